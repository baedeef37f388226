/**
 * What a Monte Carlo run answers: the JSON of `tirazh simulate --json`, the data of the report and of the lab page.
 * Every estimate carries its own uncertainty and, where one is known, the exact value beside it.
 */
import type { InstantTier } from '../../engine/terms/prizeTerms.ts';
import type { Tenge } from '../../engine/terms/tenge.ts';

export const RESULT_VERSION = 'tirazh/simulation/v1';

/** One number a trial; all but `rtp` are whole tenge or tickets. */
export type MetricId =
  | 'soldTickets'
  | 'revenueTenge'
  /** Instant prizes on the tickets sold, claimed or not: what `tirazh exact` is the law of. */
  | 'instantWonTenge'
  /** Draw prizes drawn. */
  | 'drawWonTenge'
  /** Prizes paid up to the last checkpoint. */
  | 'paidTenge'
  /** (instant won + draw won) ∕ revenue; 0 for a trial without revenue. */
  | 'rtp'
  /** Won and never to be claimed. */
  | 'breakageTenge'
  /** Unclaimed money handed to the state budget. */
  | 'toBudgetTenge'
  /** Withheld from (or due on) the prizes paid. */
  | 'taxTenge'
  | 'interestTenge'
  | 'closingBalanceTenge'
  | 'lowestBalanceTenge'
  /** The smallest opening balance with which the fund is never negative in the trial. */
  | 'floatTenge';

export interface Estimate {
  readonly value: number;
  readonly standardError: number;
  /** Null where no exact value is known. */
  readonly exact: number | null;
  /** (value − exact) ∕ standard error; null without an exact value or without spread. */
  readonly z: number | null;
}

/** A share of the trials with its Clopper–Pearson interval at 95 %. */
export interface Proportion {
  readonly count: number;
  readonly trials: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly exact: number | null;
  readonly z: number | null;
}

export interface QuantileEstimate {
  readonly probability: number;
  readonly value: number;
  /** Order-statistic interval at 95 %. */
  readonly low: number;
  readonly high: number;
  readonly exact: number | null;
}

/** Counts of trials in bins of equal width: [from + i·width, from + (i + 1)·width). */
export interface Histogram {
  readonly from: number;
  readonly width: number;
  readonly counts: readonly number[];
}

export interface Metric {
  readonly id: MetricId;
  readonly unit: 'tenge' | 'tickets' | 'share';
  readonly mean: Estimate;
  readonly sd: Estimate;
  readonly minimum: number;
  readonly maximum: number;
  /** At 0.005, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 0.995, 0.9995. */
  readonly quantiles: readonly QuantileEstimate[];
  /** At most 200 bins, for charts. */
  readonly histogram: Histogram;
}

/** Value at risk of all prizes won and the mean of what is at or beyond it. */
export interface TailRisk {
  readonly probability: number;
  readonly valueAtRisk: QuantileEstimate;
  readonly tailValueAtRisk: Estimate;
}

/** The fund's balance at one checkpoint. */
export interface FanPoint {
  /** Calendar date at Almaty. */
  readonly on: string;
  readonly mean: Estimate;
  /** At 0.005, 0.05, 0.25, 0.5, 0.75, 0.95, 0.995, in that order. */
  readonly quantilesTenge: readonly Tenge[];
  readonly negative: Proportion;
}

/** One instant tier over all series of the scenario. */
export interface TierResult {
  readonly id: InstantTier['id'];
  readonly amountTenge: Tenge;
  readonly printed: number;
  /** Tickets left unsold at the end. */
  readonly remaining: Estimate;
  /** Mean remaining tickets at every checkpoint. */
  readonly remainingByCheckpoint: readonly number[];
  /** None left in any series. */
  readonly exhausted: Proportion;
}

/** When the top tier's tickets go, per series. A date's share is of all trials; what is missing to 1 never went. */
export interface JackpotTiming {
  /** 1 for the first. */
  readonly series: number;
  readonly tier: string;
  readonly firstSoldOn: readonly { readonly on: string; readonly share: number }[];
  readonly lastSoldOn: readonly { readonly on: string; readonly share: number }[];
}

export interface ConvergencePoint {
  readonly trials: number;
  readonly meanTenge: number;
  readonly standardError: number;
}

export interface SimulationResult {
  readonly version: typeof RESULT_VERSION;
  /** SHA-256 of the scenario's canonical JSON, trials and seed included, 64 hex digits. */
  readonly scenarioHash: string;
  readonly termsHash: string;
  readonly seed: string;
  readonly mode: 'terminal' | 'path' | 'full';
  readonly trials: number;
  /** SHA-256 over the merged tally: the same for any number of workers or machines. 64 hex digits. */
  readonly digest: string;
  readonly checkpoints: readonly string[];
  readonly metrics: readonly Metric[];
  readonly risk: readonly TailRisk[];
  readonly fund: {
    readonly everNegative: Proportion;
    /** At 0.95, 0.99, 0.995. */
    readonly float: readonly QuantileEstimate[];
    readonly fan: readonly FanPoint[];
  };
  readonly tiers: readonly TierResult[];
  readonly jackpots: readonly JackpotTiming[];
  /** Of `instantWonTenge`, as trials were added. */
  readonly convergence: readonly ConvergencePoint[];
  /** Where an estimate is implausibly far from its exact value, in words. */
  readonly warnings: readonly string[];
}
