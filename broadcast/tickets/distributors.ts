/** Distributors under contract with the operator (clause 11.7). Their names stay in the table; the journal has random ids. */
import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Distributor } from '../protocol/tickets.ts';
import type { Journal } from '../store/journal.ts';
import { ticketFault } from './ticketFault.ts';

const distributorOf = (row: Record<string, unknown>): Distributor => ({
  id: row.id as string,
  name: row.name as string,
  contract: row.contract as string,
  disabled: row.disabled === 1,
});

/** Names that people would take for one another. */
const nameKey = (name: string): string => name.trim().replace(/\s+/g, ' ').toLocaleLowerCase('ru');

export class Distributors {
  readonly #database: DatabaseSync;
  readonly #journal: Journal;

  constructor(database: DatabaseSync, journal: Journal) {
    this.#database = database;
    this.#journal = journal;
  }

  /** @throws Refused WRONG_STATE for a name that is there already */
  add(name: string, contract: string, by: string): Distributor {
    const id = `dist-${randomBytes(4).toString('hex')}`;
    return this.#journal.transact(() => {
      if (this.all().some((known) => nameKey(known.name) === nameKey(name))) {
        throw ticketFault('WRONG_STATE', 'distributor-known', `${name}: there is such a distributor already`);
      }
      const { record } = this.#journal.append('distributor.added', { distributor: id, by });
      this.#database
        .prepare('INSERT INTO distributor (id, name, contract, record) VALUES (?, ?, ?, ?)')
        .run(id, name, contract, record.index);
      return this.get(id)!;
    });
  }

  /** Ends the issue of tickets to a distributor; what it holds it still sells and returns. */
  disable(id: string, by: string): Distributor {
    return this.#journal.transact(() => {
      this.expect(id, true);
      this.#journal.append('distributor.disabled', { distributor: id, by });
      this.#database.prepare('UPDATE distributor SET disabled = 1 WHERE id = ?').run(id);
      return this.get(id)!;
    });
  }

  get(id: string): Distributor | null {
    const row = this.#database
      .prepare('SELECT id, name, contract, disabled FROM distributor WHERE id = ?')
      .get(id);
    return row ? distributorOf(row) : null;
  }

  /** By name. */
  all(): Distributor[] {
    return this.#database
      .prepare('SELECT id, name, contract, disabled FROM distributor ORDER BY name')
      .all()
      .map(distributorOf);
  }

  /**
   * @param mustBeActive one to whom tickets can be issued
   * @throws Refused for one that is unknown, or disabled
   */
  expect(id: string, mustBeActive: boolean): Distributor {
    const known = this.get(id);
    if (!known) {
      throw ticketFault('BAD_REQUEST', 'no-such-distributor', `distributor ${id}: there is none`, {
        distributor: id,
      });
    }
    if (mustBeActive && known.disabled) {
      throw ticketFault('WRONG_STATE', 'distributor-disabled', `distributor ${id}: its contract has ended`, {
        distributor: id,
      });
    }
    return known;
  }
}
