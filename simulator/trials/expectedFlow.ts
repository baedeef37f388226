/**
 * The mean of what each step moves: linear in the tickets sold, so it needs their mean only. A ticket of a tier is as likely to
 * be sold in a step as any other ticket; a claim is independent of all that.
 */
import type { ClaimSchedule } from './claimSchedule.ts';
import { NEVER } from './claimSchedule.ts';
import type { ExpectedDraw } from './expectedDraws.ts';
import type { TrialPlan } from './prepareTrials.ts';

export interface ExpectedFlow {
  /** By checkpoint. */
  readonly paidTenge: Float64Array;
  readonly unclaimedTenge: Float64Array;
  readonly toBudgetTenge: Float64Array;
  /** Paid winners by prize. */
  readonly paidCounts: Float64Array;
}

/** Mean tickets sold up to each checkpoint, all series together; null where the sales of some cannot be listed. */
export function meanSold({ series, salesAtCheckpoint }: TrialPlan): Float64Array | null {
  const mean = new Float64Array(salesAtCheckpoint.length);
  for (const { paths } of series) {
    if (!paths) return null;
    for (const { probability, sold } of paths) {
      for (const [c, at] of salesAtCheckpoint.entries()) mean[c]! += probability * sold[at]!;
    }
  }
  return mean;
}

export function expectedFlow(
  plan: TrialPlan,
  sold: Float64Array,
  draws: readonly ExpectedDraw[],
): ExpectedFlow {
  const steps = sold.length;
  const flow = {
    paidTenge: new Float64Array(steps),
    unclaimedTenge: new Float64Array(steps),
    toBudgetTenge: new Float64Array(steps),
    paidCounts: new Float64Array(plan.prizes.length),
  };
  const post = (prize: number, winners: number, schedule: ClaimSchedule, wonAt: number): void => {
    const { amountTenge } = plan.prizes[prize]!;
    for (const [i, target] of schedule.targets.entries()) {
      const count = winners * schedule.probabilities[i]!;
      if (target === NEVER) flow.unclaimedTenge[wonAt]! += count * amountTenge;
      else if (target < steps) {
        flow.paidTenge[target]! += count * amountTenge;
        flow.paidCounts[prize]! += count;
      }
    }
  };
  const { tickets } = plan.scenario.terms.series;
  for (const [c, schedules] of plan.claims.entries()) {
    const share = (sold[c]! - (c === 0 ? 0 : sold[c - 1]!)) / tickets;
    for (const [tier, schedule] of schedules.entries()) {
      post(tier, share * plan.outcomeCounts[tier + 1]!, schedule, c);
    }
  }
  for (const { event, winners } of draws) {
    for (const [i, { prize, schedule }] of event.prizes.entries()) {
      post(prize, winners[i]!, schedule, event.checkpoint);
    }
  }
  handOver(flow, plan.budgetFrom);
  return flow;
}

/** From that checkpoint on, all that was never claimed so far, then the rest step by step. */
function handOver({ unclaimedTenge, toBudgetTenge }: ExpectedFlow, budgetFrom: number): void {
  if (budgetFrom === toBudgetTenge.length) return;
  for (const [c, tenge] of unclaimedTenge.entries()) toBudgetTenge[Math.max(c, budgetFrom)]! += tenge;
}
