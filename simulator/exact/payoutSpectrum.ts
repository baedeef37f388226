/** The characteristic function of the pooled tickets' total at the frequencies where it is alive. */
import { circleSum } from './circleSum.ts';
import { type DrawnSample, NEGLIGIBLE_LOG } from './drawnSample.ts';
import { newtonPlan, newtonSum } from './newtonSum.ts';
import type { PooledTickets, SpectrumSum } from './pooledTickets.ts';

/** One row for each number of drawn tickets apart from the pool. */
export interface PayoutSpectrum {
  /** Ascending, 0 first, at most size ∕ 2. */
  readonly frequencies: readonly number[];
  readonly re: readonly Float64Array[];
  readonly im: readonly Float64Array[];
}

/** @param frequencies the alive ones, ascending, without 0 */
export function payoutSpectrum(
  pool: PooledTickets,
  sample: DrawnSample,
  frequencies: readonly number[],
): PayoutSpectrum {
  const sum = spectrumSum(pool, sample, frequencies.length);
  const all = [0, ...frequencies];
  const rows = pool.apart[1] - pool.apart[0] + 1;
  const re = Array.from({ length: rows }, () => new Float64Array(all.length));
  const im = Array.from({ length: rows }, () => new Float64Array(all.length));
  const at = new Float64Array(2 * rows);
  for (const [i, frequency] of all.entries()) {
    sum(frequency, at);
    for (let row = 0; row < rows; row++) {
      re[row]![i] = at[2 * row]!;
      im[row]![i] = at[2 * row + 1]!;
    }
  }
  return { frequencies: all, re, im };
}

/** Nanoseconds a frequency, roughly. */
export interface SumCost {
  readonly circle: number;
  /** Infinity where the recurrence is no good. */
  readonly newton: number;
}

export function sumCost(pool: PooledTickets, sample: DrawnSample): SumCost {
  const tickets = pool.groups.reduce((sum, { count }) => sum + count, 0);
  const reach = Math.sqrt(-2 * (NEGLIGIBLE_LOG + sample.logMass));
  const nodes = 2 + Math.min(2 * reach, 2 * Math.PI * Math.sqrt(tickets * sample.p * sample.q));
  const rows = pool.apart[1] - pool.apart[0] + 1;
  const plan = newtonPlan(pool, sample);
  return {
    circle: nodes * (20 * pool.groups.length + 40 * rows),
    newton: plan ? pool.groups.length * (60 + 4 * plan.terms) + 3 * plan.drawn * plan.terms : Infinity,
  };
}

function spectrumSum(pool: PooledTickets, sample: DrawnSample, frequencies: number): SpectrumSum {
  const plan = newtonPlan(pool, sample);
  const { circle, newton } = sumCost(pool, sample);
  return plan && newton < circle ? newtonSum(pool, sample, plan) : circleSum(pool, sample, frequencies);
}
