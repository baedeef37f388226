/**
 * When the tickets of a tier go: the number of sold tickets at which its j-th one is sold. Sales follow the order of the
 * series, in which every order is equally likely; the law is the negative hypergeometric one.
 * Source: H. A. David and H. N. Nagaraja, "Order Statistics", 3rd ed., Wiley 2003, section 2.1 (sampling from a finite
 * population).
 */
import { hypergeometricAtLeast, hypergeometricMass } from './hypergeometric.ts';
import { checkDrawn, type PrizeUrn } from './prizeUrn.ts';
import { smallestWhere } from './smallestWhere.ts';

/** Positions count from 1: the first ticket sold. */
export interface TicketPosition {
  readonly mean: number;
  readonly sd: number;
  /** The earliest and the latest position, both inclusive. */
  readonly least: number;
  readonly most: number;
  /** P(it is the ticket sold at `position`). */
  mass(position: number): number;
  /** P(it is among the first `position` tickets sold). */
  cdf(position: number): number;
  /** The smallest position with P ≥ p. @throws RangeError unless p is 0 to 1 */
  quantile(p: number): number;
}

/** Rounding of sums of probabilities: a quantile is reached that misses by less. */
const TIE = 1e-13;

/**
 * The position of the `nth` of `count` tickets in order of sale: 1 for the first of the tier, `count` for the last.
 * @param count tickets of the tier, 1 to the urn's tickets
 * @param nth integer, 1 to `count`
 * @throws RangeError for other numbers
 */
export function ticketPosition(urn: PrizeUrn, count: number, nth: number): TicketPosition {
  checkDrawn(urn, count, 'count');
  if (!Number.isInteger(nth) || nth < 1 || nth > count) {
    throw new RangeError(`nth: expected an integer 1 to ${count}, got ${nth}`);
  }
  const population = urn.tickets;
  const least = nth;
  const most = population - count + nth;
  const variance =
    (nth * (count - nth + 1) * (population + 1) * (population - count)) / ((count + 1) ** 2 * (count + 2));
  const amongFirst = (drawn: number) => ({ population, marked: count, drawn });
  const cdf = (position: number): number => {
    const drawn = Math.floor(position);
    return drawn < least ? 0 : drawn >= most ? 1 : hypergeometricAtLeast(nth, amongFirst(drawn));
  };
  return {
    mean: (nth * (population + 1)) / (count + 1),
    sd: Math.sqrt(variance),
    least,
    most,
    mass: (position) => {
      if (!Number.isInteger(position) || position < least || position > most) return 0;
      // nth − 1 of the tickets before it, then one of the tier's that are left.
      const before = hypergeometricMass(nth - 1, amongFirst(position - 1));
      return (before * (count - nth + 1)) / (population - position + 1);
    },
    cdf,
    quantile: (p) => {
      if (!(p >= 0 && p <= 1)) throw new RangeError(`p: expected a probability 0 to 1, got ${p}`);
      return smallestWhere(least, most, (position) => cdf(position) >= p * (1 - TIE));
    },
  };
}

/** The position of the tier's first ticket. @throws RangeError unless `count` is 1 to the urn's tickets */
export const firstTicket = (urn: PrizeUrn, count: number): TicketPosition => ticketPosition(urn, count, 1);

/** The position of the tier's last ticket. @throws RangeError unless `count` is 1 to the urn's tickets */
export const lastTicket = (urn: PrizeUrn, count: number): TicketPosition => ticketPosition(urn, count, count);
