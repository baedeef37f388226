/**
 * Winners that nobody has come for, counted on the tickets that were sold (clauses 6.4, 6.5, 9.7): who has not paid for a ticket has no
 * contract and has won nothing, so what was never sold owes nothing to the budget. The sealed outcomes of sold, unpaid places are opened
 * under the office key and added up by tier; nothing else of a ticket is looked at, and what becomes known is the counts.
 */
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PlaceRange } from '../../engine/tickets/placeRange.ts';
import type { KnownSeries } from '../store/seriesStore.ts';
import type { OfficeKey } from '../tickets/officeKey.ts';
import { SealedSeries } from '../tickets/sealedSeries.ts';
import { OWN_PRIZE } from './claimStore.ts';

/** Holdings read at once. */
const PAGE = 500;
/** Places of a holding whose payments are read at once. */
const PIECE = 1000;
/** Packs or holdings between two looks at something else: about 5 ms, however the places lie. */
const STEP = 16;

/** The last record that sold a ticket of a series or took a sale back, and the last that paid a prize on one; 0: there was none. */
export interface SoldAsOf {
  readonly sale: number;
  readonly payment: number;
}

export interface SoldWinners {
  /** Places opened: sold, and their own prize not paid. */
  readonly opened: number;
  /** Winners among them by tier, in the order of the terms; tiers without one are left out. */
  readonly tiers: readonly { readonly tier: string; readonly count: number }[];
  readonly asOf: SoldAsOf;
}

/** What a count of this moment would be of. */
export function soldAsOf(database: DatabaseSync, series: number): SoldAsOf {
  const newest = (sql: string): number =>
    (database.prepare(sql).get(series)?.record as number | undefined) ?? 0;
  return {
    sale: newest(
      `SELECT record FROM movement WHERE series = ? AND state = 'sold' ORDER BY record DESC LIMIT 1`,
    ),
    // By the index on records, from its end: the sign keeps that on series out.
    payment: newest(
      `SELECT record FROM payment WHERE +series = ? AND source = '${OWN_PRIZE}' ORDER BY record DESC LIMIT 1`,
    ),
  };
}

/** Parts of a range that have none of these places. @param places ascending, within the range */
function without({ first, last }: PlaceRange, places: readonly number[]): PlaceRange[] {
  const starts = [first, ...places.map((place) => place + 1)];
  const ends = [...places.map((place) => place - 1), last];
  return starts
    .map((start, i) => ({ first: start, last: ends[i]! }))
    .filter((range) => range.first <= range.last);
}

function* pieces({ first, last }: PlaceRange): Generator<PlaceRange> {
  for (let from = first; from <= last; from += PIECE)
    yield { first: from, last: Math.min(last, from + PIECE - 1) };
}

/** Sold places whose own prize was not paid, piece by piece, in order. Once sold they stay it, whatever became of the paper. */
export function* soldUnpaid(database: DatabaseSync, series: number): Generator<PlaceRange[]> {
  const page = database.prepare(
    'SELECT first, last FROM holding WHERE series = ? AND sold = 1 AND first > ? ORDER BY first LIMIT ?',
  );
  const paid = database.prepare(
    'SELECT place FROM payment WHERE series = ? AND place BETWEEN ? AND ? AND source = ? ORDER BY place',
  );
  for (let after = -1; ; ) {
    const held = page.all(series, after, PAGE) as unknown as PlaceRange[];
    for (const range of held.flatMap((each) => [...pieces(each)])) {
      const places = paid.all(series, range.first, range.last, OWN_PRIZE);
      yield without(
        range,
        places.map(({ place }) => place as number),
      );
    }
    if (held.length < PAGE) return;
    after = held.at(-1)!.first;
  }
}

/** Opens and counts, a pack or a holding at a time. Cost: about 8 µs a ticket, 4 s for 500,100. */
export function* countSoldWinners(
  database: DatabaseSync,
  known: KnownSeries,
  office: OfficeKey,
): Generator<void, SoldWinners> {
  const { series, terms } = known;
  const asOf = soldAsOf(database, series);
  const sealed = new SealedSeries(database, known, office);
  const counts = new Uint32Array(terms.instantTiers.length + 1);
  for (const ranges of soldUnpaid(database, series)) {
    for (const range of ranges) yield* sealed.addTiers(range, counts);
    yield;
  }
  const tiers = terms.instantTiers.map(({ id }, i) => ({ tier: id, count: counts[i + 1]! }));
  return {
    opened: counts.reduce((sum, count) => sum + count, 0),
    tiers: tiers.filter(({ count }) => count > 0),
    asOf,
  };
}

/** Runs a count beside everything else: the event loop waits for no more than one step of it. */
export async function inSlices<T>(count: Generator<void, T>): Promise<T> {
  for (let step = 1; ; step++) {
    const { done, value } = count.next();
    if (done) return value;
    if (step % STEP === 0) await nextTurn();
  }
}
