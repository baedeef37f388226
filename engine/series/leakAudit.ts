/**
 * The leak audit: hundreds of things that somebody could see before a ticket is fully scratched, each tested for
 * going with the outcome, under one stated rate of false alarms.
 */
import { amountFeatures, rowFeatures, singleFeatures } from './faceFeatures.ts';
import { type ContingencyTable, goodnessOfFit, gTest, type Independence } from './gTest.ts';
import { holm } from './holm.ts';
import type { LeakFeature, LeakKind } from './leakFeature.ts';
import { hiddenNumberFeatures, serialFeatures } from './numberFeatures.ts';
import { neighbourTables, packDispersionTest, packHistogramTest, runsTest } from './orderTests.ts';
import { otherRowsFeatures } from './otherRowsFeatures.ts';
import { pairTests } from './pairTests.ts';
import type { PrintTerms } from './printLimits.ts';
import type { SeriesColumns } from './seriesColumns.ts';
import { NO_ROW, type TicketFacts, ticketFacts } from './ticketFacts.ts';
import { topPrizeTests } from './topPrizeTest.ts';

/** The probability that the audit of an honest series raises any alarm, at most. */
export const FALSE_ALARM_RATE = 1e-6;

/** Neighbours looked at: up to two packs of 30 away. */
const MAX_LAG = 60;

/** Where a value shifts the chance to win most, in standard errors. */
export interface LeakEffect {
  /** The feature's code. */
  readonly value: number;
  /** Share of winners among the tickets with that value, in the comparison. */
  readonly winShare: number;
  /** Share of winners among all tickets of the comparison. */
  readonly expectedShare: number;
}

export interface LeakTest {
  readonly id: string;
  readonly kind: LeakKind;
  readonly about: string;
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  /** Decimal logarithm of the p-value of this test alone. */
  readonly log10P: number;
  readonly effect?: LeakEffect;
  readonly alarm: boolean;
}

export interface LeakReport {
  readonly falseAlarmRate: number;
  /** Most telling first. */
  readonly tests: readonly LeakTest[];
  /** Tests that the series is too small for. */
  readonly skipped: number;
  readonly alarms: number;
}

type UnjudgedTest = Omit<LeakTest, 'alarm'>;
/** Told how many tests are done. */
export type OnTest = (testsDone: number) => void;

/**
 * Counts codes by group. Two tables in turn: a counter that was raised a moment ago is not ready to be raised again.
 * @param group below `groups` for every ticket
 */
function tally(
  feature: LeakFeature,
  group: Uint8Array,
  groups: number,
  winningRow: Int8Array,
): ContingencyTable {
  const { levels, codes, withoutWinnersOfRow } = feature;
  const counts = new Uint32Array(levels * groups);
  const others = new Uint32Array(levels * groups);
  if (withoutWinnersOfRow === undefined) {
    const even = codes.length & ~1;
    for (let i = 0; i < even; i += 2) {
      counts[codes[i]! * groups + group[i]!]!++;
      others[codes[i + 1]! * groups + group[i + 1]!]!++;
    }
    if (even < codes.length) counts[codes[even]! * groups + group[even]!]!++;
  } else {
    for (let i = 0; i < codes.length; i++) {
      if (winningRow[i] !== withoutWinnersOfRow) counts[codes[i]! * groups + group[i]!]!++;
    }
  }
  for (let i = 0; i < counts.length; i++) counts[i]! += others[i]!;
  return { levels, groups, counts };
}

/** The value whose share of winners is furthest from the whole's, in standard errors. @param table losers, winners */
function effectOf({ levels, counts }: ContingencyTable): LeakEffect {
  let winners = 0;
  let tickets = 0;
  for (let level = 0; level < levels; level++) {
    winners += counts[level * 2 + 1]!;
    tickets += counts[level * 2]! + counts[level * 2 + 1]!;
  }
  const expectedShare = winners / tickets;
  let best = { value: 0, winShare: expectedShare, expectedShare };
  let furthest = -1;
  for (let value = 0; value < levels; value++) {
    const here = counts[value * 2]! + counts[value * 2 + 1]!;
    if (here === 0) continue;
    const winShare = counts[value * 2 + 1]! / here;
    const distance = Math.abs(winShare - expectedShare) * Math.sqrt(here);
    if (distance > furthest) {
      furthest = distance;
      best = { value, winShare, expectedShare };
    }
  }
  return best;
}

const named = (
  { id, kind, about }: Pick<LeakTest, 'id' | 'kind' | 'about'>,
  result: Independence | undefined,
  effect?: LeakEffect,
): UnjudgedTest | undefined =>
  result && {
    id,
    kind,
    about,
    statistic: result.statistic,
    degreesOfFreedom: result.degreesOfFreedom,
    log10P: result.logP / Math.LN10,
    ...(effect && { effect }),
  };

