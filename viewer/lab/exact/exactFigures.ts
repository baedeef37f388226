/** What is known of a prize table without any trial: of one series after so many of its tickets are sold. */
import type { LotteryTerms } from '../../../engine/terms/lotteryTerms.ts';
import { buyerChances } from '../../../simulator/exact/buyer.ts';
import { type PayoutDistribution, payoutDistribution } from '../../../simulator/exact/payoutDistribution.ts';
import { payoutMoments } from '../../../simulator/exact/payoutMoments.ts';
import { type PrizeUrn, prizeUrnOf } from '../../../simulator/exact/prizeUrn.ts';
import { anyTierExhausted } from '../../../simulator/exact/tierMarginal.ts';

export interface ExactQuestion {
  readonly terms: LotteryTerms;
  /** At most the tickets of a series. */
  readonly soldTickets: number;
  readonly buyerTickets: number;
}

export interface ExactQuantile {
  readonly probability: number;
  readonly tenge: number;
}

/** Part of the payout's law: the probability of [fromTenge, toTenge). */
export interface LawBin {
  readonly fromTenge: number;
  readonly toTenge: number;
  readonly probability: number;
}

export interface ExactFigures {
  readonly tickets: number;
  readonly soldTickets: number;
  readonly revenueTenge: number;
  /** Of the instant prizes on the tickets sold. */
  readonly meanTenge: number;
  readonly sdTenge: number;
  /** At `EXACT_PROBABILITIES`. */
  readonly quantiles: readonly ExactQuantile[];
  readonly risk: readonly {
    readonly probability: number;
    readonly valueTenge: number;
    readonly tailTenge: number;
  }[];
  readonly anyTierExhausted: number;
  readonly law: readonly LawBin[];
  readonly ticket: TicketFigures;
  readonly buyer: {
    readonly tickets: number;
    readonly anyWin: number;
    /** Wins at least what the tickets cost. */
    readonly moneyBack: number;
    readonly meanTenge: number;
  };
}

/** Of one ticket of a full series; of the table, whatever is sold. */
export interface TicketFigures {
  readonly hitShare: number;
  readonly averagePrizeTenge: number;
  readonly sdTenge: number;
  readonly topTenge: number;
  readonly topOneIn: number;
  /** Instant prizes, and those with the draw fund, of a sold-out series' revenue. */
  readonly instantRtp: number;
  readonly rtp: number;
}

export const EXACT_PROBABILITIES = [0.005, 0.05, 0.5, 0.95, 0.995] as const;
export const RISK_LEVELS = [0.95, 0.99, 0.995] as const;
const LAW_BINS = 160;
/** What the law's picture leaves out on either side. */
const LAW_TAIL = 1e-4;

function ticketFigures(terms: LotteryTerms, urn: PrizeUrn): TicketFigures {
  const winners = urn.tiers.reduce((sum, { count }) => sum + count, 0);
  const instantTenge = urn.tiers.reduce((sum, { amountTenge, count }) => sum + amountTenge * count, 0);
  const revenueTenge = urn.tickets * terms.ticketPriceTenge;
  const top = urn.tiers.reduce((best, tier) => (tier.amountTenge > best.amountTenge ? tier : best));
  return {
    hitShare: winners / urn.tickets,
    averagePrizeTenge: instantTenge / winners,
    sdTenge: payoutMoments(urn, 1).sdTenge,
    topTenge: top.amountTenge,
    topOneIn: urn.tickets / top.count,
    instantRtp: instantTenge / revenueTenge,
    rtp: (instantTenge + terms.drawFund.totalTenge) / revenueTenge,
  };
}

/** The law in bins of equal width on the lattice of possible sums. */
function lawOf(distribution: PayoutDistribution): LawBin[] {
  const { unitTenge } = distribution;
  const from = distribution.quantile(LAW_TAIL);
  const points = (distribution.quantile(1 - LAW_TAIL) - from) / unitTenge + 1;
  const width = Math.max(1, Math.ceil(points / LAW_BINS)) * unitTenge;
  return Array.from({ length: Math.ceil((points * unitTenge) / width) }, (_, bin) => {
    const fromTenge = from + bin * width;
    const toTenge = fromTenge + width;
    return { fromTenge, toTenge, probability: distribution.massBetween(fromTenge, toTenge) };
  });
}

/** All figures. Costs up to a second: for a worker. */
export function exactFigures({ terms, soldTickets, buyerTickets }: ExactQuestion): ExactFigures {
  const urn = prizeUrnOf(terms);
  const distribution = payoutDistribution(urn, soldTickets);
  const { meanTenge, sdTenge } = payoutMoments(urn, soldTickets);
  const chances = buyerChances(urn, buyerTickets, buyerTickets * terms.ticketPriceTenge);
  return {
    tickets: urn.tickets,
    soldTickets,
    revenueTenge: soldTickets * terms.ticketPriceTenge,
    meanTenge,
    sdTenge,
    quantiles: EXACT_PROBABILITIES.map((probability) => ({
      probability,
      tenge: distribution.quantile(probability),
    })),
    risk: RISK_LEVELS.map((probability) => ({
      probability,
      valueTenge: distribution.quantile(probability),
      tailTenge: distribution.tailValueAtRisk(probability),
    })),
    anyTierExhausted: anyTierExhausted(urn, soldTickets),
    law: lawOf(distribution),
    ticket: ticketFigures(terms, urn),
    buyer: {
      tickets: buyerTickets,
      anyWin: chances.anyWin,
      moneyBack: chances.winsAtLeast,
      meanTenge: chances.meanTenge,
    },
  };
}
