/** Each statistic against a naive twin or a law counted out in full. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquareUpper, goodnessOfFit } from '../laws/chiSquare.ts';
import { normalUpper } from '../laws/normal.ts';
import { poissonP } from '../laws/poisson.ts';
import { affordablePieces } from './affordable.ts';
import { linearComplexity } from './berlekampMassey.ts';
import { birthdaySpacings, repeatedSpacings } from './birthdaySpacings.ts';
import { bitFrequency, onesByPlace } from './bitFrequency.ts';
import { collision } from './collision.ts';
import { couponCollector } from './couponCollector.ts';
import { duplicates, equalPairs } from './duplicates.ts';
import { digitCounts, frequency, frequencyByRemainder, frequencyByStretch } from './frequency.ts';
import { gap } from './gap.ts';
import { interplay } from './interplay.ts';
import { levelRunsZ } from './levelRuns.ts';
import { binaryRank, rankChance } from './matrixRank.ts';
import { maximumOfT } from './maximumOfT.ts';
import { tupleCounts } from './overlappingTuples.ts';
import { orderCounts } from './permutation.ts';
import { poker } from './poker.ts';
import { runLengths } from './runLengths.ts';
import { serialCorrelation } from './serialCorrelation.ts';
import { differentValuesLaw, stirlingRow } from './stirling.ts';
import { turningPointsZ } from './turningPoints.ts';

const words = fc.uint32Array({ minLength: 8, maxLength: 80 });
const seeded = { seed: 1 };

/** Every order of 0 … n − 1. */
function permutations(n: number): number[][] {
  if (n === 0) return [[]];
  return permutations(n - 1).flatMap((order) =>
    Array.from({ length: n }, (_, at) => [...order.slice(0, at), n - 1, ...order.slice(at)]),
  );
}

