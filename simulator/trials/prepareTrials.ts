/**
 * All of a scenario that does not change from trial to trial, worked out once: made anew in every worker from the same
 * JSON, so nothing of it travels.
 */
import { badInput } from '../../engine/errors.ts';
import type { Tenge } from '../../engine/terms/tenge.ts';
import { termsHash } from '../../engine/terms/termsHash.ts';
import { addMonths, dayNumber, isoOf } from '../scenario/calendar.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { scenarioHash } from '../scenario/scenarioHash.ts';
import { type SellThroughPlan, sellThroughPlan } from '../scenario/sellThroughPlan.ts';
import { firstLaunch, type Timeline, timelineOf } from '../scenario/timeline.ts';
import { type ClaimSchedule, checkpointFrom, claimSchedule } from './claimSchedule.ts';
import { type DrawEvent, drawEvents, registrationDays } from './drawEvent.ts';
import { type ExactValues, exactValues } from './exactValues.ts';
import { columnUnits } from './metricColumns.ts';
import { type PrizePlan, prizePlans } from './prizePlan.ts';
import { type SalesPath, salesPaths } from './salesPaths.ts';
import { type SimulationKeys, simulationKeys } from './simulationKeys.ts';
import { fullWinners, outcomeCounts, pathWinners, terminalWinners, type WinnerSampler } from './winners.ts';

/** Counts are 32-bit integers. */
const MOST_TICKETS = 2 ** 31 - 1;

export interface SeriesPlan {
  readonly sellThrough: SellThroughPlan;
  /** How it can be sold; null where that cannot be listed. */
  readonly paths: readonly SalesPath[] | null;
  /** Tickets sold at each of the sales days where every trial sells the same; undefined where not. */
  readonly fixedSold: Int32Array | undefined;
  readonly winners: WinnerSampler;
}

