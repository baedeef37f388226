import { describe, expect, it } from 'vitest';
import type { LotteryTerms } from '../../engine/terms/lotteryTerms.ts';
import terms from '../../fixtures/7s-avto-loto.json' with { type: 'json' };
import { choose, ratio } from './enumeratedLaw.ts';
import { firstTicket, lastTicket, ticketPosition } from './lastTicket.ts';
import { prizeUrnOf } from './prizeUrn.ts';
import { tierMarginal } from './tierMarginal.ts';

const real = prizeUrnOf(terms as unknown as LotteryTerms);
const urnOf = (tickets: number) => ({ tickets, tiers: [] });

describe('ticketPosition', () => {
  it('has the law that counting the places of a tier gives', () => {
    for (const [tickets, count] of [
      [1, 1],
      [7, 1],
      [9, 9],
      [20, 6],
      [60, 13],
    ] as const) {
      const all = choose(tickets, count);
      for (let nth = 1; nth <= count; nth++) {
        const law = ticketPosition(urnOf(tickets), count, nth);
        let atMost = 0n;
        let mean = 0;
        let square = 0;
        for (let position = 0; position <= tickets + 1; position++) {
          const ways = choose(position - 1, nth - 1) * choose(tickets - position, count - nth);
          const counted = position < 1 || position > tickets ? 0n : ways;
          atMost += counted;
          const mass = ratio(counted, all);
          expect(law.mass(position)).toBeCloseTo(mass, 13);
          expect(law.cdf(position)).toBeCloseTo(ratio(atMost, all), 13);
          if (counted > 0n) expect(law.quantile(ratio(atMost, all))).toBe(position);
          mean += position * mass;
          square += position ** 2 * mass;
        }
        expect(law.mean).toBeCloseTo(mean, 9);
        expect(law.sd ** 2).toBeCloseTo(square - mean ** 2, 8);
      }
    }
  });

  it('tells when the last 10,000,000 goes: at two thirds of the series on average', () => {
    const last = lastTicket(real, 2);
    expect(last.mean).toBeCloseTo((2 * 500_101) / 3, 6);
    // P(both among the first s) = s (s − 1) ∕ (N (N − 1)).
    expect(last.cdf(250_050)).toBeCloseTo((250_050 * 250_049) / (500_100 * 500_099), 15);
    const median = last.quantile(0.5);
    expect(median * (median - 1) * 2).toBeGreaterThanOrEqual(500_100 * 500_099);
    expect((median - 1) * (median - 2) * 2).toBeLessThan(500_100 * 500_099);
  });

  it('says the same as the tier: its nth ticket is among the first s when s of them hold nth or more', () => {
    const count = 3050;
    for (const nth of [1, 17, 1525, 3050]) {
      const position = ticketPosition(real, count, nth);
      for (const p of [0.01, 0.5, 0.99]) {
        const at = position.quantile(p);
        expect(position.cdf(at)).toBeCloseTo(1 - tierMarginal(real, count, at).cdf(nth - 1), 12);
      }
    }
  });

  it('reads the series from either end', () => {
    const first = firstTicket(real, 726);
    const last = lastTicket(real, 726);
    expect(first.mean + last.mean).toBeCloseTo(500_101, 6);
    for (const position of [1, 200, 3000]) {
      expect(first.mass(position)).toBeCloseTo(last.mass(500_101 - position), 14);
      expect(first.cdf(position)).toBeCloseTo(1 - last.cdf(500_100 - position), 12);
    }
  });

  it('refuses a ticket that the tier does not have', () => {
    expect(() => ticketPosition(real, 2, 3)).toThrow(/nth: expected an integer 1 to 2, got 3/);
    expect(() => lastTicket(real, 0)).toThrow(RangeError);
    expect(() => ticketPosition(real, 2, 1).quantile(-0.5)).toThrow(RangeError);
  });
});
