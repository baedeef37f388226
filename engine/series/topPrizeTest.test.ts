import { describe, expect, it } from 'vitest';
import { topPrizeTests } from './topPrizeTest.ts';

describe('the test of the largest prizes', () => {
  /** 30 places of 1,000 tickets; the top tier has 20 winners, all at one place or one at each. */
  const table = (placeOf: (winner: number) => number) => {
    const counts = new Array<number>(30 * 2).fill(0);
    for (let place = 0; place < 30; place++) counts[place * 2] = 1000;
    for (let winner = 0; winner < 20; winner++) {
      counts[placeOf(winner) * 2]!--;
      counts[placeOf(winner) * 2 + 1]!++;
    }
    return { levels: 30, groups: 2, counts };
  };

  it('finds 20 winners at one place beyond doubt, and nothing in 20 that are spread', () => {
    const [crowded] = topPrizeTests(table(() => 4));
    expect(crowded).toMatchObject({ tiers: 1, winners: 20, result: { statistic: 20 } });
    expect(crowded!.result.logP).toBeLessThan(-60);
    const [spread] = topPrizeTests(table((winner) => winner));
    expect(spread!.result.logP).toBe(0);
  });
});
