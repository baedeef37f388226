/**
 * Sales of one series as numbers of tickets sold by the end of each checkpoint. A checkpoint counts the sales of its own day.
 *
 * Even sales of F tickets over D days: ⌊F·e ∕ D⌋ after e days, exactly F after D. A curve: ⌊min(1, f·S(e))·tickets⌋, where S is
 * the curve, linear by day within a month, and f the uncertain factor exp(sd·Z − sd² ∕ 2), Z standard normal, so that its mean is 1.
 */
import { beta } from '../samplers/beta.ts';
import { gaussian } from '../samplers/gaussian.ts';
import type { DoubleSource } from '../samplers/randomDoubles.ts';
import { weightedChoice } from '../samplers/weightedChoice.ts';
import type { Day } from './calendar.ts';
import { monthStarts, sellThroughOf } from './salesPeriod.ts';
import type { Scenario, SellThrough } from './scenario.ts';
import type { Timeline } from './timeline.ts';

/** One possible number of tickets sold at the last checkpoint. */
export interface SoldOutcome {
  readonly sold: number;
  readonly probability: number;
}

export interface SellThroughPlan {
  /** Every sample is the same and takes nothing from the source. */
  readonly isFixed: boolean;
  /**
   * Draws the sales of one trial: `out[c]` is the tickets sold by the end of checkpoint c, from 0 to the series' tickets and
   * never falling. Allocates nothing.
   * @param out as long as the timeline
   */
  sample(source: DoubleSource, out: Int32Array): void;
  /** The law of the tickets sold at the last checkpoint, ascending; null where it is too wide to list (beta, uncertain curve). */
  readonly finalLaw: readonly SoldOutcome[] | null;
}

/**
 * Whole tickets of a share of a series, rounded down. A share is a decimal, which a binary fraction holds only nearly: the
 * product is taken 4 units in the last place up, so that 0.29 of 100 tickets are 29.
 */
export const wholeTickets = (share: number, tickets: number): number =>
  Math.min(tickets, Math.floor(share * tickets * (1 + 2 ** -50)));

/**
 * Prepares the sales of one series of a parsed scenario.
 * @param seriesIndex from 0
 */
export function sellThroughPlan(
  scenario: Scenario,
  timeline: Timeline,
  seriesIndex: number,
): SellThroughPlan {
  const model = sellThroughOf(scenario, seriesIndex);
  const starts = monthStarts(scenario.series[seriesIndex]!.launchOn, model);
  const { tickets } = scenario.terms.series;
  if (model.model === 'curve') return curvePlan(model, tickets, starts, timeline.checkpoints);

  const schedule = evenSchedule(starts, timeline.checkpoints);
  if (model.model === 'fixed') {
    return evenPlan([model.sold ?? wholeTickets(model.share!, tickets)], [1], schedule);
  }
  const { outcomes, beta: shape } = model;
  if (outcomes) {
    return evenPlan(
      outcomes.map(({ share }) => wholeTickets(share, tickets)),
      outcomes.map(({ probability }) => probability),
      schedule,
    );
  }
  return betaPlan(shape!, tickets, schedule);
}

/** Days of sales at each checkpoint, of the days of sales in all. */
interface EvenSchedule {
  readonly elapsed: Int32Array;
  readonly days: number;
}

function evenSchedule(starts: readonly Day[], checkpoints: readonly Day[]): EvenSchedule {
  const [launch, days] = [starts[0]!, starts.at(-1)! - starts[0]!];
  const elapsed = checkpoints.map((day) => Math.max(0, Math.min(days, day + 1 - launch)));
  return { elapsed: Int32Array.from(elapsed), days };
}

/** Tickets are below 2³⁰ and days below 2¹²: the product is exact, and so is the quotient's whole part. */
const soldBy = (final: number, elapsed: number, days: number): number => Math.floor((final * elapsed) / days);