/** Every sequence of `length` digits in [0, base). */
function sequences(base: number, length: number): number[][] {
  if (length === 0) return [[]];
  return sequences(base, length - 1).flatMap((start) =>
    Array.from({ length: base }, (_, digit) => [...start, digit]),
  );
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

describe('bits', () => {
  it('are counted at each place as one by one, past the 255 words that fill a byte', () => {
    const longer = fc.uint32Array({ minLength: 1, maxLength: 700 });
    fc.assert(
      fc.property(longer, (sample) => {
        const twin = Array.from(
          { length: 32 },
          (_, place) => [...sample].filter((word) => (word >>> place) & 1).length,
        );
        expect([...onesByPlace(sample)]).toEqual(twin);
      }),
      seeded,
    );
    expect([...onesByPlace(new Uint32Array(1000).fill(0xffffffff))]).toEqual(new Array(32).fill(1000));
  });

  it('at a place that is stuck give a p-value next to nothing, and so do alternating words', () => {
    expect(
      bitFrequency(Uint32Array.from({ length: 4096 }, (_, i) => Math.imul(i, 2654435761) & ~4)),
    ).toBeLessThan(1e-300);
    expect(bitFrequency(Uint32Array.from({ length: 4096 }, (_, i) => -(i & 1)))).toBe(1);
  });

  it('of two streams agree at every shift that is looked at', () => {
    const stream = Uint32Array.from(
      { length: 4100 },
      (_, i) => Math.imul(i ^ (i >>> 7), 2246822519) ^ Math.imul(i, i),
    );
    for (const shift of [-2, -1, 0, 1, 2]) {
      const first = stream.slice(2, 4002);
      const second = stream.slice(2 + shift, 4002 + shift);
      expect(interplay(first, second)).toBeLessThan(1e-300);
      expect(
        interplay(
          first,
          second.map((word) => ~word),
        ),
      ).toBeLessThan(1e-300);
    }
  });
});

describe('the shortest shift register', () => {
  it('has each length as often as Rueppel’s formula says, over all sequences of ten bits', () => {
    // R. A. Rueppel (1986): 2^min(2n − 2L, 2L − 1) sequences of n bits have complexity L > 0, one has 0.
    const n = 10;
    const counts = new Array<number>(n + 1).fill(0);
    for (const bits of sequences(2, n)) counts[linearComplexity(bits)]!++;
    const law = counts.map((_, length) =>
      length === 0 ? 1 : 2 ** Math.min(2 * n - 2 * length, 2 * length - 1),
    );
    expect(counts).toEqual(law);
  });

  it('of a register of 89 places is found, whatever the word boundaries', () => {
    const bits = Array.from({ length: 89 }, (_, i) => (i * i + (i >> 2)) & 1);
    for (let i = 89; i < 400; i++) bits.push(bits[i - 89]! ^ bits[i - 38]!);
    expect(linearComplexity(bits)).toBe(89);
    expect(linearComplexity(new Uint8Array(500))).toBe(0);
    expect(linearComplexity([...new Array(499).fill(0), 1])).toBe(500);
  });
});

describe('the rank of binary matrices', () => {
  it('has the law that all 3 × 3 matrices give', () => {
    const counts = [0, 0, 0, 0];
    for (const rows of sequences(8, 3)) counts[binaryRank(Uint32Array.from(rows))]!++;
    expect(counts).toEqual([0, 1, 2, 3].map((rank) => 512 * rankChance(3, rank)));
  });

  it('is full for 32 different single bits and one less when a row is the sum of others', () => {
    const rows = Uint32Array.from({ length: 32 }, (_, i) => 1 << i);
    expect(binaryRank(rows)).toBe(32);
    rows[0] = rows[5]! ^ rows[31]!;
    expect(binaryRank(rows)).toBe(31);
  });
});

describe('coincidences', () => {
  it('count equal pairs as two nested loops do', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 }), (values) => {
        const pairs = values.flatMap((v, i) => values.slice(i + 1).filter((w) => w === v)).length;
        expect(equalPairs(Uint32Array.from(values))).toBe(pairs);
      }),
      seeded,
    );
  });

  it('have the exact mean and variance over all sequences of four values below five', () => {
    const counts = sequences(5, 4).map((values) => equalPairs(Uint32Array.from(values)));
    expect(mean(counts)).toBeCloseTo(6 / 5, 12);
    expect(mean(counts.map((count) => (count - 6 / 5) ** 2))).toBeCloseTo((6 / 5) * (4 / 5), 12);
  });

  it('are judged by Poisson’s law while few are due and by the normal one later', () => {
    const none = Uint32Array.from({ length: 1000 }, (_, i) => i);
    expect(duplicates(none, 499_500, 0.25)).toBeCloseTo(poissonP(0, 1, 0.25), 12);
    // All of 1,000 values once, where 1,000 pairs are due.
    const sd = Math.sqrt(999 * 0.998);
    expect(
      duplicates(
        Uint32Array.from({ length: 1000 }, (_, i) => i % 500),
        500,
        0,
      ),
    ).toBeCloseTo(poissonP(500, 999, 0), 12);
    const many = Uint32Array.from({ length: 2000 }, (_, i) => i % 1000);
    expect(duplicates(many, 1000, 0)).toBeCloseTo(
      normalUpper((1000 - 1999) / (sd * Math.sqrt(1999 / 998))),
      6,
    );
  });

  it('of spacings are counted round the end of the year, as written down', () => {
    fc.assert(
      fc.property(words, (birthdays) => {
        const sorted = [...birthdays].sort((a, b) => a - b);
        const spacings = sorted
          .map((day, i) => (i === 0 ? day - sorted.at(-1)! + 2 ** 32 : day - sorted[i - 1]!))
          .map((spacing) => spacing % 2 ** 32);
        expect(repeatedSpacings(birthdays)).toBe(spacings.length - new Set(spacings).size);
      }),
      seeded,
    );
    expect(repeatedSpacings(Uint32Array.of(0, 2 ** 30, 2 ** 31, 3 * 2 ** 30))).toBe(3);
  });

  it('of a lattice’s spacings are found at once', () => {
    const lattice = Uint32Array.from({ length: 8192 }, (_, i) => Math.imul(i, 0x9e3779b9));
    expect(birthdaySpacings(lattice, 0.5)).toBeLessThan(1e-300);
  });

  it('of balls in urns fall as Knuth’s table has it (TAOCP 2, §3.3.2 I)', () => {
    // With 2²⁰ urns and 2¹⁴ balls: at most 101, 119, 126, 134, 153 collisions with chance .009, .244, .476, .742, .989.
    const withCollisions = (count: number): Uint32Array =>
      Uint32Array.from({ length: 2 ** 14 }, (_, i) => Math.max(0, i - count) << 12);
    for (const [count, chance] of [
      [101, 0.009],
      [119, 0.244],
      [126, 0.476],
      [134, 0.742],
      [153, 0.989],
    ] as const) {
      // The p-value leaves half of the count's own step, some 0.036 at most, on either side.
      const between =
        (collision(withCollisions(count), 'high') + collision(withCollisions(count + 1), 'high')) / 2;
      expect(Math.abs(1 - between - chance)).toBeLessThan(0.012);
    }
  });

  it('of balls are looked for in the low bits too, throw by throw', () => {
    const low = Uint32Array.from({ length: 2 ** 15 }, (_, i) => i % 2 ** 14);
    expect(collision(low, 'low')).toBeGreaterThan(0.999999);
    expect(collision(low, 'high')).toBe(0);
  });
});

