/** Every total of a prize table: sums, shares of revenue (RTP) and odds, as integers and exact fractions. */
import type { LotteryTerms } from './lotteryTerms.ts';
import { type Fraction, formatPer100000, fraction, oneInHundredths, per100000 } from './share.ts';
import type { Tenge } from './tenge.ts';

/** Prizes of one kind. Shares are in thousandths of a percent of the series' revenue. */
export interface PrizeTotal {
  readonly prizes: number;
  readonly totalTenge: Tenge;
  readonly rtpPer100000: number;
  /** The same for people: `66.027 %`. */
  readonly rtp: string;
}

export interface TierArithmetic extends PrizeTotal {
  readonly id: string;
  readonly amountTenge: Tenge;
  /** One ticket in N, N in hundredths. */
  readonly oneInHundredths: number;
  /** Share of all the money of the series' prizes, draw fund included. */
  readonly fundSharePer100000: number;
}

/** A share of a series' tickets. */
export interface TicketShare {
  readonly tickets: number;
  readonly oneInHundredths: number | null;
  readonly per100000: number;
}

export interface PrizeArithmetic {
  readonly tickets: number;
  /** Whole packs, and the tickets left over. */
  readonly packs: number;
  readonly looseTickets: number;
  readonly revenueTenge: Tenge;
  readonly tiers: readonly TierArithmetic[];
  readonly instant: PrizeTotal;
  readonly draw: PrizeTotal;
  readonly total: PrizeTotal;
  /** The hit frequency: tickets with any instant win. */
  readonly winning: TicketShare;
  /** Tickets whose instant win is more than their price. */
  readonly winningMoreThanPrice: TicketShare;
  /** Negative when the table promises more prizes than there are tickets. */
  readonly losingTickets: number;
  /** Expected tenge paid on one ticket of a sold-out series. */
  readonly expectedInstantTenge: Fraction;
  readonly expectedTenge: Fraction;
}

/** The arithmetic of one series of valid terms, all of it sold. The draw counts with its whole fund. */
export function prizeArithmetic(terms: LotteryTerms): PrizeArithmetic {
  const { ticketPriceTenge, drawFund } = terms;
  const { tickets, packTickets } = terms.series;
  const revenueTenge = ticketPriceTenge * tickets;
  const totalOf = (prizes: number, totalTenge: Tenge): PrizeTotal => {
    const rtpPer100000 = per100000(totalTenge, revenueTenge);
    return { prizes, totalTenge, rtpPer100000, rtp: formatPer100000(rtpPer100000) };
  };
  const shareOf = (count: number): TicketShare => ({
    tickets: count,
    oneInHundredths: count === 0 ? null : oneInHundredths(count, tickets),
    per100000: per100000(count, tickets),
  });

  const instantTenge = sum(terms.instantTiers, ({ amountTenge, count }) => amountTenge * count);
  const fundTenge = instantTenge + drawFund.totalTenge;
  const winners = sum(terms.instantTiers, ({ count }) => count);
  const drawPrizes = sum(drawFund.prizes, ({ count }) => count);
  const abovePrice = terms.instantTiers.filter(({ amountTenge }) => amountTenge > ticketPriceTenge);
  return {
    tickets,
    packs: Math.floor(tickets / packTickets),
    looseTickets: tickets % packTickets,
    revenueTenge,
    tiers: terms.instantTiers.map(({ id, amountTenge, count }) => ({
      id,
      amountTenge,
      ...totalOf(count, amountTenge * count),
      oneInHundredths: oneInHundredths(count, tickets),
      fundSharePer100000: per100000(amountTenge * count, fundTenge),
    })),
    instant: totalOf(winners, instantTenge),
    draw: totalOf(drawPrizes, drawFund.totalTenge),
    total: totalOf(winners + drawPrizes, fundTenge),
    winning: shareOf(winners),
    winningMoreThanPrice: shareOf(sum(abovePrice, ({ count }) => count)),
    losingTickets: tickets - winners,
    expectedInstantTenge: fraction(instantTenge, tickets),
    expectedTenge: fraction(fundTenge, tickets),
  };
}

const sum = <Part>(parts: readonly Part[], amount: (part: Part) => number): number =>
  parts.reduce((total, part) => total + amount(part), 0);
