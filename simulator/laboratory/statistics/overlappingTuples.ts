/**
 * Does every m-tuple of successive digits come equally often, overlapping ones counted? Overlaps hang together, so the plain
 * chi-square sum has not its law; Good's difference of the sums for m and m − 1 has.
 * Sources: I. J. Good, "The serial test for sampling numbers and other tests for randomness", Proc. Camb. Phil. Soc. 49,
 * 1953; NIST SP 800-22 rev. 1a, §2.11 (serial test), which is the case of bits.
 */
import { chiSquareUpper, equalCellsStatistic } from '../laws/chiSquare.ts';

/** How often each m-tuple comes in the sequence closed to a ring; the first digit is the most significant. */
export function tupleCounts(digits: ArrayLike<number>, base: number, m: number): Uint32Array {
  const n = digits.length;
  const highest = base ** (m - 1);
  const counts = new Uint32Array(highest * base);
  let tuple = 0;
  for (let i = 0; i < m - 1; i++) tuple = tuple * base + digits[i % n]!;
  for (let i = m - 1; i < n + m - 1; i++) {
    // The oldest digit leaves; |0 keeps to whole numbers, a remainder of doubles takes four times as long.
    tuple = ((tuple % highest) * base + digits[i < n ? i : i - n]!) | 0;
    counts[tuple]!++;
  }
  return counts;
}

/** Counts of the tuples without their last digit: on a ring that is a sum, not another pass. */
const shorter = (counts: Uint32Array, base: number): Uint32Array => {
  const sums = new Uint32Array(counts.length / base);
  for (let cell = 0; cell < counts.length; cell++) sums[Math.floor(cell / base)]! += counts[cell]!;
  return sums;
};

/** ψ²ₘ = (bᵐ / n) Σ count² − n. */
const psiSquared = equalCellsStatistic;

/**
 * The upper p-values of ∇ψ²ₘ and ∇²ψ²ₘ.
 * @param m 2 or more, with bᵐ < 2³¹; there should be eight digits or more to each of the bᵐ cells
 */
export function overlappingTuples(digits: ArrayLike<number>, base: number, m: number): [number, number] {
  const counts = tupleCounts(digits, base, m);
  const lower = shorter(counts, base);
  const psi = psiSquared(counts);
  const psiLower = psiSquared(lower);
  const psiLowest = m === 2 ? 0 : psiSquared(shorter(lower, base));
  const first = base ** m - base ** (m - 1);
  const second = first - (base ** (m - 1) - base ** (m - 2));
  return [chiSquareUpper(psi - psiLower, first), chiSquareUpper(psi - 2 * psiLower + psiLowest, second)];
}
