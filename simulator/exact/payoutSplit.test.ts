import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnSample } from './drawnSample.ts';
import { payoutSplit, splitBy } from './payoutSplit.ts';
import { countWays, likelyCounts, separateWays } from './separateTiers.ts';
import { splitLaw } from './unitLaw.ts';

const GROUPS = [
  { worth: 0, count: 700 },
  { worth: 3, count: 150 },
  { worth: 4, count: 100 },
  { worth: 7, count: 30 },
  { worth: 50, count: 6 },
  { worth: 1000, count: 2 },
];
const TICKETS = 988;

describe('payoutSplit', () => {
  it('never changes the law: any tiers counted one by one give the same', () => {
    const sold = fc.integer({ min: 1, max: TICKETS - 1 });
    const others = fc.subarray([3, 4, 5]);
    fc.assert(
      fc.property(sold, others, fc.nat(), (drawn, picked, at) => {
        const sample = drawnSample(TICKETS, drawn);
        const tiers = GROUPS.map((group) => likelyCounts(group, sample));
        const pooled = splitLaw(splitBy(tiers, [], sample), sample);
        const parted = splitLaw(
          splitBy(
            tiers,
            picked.map((i) => tiers[i]!),
            sample,
          ),
          sample,
        );
        const units = at % 3360;
        expect(Math.abs(parted.atMost(units) - pooled.atMost(units))).toBeLessThan(1e-14);
        expect(Math.abs(parted.above(units) - pooled.above(units))).toBeLessThan(1e-14);
        expect(Math.abs(parted.sumOfAtMost(units) - pooled.sumOfAtMost(units))).toBeLessThan(3360 * 1e-14);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it('counts a far top prize apart, where that shortens the lattice', () => {
    const split = payoutSplit([...GROUPS, { worth: 10_000_000, count: 2 }], drawnSample(TICKETS + 2, 300));
    expect(split.separate.map(({ worth }) => worth)).toContain(10_000_000);
    expect(split.pool.size).toBeLessThan(10_000);
  });

  it('counts everything one by one where few tickets are drawn of amounts without a common divisor', () => {
    const groups = [
      { worth: 0, count: 1e6 },
      ...[999_983, 1_299_709, 15_485_863].map((worth) => ({ worth, count: 500 })),
    ];
    const split = payoutSplit(groups, drawnSample(1_001_500, 3));
    expect(split.separate).toHaveLength(3);
    expect(split.pool.size).toBe(1);
  });

  it('says what stands in the way of a law that would take hours', () => {
    const groups = Array.from({ length: 60 }, (_, i) => ({ worth: 1_000_003 + 7_919 * i * i, count: 3 }));
    expect(() => payoutSplit(groups, drawnSample(180, 90))).toThrow(
      /prize table: the exact law of 90 of 180 tickets with 60 amounts takes too long .* larger common divisor, or simulate/,
    );
  });
});

describe('separateWays', () => {
  it('are as many as announced, before equal ones are merged, and have all the mass', () => {
    for (const drawn of [1, 4, 20, 500, 984]) {
      const sample = drawnSample(TICKETS, drawn);
      const separate = [GROUPS[4]!, GROUPS[5]!].map((group) => likelyCounts(group, sample));
      const ways = separateWays(separate, sample);
      // 50 and 1,000 give different totals to different ways.
      expect(ways.length).toBeLessThanOrEqual(countWays(separate, sample));
      const mass = ways.reduce((sum, { logMass }) => sum + Math.exp(logMass), 0);
      if (drawn === 500) expect(mass).toBeCloseTo(1, 12);
      expect(ways.every((way) => way.drawn <= drawn && 8 - way.drawn <= TICKETS - drawn)).toBe(true);
    }
  });
});
