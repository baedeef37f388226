/** Frozen entries in shared memory, so that handing them to a worker costs nothing. */
import type { FrozenList } from '../../engine/pool/tasks.ts';
import type { DrawLog } from './drawLog.ts';
import type { DrawStore } from './drawStore.ts';

/** Lists kept in memory: the draw on air and those looked up last. */
const LISTS_KEPT = 3;

export class FrozenLists {
  readonly #draws: DrawStore;
  readonly #log: DrawLog;
  readonly #lists = new Map<string, FrozenList>();

  constructor(draws: DrawStore, log: DrawLog) {
    this.#draws = draws;
    this.#log = log;
  }

  /** The list of a draw, or null before its freeze. */
  get(draw: string): FrozenList | null {
    const known = this.#lists.get(draw);
    if (known) {
      // Looked up last: it is let go last.
      this.#lists.delete(draw);
      this.#lists.set(draw, known);
      return known;
    }
    const stored = this.#draws.frozenLines(draw);
    const root = this.#log.state(draw)?.frozen?.entriesRoot;
    if (!stored || !root) return null;
    const lines = new Uint8Array(new SharedArrayBuffer(stored.length));
    lines.set(stored);
    const list = { root, lines };
    this.#lists.set(draw, list);
    if (this.#lists.size > LISTS_KEPT) this.#lists.delete(this.#lists.keys().next().value!);
    return list;
  }
}
