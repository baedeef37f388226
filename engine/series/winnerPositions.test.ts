import { describe, expect, it } from 'vitest';
import { winnerPositions } from './winnerPositions.ts';

/** The first and last of every choice of three places among eight. */
function everyEnds(): { first: number; last: number }[] {
  const ends: { first: number; last: number }[] = [];
  for (let a = 1; a <= 8; a++) {
    for (let b = a + 1; b <= 8; b++) for (let c = b + 1; c <= 8; c++) ends.push({ first: a, last: c });
  }
  return ends;
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

describe('the places of the first and last winner', () => {
  it('have the means and tails of all choices', () => {
    const ends = everyEnds();
    const firsts = ends.map(({ first }) => first);
    for (const { first, last } of ends) {
      const found = winnerPositions(first, last, 3, 8);
      expect(found.expectedFirst).toBeCloseTo(meanOf(firsts), 12);
      expect(found.expectedLast).toBeCloseTo(meanOf(ends.map((end) => end.last)), 12);
      const atMost = meanOf(firsts.map((other) => Number(other <= first)));
      const atLeast = meanOf(firsts.map((other) => Number(other >= first)));
      expect(10 ** found.log10PFirst).toBeCloseTo(Math.min(1, 2 * Math.min(atMost, atLeast)), 10);
      // By symmetry the last counts from the other end.
      expect(found.log10PLast).toBeCloseTo(winnerPositions(9 - last, 8, 3, 8).log10PFirst, 10);
    }
  });

  it('say nothing of a tier that has no ticket', () => {
    expect(winnerPositions(null, null, 0, 8)).toMatchObject({ log10PFirst: 0, log10PLast: 0 });
  });
});
