/**
 * How long is the wait until a digit comes up again?
 * Source: Knuth, TAOCP 2, §3.3.2 D (gap test); the wait for a mark of chance p is r with probability p (1 − p)ʳ.
 */
import { goodnessOfFit } from '../laws/chiSquare.ts';
import { affordablePieces } from './affordable.ts';

/** The upper p-value of waits for digits below `marks`; 0 when they are so rare that the digits do not suffice. */
export function gap(digits: ArrayLike<number>, base: number, marks: number): number {
  const chance = marks / base;
  const wanted = affordablePieces(digits.length, 1 / chance, Math.sqrt(1 - chance) / chance);
  // Beyond this wait fewer than ten are expected.
  const longest = Math.max(1, Math.floor(Math.log(10 / wanted) / Math.log(1 - chance)));
  const counts = new Array<number>(longest + 1).fill(0);
  let found = 0;
  for (let i = 0, wait = 0; i < digits.length && found < wanted; i++) {
    if (digits[i]! >= marks) {
      wait++;
      continue;
    }
    counts[Math.min(wait, longest)]!++;
    wait = 0;
    found++;
  }
  if (found < wanted) return 0;
  const expected = counts.map((_, wait) => {
    const atLeast = wanted * (1 - chance) ** wait;
    return wait === longest ? atLeast : atLeast * chance;
  });
  return goodnessOfFit(counts, expected);
}
