import { expect, test } from 'vitest';
import { CLAIM_TERMS } from '../../fixtures/claimRules.ts';
import { prizeLots } from './prizeLots.ts';
import type { WonInDraw } from './wonPrizes.ts';

const won = (draw: string, amountTenge: number): WonInDraw => ({
  ...{ draw, entry: `${draw}-${amountTenge}`, since: '2024-05-02' },
  prize: { id: 'draw-money', source: 'draw', amountTenge, inKind: false },
});
const facts = { terms: CLAIM_TERMS, firstSale: null, counted: null, paid: [], transfers: [] };

test('prizes in money of several sums are lots of their own, each with what was paid of it', () => {
  const lots = prizeLots({
    ...facts,
    won: [won('d-1', 3000), won('d-1', 2000), won('d-1', 2000), won('d-2', 2000)],
    paid: [
      { source: 'd-1', prize: 'draw-money', amountTenge: 3000, on: '2024-05-03', count: 1 },
      { source: 'd-2', prize: 'draw-money', amountTenge: 2000, on: '2024-05-04', count: 1 },
    ],
  });
  expect(lots.map(({ amountTenge, count, paid }) => [amountTenge, count, paid])).toEqual([
    [3000, 1, [{ on: '2024-05-03', count: 1 }]],
    [2000, 3, [{ on: '2024-05-04', count: 1 }]],
  ]);
});

test('a transfer to the budget takes from the lot of its sum alone', () => {
  const lots = prizeLots({
    ...facts,
    won: [won('d-1', 3000), won('d-1', 2000)],
    transfers: [
      { on: '2028-01-10', lots: [{ tier: 'draw-money', since: '2024-05-02', amountTenge: 2000, count: 1 }] },
    ],
  });
  expect(lots.map(({ amountTenge, toBudget }) => [amountTenge, toBudget.length])).toEqual([
    [3000, 0],
    [2000, 1],
  ]);
});
