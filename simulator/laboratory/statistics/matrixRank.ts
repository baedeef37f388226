/**
 * Are 32 × 32 bits of 32 words linearly dependent as often as chance has it?
 * Sources: G. Marsaglia and L.-H. Tsay, "Matrices and the structure of random number sequences", Linear Algebra Appl. 67, 1985;
 * NIST SP 800-22 rev. 1a, §2.5.
 */
import { goodnessOfFit } from '../laws/chiSquare.ts';

const ORDER = 32;

/** The rank over GF(2) of rows of 32 bits: each row is reduced by those kept before, which differ in their highest bit. */
export function binaryRank(rows: Uint32Array): number {
  const kept = new Int32Array(ORDER);
  let rank = 0;
  for (let i = 0; i < rows.length; i++) {
    let row = rows[i]! | 0;
    while (row !== 0) {
      const highest = Math.clz32(row);
      if (kept[highest] === 0) {
        kept[highest] = row;
        rank++;
        break;
      }
      row ^= kept[highest]!;
    }
  }
  return rank;
}

/** The chance that a random binary n × n matrix has rank r. */
export function rankChance(n: number, r: number): number {
  let chance = 2 ** -((n - r) ** 2);
  for (let i = 0; i < r; i++) chance *= (1 - 2 ** (i - n)) ** 2 / (1 - 2 ** (i - r));
  return chance;
}

/** The upper p-value of words taken 32 at a time: full rank, one less, two less, and fewer still. */
export function matrixRank(words: Uint32Array): number {
  const matrices = Math.floor(words.length / ORDER);
  const counts = [0, 0, 0, 0];
  for (let at = 0; at < matrices * ORDER; at += ORDER) {
    counts[Math.min(3, ORDER - binaryRank(words.subarray(at, at + ORDER)))]!++;
  }
  const chances = [0, 1, 2].map((deficit) => rankChance(ORDER, ORDER - deficit));
  const rest = 1 - chances.reduce((sum, chance) => sum + chance, 0);
  return goodnessOfFit(
    counts,
    [...chances, rest].map((chance) => matrices * chance),
  );
}
