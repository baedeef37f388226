/** What a load run comes to: numbers for people and programs, and whether the channel kept its promises. */
import type { LoadResult } from './loadRun.ts';
import { type MsHistogram, mergeMs, narrowestMs, quantileMs } from './msHistogram.ts';
import type { Place } from './swarm.ts';
import type { Counts, SwarmTally } from './swarmTally.ts';

/** Milliseconds; null where nothing was measured. */
export interface Spread {
  readonly count: number;
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
  readonly maxMs: number | null;
}

/** How far apart the screens turn, over all announced instants. */
export interface Skew {
  /** Whether clocks and lines were a country's, made up, or this machine's. */
  readonly isFarFlung: boolean;
  /** Instants at which screens turned. */
  readonly instants: number;
  /** Within so many milliseconds of each other 99 % of the screens turned: at the median instant and at the worst. */
  readonly medianMs: number | null;
  readonly worstMs: number | null;
  /** What the channel promises for 99 % of the screens. */
  readonly promisedMs: number;
  /** All turns, by how long after their instant: milliseconds, rounded down, and how many. */
  readonly turns: readonly (readonly [ms: number, count: number])[];
}

export const PROMISED_SKEW_MS = 50;

export interface LoadSummary {
  readonly url: string;
  readonly viewers: number;
  readonly counts: Counts;
  /** Why lines ended or never began, and how often. */
  readonly reasons: Readonly<Record<string, number>>;
  /** From the start until every viewer held a state; null: some never did. */
  readonly allWatchingMs: number | null;
  readonly connectsPerSecond: number | null;
  readonly watchedMs: number;
  readonly deliveriesPerSecond: number;
  readonly megabitsPerSecond: number;
  readonly joinMs: Spread;
  /** From an event's journalling to its receipt. */
  readonly eventLatencyMs: Spread;
  readonly pulseLatencyMs: Spread;
  readonly skew: Skew;
  /** What the viewers held at the end, the newest first. */
  readonly places: readonly Place[];
  /** Promises that were broken, in words; none when all is well. */
  readonly faults: readonly string[];
}

const spreadOf = (histogram: MsHistogram): Spread => ({
  count: histogram.count,
  p50Ms: quantileMs(histogram, 0.5),
  p99Ms: quantileMs(histogram, 0.99),
  maxMs: histogram.count === 0 ? null : histogram.maxMs,
});

/** All turns as one histogram, relative to their instants; null: there were none. */
export function allTurns(turns: SwarmTally['turns']): MsHistogram | null {
  const [first, ...others] = [...turns.values()];
  if (!first) return null;
  const all = { ...first, bins: first.bins.slice() };
  for (const other of others) mergeMs(all, other);
  return all;
}

const binsOf = ({ bins, fromMs }: MsHistogram): [ms: number, count: number][] =>
  [...bins].flatMap((count, i) => (count > 0 ? [[fromMs + i, count] as [number, number]] : []));

function skewOf(turns: SwarmTally['turns'], isFarFlung: boolean): Skew {
  const widths = [...turns.values()].flatMap((histogram) => narrowestMs(histogram, 0.99) ?? []);
  widths.sort((a, b) => a - b);
  const all = allTurns(turns);
  return {
    isFarFlung,
    instants: widths.length,
    medianMs: widths[widths.length >> 1] ?? null,
    worstMs: widths.at(-1) ?? null,
    promisedMs: PROMISED_SKEW_MS,
    turns: all ? binsOf(all) : [],
  };
}

/** Events after which different viewers hold different chains. */
function countForks(places: readonly Place[]): number {
  const heads = Map.groupBy(places, ({ draw, seq }) => `${draw} ${seq}`);
  return [...heads.values()].filter((group) => group.length > 1).length;
}

function faultsOf({ tally, allWatchingMs, places }: LoadResult, viewers: number): string[] {
  const { duplicates, reordered, broken, unanswered } = tally.counts;
  const stateless = viewers - places.reduce((sum, place) => sum + place.viewers, 0);
  const forks = countForks(places);
  const all: [boolean, string][] = [
    [allWatchingMs === null, 'not all viewers came to watch at the same time'],
    [stateless > 0, `${stateless} viewers held nothing at the end`],
    [unanswered > 0, `${unanswered} questions were refused or found no draw`],
    [duplicates > 0, `${duplicates} events came twice`],
    [reordered > 0, `${reordered} events came after a later one`],
    [broken > 0, `${broken} events did not continue the hash chain`],
    [forks > 0, `${forks} events have different hashes at different viewers`],
  ];
  return all.flatMap(([isSo, words]) => (isSo ? [words] : []));
}

export function summarizeLoad(result: LoadResult, url: string, viewers: number): LoadSummary {
  const { tally, allWatchingMs, watchedMs, deliveriesPerSecond, bytesPerSecond } = result;
  return {
    ...{ url, viewers, counts: tally.counts, reasons: Object.fromEntries(tally.reasons) },
    ...{ allWatchingMs, watchedMs, deliveriesPerSecond },
    connectsPerSecond: allWatchingMs === null ? null : (viewers / allWatchingMs) * 1000,
    megabitsPerSecond: (bytesPerSecond * 8) / 1e6,
    joinMs: spreadOf(tally.join),
    eventLatencyMs: spreadOf(tally.latency),
    pulseLatencyMs: spreadOf(tally.pulseLatency),
    skew: skewOf(tally.turns, result.isFarFlung),
    places: result.places.toSorted((a, b) => b.draw.localeCompare(a.draw) || b.seq - a.seq),
    faults: faultsOf(result, viewers),
  };
}
