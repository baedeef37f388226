/** Everything that is known exactly of one series after so many tickets are sold: the JSON of `tirazh exact --json`. */
import type { LotteryTerms } from '../../engine/terms/lotteryTerms.ts';
import type { Tenge } from '../../engine/terms/tenge.ts';
import { termsHash } from '../../engine/terms/termsHash.ts';
import { buyerChances } from './buyer.ts';
import { firstTicket, lastTicket, type TicketPosition } from './lastTicket.ts';
import { noneDrawn } from './noneDrawn.ts';
import { type PayoutDistribution, payoutDistribution } from './payoutDistribution.ts';
import { type PayoutMoments, payoutMoments } from './payoutMoments.ts';
import { checkDrawn, type PrizeUrn, prizeUrnOf, type UrnTier } from './prizeUrn.ts';
import { realisedRtp } from './realisedRtp.ts';
import { anyTierExhausted, tierMarginal } from './tierMarginal.ts';

export const EXACT_VERSION = 'tirazh/exact/v1';

export const QUANTILES = ['0.005', '0.05', '0.5', '0.95', '0.995', '0.9995'] as const;
export const RISK_LEVELS = ['0.95', '0.99', '0.995'] as const;

export interface ExactQuestion {
  /** Tickets of the series that are sold. */
  readonly sold: number;
  /** Tickets of a full series that one buyer has. */
  readonly bought: number;
  /** What the buyer hopes to win at least; what the tickets cost if it is left out. */
  readonly atLeastTenge?: Tenge;
}

/** At which sold ticket of the series, counted from 1, over all orders of the series. */
export interface PositionAnswer {
  readonly mean: number;
  readonly sd: number;
  readonly quantiles: Record<'0.05' | '0.5' | '0.95', number>;
}

export interface TierAnswer {
  readonly id: string;
  readonly amountTenge: Tenge;
  readonly printed: number;
  readonly meanSold: number;
  readonly sdSold: number;
  readonly meanRemaining: number;
  readonly probabilityExhausted: number;
  readonly probabilityNoneSold: number;
  readonly firstSold: PositionAnswer;
  readonly lastSold: PositionAnswer;
}

export interface ExactAnswer {
  readonly version: typeof EXACT_VERSION;
  /** The lottery's id. */
  readonly lottery: string;
  readonly termsHash: string;
  readonly tickets: number;
  readonly sold: number;
  readonly sellThrough: number;
  readonly revenueTenge: Tenge;
  /** Every total is a multiple of it. */
  readonly unitTenge: Tenge;
  readonly minimumTenge: Tenge;
  readonly maximumTenge: Tenge;
  readonly meanTenge: number;
  readonly sdTenge: number;
  readonly quantiles: Record<(typeof QUANTILES)[number], Tenge>;
  readonly valueAtRisk: Record<(typeof RISK_LEVELS)[number], Tenge>;
  readonly tailValueAtRisk: Record<(typeof RISK_LEVELS)[number], number>;
  readonly probabilityAnyTierExhausted: number;
  /** Of the instant prizes; null without sales. */
  readonly rtp: {
    readonly mean: number;
    readonly sd: number;
    readonly quantiles: Record<(typeof QUANTILES)[number], number>;
  } | null;
  readonly tiers: readonly TierAnswer[];
  readonly buyer: {
    readonly tickets: number;
    readonly costTenge: Tenge;
    readonly anyWin: number;
    readonly meanTenge: number;
    readonly sdTenge: number;
    readonly atLeastTenge: Tenge;
    readonly winsAtLeast: number;
    readonly singlePrizeAtLeast: number;
  };
}

/** A record with the levels as its keys. */
const byLevel = <Level extends string>(
  levels: readonly Level[],
  value: (probability: number) => number,
): Record<Level, number> =>
  Object.fromEntries(levels.map((level) => [level, value(Number(level))])) as Record<Level, number>;

/**
 * @throws RangeError for more tickets sold or bought than printed; TirazhError BAD_INPUT for a table with more winners
 * than tickets, or one whose exact law would take too long
 */
export function exactAnswer(terms: LotteryTerms, { sold, bought, atLeastTenge }: ExactQuestion): ExactAnswer {
  const urn = prizeUrnOf(terms);
  checkDrawn(urn, sold, 'sold');
  checkDrawn(urn, bought, 'bought');
  const price = terms.ticketPriceTenge;
  const revenueTenge = sold * price;
  const payout = payoutDistribution(urn, sold);
  const moments = payoutMoments(urn, sold);
  return {
    version: EXACT_VERSION,
    lottery: terms.id,
    termsHash: termsHash(terms),
    tickets: urn.tickets,
    sold,
    sellThrough: sold / urn.tickets,
    revenueTenge,
    unitTenge: payout.unitTenge,
    minimumTenge: payout.minimumTenge,
    maximumTenge: payout.maximumTenge,
    meanTenge: moments.meanTenge,
    sdTenge: moments.sdTenge,
    quantiles: byLevel(QUANTILES, payout.quantile),
    valueAtRisk: byLevel(RISK_LEVELS, payout.quantile),
    tailValueAtRisk: byLevel(RISK_LEVELS, payout.tailValueAtRisk),
    probabilityAnyTierExhausted: anyTierExhausted(urn, sold),
    rtp: rtpAnswer(payout, moments, revenueTenge),
    tiers: urn.tiers.map((tier) => tierAnswer(urn, tier, sold)),
    buyer: buyerAnswer(urn, bought, bought * price, atLeastTenge ?? bought * price),
  };
}

function rtpAnswer(
  payout: PayoutDistribution,
  moments: PayoutMoments,
  revenueTenge: Tenge,
): ExactAnswer['rtp'] {
  if (revenueTenge === 0) return null;
  const { mean, sd, quantile } = realisedRtp(payout, moments, revenueTenge);
  return { mean, sd, quantiles: byLevel(QUANTILES, quantile) };
}

function tierAnswer(urn: PrizeUrn, { id, amountTenge, count }: UrnTier, sold: number): TierAnswer {
  const { mean, sd, probabilityExhausted } = tierMarginal(urn, count, sold);
  return {
    id,
    amountTenge,
    printed: count,
    meanSold: mean,
    sdSold: sd,
    meanRemaining: (count * (urn.tickets - sold)) / urn.tickets,
    probabilityExhausted,
    probabilityNoneSold: noneDrawn({ population: urn.tickets, marked: count, drawn: sold }),
    firstSold: positionAnswer(firstTicket(urn, count)),
    lastSold: positionAnswer(lastTicket(urn, count)),
  };
}

const positionAnswer = ({ mean, sd, quantile }: TicketPosition): PositionAnswer => ({
  mean,
  sd,
  quantiles: byLevel(['0.05', '0.5', '0.95'], quantile),
});

function buyerAnswer(
  urn: PrizeUrn,
  tickets: number,
  costTenge: Tenge,
  atLeastTenge: Tenge,
): ExactAnswer['buyer'] {
  return { tickets, costTenge, atLeastTenge, ...buyerChances(urn, tickets, atLeastTenge) };
}