function* featureTests(columns: SeriesColumns, facts: TicketFacts): Generator<UnjudgedTest | undefined> {
  // A tier that is not in the terms fails the exact checks; here it must only stay within the tables.
  const tiers = new Uint8Array(columns.tickets);
  for (let i = 0; i < tiers.length; i++) {
    const tier = columns.tiers[i]!;
    if (tier > 0 && tier <= facts.tierCount) tiers[i] = tier;
  }
  const sources = [
    serialFeatures(columns),
    hiddenNumberFeatures(columns),
    singleFeatures(columns, facts),
    rowFeatures(columns, facts),
    otherRowsFeatures(columns, facts),
    amountFeatures(columns, facts),
  ];
  for (const source of sources) {
    for (const feature of source) {
      const table = tally(feature, facts.won, 2, facts.winningRow);
      yield named(feature, gTest(table), effectOf(table));
      if (!feature.byTier) continue;
      const byTier = tally(feature, tiers, facts.tierCount + 1, facts.winningRow);
      yield named(
        { ...feature, id: `${feature.id}.tier`, about: `${feature.about}, by tier` },
        gTest(byTier),
      );
      for (const { tiers: top, winners, result } of topPrizeTests(byTier)) {
        const about = `${feature.about}, the ${winners} largest prizes`;
        yield named({ ...feature, id: `${feature.id}.top${top}`, about }, result);
      }
    }
  }
}

function* cellPairTests(columns: SeriesColumns, facts: TicketFacts): Generator<UnjudgedTest | undefined> {
  for (const { id, about, table, result } of pairTests(columns, facts)) {
    yield named({ id, about, kind: 'partial-scratch' }, result, effectOf(table));
  }
}

/** Tests among winners: the winning row must be every row alike, and say nothing of the tier. */
function* winningRowTests(columns: SeriesColumns, facts: TicketFacts): Generator<UnjudgedTest | undefined> {
  const { rows, symbolsPerRow, symbols, tickets, tiers } = columns;
  const { winningRow, symbolCount, tierCount } = facts;
  const byRow = new Uint32Array(rows * (tierCount + 1));
  const bySymbol = new Uint32Array(symbolCount * (tierCount + 1));
  for (let i = 0; i < tickets; i++) {
    const row = winningRow[i]!;
    if (row === NO_ROW) continue;
    byRow[row * (tierCount + 1) + tiers[i]!]!++;
    bySymbol[symbols[row * symbolsPerRow]![i]! * (tierCount + 1) + tiers[i]!]!++;
  }
  const parts = [
    { id: 'winning-row', what: 'row', levels: rows, counts: byRow },
    { id: 'winning-symbol', what: 'symbol', levels: symbolCount, counts: bySymbol },
  ];
  for (const { id, what, levels, counts } of parts) {
    const totals = Array.from({ length: levels }, (_, level) =>
      counts
        .subarray(level * (tierCount + 1), (level + 1) * (tierCount + 1))
        .reduce((sum, count) => sum + count, 0),
    );
    const winners = totals.reduce((sum, count) => sum + count, 0);
    const even = totals.map(() => winners / levels);
    const common = { id, kind: 'partial-scratch', about: `which ${what} wins, among winners` } as const;
    yield named(common, goodnessOfFit(totals, even));
    const byTier = gTest({ levels, groups: tierCount + 1, counts });
    yield named({ ...common, id: `${id}.tier`, about: `${common.about}, by tier` }, byTier);
  }
}

function* orderTests(facts: TicketFacts, packTickets: number): Generator<UnjudgedTest | undefined> {
  const { won } = facts;
  const outside = (id: string, about: string) => ({ id, about, kind: 'outside' }) as const;
  yield named(outside('runs', 'changes from winner to loser along the series'), runsTest(won));
  let lag = 0;
  for (const table of neighbourTables(won, Math.min(MAX_LAG, won.length - 1))) {
    lag++;
    const about = `whether the ticket ${lag} further on wins`;
    yield named(outside(`neighbour-${lag}`, about), gTest(table), effectOf(table));
  }
  yield named(
    outside('packs', 'winners a pack: too uneven or too even'),
    packDispersionTest(won, packTickets),
  );
  yield named(
    outside('packs.histogram', 'packs with 0, 1, 2, … winners'),
    packHistogramTest(won, packTickets),
  );
}

/**
 * Tests a whole series for leaks. Cost: about 1.5 s for 500,100 tickets.
 * @throws nothing for a wrong series: run the exact checks first, for the tests take its prizes and tiers as they stand
 */
export function auditLeaks(columns: SeriesColumns, terms: PrintTerms, onTest?: OnTest): LeakReport {
  const facts = ticketFacts(columns, terms);
  const done: UnjudgedTest[] = [];
  let skipped = 0;
  const sources = [
    orderTests(facts, terms.series.packTickets),
    featureTests(columns, facts),
    cellPairTests(columns, facts),
    winningRowTests(columns, facts),
  ];
  for (const source of sources) {
    for (const test of source) {
      if (test) done.push(test);
      else skipped++;
      onTest?.(done.length + skipped);
    }
  }
  const alarms = holm(
    done.map((test) => test.log10P * Math.LN10),
    FALSE_ALARM_RATE,
  );
  const tests = done.map((test, i) => ({ ...test, alarm: alarms[i]! })).sort((a, b) => a.log10P - b.log10P);
  return { falseAlarmRate: FALSE_ALARM_RATE, tests, skipped, alarms: alarms.filter(Boolean).length };
}
