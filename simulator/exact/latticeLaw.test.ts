import { describe, expect, it } from 'vitest';
import { summedLaw, tabledLaw } from './latticeLaw.ts';
import type { PayoutSpectrum } from './payoutSpectrum.ts';

const SIZE = 64;
/** A lumpy law that fills its lattice, of mass 0.75. */
const MASSES = Array.from({ length: SIZE }, (_, s) => (s % 5 === 0 ? 0 : (1 + (s % 7)) / 256));
const TOTAL = MASSES.reduce((sum, mass) => sum + mass, 0);

/** The sum Σ mass · e^{2πi j s ∕ size}, for all frequencies up to the middle one. */
function spectrumOf(masses: readonly number[]): PayoutSpectrum {
  const frequencies = Array.from({ length: masses.length / 2 + 1 }, (_, j) => j);
  const part = (turn: (angle: number) => number) =>
    Float64Array.from(frequencies, (j) =>
      masses.reduce((sum, mass, s) => sum + mass * turn((2 * Math.PI * j * s) / masses.length), 0),
    );
  return { frequencies, re: [part(Math.cos)], im: [part(Math.sin)] };
}

describe.each([
  ['tabledLaw', tabledLaw],
  ['summedLaw', summedLaw],
])('%s', (_, lawOf) => {
  const law = lawOf(spectrumOf(MASSES), 0, SIZE);

  it('has the mass of every step, and the sums of the sums', () => {
    let atMost = 0;
    let sum = 0;
    for (const [step, mass] of MASSES.entries()) {
      atMost += mass;
      sum += atMost;
      expect(law.atMost(step)).toBeCloseTo(atMost, 13);
      expect(law.sumOfAtMost(step)).toBeCloseTo(sum, 12);
    }
    expect(law.mass).toBeCloseTo(TOTAL, 14);
  });

  it('has nothing before the first step and all from the last one on', () => {
    expect(law.atMost(-1)).toBe(0);
    expect(law.sumOfAtMost(-1)).toBe(0);
    expect(law.atMost(SIZE + 10)).toBe(law.mass);
    expect(law.sumOfAtMost(SIZE + 9) - law.sumOfAtMost(SIZE - 1)).toBeCloseTo(10 * TOTAL, 12);
  });

  it('is one step on a lattice of one', () => {
    const point = lawOf({ frequencies: [0], re: [Float64Array.of(0.5)], im: [new Float64Array(1)] }, 0, 1);
    expect([point.atMost(-1), point.atMost(0), point.sumOfAtMost(3)]).toEqual([0, 0.5, 2]);
  });
});
