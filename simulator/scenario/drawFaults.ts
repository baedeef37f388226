/** Draws that cannot be held: of no series, before its launch, after the end, or over its draw fund (clause 14.7). */
import type { LotteryTerms } from '../../engine/terms/lotteryTerms.ts';
import type { CrossFault, KnownParts } from './crossFault.ts';
import type { Scenario } from './scenario.ts';

type PlannedDraw = Scenario['draws']['calendar'][number];

export function* drawFaults(parts: KnownParts): Generator<CrossFault> {
  const { terms, draws } = parts;
  if (!draws) return;
  for (const [i, draw] of draws.calendar.entries()) {
    const path = ['draws', 'calendar', i];
    yield* seriesFaults(parts, draw, path);
    yield* lateFaults(parts, draw, path);
    if (terms) yield* prizeFaults(terms, draw, path);
  }
  if (terms) yield* fundFaults(terms, draws.calendar);
}

function* seriesFaults(
  { series }: KnownParts,
  draw: PlannedDraw,
  path: CrossFault['path'],
): Generator<CrossFault> {
  if (!series) return;
  const drawn = series[draw.series - 1];
  if (!drawn) {
    const message = `expected the number of a series, 1 to ${series.length}, got ${draw.series}`;
    yield { path: [...path, 'series'], message };
  } else if (draw.on < drawn.launchOn) {
    const message = `drawn on ${draw.on}, before series ${draw.series} is launched (${drawn.launchOn})`;
    yield { path: [...path, 'on'], message };
  }
}

function* lateFaults(
  { checkpoints, unclaimed }: KnownParts,
  draw: PlannedDraw,
  path: CrossFault['path'],
): Generator<CrossFault> {
  const last = checkpoints && ('until' in checkpoints ? checkpoints.until : checkpoints.dates.at(-1)!);
  if (last !== undefined && draw.on > last) {
    yield { path: [...path, 'on'], message: `drawn on ${draw.on}, after the last checkpoint (${last})` };
  }
  if (unclaimed && draw.on > unclaimed.lotteryEndsOn) {
    const message = `drawn on ${draw.on}, after the lottery ends (${unclaimed.lotteryEndsOn})`;
    yield { path: [...path, 'on'], message };
  }
}

function* prizeFaults(
  terms: LotteryTerms,
  draw: PlannedDraw,
  path: CrossFault['path'],
): Generator<CrossFault> {
  if (!terms.drawFund.prizes.some(({ id }) => id === draw.prize)) {
    const ids = terms.drawFund.prizes.map(({ id }) => `"${id}"`).join(', ') || 'there is none';
    const message = `expected the id of a prize of the draw fund (${ids}), got "${draw.prize}"`;
    yield { path: [...path, 'prize'], message };
  }
  const { tickets } = terms.series;
  if (draw.winners > tickets) {
    const message = `${draw.winners} winners, more than the ${tickets} tickets of a series`;
    yield { path: [...path, 'winners'], message };
  }
}

/** Told at the first draw, in the order of the calendar, with which the draws of a series go over. */
function* fundFaults({ drawFund }: LotteryTerms, calendar: readonly PlannedDraw[]): Generator<CrossFault> {
  const amounts = new Map(drawFund.prizes.map(({ id, amountTenge }) => [id, BigInt(amountTenge)]));
  const totals = new Map<number, bigint>();
  const overAt = new Map<number, number>();
  for (const [i, { series, prize, winners }] of calendar.entries()) {
    const total = (totals.get(series) ?? 0n) + BigInt(winners) * (amounts.get(prize) ?? 0n);
    totals.set(series, total);
    if (total > BigInt(drawFund.totalTenge) && !overAt.has(series)) overAt.set(series, i);
  }
  for (const [series, i] of overAt) {
    const message = `the draws of series ${series} give ${totals.get(series)} tenge, over the draw fund of ${drawFund.totalTenge}`;
    yield { path: ['draws', 'calendar', i], message };
  }
  if (!drawFund.mayVary) yield* countFaults(drawFund, calendar);
}

/** Where the terms do not let draws vary, no prize is drawn more often than they plan. */
function* countFaults(
  { prizes }: LotteryTerms['drawFund'],
  calendar: readonly PlannedDraw[],
): Generator<CrossFault> {
  const planned = new Map(prizes.map(({ id, count }) => [id, count]));
  const drawn = new Map<string, number>();
  for (const [i, { series, prize, winners }] of calendar.entries()) {
    const key = `${series} ${prize}`;
    const [before, count] = [drawn.get(key) ?? 0, planned.get(prize) ?? Number.POSITIVE_INFINITY];
    drawn.set(key, before + winners);
    if (before > count || before + winners <= count) continue;
    const message = `series ${series} gives "${prize}" ${before + winners} times by this draw; the terms plan ${count} and let nothing vary`;
    yield { path: ['draws', 'calendar', i], message };
  }
}
