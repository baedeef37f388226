/**
 * One trial at a time, from the tickets sold to the fund's last balance, and a chunk of them in columns. Holds all the memory
 * a trial needs: nothing is allocated between trials. The order of random numbers is fixed here:
 *
 * 1. series by series: tickets sold, then winners;
 * 2. draw by draw (by series, then day): tickets registered, then the claims of its prizes;
 * 3. checkpoint by checkpoint, tier by tier: claims;
 * 4. prize by prize: how many of those paid are residents.
 */
import type { Tenge } from '../../engine/terms/tenge.ts';
import { drawBinomial } from '../samplers/binomial.ts';
import type { DoubleSource } from '../samplers/randomDoubles.ts';
import { ClaimLedger } from './claimLedger.ts';
import type { DrawEvent } from './drawEvent.ts';
import { floatTenge, runFund } from './fundRun.ts';
import { COLUMN_COUNT, METRIC_IDS, RTP_UNITS, WON_COLUMN } from './metricColumns.ts';
import type { TrialPlan } from './prepareTrials.ts';
import type { MetricId } from './simulationResult.ts';

/** Trials whose columns are kept at a time: small enough for the cache, long enough to tally by column. */
export const CHUNK_TRIALS = 512;

const column = (id: MetricId): number => METRIC_IDS.indexOf(id as (typeof METRIC_IDS)[number]);
const SOLD = column('soldTickets');
const REVENUE = column('revenueTenge');
const INSTANT_WON = column('instantWonTenge');
const DRAW_WON = column('drawWonTenge');
const PAID = column('paidTenge');
const RTP = column('rtp');
const BREAKAGE = column('breakageTenge');
const TO_BUDGET = column('toBudgetTenge');
const TAX = column('taxTenge');
const INTEREST = column('interestTenge');
const CLOSING = column('closingBalanceTenge');
const LOWEST = column('lowestBalanceTenge');
const FLOAT = column('floatTenge');

const columns = (count: number): Float64Array[] =>
  Array.from({ length: count }, () => new Float64Array(CHUNK_TRIALS));

/** By checkpoint, in how many trials the first and the last ticket of the top tier went in the step that ends there. */
export interface JackpotCounts {
  readonly first: Float64Array;
  readonly last: Float64Array;
}

export class TrialBench {
  /** The chunk's values, in the order of `metricColumns`; RTP in billionths. */
  readonly metrics = columns(COLUMN_COUNT);
  /** The fund's balance at every checkpoint. */
  readonly balances: readonly Float64Array[];
  /** Tickets of every tier sold in the end, all series together. */
  readonly tierSold: readonly Float64Array[];
  /** Winning tickets sold in every step by tier, over all trials since `clearSums`: checkpoints × tiers. */
  readonly winsByStep: Float64Array;

  readonly #plan: TrialPlan;
  readonly #jackpots: readonly JackpotCounts[];
  /** Of one trial: series × sales days. */
  readonly #sold: readonly Int32Array[];
  readonly #soldInAll: Float64Array;
  readonly #schedule: Int32Array;
  readonly #increments: Int32Array;
  /** Checkpoints × tiers. */
  readonly #wins: Float64Array;
  readonly #claims: ClaimLedger;
  readonly #flows: Float64Array;
  readonly #balance: Float64Array;
  readonly #run = { interestTenge: 0, lowestTenge: 0, closingTenge: 0 };
  #drawWonTenge = 0;

