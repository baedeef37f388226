/** Terms of small lotteries for this room's tests: the fixture's, with another series, prize table and face. */
import fixture from '../../fixtures/7s-avto-loto.json' with { type: 'json' };
import { type LotteryTerms, parseTerms } from '../terms/lotteryTerms.ts';

export interface SmallLottery {
  readonly tickets: number;
  readonly packTickets: number;
  /** Ascending by amount. */
  readonly tiers: readonly (readonly [amountTenge: number, count: number])[];
  readonly rows: number;
  readonly symbols: number;
  readonly symbolsPerRow?: number;
}

/** @throws Error where they are no valid terms */
export function smallTerms(lottery: SmallLottery): LotteryTerms {
  const name = { kk: 'x', ru: 'x', en: 'x' };
  const parsed = parseTerms({
    ...fixture,
    id: 'small',
    series: { tickets: lottery.tickets, packTickets: lottery.packTickets },
    instantTiers: lottery.tiers.map(([amountTenge, count]) => ({
      id: `t${amountTenge}`,
      amountTenge,
      count,
    })),
    declared: {},
    // The channel of the main prize names a tier that is not here.
    payoutChannels: fixture.payoutChannels.map(({ prizes: _, ...channel }) => channel),
    face: {
      ...fixture.face,
      rows: lottery.rows,
      symbolsPerRow: lottery.symbolsPerRow ?? 3,
      symbols: Array.from({ length: lottery.symbols }, (_, i) => ({ id: `s${i}`, name })),
    },
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.terms;
}

/** A lottery large enough for every leak test and small enough to be built in a moment. */
export const MIDDLING: SmallLottery = {
  tickets: 30_000,
  packTickets: 30,
  tiers: [
    [3000, 6000],
    [5000, 3000],
    [10_000, 1500],
    [1_000_000, 20],
  ],
  rows: 5,
  symbols: 8,
};

/** A custodian's secret: 32 times one byte. */
export const secretOf = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
