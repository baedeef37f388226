import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { floatTenge, runFund } from './fundRun.ts';

function run(opening: number, flows: readonly number[], factors: readonly number[]) {
  const balances = new Float64Array(flows.length);
  const sums = { interestTenge: 0, lowestTenge: 0, closingTenge: 0 };
  runFund(opening, Float64Array.from(flows), Float64Array.from(factors), balances, sums);
  return { ...sums, balances: [...balances] };
}
const floatOf = (flows: readonly number[], factors: readonly number[]): number =>
  floatTenge(Float64Array.from(flows), Float64Array.from(factors));

const stepsArbitrary = fc.array(
  fc.tuple(fc.integer({ min: -2000, max: 2000 }), fc.constantFrom(0, 0.001, 0.05, 1)),
  { minLength: 1, maxLength: 12 },
);

describe('the prize fund', () => {
  it('earns floored interest on a positive balance, none on a negative one', () => {
    expect(run(1000, [-500, -700, 100, 900], [0.0555, 0.1, 0.5, 0.5])).toEqual({
      balances: [555, -90, 10, 915],
      interestTenge: 55 + 55 + 0 + 5,
      lowestTenge: -90,
      closingTenge: 915,
    });
  });

  it('keeps every tenge: closing = opening + interest + flows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), stepsArbitrary, (opening, steps) => {
        const flows = steps.map(([flow]) => flow);
        const { interestTenge, closingTenge, lowestTenge, balances } = run(
          opening,
          flows,
          steps.map(([, factor]) => factor),
        );
        expect(closingTenge).toBe(opening + interestTenge + flows.reduce((sum, flow) => sum + flow, 0));
        expect(lowestTenge).toBe(Math.min(...balances));
      }),
    );
  });

  it('needs a float that keeps it from ever being negative, and not a tenge less', () => {
    fc.assert(
      fc.property(stepsArbitrary, (steps) => {
        const [flows, factors] = [steps.map(([flow]) => flow), steps.map(([, factor]) => factor)];
        const float = floatOf(flows, factors);
        expect(run(float, flows, factors).lowestTenge).toBeGreaterThanOrEqual(0);
        if (float > 0) expect(run(float - 1, flows, factors).lowestTenge).toBeLessThan(0);
      }),
    );
  });

  it('needs no float where it never falls, and all that leaves it where there is no interest', () => {
    expect(floatOf([5, -5, 0], [0, 0, 0])).toBe(0);
    expect(floatOf([-100, 250, -400, 50], [0, 0, 0, 0])).toBe(250);
    expect(floatOf([-100], [1])).toBe(50);
    expect(floatOf([-101], [1])).toBe(51);
  });

  it('finds the float for amounts where doubles have hardly a fraction left', () => {
    const flows = [-(2 ** 51)];
    const float = floatOf(flows, [0.1]);
    expect(run(float, flows, [0.1]).lowestTenge).toBeGreaterThanOrEqual(0);
    expect(run(float - 1, flows, [0.1]).lowestTenge).toBeLessThan(0);
  });
});
