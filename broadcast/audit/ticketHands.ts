/** Whose hands tickets went through: the books are moved by operators, and by whoever does the act on a claim that moves its ticket. */
import type { JournalRecord } from '../../engine/journal/journalRecord.ts';
import type { Role } from '../protocol/host.ts';
import { Broken } from './broken.ts';

/** A series may be received on the server's own command line, where nobody signs in. */
const COMMAND_LINE = 'command-line';
/** Fills the books of the series that it has printed itself. */
const DEMO = 'demo';
const OF_BOOKS = new Set(['tickets.moved', 'tickets.restored', 'distributor.added', 'distributor.disabled']);

export class TicketHands {
  readonly #roleOf: (account: string) => Role | null;
  #isDemo = false;
  /** Who did the act on a claim that the record before was; null: it was none. */
  #claimant: unknown = null;

  /** @param roleOf of an account by the records before the present one; null for one that there is not, or that was disabled */
  constructor(roleOf: (account: string) => Role | null) {
    this.#roleOf = roleOf;
  }

  /** @throws Broken for a movement by somebody who may not */
  note({ index, type, body }: JournalRecord): void {
    const claimant = this.#claimant;
    this.#claimant = type === 'claim.acted' ? body.by : null;
    if (type === 'series.received' && body.sealed !== undefined) {
      if (body.by === DEMO) this.#isDemo = true;
      else if (body.by !== COMMAND_LINE) this.#expectOperator(index, body.by);
      return;
    }
    if (!OF_BOOKS.has(type)) return;
    if (claimant !== null && claimant === body.by && type === 'tickets.moved') return;
    if (this.#isDemo && body.by === DEMO) return;
    this.#expectOperator(index, body.by);
  }

  #expectOperator(index: number, by: unknown): void {
    if (typeof by === 'string' && this.#roleOf(by) === 'operator') return;
    throw new Broken(index, `it is done by ${by}, who was no operator`);
  }
}
