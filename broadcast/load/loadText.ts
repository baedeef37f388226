/** A load run's summary as lines for a terminal, with the latencies as a chart. */
import { alignColumns } from '../../terminal/textTable.ts';
import type { LoadSummary, Skew, Spread } from './loadSummary.ts';
import type { MsHistogram } from './msHistogram.ts';

/** Upper ends of the chart's bars, milliseconds; what is longer has a bar of its own. */
const EDGES_MS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
const BAR_CHARACTERS = 40;

const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
const ms = (value: number | null): string => (value === null ? '–' : `${whole(value)} ms`);
const spread = ({ count, p50Ms, p99Ms, maxMs }: Spread): string =>
  count === 0 ? 'nothing came' : `p50 ${ms(p50Ms)}, p99 ${ms(p99Ms)}, max ${ms(maxMs)} (${whole(count)})`;

/** Bars of the values up to each edge. */
export function latencyChart({ bins, fromMs, count }: MsHistogram): string[] {
  if (count === 0) return [];
  const edges = [...EDGES_MS, Number.POSITIVE_INFINITY];
  const counts = edges.map(() => 0);
  for (const [bin, held] of bins.entries()) {
    if (held > 0) counts[edges.findIndex((edge) => fromMs + bin < edge)]! += held;
  }
  const first = counts.findIndex((held) => held > 0);
  const last = counts.findLastIndex((held) => held > 0);
  const largest = Math.max(...counts);
  const rows = counts.slice(first, last + 1).map((held, i) => {
    const edge = edges[first + i]!;
    const label = edge === Number.POSITIVE_INFINITY ? `${EDGES_MS.at(-1)} ms and more` : `under ${edge} ms`;
    return [label, whole(held), '█'.repeat(Math.ceil((held / largest) * BAR_CHARACTERS))];
  });
  return alignColumns(rows, ['right', 'right', 'left']);
}

/** Of the chart of turns: bars of so many milliseconds, and everything beyond its ends in the outermost. */
const TURN_BAR_MS = 10;
const TURNS_FROM_MS = -60;
const TURNS_TO_MS = 100;

/** Bars of how long after their instant screens turned; before it is less than 0. */
export function turnChart({ turns }: Skew): string[] {
  if (turns.length === 0) return [];
  const counts = new Map<number, number>();
  for (const [ms, count] of turns) {
    const edge = Math.floor(Math.min(Math.max(ms, TURNS_FROM_MS), TURNS_TO_MS) / TURN_BAR_MS) * TURN_BAR_MS;
    counts.set(edge, (counts.get(edge) ?? 0) + count);
  }
  const largest = Math.max(...counts.values());
  const [first, last] = [Math.min(...counts.keys()), Math.max(...counts.keys())];
  const rows = [];
  for (let edge = first; edge <= last; edge += TURN_BAR_MS) {
    const held = counts.get(edge) ?? 0;
    const label = edge >= TURNS_TO_MS ? `${edge} ms and later` : `${edge} to ${edge + TURN_BAR_MS} ms`;
    rows.push([label, whole(held), '█'.repeat(Math.ceil((held / largest) * BAR_CHARACTERS))]);
  }
  return alignColumns(rows, ['right', 'right', 'left']);
}

function skewText({ skew, counts }: LoadSummary): string {
  const { medianMs, worstMs, promisedMs, instants, isFarFlung } = skew;
  if (instants === 0) return 'nothing was shown';
  return [
    `99 % within ${ms(medianMs)}, at the worst of ${whole(instants)} instants within ${ms(worstMs)}`,
    `promised ${ms(promisedMs)}: ${worstMs! <= promisedMs ? 'kept' : 'NOT KEPT'}`,
    `${whole(counts.late)} of ${whole(counts.turns)} late`,
    isFarFlung ? 'clocks and lines of a country, made up' : 'clock and line of this machine',
  ].join('; ');
}

function rowsOf(summary: LoadSummary): [string, string][] {
  const { counts, viewers, allWatchingMs, connectsPerSecond } = summary;
  const joined =
    allWatchingMs === null
      ? `${whole(counts.watching)} of ${whole(viewers)} at the end`
      : `all ${whole(viewers)} after ${ms(allWatchingMs)}, ${whole(connectsPerSecond!)} a second`;
  return [
    ['watching', joined],
    ['from line to state', spread(summary.joinMs)],
    [
      'deliveries',
      `${whole(summary.deliveriesPerSecond)} a second, ${summary.megabitsPerSecond.toFixed(1)} Mbit/s`,
    ],
    ['event to receipt', spread(summary.eventLatencyMs)],
    ['pulse to receipt', spread(summary.pulseLatencyMs)],
    ['screens turn', skewText(summary)],
    ['gaps, repaired', whole(counts.gaps)],
    [
      'duplicates, reordered, broken',
      `${whole(counts.duplicates)}, ${whole(counts.reordered)}, ${whole(counts.broken)}`,
    ],
    ['lines lost', lost(summary)],
    ['held at the end', places(summary)],
  ];
}

function lost({ counts, reasons }: LoadSummary): string {
  const why = Object.entries(reasons).map(([reason, times]) => `${reason} × ${whole(times)}`);
  return [whole(counts.lost), ...why].join('; ');
}

function places({ places: held }: LoadSummary): string {
  if (held.length === 0) return 'nothing';
  return held
    .slice(0, 3)
    .map(({ draw, seq, head, viewers }) => `${draw} event ${seq} (${head.slice(0, 8)}…) by ${whole(viewers)}`)
    .join('; ');
}

/** @param latency what the chart shows: events where there were any, else pulses */
export function formatLoad(summary: LoadSummary, latency: MsHistogram): string {
  const chart = latencyChart(latency);
  const turns = turnChart(summary.skew);
  return [
    ...alignColumns(rowsOf(summary), ['left', 'left']),
    ...(chart.length > 0 ? ['', 'to receipt', ...chart] : []),
    ...(turns.length > 0 ? ['', 'screens turn, after the announced instant', ...turns] : []),
    '',
    ...(summary.faults.length === 0
      ? ['Every viewer got every event once, in order.']
      : summary.faults.map((fault) => `FAULT: ${fault}`)),
  ].join('\n');
}
