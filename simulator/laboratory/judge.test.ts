import { describe, expect, it } from 'vitest';
import { mersenneTwister } from '../../engine/random/mersenneTwister.ts';
import { evidenceOf, judge } from './judge.ts';
import { uniformityP } from './laws/kolmogorov.ts';

const facts = (id: string) => ({ id, about: id, source: 'none' });
const EVEN = Array.from({ length: 64 }, (_, i) => (i + 0.5) / 64);

describe('the evidence of many streams', () => {
  it('takes the smallest p-value of either side for so many streams (Šidák)', () => {
    for (const odd of [1e-6, 1 - 1e-6]) {
      const { smallest, smallestP } = evidenceOf([...EVEN.slice(1), odd]);
      expect(smallest / 2e-6).toBeCloseTo(1, 6);
      expect(smallestP).toBeCloseTo(1 - (1 - 2e-6) ** 64, 12);
    }
  });

  it('is twice the smaller of the two chances, and that of the smallest alone for a rare count', () => {
    const lumped = EVEN.map((p) => 0.3 + p / 3);
    const both = evidenceOf(lumped);
    expect(both.p).toBe(2 * uniformityP(lumped));
    expect(evidenceOf(lumped, true)).toMatchObject({ uniformityP: null, p: both.smallestP });
    expect(evidenceOf(new Array(64).fill(0.5), true).p).toBe(1);
  });

  it('counts streams below one per cent, two-sided', () => {
    expect(evidenceOf([0.004, 0.006, 0.994, 0.996, 0.5]).below).toBe(2);
  });

  it('does not mind steps that were spread, where bare steps look like a fault', () => {
    // Poisson of mean 1.44: 0 with chance 0.237, and so on; the middle of each step, or a share of it.
    const source = mersenneTwister(Uint32Array.of(2));
    const random = (): number => source.next() / 2 ** 32;
    const steps = Array.from({ length: 2000 }, () => {
      let [term, below] = [Math.exp(-1.44), 0];
      const u = random();
      for (let k = 1; below + term < u; k++) {
        below += term;
        term *= 1.44 / k;
      }
      return { middle: 1 - below - term / 2, spread: 1 - below - term * random() };
    });
    expect(uniformityP(steps.map(({ middle }) => middle))).toBeLessThan(1e-12);
    expect(uniformityP(steps.map(({ spread }) => spread))).toBeGreaterThan(0.001);
  });
});

describe('the verdict', () => {
  const honest = Array.from({ length: 118 }, (_, i) => ({ facts: facts(`t${i}`), pValues: EVEN }));

  it('finds a fault in one stream of 64, of one test of 119', () => {
    const verdicts = judge([...honest, { facts: facts('odd'), pValues: [...EVEN.slice(1), 1e-9] }]);
    expect(verdicts.filter(({ passed }) => !passed).map(({ id }) => id)).toEqual(['odd']);
  });

  it('does not take one p-value of 0.0001 among 7,552 for a fault', () => {
    const verdicts = judge([...honest, { facts: facts('unlucky'), pValues: [...EVEN.slice(1), 1e-4] }]);
    expect(verdicts.every(({ passed }) => passed)).toBe(true);
  });

  it('finds p-values that lie too close together though none is extreme', () => {
    const verdicts = judge([...honest, { facts: facts('lumped'), pValues: EVEN.map((p) => 0.2 + p / 2) }]);
    expect(verdicts.filter(({ passed }) => !passed).map(({ id }) => id)).toEqual(['lumped']);
  });

  it('fails one fair run in a hundred or fewer: at most 8 of 400 (false alarm 1 in 50 at a rate of 1 %)', () => {
    const source = mersenneTwister(Uint32Array.of(3));
    let failed = 0;
    for (let run = 0; run < 400; run++) {
      const tests = Array.from({ length: 20 }, (_, i) => ({
        facts: facts(String(i)),
        pValues: Array.from({ length: 32 }, () => (source.next() + 0.5) / 2 ** 32),
      }));
      if (judge(tests).some(({ passed }) => !passed)) failed++;
    }
    expect(failed).toBeLessThanOrEqual(8);
  });

  it('calls a p-value of nothing a failure, not a fault of arithmetic', () => {
    expect(judge([{ facts: facts('dead'), pValues: new Array(16).fill(0) }])[0]).toMatchObject({
      passed: false,
      p: 0,
      smallest: 0,
    });
  });
});
