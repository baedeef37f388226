/** Estimates with their uncertainty: of a mean, a standard deviation, a quantile, the mean beyond a quantile. */
import type { Distribution } from './distribution.ts';
import { type ExactMoments, meanOf, varianceOf } from './exactMoments.ts';
import { type HistogramView, histogramView } from './histogramView.ts';
import { type RankInterval, rankIntervals } from './orderStatistics.ts';
import type { Estimate, QuantileEstimate } from './simulationResult.ts';

/** A lattice unit as a fraction: RTP is counted in billionths, money in tenge or a multiple. */
export interface Scale {
  readonly times: number;
  readonly over: number;
}

export const WHOLE: Scale = { times: 1, over: 1 };

/** A number of lattice units in the number's own unit, rounded once where that is a fraction. */
export const scaled = (units: number, { times, over }: Scale): number => (units * times) / over;

/** @param exact null where it is not known */
export function estimate(value: number, standardError: number, exact: number | null): Estimate {
  const z = exact === null || standardError === 0 ? null : (value - exact) / standardError;
  return { value, standardError, exact, z };
}

/** @param scale what one unit of the moments is */
export function meanEstimate(moments: ExactMoments, scale: Scale, exact: number | null): Estimate {
  const error = Math.sqrt(varianceOf(moments) / Math.max(1, moments.count));
  return estimate(scaled(meanOf(moments), scale), scaled(error, scale), exact);
}

/** A distribution together with what is read off its histogram, made once. */
export interface Sample {
  readonly distribution: Distribution;
  readonly view: HistogramView;
  /** What one lattice unit is, in the number's own unit. */
  readonly scale: Scale;
  readonly ranks: (probability: number) => RankInterval;
}

/** Columns of the same trials. */
export function samplesOf(distributions: readonly Distribution[], scales: readonly Scale[]): Sample[] {
  const ranks = rankIntervals(distributions[0]!.moments.count);
  return distributions.map((distribution, i) => ({
    distribution,
    view: histogramView(distribution.histogram),
    scale: scales[i]!,
    ranks,
  }));
}

/**
 * The sample deviation; its standard error from the fourth moment about the mean, √((m₄ − s⁴ (n − 3) ∕ (n − 1)) ∕ n) ∕ 2s. The
 * term in n matters where a number has two values only.
 * Source: A. Stuart and J. K. Ord, "Kendall's Advanced Theory of Statistics", vol. 1, 6th ed., sections 10.9 and 12.
 */
export function sdEstimate({ distribution, view, scale }: Sample, exact: number | null): Estimate {
  const variance = varianceOf(distribution.moments);
  if (variance === 0) return estimate(0, 0, exact);
  const sd = Math.sqrt(variance);
  const fourth = view.centralMoment(meanOf(distribution.moments), 4);
  const n = view.count;
  const certain = (variance * variance * (n - 3)) / (n - 1);
  const error = Math.sqrt(Math.max(0, fourth - certain) / n) / (2 * sd);
  return estimate(scaled(sd, scale), scaled(error, scale), exact);
}

/** @param exact of this probability; null where it is not known */
export function quantileEstimate(
  { view, scale, ranks }: Sample,
  probability: number,
  exact: number | null,
): QuantileEstimate {
  if (view.count === 0) return { probability, value: 0, low: 0, high: 0, exact };
  const { rank, low, high } = ranks(probability);
  return {
    probability,
    value: scaled(view.valueAt(rank), scale),
    low: scaled(view.boundsAt(low)[0], scale),
    high: scaled(view.boundsAt(high)[1], scale),
    exact,
  };
}

/**
 * The mean of the worst 1 − p of the trials, the one at the quantile counted for its part. Its asymptotic variance is
 * (Var(X | tail) + p · (TVaR − VaR)²) ∕ (n (1 − p)).
 * Source: B. J. Manistre and G. H. Hancock, "Variance of the CTE estimator", North American Actuarial Journal 9(2), 2005.
 */
export function tailEstimate(
  { view, scale, ranks }: Sample,
  probability: number,
  exact: number | null,
): Estimate {
  if (view.count === 0) return estimate(0, 0, exact);
  const { rank } = ranks(probability);
  const atRisk = view.valueAt(rank);
  const tail = view.upperTail(rank);
  const worst = view.count * (1 - probability);
  // The trial at the quantile counts for its part only: its excess is 0, so that needs no care.
  const excess = tail.sum / worst;
  const spread = Math.max(0, tail.squares / worst - excess * excess);
  const error = Math.sqrt((spread + probability * excess * excess) / worst);
  return estimate(scaled(atRisk + excess, scale), scaled(error, scale), exact);
}