export interface TrialPlan {
  readonly scenario: Scenario;
  /** 64 hex digits, trials and seed included. */
  readonly scenarioHash: string;
  readonly termsHash: string;
  readonly keys: SimulationKeys;
  readonly timeline: Timeline;
  /** The checkpoints and the last days of registration, at whose end the tickets sold are counted. */
  readonly sales: Timeline;
  /** Place of each checkpoint among the sales days. */
  readonly salesAtCheckpoint: Int32Array;
  readonly series: readonly SeriesPlan[];
  /** Tickets of a new series: no win, then each tier. */
  readonly outcomeCounts: Int32Array;
  /** Instant tiers, then draw prizes. */
  readonly prizes: readonly PrizePlan[];
  /** Tiers among `prizes`. */
  readonly tierCount: number;
  /** The tier with the largest prize. */
  readonly topTier: number;
  /** Checkpoint by checkpoint, each by tier: when those who won in the step that ends there are paid. */
  readonly claims: readonly (readonly ClaimSchedule[])[];
  readonly draws: readonly DrawEvent[];
  /** The checkpoint from which unclaimed money goes to the budget; the number of checkpoints where it does not yet. */
  readonly budgetFrom: number;
  /** Interest for the step that ends at each checkpoint, as a share of the balance. */
  readonly interestFactors: Float64Array;
  /** What every value of each column of the tally is a multiple of. */
  readonly columnUnits: readonly number[];
  /** What is known without a trial; worked out when first asked for. */
  readonly exact: () => ExactValues;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

const divisorOf = (amounts: readonly Tenge[]): Tenge => amounts.reduce(divisor, 0) || 1;

/** Half of 2⁵³: differences of two sums of money are exact as well. */
const MOST_TENGE = 2 ** 52;

/** @throws TirazhError BAD_INPUT where counts or money would leave the whole numbers that are exact */
function checkMagnitudes({ terms, series, fund, draws }: Scenario, prizes: readonly PrizePlan[]): void {
  const tickets = series.length * terms.series.tickets;
  if (tickets > MOST_TICKETS) {
    throw badInput(
      `series: expected ${MOST_TICKETS} tickets at most in all, got ${tickets}; have fewer series`,
    );
  }
  const instant = terms.instantTiers.reduce((sum, tier) => sum + tier.amountTenge * tier.count, 0);
  const drawn = draws.calendar.reduce((sum, { prize, winners }) => {
    return sum + winners * (prizes.find(({ id }) => id === prize)?.amountTenge ?? 0);
  }, 0);
  const most = fund.openingTenge + tickets * terms.ticketPriceTenge + series.length * instant + drawn;
  if (most > MOST_TENGE) {
    throw badInput(`terms: expected less than ${MOST_TENGE} tenge to go through the fund, got up to ${most}`);
  }
}

function salesTimeline(scenario: Scenario, { checkpoints }: Timeline): Timeline {
  const days = new Set([...checkpoints, ...registrationDays(scenario)]);
  const sorted = [...days].sort((a, b) => a - b);
  return { checkpoints: sorted, dates: sorted.map(isoOf) };
}

function interestFactors({ fund, series }: Scenario, checkpoints: readonly number[]): Float64Array {
  const opened = firstLaunch(series);
  return Float64Array.from(checkpoints, (day, c) => {
    // A checkpoint is the end of its day; the fund opens with the first day of sales.
    const days = c === 0 ? day + 1 - opened : day - checkpoints[c - 1]!;
    return (fund.interestPerYear * Math.max(0, days)) / 365;
  });
}

/** The first checkpoint on or after the day on which unclaimed money is kept no longer. */
function budgetFrom({ unclaimed }: Scenario, checkpoints: readonly number[]): number {
  const due = addMonths(dayNumber(unclaimed.lotteryEndsOn), 12 * unclaimed.keptYears);
  return checkpointFrom(checkpoints, due);
}

interface SeriesFrame {
  readonly sales: Timeline;
  readonly salesAtCheckpoint: Int32Array;
  readonly counts: Int32Array;
  readonly keys: SimulationKeys;
}

function seriesPlan(scenario: Scenario, frame: SeriesFrame, series: number): SeriesPlan {
  const { sales, salesAtCheckpoint, counts, keys } = frame;
  const sellThrough = sellThroughPlan(scenario, sales, series);
  const paths = salesPaths(scenario, sales, series);
  const fixedSold = paths?.length === 1 ? paths[0]!.sold : undefined;
  const samplers = {
    terminal: () => terminalWinners(counts, fixedSold?.[salesAtCheckpoint[0]!]),
    path: () => pathWinners(counts),
    full: () => fullWinners(scenario.terms, keys, series),
  };
  return { sellThrough, paths, fixedSold, winners: samplers[scenario.mode]() };
}

function claimTables(
  tiers: readonly PrizePlan[],
  checkpoints: readonly number[],
  delaysArePast: boolean,
): ClaimSchedule[][] {
  return checkpoints.map((day) => {
    const ofRule = new Map(
      tiers.map(({ rule }) => [rule, claimSchedule(rule, day, checkpoints, delaysArePast)]),
    );
    return tiers.map(({ rule }) => ofRule.get(rule)!);
  });
}

/** @throws TirazhError BAD_INPUT for a scenario that `parseScenario` would refuse, or one beyond the exact whole numbers */
export function prepareTrials(scenario: Scenario): TrialPlan {
  const { terms } = scenario;
  const prizes = prizePlans(scenario);
  checkMagnitudes(scenario, prizes);
  const timeline = timelineOf(scenario);
  const { checkpoints } = timeline;
  const sales = salesTimeline(scenario, timeline);
  const salesAtCheckpoint = Int32Array.from(checkpoints, (day) => sales.checkpoints.indexOf(day));
  const keys = simulationKeys(scenario);
  const counts = outcomeCounts(terms);
  const tiers = prizes.slice(0, terms.instantTiers.length);
  const amounts = tiers.map(({ amountTenge }) => amountTenge);
  const drawAmounts = prizes.slice(tiers.length).map(({ amountTenge }) => amountTenge);
  const delaysArePast = scenario.mode === 'terminal';
  const plan: TrialPlan = {
    scenario,
    scenarioHash: scenarioHash(scenario),
    termsHash: termsHash(terms),
    keys,
    timeline,
    sales,
    salesAtCheckpoint,
    series: Array.from(scenario.series, (_, i) =>
      seriesPlan(scenario, { sales, salesAtCheckpoint, counts, keys }, i),
    ),
    outcomeCounts: counts,
    prizes,
    tierCount: tiers.length,
    topTier: amounts.indexOf(Math.max(...amounts)),
    claims: claimTables(tiers, checkpoints, delaysArePast),
    draws: drawEvents(scenario, { checkpoints, salesDays: sales.checkpoints, prizes, delaysArePast }),
    budgetFrom: budgetFrom(scenario, checkpoints),
    interestFactors: interestFactors(scenario, checkpoints),
    columnUnits: columnUnits({
      ticketPriceTenge: terms.ticketPriceTenge,
      instantTenge: divisorOf(amounts),
      drawTenge: divisorOf(drawAmounts),
      prizeTenge: divisorOf([...amounts, ...drawAmounts]),
    }),
    exact: once(() => exactValues(plan)),
  };
  return plan;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
