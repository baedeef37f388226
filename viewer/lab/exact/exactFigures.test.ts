import { expect, test } from 'vitest';
import { parseTerms } from '../../../engine/terms/lotteryTerms.ts';
import terms from '../../../fixtures/7s-avto-loto.json' with { type: 'json' };
import { EXACT_PROBABILITIES, exactFigures } from './exactFigures.ts';

const parsed = parseTerms(terms);
if (!parsed.ok) throw new Error('the fixture has faults');
const ask = (soldTickets: number, buyerTickets = 1) =>
  exactFigures({ terms: parsed.terms, soldTickets, buyerTickets });

test('the table’s own figures are those of its arithmetic', () => {
  const { ticket, tickets } = ask(250_050);
  expect(tickets).toBe(500_100);
  expect(ticket.hitShare).toBeCloseTo(177_837 / 500_100, 15);
  expect(ticket.averagePrizeTenge).toBeCloseTo(990_600_000 / 177_837, 9);
  expect(ticket.instantRtp).toBeCloseTo(990_600_000 / 1_500_300_000, 15);
  expect(ticket.rtp).toBeCloseTo(1_060_600_000 / 1_500_300_000, 15);
  expect([ticket.topTenge, ticket.topOneIn]).toEqual([10_000_000, 250_050]);
});

test('half of the series sold: mean in closed form, quantiles in order, the law in bins that hold nearly all of it', () => {
  const figures = ask(250_050);
  expect(figures.meanTenge).toBe(495_300_000);
  expect(figures.revenueTenge).toBe(250_050 * 3000);
  const quantiles = figures.quantiles.map(({ tenge }) => tenge);
  expect(figures.quantiles.map(({ probability }) => probability)).toEqual([...EXACT_PROBABILITIES]);
  expect(quantiles).toEqual(quantiles.toSorted((a, b) => a - b));
  for (const { valueTenge, tailTenge } of figures.risk) expect(tailTenge).toBeGreaterThan(valueTenge);
  const mass = figures.law.reduce((sum, { probability }) => sum + probability, 0);
  expect(mass).toBeGreaterThan(1 - 3e-4);
  expect(mass).toBeLessThanOrEqual(1 + 1e-12);
  // Each tier keeps both of its ten-million tickets unsold in a quarter of the cases, and as often none.
  expect(figures.anyTierExhausted).toBeCloseTo(0.25, 2);
});

test('bins of the law follow one another without a gap, all of one width', () => {
  const { law } = ask(10_000);
  const width = law[0]!.toTenge - law[0]!.fromTenge;
  for (const [i, bin] of law.entries()) {
    expect(bin.toTenge - bin.fromTenge).toBe(width);
    if (i > 0) expect(bin.fromTenge).toBe(law[i - 1]!.toTenge);
  }
});

test('a series that is sold out, or not sold at all, holds no surprise', () => {
  for (const [sold, tenge] of [
    [500_100, 990_600_000],
    [0, 0],
  ] as const) {
    const figures = ask(sold);
    expect([figures.meanTenge, figures.sdTenge]).toEqual([tenge, 0]);
    expect(figures.law).toHaveLength(1);
    expect(new Set(figures.quantiles.map((each) => each.tenge))).toEqual(new Set([tenge]));
  }
});

test('a buyer of one ticket wins as often as there are winning tickets; of all tickets, for certain', () => {
  expect(ask(1000).buyer.anyWin).toBeCloseTo(177_837 / 500_100, 12);
  const all = ask(1000, 500_100).buyer;
  expect(all.anyWin).toBe(1);
  expect(all.moneyBack).toBe(0);
  expect(all.meanTenge).toBe(990_600_000);
});
