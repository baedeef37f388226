/** Small facts of a data folder that outlive a restart. */
import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

export class Settings {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  get(name: string): string | null {
    const row = this.#database.prepare('SELECT value FROM setting WHERE name = ?').get(name);
    return (row as { value: string } | undefined)?.value ?? null;
  }

  set(name: string, value: string): void {
    this.#database
      .prepare('INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = ?2')
      .run(name, value);
  }

  /**
   * Names this life of the log. A restored or replaced database is another life: viewers then start over
   * instead of taking one event for another.
   */
  epoch(): string {
    const known = this.get('epoch');
    if (known) return known;
    const epoch = randomBytes(8).toString('hex');
    this.set('epoch', epoch);
    return epoch;
  }
}
