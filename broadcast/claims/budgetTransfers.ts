/**
 * Unclaimed money (clause 9.7): what is outstanding, and its way to the state budget when the three years are over. What goes there is
 * what sold tickets have won and nobody has come for, so it is counted first, by whoever asks and again by whoever confirms, who is
 * another; claims that are still open expire with it.
 */
import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { ClaimState } from '../../engine/claims/claim.ts';
import type { Day } from '../../engine/claims/day.ts';
import { type PrizeLot, unclaimedAt } from '../../engine/claims/unclaimed.ts';
import type { BudgetTransfer, UnclaimedReport } from '../protocol/claims.ts';
import { Refused } from '../refused.ts';
import type { Journal } from '../store/journal.ts';
import { claimFault } from './claimFault.ts';
import type { ClaimPolicies } from './claimPolicies.ts';
import type { Actor } from './claimRole.ts';
import type { Claims } from './claims.ts';
import { firstSaleOf, paidPrizes, prizeLots } from './prizeLots.ts';
import { type FreshCount, type UnclaimedCounts, wonOnSold } from './unclaimedCounts.ts';
import type { WonPrizes } from './wonPrizes.ts';

const ID_BYTES = 8;
/** Claims that expire with a transfer. */
const EXPIRING: readonly ClaimState[] = ['presented', 'documents', 'approved'];
/** Claims whose ticket is with somebody who has the next word. */
const WAITING: readonly ClaimState[] = ['expertise', 'forged'];

type Lots = BudgetTransfer['lots'];

const transferOf = (row: Record<string, unknown>): BudgetTransfer => {
  const lots = JSON.parse(row.lots as string) as Lots;
  return {
    transfer: row.transfer as string,
    series: row.series as number,
    state: row.state as BudgetTransfer['state'],
    askedBy: row.asked_by as string,
    askedAt: new Date(row.asked_ms as number).toISOString(),
    confirmedBy: row.confirmed_by as string | null,
    on: row.on_day as string | null,
    isCounted: row.counted !== null,
    lots,
    totalTenge: lots.reduce((sum, { amountTenge, count }) => sum + amountTenge * count, 0),
  };
};

/** What of each lot nobody has claimed or passed on. */
export const outstandingLots = (lots: readonly PrizeLot[]): Lots =>
  lots.flatMap(({ tier, since, amountTenge, count, paid, toBudget }) => {
    const gone = [...paid, ...toBudget].reduce((sum, one) => sum + one.count, 0);
    return count > gone ? [{ tier, since, amountTenge, count: count - gone }] : [];
  });

export interface BudgetParts {
  readonly database: DatabaseSync;
  readonly journal: Journal;
  readonly policies: ClaimPolicies;
  readonly claims: Claims;
  readonly won: WonPrizes;
  readonly counts: UnclaimedCounts;
}

export class BudgetTransfers {
  readonly #parts: BudgetParts;

  constructor(parts: BudgetParts) {
    this.#parts = parts;
  }

  /** Of a series, or of all; newest first. */
  all(series: number | null): BudgetTransfer[] {
    return this.#parts.database
      .prepare(
        'SELECT * FROM budget_transfer WHERE ?1 IS NULL OR series = ?1 ORDER BY asked_ms DESC, transfer',
      )
      .all(series)
      .map(transferOf);
  }

