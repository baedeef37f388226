/** The law of the total on whole units: one value, or the sum of a split's cases. */
import type { DrawnSample } from './drawnSample.ts';
import { type PayoutCase, payoutCases } from './payoutCases.ts';
import type { PayoutSplit } from './payoutSplit.ts';

/** A law on whole units, from the least that has any mass. */
export interface UnitLaw {
  atMost(units: number): number;
  above(units: number): number;
  /** Σ of `atMost` over all units up to and with this one. */
  sumOfAtMost(units: number): number;
}

/** All mass on one value. */
export const pointLaw = (value: number): UnitLaw => ({
  atMost: (units) => (units >= value ? 1 : 0),
  above: (units) => (units >= value ? 0 : 1),
  sumOfAtMost: (units) => Math.max(0, units - value + 1),
});

/** The law that a split makes up: the same for every split of the same urn. */
export function splitLaw(split: PayoutSplit, sample: DrawnSample): UnitLaw {
  const cases = payoutCases(split, sample);
  const { step, pool } = split;
  const sumCases = (
    value: (one: PayoutCase, steps: number, units: number) => number,
    units: number,
  ): number =>
    cases.reduce((sum, one) => {
      const rest = units - one.shift;
      const steps = Math.floor(rest / step);
      return sum + one.weight * value(one, steps - pool.from, rest - steps * step);
    }, 0);
  return {
    atMost: (units) => sumCases(({ law }, steps) => law.atMost(steps), units),
    above: (units) => sumCases(({ law }, steps) => law.mass - law.atMost(steps), units),
    sumOfAtMost: (units) =>
      sumCases(
        ({ law }, steps, within) => step * law.sumOfAtMost(steps - 1) + (within + 1) * law.atMost(steps),
        units,
      ),
  };
}
