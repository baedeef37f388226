/**
 * What an actuary asks of a printed series: how each tier lies among the packs, how long losers run, where the first and
 * the last winner stand; each number beside its exact expectation under a fair shuffle. The p-values together raise a
 * false alarm at one stated rate.
 */
import type { Tenge } from '../terms/tenge.ts';
import { holm } from './holm.ts';
import { logHypergeometricMass } from './hypergeometricTail.ts';
import { type LoserRuns, loserRuns } from './loserRuns.ts';
import { type PackPairs, packPairs } from './packStatistics.ts';
import type { PrintTerms } from './printLimits.ts';
import { type SeriesColumns, serialTextAt } from './seriesColumns.ts';
import { type WinnerPositions, winnerPositions } from './winnerPositions.ts';

/** The probability that the statistics of an honest series raise any alarm, at most. */
export const STATISTICS_FALSE_ALARM_RATE = 1e-6;

export interface TierStatistics extends WinnerPositions {
  /** Null stands for all winners together. */
  readonly amountTenge: Tenge | null;
  readonly winners: number;
  readonly firstSerial: string | null;
  readonly lastSerial: string | null;
  readonly byPack: PackPairs;
}

/** Packs that hold so many winners, and how many should. */
export interface PackCount {
  readonly winners: number;
  readonly packs: number;
  readonly expectedPacks: number;
}

/** Prize money of a whole pack. */
export interface PackValue {
  readonly leastTenge: Tenge;
  readonly mostTenge: Tenge;
  readonly meanTenge: number;
  /** Observed over the packs, and exact for a pack of a fair shuffle. */
  readonly sdTenge: number;
  readonly expectedSdTenge: number;
}

export interface PrizeStatistics {
  readonly falseAlarmRate: number;
  readonly tests: number;
  /** Which of them raise an alarm, in words; empty for an honest series. */
  readonly alarms: readonly string[];
  /** All winners first, then the tiers ascending. */
  readonly tiers: readonly TierStatistics[];
  readonly packs: readonly PackCount[];
  readonly packValue: PackValue | null;
  readonly losers: LoserRuns;
}

/** Counts by pack and the ends of one kind of winner. */
interface Kind {
  readonly amountTenge: Tenge | null;
  readonly counts: Uint8Array;
  winners: number;
  first: number;
  last: number;
}

function add(kind: Kind, ticket: number, pack: number): void {
  kind.counts[pack]!++;
  kind.winners++;
  if (kind.first < 0) kind.first = ticket;
  kind.last = ticket;
}

function gather(columns: SeriesColumns, terms: PrintTerms): { kinds: Kind[]; values: Float64Array } {
  const { tickets, prizesTenge } = columns;
  const { packTickets } = terms.series;
  const packs = Math.ceil(tickets / packTickets);
  const kindOf = (amountTenge: Tenge | null): Kind => ({
    amountTenge,
    counts: new Uint8Array(packs),
    winners: 0,
    first: -1,
    last: -1,
  });
  const all = kindOf(null);
  const byAmount = new Map(
    terms.instantTiers.map(({ amountTenge }) => [amountTenge, kindOf(amountTenge)] as const),
  );
  const values = new Float64Array(packs);
  for (let ticket = 0; ticket < tickets; ticket++) {
    const prize = prizesTenge[ticket]!;
    if (prize === 0) continue;
    const pack = Math.floor(ticket / packTickets);
    values[pack]! += prize;
    add(all, ticket, pack);
    const tier = byAmount.get(prize);
    if (tier) add(tier, ticket, pack);
  }
  return { kinds: [all, ...byAmount.values()], values };
}

function tierStatistics(kind: Kind, columns: SeriesColumns, packTickets: number): TierStatistics {
  const { amountTenge, counts, winners, first, last } = kind;
  const isThere = winners > 0;
  const { tickets } = columns;
  return {
    amountTenge,
    winners,
    firstSerial: isThere ? serialTextAt(columns, first) : null,
    lastSerial: isThere ? serialTextAt(columns, last) : null,
    byPack: packPairs(counts, winners, tickets, packTickets),
    ...winnerPositions(isThere ? first + 1 : null, isThere ? last + 1 : null, winners, tickets),
  };
}

