/** Counts of winners on sold tickets (clause 9.7) as the journal alone knows them: each is of as many places as were sold and not paid then. */
import type { JournalRecord } from '../../engine/journal/journalRecord.ts';
import { dayInAlmaty } from '../../engine/raffle/almatyDay.ts';
import type { LotteryTerms } from '../../engine/terms/lotteryTerms.ts';
import { Broken } from './broken.ts';
import { type CountedBody, countedSchema, readBody } from './claimRecords.ts';

/** What the records up to the present one say of a series' sales and payments of tickets' own prizes. */
export interface SoldAndPaid {
  readonly soldTickets: number;
  /** The last record that sold a ticket or took a sale back; 0: there was none. */
  readonly sale: number;
  /** The last record that paid a ticket's own prize; 0: there was none. */
  readonly payment: number;
  /** Own prizes paid, by tier. */
  readonly paid: ReadonlyMap<string, number>;
}

export interface CountSources {
  isOperator(account: string): boolean;
  termsOf(series: number): LotteryTerms | null;
  soldAndPaid(series: number): SoldAndPaid;
}

const total = (counts: Iterable<number>): number => [...counts].reduce((sum, count) => sum + count, 0);

export class CountAccount {
  readonly counts = new Map<number, CountedBody>();
  readonly #sources: CountSources;

  constructor(sources: CountSources) {
    this.#sources = sources;
  }

  /** @throws Broken for a count by nobody who may, or of other tickets than were sold and not paid */
  note(record: JournalRecord): void {
    const body = readBody(countedSchema, record);
    const { index } = record;
    if (!this.#sources.isOperator(body.by)) {
      throw new Broken(index, `winners were counted by ${body.by}, no operator`);
    }
    if (body.on !== dayInAlmaty(Date.parse(record.at))) {
      throw new Broken(index, `its day ${body.on} is not that of its instant`);
    }
    this.#expectPossible(index, body);
    this.counts.set(index, body);
  }

  #expectPossible(index: number, { series, opened, tiers, ...asOf }: CountedBody): void {
    const printed = this.#sources.termsOf(series)?.instantTiers;
    const now = this.#sources.soldAndPaid(series);
    const most = (id: string): number => printed?.find((tier) => tier.id === id)?.count ?? 0;
    if (tiers.some(({ tier, count }) => count + (now.paid.get(tier) ?? 0) > most(tier))) {
      throw new Broken(index, `it counts more winners of series ${series} than were printed`);
    }
    // Whatever was sold or paid while it was counted, nothing is built on it then.
    if (asOf.sale !== now.sale || asOf.payment !== now.payment) return;
    const unpaid = now.soldTickets - total(now.paid.values());
    if (opened !== unpaid || total(tiers.map(({ count }) => count)) > opened) {
      throw new Broken(
        index,
        `it opened ${opened} tickets of series ${series}, ${unpaid} were sold and not paid`,
      );
    }
  }

  /** The count that a record builds on: by the same person, and of what is sold and paid now. @throws Broken for any other */
  expectFresh(index: number, named: number, series: number, by: string): CountedBody {
    const count = this.counts.get(named);
    const now = this.#sources.soldAndPaid(series);
    const isFresh =
      count?.series === series && count.by === by && count.sale === now.sale && count.payment === now.payment;
    if (isFresh) return count;
    throw new Broken(index, `record ${named} is no count of ${by}'s of what was sold and not paid by then`);
  }
}
