/** What a tally comes to: every estimate with its uncertainty, the exact value beside it, and a warning where the two disagree. */

import { chartHistogram } from './chartHistogram.ts';
import {
  meanEstimate,
  quantileEstimate,
  type Sample,
  type Scale,
  samplesOf,
  scaled,
  sdEstimate,
  tailEstimate,
  WHOLE,
} from './estimates.ts';
import { meanOf, mergeMoments, noMoments, varianceOf } from './exactMoments.ts';
import type { ExactMetric } from './exactValues.ts';
import { histogramView } from './histogramView.ts';
import { METRIC_IDS, RTP_UNITS, WON_COLUMN } from './metricColumns.ts';
import { rankOf } from './orderStatistics.ts';
import type { TrialPlan } from './prepareTrials.ts';
import { proportion } from './proportion.ts';
import {
  type ConvergencePoint,
  type Estimate,
  type FanPoint,
  type JackpotTiming,
  type Metric,
  type MetricId,
  RESULT_VERSION,
  type SimulationResult,
  type TailRisk,
  type TierResult,
} from './simulationResult.ts';
import { type Tally, tallyDigest } from './tally.ts';
import { type Comparison, warningsOf } from './warnings.ts';

const METRIC_QUANTILES = [0.005, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 0.995, 0.9995];
const FAN_QUANTILES = [0.005, 0.05, 0.25, 0.5, 0.75, 0.95, 0.995];
const RISK_LEVELS = [0.95, 0.99, 0.995];

const UNIT_OF: Partial<Record<MetricId, Metric['unit']>> = { soldTickets: 'tickets', rtp: 'share' };

/** What one lattice unit of a column is in the result. */
const scaleOf = (plan: TrialPlan, column: number): Scale =>
  column === METRIC_IDS.indexOf('rtp')
    ? { times: 1, over: RTP_UNITS }
    : { times: plan.columnUnits[column]!, over: 1 };

/**
 * @param tally of any part of the run, also an empty one
 * @returns plain data, ready for JSON. The first call for a plan may take a second for the exact law; later ones some milliseconds
 */
export function summarize(plan: TrialPlan, tally: Tally): SimulationResult {
  const { scenario, timeline } = plan;
  const scales = tally.columns.map((_, i) => scaleOf(plan, i));
  const samples = samplesOf(tally.columns, scales);
  const metrics = METRIC_IDS.map((id, i) => metricOf(id, samples[i]!, plan.exact().metrics[id]));
  const revenueTenge = metrics[METRIC_IDS.indexOf('revenueTenge')]!.mean.value;
  const steps = metrics.map((metric) => largestStep(plan, metric, revenueTenge));
  const risk = RISK_LEVELS.map((level) => riskOf(plan, samples[WON_COLUMN]!, level));
  const fan = fanOf(plan, tally, samples[METRIC_IDS.indexOf('closingBalanceTenge')]!);
  const tiers = tiersOf(plan, tally);
  const float = samples[METRIC_IDS.indexOf('floatTenge')]!;
  return {
    version: RESULT_VERSION,
    scenarioHash: plan.scenarioHash,
    termsHash: plan.termsHash,
    seed: scenario.seed,
    mode: scenario.mode,
    trials: tally.trials,
    digest: tallyDigest(tally),
    checkpoints: timeline.dates,
    metrics,
    risk,
    fund: {
      everNegative: proportion(tally.everNegative, tally.trials, null),
      float: RISK_LEVELS.map((level) => quantileEstimate(float, level, null)),
      fan,
    },
    tiers,
    jackpots: jackpotsOf(plan, tally),
    convergence: convergenceOf(plan, tally),
    warnings: warningsOf(
      [
        ...metrics.flatMap((metric, i) => metricComparisons(metric, samples[i]!, steps[i]!)),
        ...risk.map(({ probability, tailValueAtRisk }) => ({
          what: `TVaR at ${probability} of the prizes won`,
          of: tailValueAtRisk,
          rareStep:
            steps[METRIC_IDS.indexOf('instantWonTenge')]! / Math.max(1, tally.trials * (1 - probability)),
        })),
        ...fan.map(({ on, mean }) => ({ what: `mean balance on ${on}`, of: mean })),
        ...tiers.flatMap(tierComparisons),
      ].filter(({ of }) => of.exact !== null),
      tally.trials,
    ),
  };
}

function metricOf(id: MetricId, sample: Sample, exact: ExactMetric | undefined): Metric {
  const { moments, histogram } = sample.distribution;
  const { scale } = sample;
  return {
    id,
    unit: UNIT_OF[id] ?? 'tenge',
    mean: meanEstimate(moments, scale, exact?.mean ?? null),
    sd: sdEstimate(sample, exact?.sd ?? null),
    minimum: histogram.isEmpty ? 0 : scaled(histogram.minimum, scale),
    maximum: histogram.isEmpty ? 0 : scaled(histogram.maximum, scale),
    quantiles: METRIC_QUANTILES.map((p) => quantileEstimate(sample, p, exact?.quantile?.(p) ?? null)),
    histogram: chartHistogram(histogram, scale),
  };
}

function riskOf(plan: TrialPlan, won: Sample, level: number): TailRisk {
  const exact = plan.exact().won;
  return {
    probability: level,
    valueAtRisk: quantileEstimate(won, level, exact.quantile?.(level) ?? null),
    tailValueAtRisk: tailEstimate(won, level, exact.tailValueAtRisk?.(level) ?? null),
  };
}

