/** Holds the frozen list of one draw, proves it against the root announced on air, and says what still matches. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { type FrozenEntries, freezeEntries } from '../../../engine/draw/entries.ts';
import type { FromList, ToList } from './listMessages.ts';
import { matchingRange } from './matchingRange.ts';

const ATTEMPTS = 5;
const FIRST_RETRY_MS = 500;

const tell = (message: FromList): void => postMessage(message);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function download(draw: string): Promise<Uint8Array | null> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await pause(FIRST_RETRY_MS * 2 ** (attempt - 1));
    try {
      const response = await fetch(`/api/draws/${encodeURIComponent(draw)}/entries`);
      if (response.ok) return new Uint8Array(await response.arrayBuffer());
    } catch {
      // No network just now: asked again.
    }
  }
  return null;
}

/** The list when it is the announced one. */
async function load(draw: string, entriesRoot: string): Promise<FrozenEntries | null> {
  const file = await download(draw);
  if (file === null) {
    tell({ kind: 'loaded', standing: 'unreachable' });
    return null;
  }
  const frozen = freezeEntries(file);
  const isProved = bytesToHex(frozen.root) === entriesRoot;
  tell({ kind: 'loaded', standing: isProved ? 'proved' : 'refuted' });
  return isProved ? frozen : null;
}

let list: Promise<FrozenEntries | null> = Promise.resolve(null);

addEventListener('message', ({ data }: MessageEvent<ToList>) => {
  if (data.kind === 'load') {
    list = load(data.draw, data.entriesRoot).catch(() => {
      // Not a list at all: what does not parse cannot have the announced root.
      tell({ kind: 'loaded', standing: 'refuted' });
      return null;
    });
    return;
  }
  const { prefix } = data;
  void list.then((held) => {
    if (held) tell({ kind: 'range', prefix, range: matchingRange(held, prefix) });
  });
});
