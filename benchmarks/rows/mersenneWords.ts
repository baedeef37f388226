/** Raw words in bulk: 10,000,000 of MT19937 into an array. */

import type { Peers } from '../peers/openPeers.ts';
import { peerRow } from '../peers/peerRow.ts';
import { type AnyRow, timed } from '../row.ts';
import { kernelStream, plainStream, pureRandStream } from './sameStream.ts';

const WORDS = 10_000_000;
const GROUP = '10,000,000 words of MT19937';

/** The exclusive or of a round's words: all rows must have made the same ones. */
function checksum(words: Uint32Array): number {
  let joined = 0;
  for (let i = 0; i < words.length; i++) joined ^= words[i]!;
  return joined >>> 0;
}

/** @throws Error when a peer's words are not ours: its time would compare with nothing */
export async function mersenneWordRows(peers: Peers): Promise<AnyRow[]> {
  const out = new Uint32Array(WORDS);
  kernelStream().fill(out);
  const expected = checksum(out);
  for (const peer of [peers.cpp, peers.numpy]) {
    if (typeof peer === 'string') continue;
    const got = await peer.ask('check');
    if (got !== expected)
      throw new Error(`${peer.version}: expected words with the XOR ${expected}, got ${got}`);
  }

  const kernel = kernelStream();
  const plain = plainStream();
  const pureRand = pureRandStream();
  return [
    timed(GROUP, 'here, kernel', () => kernel.fill(out)),
    timed(GROUP, 'here, plain twin', () => plain.fill(out)),
    timed(GROUP, 'pure-rand', () => {
      for (let i = 0; i < WORDS; i++) out[i] = pureRand.next();
    }),
    peerRow(GROUP, 'C++ std::mt19937', peers.cpp, 'words'),
    peerRow(GROUP, 'NumPy integers(uint32)', peers.numpy, 'words'),
  ];
}