describe('frequencies', () => {
  it('by stretch and by remainder expect what each cell holds of an uneven bound', () => {
    const all = Uint32Array.from({ length: 1003 }, (_, i) => i % 1003);
    expect(frequencyByStretch(all, 1003, 7)).toBe(1);
    expect(frequencyByRemainder(all, 1003, 30)).toBe(1);
    expect([...digitCounts([0, 2, 2, 1, 2], 4)]).toEqual([1, 1, 3, 0]);
  });

  it('by stretch and by remainder notice a missing stretch and a missing remainder', () => {
    const ten = Uint32Array.from({ length: 10_000 }, (_, i) => i % 1000);
    expect(
      frequencyByStretch(
        ten.filter((v) => v >= 100),
        1000,
        10,
      ),
    ).toBeLessThan(1e-100);
    expect(
      frequencyByRemainder(
        ten.filter((v) => v % 30 !== 7),
        1000,
        30,
      ),
    ).toBeLessThan(1e-40);
  });

  it('of a coin that falls evenly are no fault, and a surplus on either side is one', () => {
    const coin = (zeros: number): number[] => Array.from({ length: 10_000 }, (_, i) => (i < zeros ? 0 : 1));
    expect(frequency(coin(5000), 2)).toBe(0.5);
    expect(frequency(coin(5100), 2)).toBeCloseTo(normalUpper(2), 12);
    expect(frequency(coin(4900), 2)).toBeCloseTo(normalUpper(-2), 12);
  });

  it('of tuples go round the ring as a naive count does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 5, maxLength: 60 }), (digits) => {
        const twin = new Array<number>(27).fill(0);
        digits.forEach((_, i) => {
          const [a, b, c] = [0, 1, 2].map((k) => digits[(i + k) % digits.length]!);
          twin[9 * a! + 3 * b! + c!]!++;
        });
        expect([...tupleCounts(digits, 3, 3)]).toEqual(twin);
      }),
      seeded,
    );
  });

  it('of orders give each order of four values a cell of its own', () => {
    const cells = permutations(4).map((order) => [...orderCounts(order, 4)].indexOf(1));
    expect(new Set(cells).size).toBe(24);
    expect(orderCounts([1, 2, 3, 4, 9], 2).reduce((a, b) => a + b)).toBe(2);
  });

  it('of the greatest of t: words that are uniform on a grid fall evenly', () => {
    // For t = 1 the cell is that of the word.
    const grid = Uint32Array.from({ length: 2048 }, (_, i) => i * 2 ** 21);
    expect(maximumOfT(grid, 1)).toBe(1);
    expect(maximumOfT(new Uint32Array(2048).fill(0xffffffff), 8)).toBeLessThan(1e-300);
  });
});

