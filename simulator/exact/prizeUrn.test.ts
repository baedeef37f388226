import { expect, it } from 'vitest';
import type { LotteryTerms } from '../../engine/terms/lotteryTerms.ts';
import terms from '../../fixtures/7s-avto-loto.json' with { type: 'json' };
import { checkDrawn, prizesTenge, prizeUrnOf, winnersOf } from './prizeUrn.ts';

const real = terms as unknown as LotteryTerms;

it('takes the instant prizes of one series and leaves the cars of the draw fund out', () => {
  const urn = prizeUrnOf(real);
  expect(urn.tickets).toBe(500_100);
  expect(winnersOf(urn)).toBe(177_837);
  expect(prizesTenge(urn)).toBe(990_600_000);
});

it('refuses a table with more winning tickets than tickets', () => {
  const short = { ...real, series: { tickets: 177_836, packTickets: 1 } };
  expect(() => prizeUrnOf(short)).toThrow(/at most 177836 winning tickets .* got 177837/);
  expect(winnersOf(prizeUrnOf({ ...short, series: { tickets: 177_837, packTickets: 1 } }))).toBe(177_837);
});

it.each([-1, 1.5, 500_101, Number.NaN, Infinity])('refuses %d tickets drawn', (drawn) => {
  expect(() => checkDrawn(prizeUrnOf(real), drawn, 'sold')).toThrow(
    new RangeError(`sold: expected an integer 0 to 500100, got ${drawn}`),
  );
});