function fillEvenly(final: number, { elapsed, days }: EvenSchedule, out: Int32Array): void {
  for (let c = 0; c < elapsed.length; c++) out[c] = soldBy(final, elapsed[c]!, days);
}

/** One of several final numbers of tickets. */
function evenPlan(
  finals: readonly number[],
  probabilities: readonly number[],
  schedule: EvenSchedule,
): SellThroughPlan {
  const last = schedule.elapsed.at(-1)!;
  const finalLaw = mergedLaw(
    finals.map((final) => soldBy(final, last, schedule.days)),
    probabilities,
  );
  const possible = new Set(finals.filter((_, i) => probabilities[i]! > 0));
  if (possible.size === 1) {
    const [final] = possible;
    return { isFixed: true, sample: (_, out) => fillEvenly(final!, schedule, out), finalLaw };
  }
  const choice = weightedChoice(probabilities);
  return {
    isFixed: false,
    sample: (source, out) => fillEvenly(finals[choice.choose(source)]!, schedule, out),
    finalLaw,
  };
}

/** Equal numbers joined, impossible ones left out, probabilities scaled to add up to 1. */
function mergedLaw(solds: readonly number[], probabilities: readonly number[]): SoldOutcome[] {
  const total = probabilities.reduce((sum, probability) => sum + probability, 0);
  const law = new Map<number, number>();
  for (const [i, sold] of solds.entries()) {
    if (probabilities[i]! > 0) law.set(sold, (law.get(sold) ?? 0) + probabilities[i]! / total);
  }
  return [...law].map(([sold, probability]) => ({ sold, probability })).sort((a, b) => a.sold - b.sold);
}

type Beta = NonNullable<Extract<SellThrough, { model: 'distribution' }>['beta']>;

/** The shapes of a beta law follow from its mean μ and variance σ²: a = μ·ν, b = (1 − μ)·ν with ν = μ(1 − μ) ∕ σ² − 1. */
function betaPlan({ mean, sd }: Beta, tickets: number, schedule: EvenSchedule): SellThroughPlan {
  const both = (mean * (1 - mean)) / (sd * sd) - 1;
  const [a, b] = [mean * both, (1 - mean) * both];
  return {
    isFixed: false,
    sample: (source, out) => fillEvenly(wholeTickets(beta(source, a, b), tickets), schedule, out),
    finalLaw: null,
  };
}

type Curve = Extract<SellThrough, { model: 'curve' }>;

function curvePlan(
  { cumulativeShares, uncertainty }: Curve,
  tickets: number,
  starts: readonly Day[],
  checkpoints: readonly Day[],
): SellThroughPlan {
  const shares = Float64Array.from(checkpoints, (day) => curveAt(cumulativeShares, starts, day + 1));
  const fill = (factor: number, out: Int32Array): void => {
    for (let c = 0; c < shares.length; c++) {
      out[c] = wholeTickets(Math.min(1, factor * shares[c]!), tickets);
    }
  };
  const sd = uncertainty?.sd ?? 0;
  if (sd === 0) {
    const finalLaw = [{ sold: wholeTickets(shares.at(-1)!, tickets), probability: 1 }];
    return { isFixed: true, sample: (_, out) => fill(1, out), finalLaw };
  }
  return {
    isFixed: false,
    sample: (source, out) => fill(Math.exp(sd * gaussian(source) - (sd * sd) / 2), out),
    finalLaw: null,
  };
}

/** The curve at the beginning of a day, linear between the beginnings of months; never above the month's own end. */
function curveAt(cumulativeShares: readonly number[], starts: readonly Day[], day: Day): number {
  if (day <= starts[0]!) return 0;
  const month = starts.findIndex((start) => day < start) - 1;
  if (month < 0) return cumulativeShares.at(-1)!;
  const [from, to] = [cumulativeShares[month - 1] ?? 0, cumulativeShares[month]!];
  const elapsed = (day - starts[month]!) / (starts[month + 1]! - starts[month]!);
  return Math.min(to, from + (to - from) * elapsed);
}
