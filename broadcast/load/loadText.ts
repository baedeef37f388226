/** A load run's summary as lines for a terminal, with the latencies as a chart. */
import { alignColumns } from '../../terminal/textTable.ts';
import type { LoadSummary, Spread } from './loadSummary.ts';
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

function rowsOf(summary: LoadSummary): [string, string][] {
  const { counts, skew, viewers, allWatchingMs, connectsPerSecond } = summary;
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
    [
      'screens turn',
      skew.instants === 0
        ? 'nothing was shown'
        : `99 % within ${ms(skew.medianMs)}, at the worst of ${skew.instants} instants within ${ms(skew.worstMs)}; ${whole(counts.late)} of ${whole(counts.turns)} late`,
    ],
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
  return [
    ...alignColumns(rowsOf(summary), ['left', 'left']),
    ...(chart.length > 0 ? ['', ...chart] : []),
    '',
    ...(summary.faults.length === 0
      ? ['Every viewer got every event once, in order.']
      : summary.faults.map((fault) => `FAULT: ${fault}`)),
  ].join('\n');
}
