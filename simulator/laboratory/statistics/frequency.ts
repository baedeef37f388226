/**
 * Does every value come equally often?
 * Source: Knuth, TAOCP 2, §3.3.2 A (equidistribution test).
 */
import { equalCells, goodnessOfFit } from '../laws/chiSquare.ts';
import { normalUpper } from '../laws/normal.ts';

/** How often each of `base` digits comes. */
export function digitCounts(digits: ArrayLike<number>, base: number): Uint32Array {
  const counts = new Uint32Array(base);
  for (let i = 0; i < digits.length; i++) counts[digits[i]!]!++;
  return counts;
}

/**
 * The upper p-value of digits in [0, base). Of a coin it is that of the surplus of zeros: Pearson's sum of two cells forgets the side,
 * and as many zeros as ones, the likeliest outcome of all, would pass for impossibly even.
 * @param digits ten times as many as `base` at least
 */
export function frequency(digits: ArrayLike<number>, base: number): number {
  const counts = digitCounts(digits, base);
  if (base === 2) return normalUpper((counts[0]! - counts[1]!) / Math.sqrt(digits.length));
  return equalCells(counts);
}

/** The same for a bound too large to count every value: `cells` stretches of [0, bound), as equal as whole numbers let them. */
export function frequencyByStretch(values: ArrayLike<number>, bound: number, cells: number): number {
  const counts = new Uint32Array(cells);
  for (let i = 0; i < values.length; i++) counts[Math.floor((values[i]! * cells) / bound)]!++;
  const from = (cell: number): number => Math.ceil((cell * bound) / cells);
  const expected = Array.from(counts, (_, cell) => ((from(cell + 1) - from(cell)) / bound) * values.length);
  return goodnessOfFit(counts, expected);
}

/** The same for what is left on division by `modulus`: does the bound favour some remainders? */
export function frequencyByRemainder(values: ArrayLike<number>, bound: number, modulus: number): number {
  const counts = new Uint32Array(modulus);
  for (let i = 0; i < values.length; i++) counts[values[i]! % modulus]!++;
  const expected = Array.from(counts, (_, rest) => {
    const members = Math.ceil((bound - rest) / modulus);
    return (members / bound) * values.length;
  });
  return goodnessOfFit(counts, expected);
}
