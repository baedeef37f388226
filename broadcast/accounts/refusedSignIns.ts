/**
 * Refused sign-ins on record: the first at once, what follows within a minute in one record with its count. However
 * many strangers try, the journal grows by one record an account and minute, and one for all unknown names together.
 */
import type { Journal } from '../store/journal.ts';

const MINUTE_MS = 60_000;

interface Tally {
  /** Refused since the last record. */
  count: number;
  recordedMs: number;
}

export class RefusedSignIns {
  readonly #journal: Journal;
  readonly #now: () => number;
  /** By account id; null stands for all names that there are not. */
  readonly #tallies = new Map<string | null, Tally>();

  constructor(journal: Journal, now: () => number) {
    this.#journal = journal;
    this.#now = now;
  }

  note(account: string | null): void {
    const tally = this.#tallies.get(account) ?? { count: 0, recordedMs: Number.NEGATIVE_INFINITY };
    this.#tallies.set(account, tally);
    tally.count++;
    this.#recordWhereDue(account, tally);
  }

  /** Records what a minute has brought together. To be called now and then. */
  recordDue(): void {
    for (const [account, tally] of this.#tallies) this.#recordWhereDue(account, tally);
  }

  /** Records all that is left, at the server's end. */
  recordAll(): void {
    for (const [account, tally] of this.#tallies) this.#record(account, tally);
  }

  #recordWhereDue(account: string | null, tally: Tally): void {
    // A clock that is set back must not silence the record.
    if (Math.abs(this.#now() - tally.recordedMs) >= MINUTE_MS) this.#record(account, tally);
  }

  #record(account: string | null, tally: Tally): void {
    const { count } = tally;
    if (count === 0) return;
    this.#journal.transact(() => this.#journal.append('account.refused', { account, count }));
    tally.count = 0;
    tally.recordedMs = this.#now();
  }
}
