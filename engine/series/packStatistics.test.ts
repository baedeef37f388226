import { describe, expect, it } from 'vitest';
import { everyAnswer } from '../random/chosenAnswers.ts';
import { packPairs, pairMoments } from './packStatistics.ts';

/** Winners in each pack, for every choice of `winners` among `tickets` places. */
function everyCount(tickets: number, winners: number, packTickets: number): number[][] {
  const bits = Array.from({ length: tickets }, () => 2);
  return [...everyAnswer(bits)]
    .filter((order) => order.reduce((sum, bit) => sum + bit, 0) === winners)
    .map((order) => {
      const counts = new Array<number>(Math.ceil(tickets / packTickets)).fill(0);
      for (const [place, bit] of order.entries()) counts[Math.floor(place / packTickets)]! += bit;
      return counts;
    });
}

describe('the pairs of winners in one pack', () => {
  it.each([
    [12, 4, 3],
    [12, 6, 4],
    [11, 5, 4],
    [13, 2, 5],
    [9, 9, 3],
  ])(
    'have the mean and variance of all choices: %i tickets, %i winners, packs of %i',
    (tickets, winners, packTickets) => {
      const pairs = everyCount(tickets, winners, packTickets).map(
        (counts) => packPairs(counts, winners, tickets, packTickets).pairs,
      );
      const mean = pairs.reduce((sum, value) => sum + value, 0) / pairs.length;
      const variance = pairs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / pairs.length;
      const moments = pairMoments(winners, tickets, packTickets);
      expect(moments.mean).toBeCloseTo(mean, 10);
      expect(moments.variance).toBeCloseTo(variance, 10);
    },
  );

  it('are beyond belief where winners crowd, and where every pack has as many', () => {
    const packs = 1000;
    const even = new Array<number>(packs).fill(10);
    const crowded = even.map((_, pack) => (pack % 2 === 0 ? 20 : 0));
    expect(packPairs(even, 10_000, 30_000, 30).log10P).toBeLessThan(-40);
    expect(packPairs(crowded, 10_000, 30_000, 30).log10P).toBeLessThan(-400);
  });

  it('of a rare tier follow Poisson: two of two in one pack is a chance of 29 in all other places', () => {
    const tickets = 500_100;
    const counts = new Array<number>(16_670).fill(0);
    counts[77] = 2;
    const together = packPairs(counts, 2, tickets, 30);
    expect(together).toMatchObject({ pairs: 1, most: 2 });
    expect(10 ** together.log10P).toBeCloseTo((2 * 29) / (tickets - 1), 6);
    counts[77] = 1;
    counts[78] = 1;
    expect(packPairs(counts, 2, tickets, 30).log10P).toBe(0);
  });
});