/** Whole packs only. */
function packCounts({ counts, winners }: Kind, tickets: number, packTickets: number): PackCount[] {
  const packs = Math.floor(tickets / packTickets);
  const seen = new Array<number>(packTickets + 1).fill(0);
  for (let pack = 0; pack < packs; pack++) seen[counts[pack]!]!++;
  return seen.map((count, x) => ({
    winners: x,
    packs: count,
    expectedPacks: packs * Math.exp(logHypergeometricMass(x, winners, packTickets, tickets)),
  }));
}

/** Whole packs only; null where there is none. */
function packValueOf(values: Float64Array, columns: SeriesColumns, packTickets: number): PackValue | null {
  const { tickets, prizesTenge } = columns;
  const packs = Math.floor(tickets / packTickets);
  if (packs === 0) return null;
  let [leastTenge, mostTenge, sum, squares] = [Number.POSITIVE_INFINITY, 0, 0, 0];
  for (let pack = 0; pack < packs; pack++) {
    const value = values[pack]!;
    leastTenge = Math.min(leastTenge, value);
    mostTenge = Math.max(mostTenge, value);
    sum += value;
  }
  const meanTenge = sum / packs;
  for (let pack = 0; pack < packs; pack++) squares += (values[pack]! - meanTenge) ** 2;
  let [prizes, prizeSquares] = [0, 0];
  for (const prize of prizesTenge) {
    prizes += prize;
    prizeSquares += prize * prize;
  }
  const variance = prizeSquares / tickets - (prizes / tickets) ** 2;
  const withoutReplacement = tickets > 1 ? (tickets - packTickets) / (tickets - 1) : 0;
  return {
    leastTenge,
    mostTenge,
    meanTenge,
    sdTenge: Math.sqrt(squares / packs),
    expectedSdTenge: Math.sqrt(packTickets * variance * withoutReplacement),
  };
}

/** Every p-value, with what an alarm of it would say. */
function testsOf(tiers: readonly TierStatistics[], losers: LoserRuns): { about: string; log10P: number }[] {
  return [
    { about: 'the number of runs of losers', log10P: losers.log10PRuns },
    { about: 'the longest run of losers', log10P: losers.log10PLongest },
    ...tiers
      .filter(({ winners }) => winners > 0)
      .flatMap(({ amountTenge, byPack, log10PFirst, log10PLast }) => {
        const name = amountTenge === null ? 'all winners' : `the winners of ${amountTenge} tenge`;
        return [
          { about: `${name}: pairs in one pack`, log10P: byPack.log10P },
          { about: `${name}: the place of the first`, log10P: log10PFirst },
          { about: `${name}: the place of the last`, log10P: log10PLast },
        ];
      }),
  ];
}

/** Cost: about 30 ms for 500,100 tickets. */
export function prizeStatistics(columns: SeriesColumns, terms: PrintTerms): PrizeStatistics {
  const { packTickets } = terms.series;
  const { kinds, values } = gather(columns, terms);
  const tiers = kinds.map((kind) => tierStatistics(kind, columns, packTickets));
  const losers = loserRuns(Uint8Array.from(columns.prizesTenge, (prize) => (prize > 0 ? 1 : 0)));
  const tests = testsOf(tiers, losers);
  const alarms = holm(
    tests.map(({ log10P }) => log10P * Math.LN10),
    STATISTICS_FALSE_ALARM_RATE,
  );
  return {
    falseAlarmRate: STATISTICS_FALSE_ALARM_RATE,
    tests: tests.length,
    alarms: tests.filter((_, i) => alarms[i]).map(({ about }) => about),
    tiers,
    packs: packCounts(kinds[0]!, columns.tickets, packTickets),
    packValue: packValueOf(values, columns, packTickets),
    losers,
  };
}