/** @param closing the last checkpoint's balances, kept finer than the fan's: one number must not stand in two ways */
function fanOf(plan: TrialPlan, tally: Tally, closing: Sample): FanPoint[] {
  const last = tally.fan.length - 1;
  return tally.fan.map(({ balance, negative }, c) => {
    const view = histogramView(balance.histogram);
    return {
      on: plan.timeline.dates[c]!,
      mean: meanEstimate(balance.moments, WHOLE, plan.exact().balances[c]!),
      quantilesTenge: FAN_QUANTILES.map((p) =>
        c === last ? quantileEstimate(closing, p, null).value : view.valueAt(rankOf(p, view.count)),
      ),
      negative: proportion(negative, tally.trials, null),
    };
  });
}

function tiersOf(plan: TrialPlan, tally: Tally): TierResult[] {
  const steps = plan.timeline.checkpoints.length;
  return tally.tiers.map(({ sold, exhausted }, tier) => {
    const { id, amountTenge } = plan.prizes[tier]!;
    const printed = plan.outcomeCounts[tier + 1]! * plan.series.length;
    const exact = plan.exact().tiers[tier]!;
    const soldEstimate = meanEstimate(
      sold,
      WHOLE,
      exact.remaining === null ? null : printed - exact.remaining,
    );
    let gone = 0n;
    const remainingByCheckpoint = Array.from({ length: steps }, (_, c) => {
      gone += tally.winsByStep[c * plan.tierCount + tier]!;
      return printed - Number(gone) / Math.max(1, tally.trials);
    });
    const remaining = mirrored(soldEstimate, printed);
    const none = proportion(exhausted, tally.trials, exact.exhausted);
    return { id, amountTenge, printed, remaining, remainingByCheckpoint, exhausted: none };
  });
}

/** The estimate of `whole` less what is estimated. */
const mirrored = ({ value, standardError, exact, z }: Estimate, whole: number): Estimate => ({
  value: whole - value,
  standardError,
  exact: exact === null ? null : whole - exact,
  z: z === null ? null : -z,
});

function jackpotsOf(plan: TrialPlan, tally: Tally): JackpotTiming[] {
  const shares = (counts: Float64Array): { on: string; share: number }[] =>
    plan.timeline.dates
      .map((on, c) => ({ on, share: counts[c]! / Math.max(1, tally.trials) }))
      .filter(({ share }) => share > 0);
  return tally.jackpots.map(({ first, last }, series) => ({
    series: series + 1,
    tier: plan.prizes[plan.topTier]!.id,
    firstSoldOn: shares(first),
    lastSoldOn: shares(last),
  }));
}

function convergenceOf(plan: TrialPlan, tally: Tally): ConvergencePoint[] {
  const scale = scaleOf(plan, METRIC_IDS.indexOf('instantWonTenge'));
  const soFar = noMoments();
  return tally.strata
    .filter(({ count }) => count > 0)
    .map((stratum) => {
      mergeMoments(soFar, stratum);
      return {
        trials: soFar.count,
        meanTenge: scaled(meanOf(soFar), scale),
        standardError: scaled(Math.sqrt(varianceOf(soFar) / soFar.count), scale),
      };
    });
}

/** The most that one rare event moves a metric in a trial: the greatest prize, or for sales a whole series that sells or does not. */
function largestStep(plan: TrialPlan, { id, unit }: Metric, revenueTenge: number): number {
  const { terms } = plan.scenario;
  if (unit === 'tickets') return terms.series.tickets;
  if (id === 'revenueTenge') return terms.series.tickets * terms.ticketPriceTenge;
  const prizeTenge = Math.max(...plan.prizes.map(({ amountTenge }) => amountTenge));
  return unit === 'share' ? prizeTenge / Math.max(terms.ticketPriceTenge, revenueTenge) : prizeTenge;
}

function metricComparisons({ id, mean, sd, quantiles }: Metric, sample: Sample, step: number): Comparison[] {
  const { view, scale } = sample;
  const count = Math.max(1, view.count);
  const ranked = quantiles.flatMap(({ probability, exact }) => {
    if (exact === null) return [];
    const units = Math.round((exact * scale.over) / scale.times);
    const [below] = view.below(units);
    const [, notAbove] = view.below(units + 1);
    const of = { probability, exact, count: view.count, below, notAbove };
    return [{ what: `quantile ${probability} of ${id}`, of }];
  });
  // The sample's own error is too small where it missed what is rare; without an exact one and without a spread nothing can be said.
  const leastError = (sd.exact ?? 0) / Math.sqrt(count);
  const isTold = sd.exact !== null || mean.standardError > 0;
  // s² falls short by the square of the mean's own error, and each event that was missed takes its square from the sum.
  const curvature = sd.value / (2 * count);
  const rareStep = (step * step) / (count * Math.max(Number.MIN_VALUE, sd.value + (sd.exact ?? 0)));
  return [
    ...(isTold ? [{ what: `mean of ${id}`, of: mean, leastError }] : []),
    { what: `standard deviation of ${id}`, of: sd, curvature, rareStep: sd.exact === 0 ? 0 : rareStep },
    ...ranked,
  ];
}

function tierComparisons({ id, printed, remaining, exhausted }: TierResult): Comparison[] {
  const exact = remaining.exact ?? 0;
  // A hypergeometric variance is at most this; the sample's own is too small where it met few or none.
  const leastError = Math.sqrt(Math.min(exact, printed - exact) / Math.max(1, exhausted.trials));
  return [
    { what: `remaining tickets of ${id}`, of: remaining, leastError },
    { what: `share of trials without a ticket of ${id}`, of: exhausted },
  ];
}
