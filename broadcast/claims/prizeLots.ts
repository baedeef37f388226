/**
 * The prizes of a series as lots, for the account of what is unclaimed (clause 9.7). While outcomes are sealed nobody knows which of the
 * sold tickets win: until they are counted, a lot of instant prizes is what was printed, which is the most that can be owed.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { Day } from '../../engine/claims/day.ts';
import type { Dated, PrizeLot } from '../../engine/claims/unclaimed.ts';
import type { LotteryTerms } from '../../engine/terms/lotteryTerms.ts';
import type { BudgetTransfer } from '../protocol/claims.ts';
import { OWN_PRIZE } from './claimStore.ts';
import type { WonInDraw } from './wonPrizes.ts';

/** Prizes paid on one day. */
export interface PaidPrize {
  readonly source: string;
  readonly prize: string;
  /** Before tax; draws give the same kind of prize in several sums. */
  readonly amountTenge: number;
  readonly on: Day;
  readonly count: number;
}

export interface LotFacts {
  readonly terms: LotteryTerms;
  /** The first day on which a ticket of the series was sold; null: none was. */
  readonly firstSale: Day | null;
  readonly won: readonly WonInDraw[];
  /** Winners on sold tickets by tier, where they were counted; null: all that was printed, which is the most. */
  readonly counted: ReadonlyMap<string, number> | null;
  readonly paid: readonly PaidPrize[];
  readonly transfers: readonly Pick<BudgetTransfer, 'on' | 'lots'>[];
}

/** Of a draw or a day, of one kind of prize in one sum. */
type Found = (of: string, prize: string, amountTenge: number) => Dated[];

/** Until a ticket was sold no prize of it can be claimed: then there are the draws' lots alone. */
export function prizeLots({ terms, firstSale, won, counted, paid, transfers }: LotFacts): PrizeLot[] {
  const paidOf: Found = (source, prize, amountTenge) =>
    paid
      .filter((one) => one.source === source && one.prize === prize && one.amountTenge === amountTenge)
      .map(({ on, count }) => ({ on, count }));
  const toBudget: Found = (since, tier, amountTenge) =>
    transfers.flatMap(({ on, lots }) =>
      lots
        .filter(
          (lot) => on !== null && lot.tier === tier && lot.since === since && lot.amountTenge === amountTenge,
        )
        .map(({ count }) => ({ on: on!, count })),
    );
  const instant = (since: Day): PrizeLot[] =>
    terms.instantTiers.map(({ id, amountTenge, count: printed }) => ({
      ...{ tier: id, amountTenge, since, count: counted ? (counted.get(id) ?? 0) : printed },
      ...{ paid: paidOf(OWN_PRIZE, id, amountTenge), toBudget: toBudget(since, id, amountTenge) },
    }));
  return [...(firstSale === null ? [] : instant(firstSale)), ...drawLots(won, paidOf, toBudget)];
}

/** Draws of one day that gave the same prize of the same sum are one lot: a transfer names a lot by all three. */
function drawLots(won: readonly WonInDraw[], paidOf: Found, toBudget: Found): PrizeLot[] {
  const alike = Map.groupBy(won, ({ prize, since }) => `${prize.id} ${prize.amountTenge} ${since}`);
  return [...alike.values()].map((lot) => {
    const { prize, since } = lot[0]!;
    const draws = new Set(lot.map(({ draw }) => draw));
    return {
      ...{ tier: prize.id, amountTenge: prize.amountTenge, since, count: lot.length },
      paid: [...draws].flatMap((draw) => paidOf(draw, prize.id, prize.amountTenge)),
      toBudget: toBudget(since, prize.id, prize.amountTenge),
    };
  });
}

/** The first day of sale, by the movements that stand. */
export function firstSaleOf(database: DatabaseSync, series: number): Day | null {
  const row = database
    .prepare(
      `SELECT min(day) AS day FROM movement m WHERE series = ? AND state = 'sold' AND undoes IS NULL
         AND NOT EXISTS (SELECT 1 FROM movement u WHERE u.undoes = m.record)`,
    )
    .get(series);
  return (row?.day as string | null | undefined) ?? null;
}

export function paidPrizes(database: DatabaseSync, series: number): PaidPrize[] {
  return database
    .prepare(
      `SELECT p.source AS source, c.content ->> '$.prize.id' AS prize, p.gross_tenge AS amount, p.on_day AS day,
         count(*) AS count
       FROM payment p JOIN claim c USING (claim) WHERE p.series = ? GROUP BY 1, 2, 3, 4`,
    )
    .all(series)
    .map(({ source, prize, amount, day, count }) => ({
      source: source as string,
      prize: prize as string,
      amountTenge: amount as number,
      on: day as string,
      count: count as number,
    }));
}
