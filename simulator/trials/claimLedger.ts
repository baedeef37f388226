/** What becomes of the winners of one trial: paid at a checkpoint, never claimed, or outstanding; and the tax on those paid. */
import type { Tenge } from '../../engine/terms/tenge.ts';
import { drawBinomial } from '../samplers/binomial.ts';
import type { DoubleSource } from '../samplers/randomDoubles.ts';
import { type ClaimSchedule, NEVER } from './claimSchedule.ts';
import type { TrialPlan } from './prepareTrials.ts';

export class ClaimLedger {
  /** By checkpoint: paid in the step that ends there. */
  readonly paidTenge: Float64Array;
  /** By checkpoint: won in the step that ends there and never to be claimed. */
  readonly unclaimedTenge: Float64Array;
  /** Winners paid up to the last checkpoint, by prize. */
  readonly #paidCounts: Float64Array;
  readonly #plan: TrialPlan;

  constructor(plan: TrialPlan) {
    const steps = plan.timeline.checkpoints.length;
    this.#plan = plan;
    this.paidTenge = new Float64Array(steps);
    this.unclaimedTenge = new Float64Array(steps);
    this.#paidCounts = new Float64Array(plan.prizes.length);
  }

  clear(): void {
    this.paidTenge.fill(0);
    this.unclaimedTenge.fill(0);
    this.#paidCounts.fill(0);
  }

  /**
   * Spreads the winners of one prize over when they are paid.
   * @param prize place among the plan's prizes
   * @param checkpoint at which they won
   */
  claim(source: DoubleSource, schedule: ClaimSchedule, won: number, prize: number, checkpoint: number): void {
    const { targets, conditional } = schedule;
    const last = targets.length - 1;
    let left = won;
    for (let i = 0; left > 0; i++) {
      const count = i === last ? left : drawBinomial(source, left, conditional[i]!);
      left -= count;
      this.#post(prize, count, targets[i]!, checkpoint);
    }
  }

  #post(prize: number, count: number, target: number, checkpoint: number): void {
    const tenge = count * this.#plan.prizes[prize]!.amountTenge;
    if (target === NEVER) {
      this.unclaimedTenge[checkpoint]! += tenge;
    } else if (target < this.paidTenge.length) {
      this.paidTenge[target]! += tenge;
      this.#paidCounts[prize]! += count;
    }
  }

  /** Tax on all that was paid; draws how many of the winners are residents. */
  taxTenge(source: DoubleSource): Tenge {
    const { prizes, scenario } = this.#plan;
    const { residentsShare } = scenario.tax;
    let tenge = 0;
    for (let prize = 0; prize < prizes.length; prize++) {
      const { residentTaxTenge, nonResidentTaxTenge } = prizes[prize]!;
      const paid = this.#paidCounts[prize]!;
      if (paid === 0 || residentTaxTenge + nonResidentTaxTenge === 0) continue;
      const residents = drawBinomial(source, paid, residentsShare);
      tenge += residents * residentTaxTenge + (paid - residents) * nonResidentTaxTenge;
    }
    return tenge;
  }
}
