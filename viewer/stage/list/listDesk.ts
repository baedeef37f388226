/** Asks the list's worker where the shown characters lead; answers are signals, and kept. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { FromList, ToList } from './listMessages.ts';
import type { IndexRange } from './matchingRange.ts';

export type ListStanding = 'none' | 'loading' | 'proved' | 'refuted' | 'unreachable';

export interface ListDesk {
  readonly standing: ReadonlySignal<ListStanding>;
  /** Holds the list of a draw from now on; asking again for the same one changes nothing. */
  open(draw: string, entriesRoot: string): void;
  /** Lets the list go. */
  close(): void;
  /** Entries that begin with `prefix`; null until the worker has said. */
  range(prefix: string): IndexRange | null;
}

export function startListDesk(): ListDesk {
  const standing = signal<ListStanding>('none');
  const ranges = signal<ReadonlyMap<string, IndexRange>>(new Map());
  const asked = new Set<string>();
  let worker: Worker | null = null;
  let held = '';

  function close(): void {
    worker?.terminate();
    worker = null;
    held = '';
    asked.clear();
    ranges.value = new Map();
    standing.value = 'none';
  }

  function receive(message: FromList): void {
    if (message.kind === 'loaded') standing.value = message.standing;
    else ranges.value = new Map(ranges.peek()).set(message.prefix, message.range);
  }

  const post = (message: ToList): void => worker?.postMessage(message);

  return {
    standing,
    close,
    open(draw, entriesRoot) {
      const wanted = `${draw} ${entriesRoot}`;
      if (wanted === held) return;
      close();
      held = wanted;
      standing.value = 'loading';
      worker = new Worker(new URL('./list.worker.ts', import.meta.url), { type: 'module' });
      worker.addEventListener('message', ({ data }: MessageEvent<FromList>) => receive(data));
      worker.addEventListener('error', () => receive({ kind: 'loaded', standing: 'unreachable' }));
      post({ kind: 'load', draw, entriesRoot });
    },
    range(prefix) {
      const known = ranges.value.get(prefix);
      if (known) return known;
      if (worker && !asked.has(prefix)) {
        asked.add(prefix);
        post({ kind: 'match', prefix });
      }
      return null;
    },
  };
}