  /** @param jackpots one a series; the trials are added to them */
  constructor(plan: TrialPlan, jackpots: readonly JackpotCounts[]) {
    const steps = plan.timeline.checkpoints.length;
    this.#plan = plan;
    this.#jackpots = jackpots;
    this.balances = columns(steps);
    this.tierSold = columns(plan.tierCount);
    this.winsByStep = new Float64Array(steps * plan.tierCount);
    this.#sold = plan.series.map(
      ({ fixedSold }) => fixedSold ?? new Int32Array(plan.sales.checkpoints.length),
    );
    this.#soldInAll = new Float64Array(steps);
    this.#schedule = new Int32Array(steps);
    this.#increments = new Int32Array(steps * (plan.tierCount + 1));
    this.#wins = new Float64Array(steps * plan.tierCount);
    this.#claims = new ClaimLedger(plan);
    this.#flows = new Float64Array(steps);
    this.#balance = new Float64Array(steps);
  }

  clearSums(): void {
    this.winsByStep.fill(0);
  }

  /**
   * Runs a trial and writes its values at `slot` of every column.
   * @param trial its number from 0
   * @param slot 0 to CHUNK_TRIALS − 1
   */
  run(source: DoubleSource, trial: number, slot: number): void {
    this.#soldInAll.fill(0);
    this.#wins.fill(0);
    this.#claims.clear();
    this.#drawWonTenge = 0;
    for (let series = 0; series < this.#sold.length; series++) this.#sell(source, trial, series);
    for (const event of this.#plan.draws) this.#draw(source, event);
    const instantWonTenge = this.#claimInstant(source);
    this.#writeTiers(slot);
    this.#writeMoney(source, slot, instantWonTenge);
  }

  #sell(source: DoubleSource, trial: number, series: number): void {
    const { salesAtCheckpoint, tierCount } = this.#plan;
    const { sellThrough, fixedSold, winners } = this.#plan.series[series]!;
    const sold = this.#sold[series]!;
    if (!fixedSold) sellThrough.sample(source, sold);
    const schedule = this.#schedule;
    for (let c = 0; c < schedule.length; c++) {
      schedule[c] = sold[salesAtCheckpoint[c]!]!;
      this.#soldInAll[c]! += schedule[c]!;
    }
    const increments = this.#increments;
    winners(source, trial, schedule, increments);
    const wins = this.#wins;
    for (let c = 0, from = 1, to = 0; c < schedule.length; c++, from++) {
      for (let tier = 0; tier < tierCount; tier++) wins[to++]! += increments[from++]!;
    }
    this.#noteJackpots(series);
  }

  #noteJackpots(series: number): void {
    const { topTier, tierCount, outcomeCounts } = this.#plan;
    const { first, last } = this.#jackpots[series]!;
    const printed = outcomeCounts[topTier + 1]!;
    let gone = 0;
    for (let c = 0, at = topTier + 1; gone < printed && c < first.length; c++, at += tierCount + 1) {
      const now = this.#increments[at]!;
      if (now === 0) continue;
      if (gone === 0) first[c]!++;
      gone += now;
      if (gone === printed) last[c]!++;
    }
  }

  #draw(source: DoubleSource, { series, salesAt, previousSalesAt, checkpoint, prizes }: DrawEvent): void {
    const sold = this.#sold[series]!;
    const unregistered = sold[salesAt]! - (previousSalesAt < 0 ? 0 : sold[previousSalesAt]!);
    let registered = drawBinomial(source, unregistered, this.#plan.scenario.draws.registrationShare);
    for (const { prize, winners, schedule } of prizes) {
      const won = Math.min(winners, registered);
      registered -= won;
      this.#drawWonTenge += won * this.#plan.prizes[prize]!.amountTenge;
      this.#claims.claim(source, schedule, won, prize, checkpoint);
    }
  }

  /** @returns the instant prizes won */
  #claimInstant(source: DoubleSource): Tenge {
    const { tierCount, prizes, claims } = this.#plan;
    let wonTenge = 0;
    for (let c = 0, at = 0; c < claims.length; c++) {
      const schedules = claims[c]!;
      for (let tier = 0; tier < tierCount; tier++, at++) {
        const won = this.#wins[at]!;
        if (won === 0) continue;
        this.winsByStep[at]! += won;
        wonTenge += won * prizes[tier]!.amountTenge;
        this.#claims.claim(source, schedules[tier]!, won, tier, c);
      }
    }
    return wonTenge;
  }

  #writeTiers(slot: number): void {
    const { tierCount, claims } = this.#plan;
    for (let tier = 0; tier < tierCount; tier++) {
      let sold = 0;
      for (let c = 0, at = tier; c < claims.length; c++, at += tierCount) sold += this.#wins[at]!;
      this.tierSold[tier]![slot] = sold;
    }
  }

  #writeMoney(source: DoubleSource, slot: number, instantWonTenge: Tenge): void {
    const { scenario, interestFactors } = this.#plan;
    const opening = scenario.fund.openingTenge;
    const sold = this.#soldInAll.at(-1)!;
    const revenue = sold * scenario.terms.ticketPriceTenge;
    const won = instantWonTenge + this.#drawWonTenge;
    const toBudget = this.#flow();
    runFund(opening, this.#flows, interestFactors, this.#balance, this.#run);
    const out = this.metrics;
    out[SOLD]![slot] = sold;
    out[REVENUE]![slot] = revenue;
    out[INSTANT_WON]![slot] = instantWonTenge;
    out[DRAW_WON]![slot] = this.#drawWonTenge;
    out[PAID]![slot] = total(this.#claims.paidTenge);
    out[RTP]![slot] = revenue === 0 ? 0 : Math.round((won / revenue) * RTP_UNITS);
    out[BREAKAGE]![slot] = total(this.#claims.unclaimedTenge);
    out[TO_BUDGET]![slot] = toBudget;
    out[TAX]![slot] = this.#claims.taxTenge(source);
    out[INTEREST]![slot] = this.#run.interestTenge;
    out[CLOSING]![slot] = this.#run.closingTenge;
    out[LOWEST]![slot] = this.#run.lowestTenge;
    out[FLOAT]![slot] = floatTenge(this.#flows, interestFactors);
    out[WON_COLUMN]![slot] = won;
    for (let c = 0; c < this.#balance.length; c++) this.balances[c]![slot] = this.#balance[c]!;
  }

  /** Works out what each step moves. @returns what went to the budget in all */
  #flow(): Tenge {
    const { scenario, budgetFrom } = this.#plan;
    const price = scenario.terms.ticketPriceTenge;
    const { accrualShare } = scenario.fund;
    const { paidTenge, unclaimedTenge } = this.#claims;
    let accrued = 0;
    let unclaimed = 0;
    let handedOver = 0;
    for (let c = 0; c < this.#flows.length; c++) {
      // From the sum so far, so that rounding never adds up.
      const accruedByNow = Math.round(accrualShare * (this.#soldInAll[c]! * price));
      unclaimed += unclaimedTenge[c]!;
      const toBudget = c < budgetFrom ? 0 : unclaimed - handedOver;
      this.#flows[c] = accruedByNow - accrued - paidTenge[c]! - toBudget;
      accrued = accruedByNow;
      handedOver += toBudget;
    }
    return handedOver;
  }
}

function total(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}
