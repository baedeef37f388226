/**
 * The worked examples of NIST SP 800-22 rev. 1a, on the bits of e that the publication uses and on the short sequences of its sections.
 * The published p-values have six digits.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { chiSquareUpper, goodnessOfFit } from '../laws/chiSquare.ts';
import { linearComplexity } from './berlekampMassey.ts';
import { bitBalance } from './bitFrequency.ts';
import { levelRunsZ } from './levelRuns.ts';
import { linearComplexityTest } from './linearComplexityTest.ts';
import { binaryRank, rankChance } from './matrixRank.ts';
import { overlappingTuples, tupleCounts } from './overlappingTuples.ts';

const DIGITS = 1_000_000;

/** Σ 1/k! for from < k ≤ to, times from!, as a fraction: binary splitting. */
function eFraction(from: number, to: number): [bigint, bigint] {
  if (to - from === 1) return [1n, BigInt(to)];
  const middle = Math.floor((from + to) / 2);
  const [p, q] = eFraction(from, middle);
  const [r, s] = eFraction(middle, to);
  return [p * s + r, q * s];
}

/** The first million binary digits of e, the 2 before the point among them. */
function digitsOfE(): Uint8Array {
  // 80,000! has more than 10⁶ bits.
  const [numerator, denominator] = eFraction(0, 80_000);
  const scaled = (((numerator + denominator) << BigInt(DIGITS)) / denominator).toString(2);
  return Uint8Array.from(scaled.slice(0, DIGITS), Number);
}

const bitsOf = (text: string): Uint8Array => Uint8Array.from(text.replaceAll(' ', ''), Number);
const onesIn = (bits: Uint8Array): number => bits.reduce((sum, bit) => sum + bit, 0);

/** §2.1.8 and §2.3.8: the first hundred digits of π. */
const PI = bitsOf(
  '11001001000011111101101010100010001000010110100011 00001000110100110001001100011001100010100010111000',
);

let e: Uint8Array;
beforeAll(() => {
  e = digitsOfE();
});

describe('the examples of NIST SP 800-22', () => {
  it('§2.1 monobit: 0.527089 for ten bits, 0.109599 for π, 0.953749 for e', () => {
    expect(bitBalance([onesIn(bitsOf('1011010101'))], 10)).toBeCloseTo(0.527089, 6);
    expect(bitBalance([onesIn(PI)], 100)).toBeCloseTo(0.109599, 6);
    expect(bitBalance([onesIn(e)], DIGITS)).toBeCloseTo(0.953749, 6);
  });

  it('§2.3 runs: 0.561917 for e, once the first run is left out of the mean as NIST does', () => {
    const share = onesIn(e) / DIGITS;
    const first = 1 / (2 * Math.sqrt(DIGITS) * share * (1 - share));
    expect(chiSquareUpper((levelRunsZ(e, 1) + first) ** 2, 1)).toBeCloseTo(0.561917, 5);
  });

  it('§2.5 rank: of 97 matrices of e 23 have full rank, 60 one less', () => {
    const counts = [0, 0, 0];
    for (let matrix = 0; matrix < 97; matrix++) {
      const rows = Uint32Array.from({ length: 32 }, (_, row) =>
        Number.parseInt(e.subarray(matrix * 1024 + row * 32, matrix * 1024 + row * 32 + 32).join(''), 2),
      );
      counts[Math.min(2, 32 - binaryRank(rows))]!++;
    }
    expect(counts).toEqual([23, 60, 14]);
    expect([32, 31].map((rank) => rankChance(32, rank))).toEqual([
      expect.closeTo(0.2888, 4),
      expect.closeTo(0.5776, 4),
    ]);
  });

  it('§2.10 linear complexity: 4 for 1101011110001, and the published counts for e', () => {
    expect(linearComplexity(bitsOf('1101011110001'))).toBe(4);
    const published = [11, 31, 116, 501, 258, 57, 26];
    const exact = [1 / 96, 1 / 32, 1 / 8, 1 / 2, 1 / 4, 1 / 16, 1 / 48].map((chance) => 1000 * chance);
    expect(linearComplexityTest(e)).toBeCloseTo(goodnessOfFit(published, exact), 12);
    // The published p-value comes from chances of 0.01047 and 0.020833, where 1/96 is 0.010417.
    const rounded = [10.47, ...exact.slice(1, 6), 20.833];
    expect(goodnessOfFit(published, rounded)).toBeCloseTo(0.845406, 5);
  });

  it('§2.11 serial: ψ² of ten bits, 0.808792 and 0.670320; 0.843764 and 0.561915 for e', () => {
    const ten = bitsOf('0011011101');
    expect([...tupleCounts(ten, 2, 3)]).toEqual([0, 1, 1, 2, 1, 2, 2, 1]);
    expect(overlappingTuples(ten, 2, 3)).toEqual([expect.closeTo(0.808792, 6), expect.closeTo(0.67032, 6)]);
    expect(overlappingTuples(e, 2, 2)).toEqual([expect.closeTo(0.843764, 6), expect.closeTo(0.561915, 6)]);
  });
});
