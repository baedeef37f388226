import { expect, it } from 'vitest';
import { drawnSample } from './drawnSample.ts';
import { enumeratedLaw, ratio } from './enumeratedLaw.ts';
import { likelyRange } from './likelyRange.ts';
import { withLosers } from './smallUrns.ts';

const urn = {
  tickets: 3000,
  tiers: [
    { id: 'a', amountTenge: 1, count: 200 },
    { id: 'b', amountTenge: 7, count: 20 },
    { id: 'c', amountTenge: 90, count: 2 },
  ],
};

it.each([1, 20, 300, 1500, 2950])(
  'leaves out less than 10⁻¹⁸ of the law, and most of the steps, at %i of 3,000 tickets',
  (sold) => {
    const [from, to] = likelyRange(withLosers(urn), drawnSample(urn.tickets, sold), sold, sold);
    const { ways, all } = enumeratedLaw(urn, sold);
    const outside = ways.reduce(
      (sum, [total, count]) => (total < from || total > to ? sum + count : sum),
      0n,
    );
    expect(ratio(outside, all)).toBeLessThan(1e-18);
    expect(to - from).toBeLessThan(500);
  },
);

it('is one value where there is nothing to choose', () => {
  expect(likelyRange([{ worth: 5, count: 10 }], drawnSample(10, 4), 4, 4)).toEqual([20, 20]);
});
