/**
 * Counts of winners on sold tickets, made for a transfer to the budget (clause 9.7). A count opens sealed outcomes, so it is on record
 * before anybody hears of it: who, which series, how many places, how many winners of each tier; no place.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { Day } from '../../engine/claims/day.ts';
import { dayInAlmaty } from '../../engine/raffle/almatyDay.ts';
import type { Journal } from '../store/journal.ts';
import type { SeriesStore } from '../store/seriesStore.ts';
import type { OfficeKey } from '../tickets/officeKey.ts';
import { isSealed } from '../tickets/sealedSeries.ts';
import { claimFault } from './claimFault.ts';
import type { Actor } from './claimRole.ts';
import { OWN_PRIZE } from './claimStore.ts';
import { countSoldWinners, inSlices, type SoldAsOf, type SoldWinners, soldAsOf } from './soldWinners.ts';

export interface UnclaimedCount extends Pick<SoldWinners, 'opened' | 'tiers'> {
  readonly series: number;
  /** Journal record. */
  readonly record: number;
  readonly on: Day;
  /** Account id. */
  readonly by: string;
}

/** A count that was just made, with what it is of. */
export interface FreshCount extends UnclaimedCount {
  readonly asOf: SoldAsOf;
}

export interface CountParts {
  readonly database: DatabaseSync;
  readonly journal: Journal;
  readonly series: SeriesStore;
  /** Null: the server was started without it, and nothing can be counted. */
  readonly office: OfficeKey | null;
}

const countOf = (row: Record<string, unknown>): UnclaimedCount => ({
  series: row.series as number,
  record: row.record as number,
  on: row.on_day as string,
  by: row.counted_by as string,
  opened: row.opened as number,
  tiers: JSON.parse(row.tiers as string) as UnclaimedCount['tiers'],
});

export class UnclaimedCounts {
  readonly #parts: CountParts;

  constructor(parts: CountParts) {
    this.#parts = parts;
  }

  /** @throws Refused where nothing can be opened here: no office key, or no sealed outcomes */
  #office(series: number): OfficeKey {
    const { office, database } = this.#parts;
    if (!office) {
      throw claimFault(
        ...(['WRONG_STATE', 'office-key-missing'] as const),
        'winners on sold tickets are counted under the office key; start the server with it (--office-key-file)',
      );
    }
    if (isSealed(database, series)) return office;
    const message = `series ${series}: its outcomes are not here`;
    throw claimFault('WRONG_STATE', 'series-not-sealed', message, { series });
  }

  /** Counts beside everything else, some seconds for a whole series; durable in the journal when it resolves. */
  async count(series: number, by: Actor): Promise<FreshCount> {
    const office = this.#office(series);
    const { database, journal, series: known } = this.#parts;
    const { opened, tiers, asOf } = await inSlices(countSoldWinners(database, known.get(series)!, office));
    return journal.transact(() => {
      const on = dayInAlmaty(journal.stampMs());
      const counts = tiers.map((each) => ({ ...each }));
      const body = { series, on, by: by.id, opened, tiers: counts, sale: asOf.sale, payment: asOf.payment };
      const { index: record } = journal.append('unclaimed.counted', body).record;
      database
        .prepare(
          'INSERT INTO unclaimed_count (record, series, on_day, counted_by, opened, tiers) VALUES (?, ?, ?, ?, ?, ?)',
        )
        .run(record, series, on, by.id, opened, JSON.stringify(tiers));
      return { series, record, on, by: by.id, opened, tiers, asOf };
    });
  }

  /** Whether tickets were sold, sales taken back or prizes paid since. */
  isOver({ series, asOf }: FreshCount): boolean {
    const now = soldAsOf(this.#parts.database, series);
    return now.sale !== asOf.sale || now.payment !== asOf.payment;
  }

  /** The newest count of what is sold now; null: there was none since the last sale, or sale taken back. */
  standing(series: number): UnclaimedCount | null {
    return standingCount(this.#parts.database, series);
  }
}

/** As `UnclaimedCounts.standing`, of a database alone. */
export function standingCount(database: DatabaseSync, series: number): UnclaimedCount | null {
  const row = database
    .prepare('SELECT * FROM unclaimed_count WHERE series = ? ORDER BY record DESC LIMIT 1')
    .get(series);
  const count = row ? countOf(row) : null;
  return count && count.record > soldAsOf(database, series).sale ? count : null;
}

/** Winners on sold tickets by tier: those counted, and those that had been paid by then. */
export function wonOnSold(
  database: DatabaseSync,
  { series, record, tiers }: UnclaimedCount,
): Map<string, number> {
  const won = new Map(tiers.map(({ tier, count }) => [tier, count]));
  const paid = database
    .prepare(
      `SELECT c.content ->> '$.prize.id' AS tier, count(*) AS count FROM payment p JOIN claim c USING (claim)
       WHERE p.series = ? AND p.source = '${OWN_PRIZE}' AND p.record < ? GROUP BY 1`,
    )
    .all(series, record) as { tier: string; count: number }[];
  for (const { tier, count } of paid) won.set(tier, (won.get(tier) ?? 0) + count);
  return won;
}