describe('pieces of random length', () => {
  it('has Stirling’s numbers of the second kind', () => {
    expect(stirlingRow(0)).toEqual([1]);
    expect(stirlingRow(5)).toEqual([0, 1, 15, 25, 10, 1]);
    expect(stirlingRow(10)[5]).toBe(42_525);
  });

  it('knows how many different values five draws from eight, or from two, hold', () => {
    for (const base of [2, 8]) {
      const law = new Array<number>(6).fill(0);
      for (const hand of sequences(base, 5)) law[new Set(hand).size]! += base ** -5;
      differentValuesLaw(5, base).forEach((chance, k) => {
        expect(chance).toBeCloseTo(law[k]!, 12);
      });
    }
  });

  it('finds nothing in poker hands dealt in their exact proportions', () => {
    expect(poker(sequences(4, 5).flat(), 4)).toBe(1);
  });

  it('gives runs the law that the orders of six values give: r or more with chance 1 / r!', () => {
    const lengths = permutations(6).map((order) => order.findIndex((v, i) => i > 0 && v < order[i - 1]!));
    for (const r of [1, 2, 3, 4, 5]) {
      // −1: it rises to the end.
      const longer = lengths.filter((length) => length === -1 || length >= r).length;
      expect(longer / 720).toBeCloseTo(1 / [1, 1, 2, 6, 24, 120][r]!, 12);
    }
    // 5,040 runs, longest first, the value after each thrown away.
    const runs = [1, 6, 35, 168, 630, 1680, 2520].flatMap((count, k) => new Array<number>(count).fill(7 - k));
    const values = runs.flatMap((length) => [...Array.from({ length }, (_, i) => i), -1]);
    const sd = Math.sqrt(Math.E + 1 - (Math.E - 1) ** 2);
    const wanted = affordablePieces(values.length, Math.E, sd);
    const counts = [1, 2, 3, 4, 5, 6, 7].map(
      (r) => runs.slice(0, wanted).filter((length) => length === r).length,
    );
    const chances = [1 / 2, 1 / 3, 1 / 8, 1 / 30, 1 / 144, 1 / 840, 1 / 5040];
    const expected = chances.map((chance) => wanted * chance);
    const p = goodnessOfFit(counts, expected);
    expect(p).toBeGreaterThan(1e-12);
    expect(runLengths(values, 'up') / p).toBeCloseTo(1, 9);
    expect(
      runLengths(
        values.map((value) => -value),
        'down',
      ) / p,
    ).toBeCloseTo(1, 9);
  });

  it('calls endless rises, missing coupons and missing marks impossible', () => {
    const counter = Uint32Array.from({ length: 10_000 }, (_, i) => i);
    expect(runLengths(counter, 'up')).toBe(0);
    expect(runLengths(counter, 'down')).toBeLessThan(1e-300);
    expect(
      couponCollector(
        counter.map((i) => i % 7),
        8,
      ),
    ).toBe(0);
    expect(
      gap(
        counter.map((i) => 1 + (i % 7)),
        8,
        1,
      ),
    ).toBe(0);
    expect(
      couponCollector(
        counter.map((i) => i % 8),
        8,
      ),
    ).toBeLessThan(1e-300);
    expect(
      gap(
        counter.map((i) => i % 8),
        8,
        1,
      ),
    ).toBeLessThan(1e-300);
  });

  it('affords so many pieces that eight standard deviations more still fit', () => {
    const pieces = affordablePieces(100_000, 3, 2);
    expect(pieces * 3 + 8 * 2 * Math.sqrt(pieces)).toBeLessThanOrEqual(100_000);
    expect((pieces + 1) * 3 + 8 * 2 * Math.sqrt(pieces + 1)).toBeGreaterThan(100_000);
  });

  it('gives gaps their geometric law', () => {
    // 4,096 gaps among bits in proportions 1/2, 1/4, …; the last ten or so are one cell.
    const gaps = Array.from({ length: 12 }, (_, r) => new Array<number>(2 ** (11 - r)).fill(r)).flat();
    const digits = gaps.flatMap((r) => [...new Array<number>(r).fill(1), 0]);
    const wanted = affordablePieces(digits.length, 2, Math.SQRT2);
    const longest = Math.floor(Math.log(10 / wanted) / Math.log(0.5));
    const counts = new Array<number>(longest + 1).fill(0);
    for (const r of gaps.slice(0, wanted)) counts[Math.min(r, longest)]!++;
    const expected = counts.map((_, r) => wanted * 2 ** -(r === longest ? r : r + 1));
    expect(gap(digits, 2, 1)).toBeCloseTo(goodnessOfFit(counts, expected), 12);
  });
});

describe('successive values', () => {
  it('turn as often as all orders of six do: mean and variance exact', () => {
    const zs = permutations(6).map(turningPointsZ);
    expect(mean(zs)).toBeCloseTo(0, 12);
    expect(mean(zs.map((z) => z * z))).toBeCloseTo(1, 12);
  });

  it('cross a level as often as all arrangements of three and four do', () => {
    const zs = sequences(2, 7)
      .filter((bits) => bits.reduce((a, b) => a + b) === 3)
      .map((bits) => levelRunsZ(bits, 1));
    expect(zs).toHaveLength(35);
    expect(mean(zs)).toBeCloseTo(0, 12);
    expect(mean(zs.map((z) => z * z))).toBeCloseTo(1, 12);
  });

  it('never cross a level that all lie below, which is as far out as can be', () => {
    expect(levelRunsZ(new Uint8Array(100), 1)).toBe(-Infinity);
  });

  it('go together as Knuth’s coefficient says: squares of mean 1 over all sequences, added', () => {
    // For one lag the statistic itself is recovered from the p-value of one degree of freedom.
    const digits = [0, 3, 1, 1, 2, 0, 3, 2];
    const centred = digits.map((digit) => (digit - 1.5) / Math.sqrt(15 / 12));
    const square = (lag: number): number =>
      centred.slice(lag).reduce((sum, value, i) => sum + value * centred[i]!, 0) ** 2 / (8 - lag);
    expect(serialCorrelation(digits, 4, [1])).toBeCloseTo(chiSquareUpper(square(1), 1), 12);
    expect(serialCorrelation(digits, 4, [1, 3])).toBeCloseTo(chiSquareUpper(square(1) + square(3), 2), 12);
    const squares = sequences(3, 6).map((values) => {
      const z = values.map((value) => (value - 1) / Math.sqrt(2 / 3));
      return z.slice(2).reduce((sum, value, i) => sum + value * z[i]!, 0) ** 2 / 4;
    });
    expect(mean(squares)).toBeCloseTo(1, 12);
  });
});
