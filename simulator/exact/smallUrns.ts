/** Urns of a few tickets for property tests: all kinds of tables, drawn from nothing to everything. */
import fc from 'fast-check';
import type { WorthGroup } from './payoutSupport.ts';
import { type PrizeUrn, winnersOf } from './prizeUrn.ts';

export interface Drawing {
  readonly urn: PrizeUrn;
  readonly sold: number;
}

/** Like real prizes, coprime ones, and a jackpot beyond all the rest. */
const amounts = fc.oneof(
  fc.integer({ min: 1, max: 12 }).map((units) => units * 1000),
  fc.integer({ min: 1, max: 60 }),
  fc.constantFrom(2999, 10_000_000, 1_000_000_007),
);

export const smallDrawings: fc.Arbitrary<Drawing> = fc
  .tuple(
    fc.uniqueArray(fc.tuple(amounts, fc.integer({ min: 1, max: 4 })), {
      selector: ([amountTenge]) => amountTenge,
      maxLength: 5,
    }),
    fc.integer({ min: 0, max: 8 }),
    fc.nat(),
  )
  .map(([table, losers, draw]) => {
    const tiers = table.map(([amountTenge, count], i) => ({ id: `t${i}`, amountTenge, count }));
    const tickets = Math.max(1, winnersOf({ tickets: 0, tiers }) + losers);
    return { urn: { tickets, tiers }, sold: draw % (tickets + 1) };
  });

/** The urn's tickets by worth, losers included. */
export const withLosers = (urn: PrizeUrn): WorthGroup[] => [
  { worth: 0, count: urn.tickets - winnersOf(urn) },
  ...urn.tiers.map(({ amountTenge, count }) => ({ worth: amountTenge, count })),
];
