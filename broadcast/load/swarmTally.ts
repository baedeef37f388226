/** What a swarm of viewers has seen: counts and histograms, merged by addition over threads. */
import { addMs, type MsHistogram, mergeMs, msHistogram } from './msHistogram.ts';

/** Longer than any wait that is still of interest. */
const LONGEST_MS = 20_000;
/** A screen that turns this long before or after the announced instant is counted at the edge. */
const EARLIEST_TURN_MS = -500;
const LATEST_TURN_MS = 3500;

export interface Counts {
  /** Lines asked for, and those that became viewers. */
  started: number;
  connected: number;
  /** Viewers that hold a state now. */
  watching: number;
  /** Lines that ended when nobody had asked them to. */
  lost: number;
  /** Event messages and pulses received. */
  events: number;
  pulses: number;
  bytes: number;
  /** Snapshots and tails received. */
  resets: number;
  tails: number;
  /** Gaps seen, each followed by a question. */
  gaps: number;
  /** Events received again after they had been applied. */
  duplicates: number;
  /** Events received after a later one. */
  reordered: number;
  /** Events whose hash chain does not hold. */
  broken: number;
  /** Answers that refuse, or do not know the draw that was named. */
  unanswered: number;
  /** Screens that got a character after its instant. */
  late: number;
  turns: number;
}

export interface SwarmTally {
  readonly counts: Counts;
  /** Why lines ended or never began. */
  readonly reasons: Map<string, number>;
  /** From opening a line to its snapshot. */
  readonly join: MsHistogram;
  /** From an event's journalling to its receipt, on the server's clock. */
  readonly latency: MsHistogram;
  /** The same for pulses. */
  readonly pulseLatency: MsHistogram;
  /** By announced instant: when the screens turned, relative to it. */
  readonly turns: Map<number, MsHistogram>;
}

const noCounts = (): Counts => ({
  ...{ started: 0, connected: 0, watching: 0, lost: 0, events: 0, pulses: 0, bytes: 0, resets: 0, tails: 0 },
  ...{ gaps: 0, duplicates: 0, reordered: 0, broken: 0, unanswered: 0, late: 0, turns: 0 },
});

export const swarmTally = (): SwarmTally => ({
  counts: noCounts(),
  reasons: new Map(),
  join: msHistogram(0, LONGEST_MS),
  latency: msHistogram(0, LONGEST_MS),
  pulseLatency: msHistogram(0, LONGEST_MS),
  turns: new Map(),
});

export function countReason({ reasons }: SwarmTally, reason: string): void {
  reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
}

/** One screen turned, `ms` after the instant announced as `showAtMs`. */
export function addTurn({ counts, turns }: SwarmTally, showAtMs: number, ms: number): void {
  const histogram = turns.get(showAtMs) ?? msHistogram(EARLIEST_TURN_MS, LATEST_TURN_MS);
  turns.set(showAtMs, histogram);
  addMs(histogram, ms);
  counts.turns += 1;
}

/** All counts added up. */
export function addCounts(all: readonly Counts[]): Counts {
  const sum = noCounts();
  for (const counts of all) {
    for (const name of Object.keys(sum) as (keyof Counts)[]) sum[name] += counts[name];
  }
  return sum;
}

/** All tallies as one; the given ones may be used up. */
export function mergeTallies(tallies: readonly SwarmTally[]): SwarmTally {
  const merged = { ...swarmTally(), counts: addCounts(tallies.map(({ counts }) => counts)) };
  for (const tally of tallies) {
    for (const [reason, count] of tally.reasons) {
      merged.reasons.set(reason, (merged.reasons.get(reason) ?? 0) + count);
    }
    for (const name of ['join', 'latency', 'pulseLatency'] as const) mergeMs(merged[name], tally[name]);
    for (const [showAtMs, histogram] of tally.turns) {
      const same = merged.turns.get(showAtMs);
      if (same) mergeMs(same, histogram);
      else merged.turns.set(showAtMs, histogram);
    }
  }
  return merged;
}
