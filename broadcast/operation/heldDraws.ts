/**
 * Draws that a restored backup caught under way. What happened to them between the backup and the loss is not known here:
 * tickets may have been registered, a winner even announced. So none of them takes a step before two people who do know
 * have given their word for it (act `go-on`), with a reason that is journalled.
 */
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { DrawLog } from '../draws/drawLog.ts';
import { DrawStore, type StoredDraw } from '../draws/drawStore.ts';
import type { Journal } from '../store/journal.ts';
import type { Settings } from '../store/settings.ts';

const SETTING = 'held-draws';
const idsSchema = z.array(z.string());

export class HeldDraws {
  readonly #database: DatabaseSync;
  readonly #settings: Settings;
  readonly #journal: Journal;

  constructor(database: DatabaseSync, settings: Settings, journal: Journal) {
    this.#database = database;
    this.#settings = settings;
    this.#journal = journal;
  }

  /** Those that still have something to do: one that was called off meanwhile waits for nothing. */
  get ids(): readonly string[] {
    const held = idsSchema.parse(JSON.parse(this.#settings.get(SETTING) ?? '[]'));
    if (held.length === 0) return held;
    const select = this.#database.prepare(
      "SELECT 1 FROM draw WHERE id = ? AND phase NOT IN ('completed', 'aborted')",
    );
    return held.filter((id) => select.get(id) !== undefined);
  }

  /** Holds draws back. Only inside a transaction of the journal that says why. */
  hold(ids: readonly string[]): void {
    this.#settings.set(SETTING, JSON.stringify(ids));
  }

  has(id: string): boolean {
    return this.ids.includes(id);
  }

  /** A held draw may go on from where the backup has it. @param by account ids of those whose word it is */
  letGoOn(id: string, by: readonly string[], reason: string): void {
    this.#journal.transact(() => {
      this.hold(this.ids.filter((held) => held !== id));
      this.#journal.append('draw.let-go-on', { draw: id, by: [...by], reason });
    });
  }
}

/** The draws as the runner sees them: those that are held back have nothing to do. */
export class RunnableDraws extends DrawStore {
  readonly #held: HeldDraws;

  constructor(database: DatabaseSync, journal: Journal, log: DrawLog, held: HeldDraws) {
    super(database, journal, log);
    this.#held = held;
  }

  override unfinished(): StoredDraw[] {
    const { ids } = this.#held;
    return super.unfinished().filter(({ id }) => !ids.includes(id));
  }
}
