import { describe, expect, it } from 'vitest';
import { kernelGenerator } from '../../engine/kernel/kernelGenerator.ts';
import type { LotteryTerms } from '../../engine/terms/lotteryTerms.ts';
import terms from '../../fixtures/7s-avto-loto.json' with { type: 'json' };
import { payoutDistribution } from './payoutDistribution.ts';
import { payoutMoments } from './payoutMoments.ts';
import { prizesTenge, prizeUrnOf } from './prizeUrn.ts';

const real = prizeUrnOf(terms as unknown as LotteryTerms);

describe('payoutDistribution of the 7S AVTO LOTO', () => {
  it.each([
    // Computed apart in Python (numpy): the whole circle, no tier counted apart, plain complex logarithms.
    [10_000, 18_468, 18_804, 19_422, 20_298, 29_856, 30_502, 27_619_360.3127],
    [100_000, 191_491, 192_556, 194_918, 206_096, 215_319, 216_508, 212_564_272.8735],
    [250_050, 482_534, 484_167, 495_300, 506_433, 508_066, 509_177, 507_184_972.7883],
    [480_000, 940_678, 941_767, 951_538, 952_431, 952_912, 953_275, 952_647_582.4905],
  ])('has the quantiles of an independent computation at %i sold', (sold, ...expected) => {
    const law = payoutDistribution(real, sold);
    const tail = expected.pop()!;
    expect([0.005, 0.05, 0.5, 0.95, 0.995, 0.9995].map((p) => law.quantile(p) / 1000)).toEqual(expected);
    expect(Math.abs(law.tailValueAtRisk(0.95) / tail - 1)).toBeLessThan(2e-10);
  });

  it.each([
    1, 2, 3, 5, 10, 30, 100, 300, 1000, 3000, 30_000, 250_050, 470_000, 499_000, 500_070, 500_097, 500_099,
  ])('has the mean and deviation of the closed form at %i sold', (sold) => {
    const law = payoutDistribution(real, sold);
    const moments = payoutMoments(real, sold);
    const from = Math.max(law.minimumTenge, law.quantile(1e-15) - 5e6) / 1000;
    const to = Math.min(law.maximumTenge, law.quantile(1 - 1e-15) + 5e6) / 1000;
    // About c: E S − c = Σ P(S > u) − Σ P(S ≤ u) over u ≥ c and u < c; the same with weights 2 |u − c| ± 1 for the square.
    const c = Math.round(moments.meanTenge / 1000);
    let mean = 0;
    let square = 0;
    for (let units = c; units < to; units++) {
      const above = law.exceedance(units * 1000);
      mean += above;
      square += (2 * (units - c) + 1) * above;
    }
    for (let units = c - 1; units >= from; units--) {
      const atMost = law.cdf(units * 1000);
      mean -= atMost;
      square += (2 * (c - units) - 1) * atMost;
    }
    expect(Math.abs((c + mean) * 1000 - moments.meanTenge)).toBeLessThan(1e-11 * moments.meanTenge);
    expect(Math.abs((Math.sqrt(square - mean * mean) * 1000) / moments.sdTenge - 1)).toBeLessThan(1e-9);
  });

  it('is the mirror image of the law of what is left', () => {
    const fund = prizesTenge(real);
    for (const sold of [3, 77, 5000, 123_456, 240_000]) {
      const ours = payoutDistribution(real, sold);
      const left = payoutDistribution(real, 500_100 - sold);
      expect(left.minimumTenge).toBe(fund - ours.maximumTenge);
      for (const p of [1e-9, 1e-4, 0.1, 0.5, 0.9, 0.9999]) {
        const at = ours.quantile(p);
        expect(Math.abs(ours.cdf(at) - left.exceedance(fund - at - 1000))).toBeLessThan(1e-14);
      }
    }
  });

  it('has a quantile at every probability of 10⁻⁹ to 1 − 10⁻⁹, reached there and not one unit before', () => {
    const probabilities = [1e-9, 1e-6, 0.005, 0.05, 0.25, 0.5, 0.75, 0.95, 0.995, 0.9995, 1 - 1e-6, 1 - 1e-9];
    for (const sold of [30, 4000, 250_050, 500_000]) {
      const law = payoutDistribution(real, sold);
      for (const p of probabilities) {
        const at = law.quantile(p);
        expect(law.cdf(at)).toBeGreaterThanOrEqual(p - 1e-14);
        if (at > law.minimumTenge) expect(law.cdf(at - 1000)).toBeLessThan(p);
      }
    }
  });

  it('falls in with 1,000 shuffled series', () => {
    // Kolmogorov and Smirnov: D√n > 2.3 with probability 5 · 10⁻⁵, less on a lattice; three tests, a fixed key.
    const trials = 1000;
    const checkpoints = [10_000, 250_050, 499_000];
    const totals = checkpoints.map(() => new Float64Array(trials));
    const amounts = [0, ...real.tiers.map(({ amountTenge }) => amountTenge)];
    const fresh = new Uint8Array(real.tickets);
    let at = 0;
    for (const [i, { count }] of real.tiers.entries()) {
      fresh.fill(i + 1, at, at + count);
      at += count;
    }
    const generator = kernelGenerator(Uint32Array.of(0x7, 0xe3ac7));
    const series = new Uint8Array(real.tickets);
    for (let trial = 0; trial < trials; trial++) {
      series.set(fresh);
      generator.shuffleBytes(series);
      let total = 0;
      let ticket = 0;
      for (const [i, sold] of checkpoints.entries()) {
        for (; ticket < sold; ticket++) total += amounts[series[ticket]!]!;
        totals[i]![trial] = total;
      }
    }
    for (const [i, sold] of checkpoints.entries()) {
      const law = payoutDistribution(real, sold);
      const sorted = totals[i]!.sort();
      let distance = 0;
      for (const [rank, total] of sorted.entries()) {
        if (sorted[rank + 1] !== total) {
          distance = Math.max(distance, Math.abs((rank + 1) / trials - law.cdf(total)));
        }
        if (sorted[rank - 1] !== total) {
          distance = Math.max(distance, Math.abs(rank / trials - law.cdf(total - 1000)));
        }
      }
      expect(distance * Math.sqrt(trials)).toBeLessThan(2.3);
    }
  });

  it('gives a curve of at most so many bins that holds all but two millionths', () => {
    const curve = payoutDistribution(real, 250_050).density(200);
    expect(curve.length).toBeLessThanOrEqual(200);
    const total = curve.reduce((sum, { probability }) => sum + probability, 0);
    expect(total).toBeGreaterThan(1 - 2e-6);
    expect(total).toBeLessThanOrEqual(1);
    const widths = new Set(curve.slice(1).map(({ xTenge }, i) => xTenge - curve[i]!.xTenge));
    expect(widths.size).toBe(1);
  });
});