  /** The transfers of a series, the count that says what is owed, and the lots by both. */
  #account(series: number) {
    const { database, policies, won, counts } = this.#parts;
    const { terms } = policies.of(series);
    const transfers = this.all(series);
    const done = transfers.filter(({ state }) => state === 'done');
    // Transfers of before there were counts took all that was printed: beside one of them a count says nothing.
    const count = done.every(({ isCounted }) => isCounted) ? counts.standing(series) : null;
    const lots = prizeLots({
      ...{ terms, firstSale: firstSaleOf(database, series), won: won.all(series, terms), transfers: done },
      ...{ counted: count && wonOnSold(database, count), paid: paidPrizes(database, series) },
    });
    return { transfers, count, lots };
  }

  /** @param on a day in Almaty; what happened later is not counted */
  report(series: number, on: Day): UnclaimedReport {
    const schedule = this.#parts.policies.scheduleOf(series);
    const { transfers, count, lots } = this.#account(series);
    return {
      ...unclaimedAt(lots, schedule, on),
      ...{ series, schedule, transfers },
      counted: count && { on: count.on, by: count.by, record: count.record },
    };
  }

  /** Counts what a transfer would be of. @throws Refused as `ask`, before anything is opened; without the office key */
  async count(series: number, by: Actor): Promise<FreshCount> {
    this.#expectNoneAsked(series);
    this.#expectDue(series);
    return this.#parts.counts.count(series, by);
  }

  /** Counts anew what a transfer was asked for. @throws Refused as `confirm`, before anything is opened; without the office key */
  async recount(transfer: string, by: Actor): Promise<FreshCount> {
    const { series } = this.#forSecond(transfer, by);
    this.#expectDue(series);
    return this.#parts.counts.count(series, by);
  }

  #expectNoneAsked(series: number): void {
    const waiting = this.all(series).find(({ state }) => state === 'asked');
    if (!waiting) return;
    throw claimFault(
      ...(['ALREADY_ASKED', 'budget-asked'] as const),
      `series ${series}: ${waiting.transfer} waits for its second person`,
      { transfer: waiting.transfer },
    );
  }

  /**
   * @param count made by whoever asks, of what is sold and paid now
   * @throws Refused WRONG_STATE while the money is kept, where nothing is outstanding, or while a ticket is being examined; STALE where
   *   something was sold or paid since the count
   */
  ask(series: number, by: Actor, count: FreshCount): BudgetTransfer {
    const { database, journal } = this.#parts;
    return journal.transact(() => {
      this.#expectNoneAsked(series);
      const lots = this.#due(series, count);
      const transfer = `budget-${randomBytes(ID_BYTES).toString('hex')}`;
      const { record } = journal.append('budget.asked', {
        transfer,
        series,
        lots: lots.map((lot) => ({ ...lot })),
        by: by.id,
        counted: count.record,
      });
      database
        .prepare(
          'INSERT INTO budget_transfer (transfer, series, lots, asked_by, asked_ms, counted) VALUES (?, ?, ?, ?, ?, ?)',
        )
        .run(transfer, series, JSON.stringify(lots), by.id, Date.parse(record.at), count.record);
      return this.get(transfer);
    });
  }

  /** That the three years are over, and no ticket is with somebody who has the next word. */
  #expectDue(series: number): void {
    const { claims, policies } = this.#parts;
    const { keptThrough } = policies.scheduleOf(series);
    if (claims.today() <= keptThrough) {
      throw claimFault(
        ...(['WRONG_STATE', 'budget-too-early'] as const),
        `series ${series}: the money is kept through ${keptThrough} (clause 9.7)`,
        { through: keptThrough },
      );
    }
    const [waits] = claims.store.inStates(series, WAITING);
    if (waits) {
      throw claimFault(
        ...(['WRONG_STATE', 'budget-claim-waits'] as const),
        `series ${series}: ${waits.claim} is ${waits.content.state}`,
        { claim: waits.claim },
      );
    }
  }

  #due(series: number, count: FreshCount): Lots {
    this.#expectDue(series);
    if (this.#parts.counts.isOver(count)) {
      throw claimFault(
        ...(['STALE', 'budget-changed'] as const),
        `series ${series}: something was sold or paid while it was counted; ask anew`,
      );
    }
    const lots = outstandingLots(this.#account(series).lots);
    if (lots.length > 0) return lots;
    throw claimFault('WRONG_STATE', 'budget-nothing', `series ${series}: nothing is outstanding`);
  }

  /** @throws Refused NOT_FOUND */
  get(transfer: string): BudgetTransfer {
    const row = this.#parts.database
      .prepare('SELECT * FROM budget_transfer WHERE transfer = ?')
      .get(transfer);
    if (row) return transferOf(row);
    throw claimFault('NOT_FOUND', 'no-such-transfer', `${transfer}: there is no such transfer`);
  }

  /** A transfer that waits for its second person. @throws Refused WRONG_STATE for one that is over */
  #asked(transfer: string): BudgetTransfer {
    const found = this.get(transfer);
    if (found.state === 'asked') return found;
    throw new Refused('WRONG_STATE', `${transfer}: it is ${found.state} already`);
  }

  /** A transfer that waits for somebody else. @throws Refused SECOND_PERSON for who asked */
  #forSecond(transfer: string, by: Actor): BudgetTransfer {
    const asked = this.#asked(transfer);
    if (asked.askedBy !== by.id) return asked;
    throw new Refused('SECOND_PERSON', `${transfer}: it takes another person than who asked`, {
      reason: 'same-person',
    });
  }

  /**
   * @param count made by whoever confirms
   * @throws Refused SECOND_PERSON for who asked, STALE where the second count differs or something was paid since
   */
  confirm(transfer: string, by: Actor, count: FreshCount): BudgetTransfer {
    const { database, journal, claims, policies } = this.#parts;
    return journal.transact(() => {
      const { series, lots } = this.#forSecond(transfer, by);
      if (JSON.stringify(this.#due(series, count)) !== JSON.stringify(lots)) {
        throw claimFault(
          'STALE',
          'budget-changed',
          `${transfer}: what is outstanding has changed; withdraw it and ask anew`,
        );
      }
      const on = claims.today();
      policies.putOnRecord();
      journal.append('budget.transferred', { transfer, series, on, by: by.id, counted: count.record });
      database
        .prepare(`UPDATE budget_transfer SET state = 'done', confirmed_by = ?, on_day = ? WHERE transfer = ?`)
        .run(by.id, on, transfer);
      for (const { claim } of claims.store.inStates(series, EXPIRING)) claims.expire(claim, by);
      return this.get(transfer);
    });
  }

  /** @throws Refused SECOND_PERSON for another than who asked */
  withdraw(transfer: string, by: Actor): BudgetTransfer {
    const { database, journal } = this.#parts;
    return journal.transact(() => {
      if (this.#asked(transfer).askedBy !== by.id) {
        throw new Refused('SECOND_PERSON', `${transfer}: only who asked can withdraw it`, {
          reason: 'not-asker',
        });
      }
      journal.append('budget.withdrawn', { transfer, by: by.id });
      database.prepare(`UPDATE budget_transfer SET state = 'withdrawn' WHERE transfer = ?`).run(transfer);
      return this.get(transfer);
    });
  }
}
