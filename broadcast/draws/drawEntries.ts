/** Who takes part in a draw, wherever the entries come from: registered tickets or an imported list. */
import type { EntryListStore } from '../entryLists/entryListStore.ts';
import type { DrawStore } from './drawStore.ts';
import type { Registrations } from './registrations.ts';

export class DrawEntries {
  readonly #draws: DrawStore;
  readonly #registrations: Registrations;
  readonly #lists: EntryListStore;

  constructor(draws: DrawStore, registrations: Registrations, lists: EntryListStore) {
    this.#draws = draws;
    this.#registrations = registrations;
    this.#lists = lists;
  }

  #listOf = (draw: string): string | null => this.#draws.get(draw)?.entryList ?? null;

  count(draw: string): number {
    const list = this.#listOf(draw);
    return list === null ? this.#registrations.count(draw) : this.#lists.get(list)!.count;
  }

  /** All entries, one a line. Lets the event loop run in between. */
  async lines(draw: string): Promise<Uint8Array> {
    const list = this.#listOf(draw);
    return list === null ? this.#registrations.lines(draw) : this.#lists.lines(list);
  }

  /** The entries that a redraw of the draw starts from, one a line: as frozen, or as far as they had come. */
  carried(draw: string): Uint8Array | null {
    const list = this.#listOf(draw);
    return list === null ? null : (this.#draws.frozenLines(draw) ?? this.#lists.lines(list));
  }
}
