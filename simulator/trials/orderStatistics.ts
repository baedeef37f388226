/**
 * Which order statistics enclose a quantile: the number of a sample's values below it is binomial, whatever their law.
 * Source: H. A. David and H. N. Nagaraja, "Order Statistics", 3rd ed., Wiley 2003, section 7.1.
 */
import betainc from '@stdlib/math-base-special-betainc';

/** Above this variance the expansion is off by less than the rank that is added for it, and the beta function is slow or worse. */
const EXPANDED_FROM_VARIANCE = 10_000;
/** Of the standard normal at 97.5 %. */
const Z = 1.959963984540054;
const TAIL = 0.025;

/** Ranks from 1; `low` is 0 and `high` is count + 1 where the sample is too small to enclose the quantile on that side. */
export interface RankInterval {
  readonly rank: number;
  readonly low: number;
  readonly high: number;
}

/** The rank of the empirical quantile: the smallest value that at least a share p of the sample does not exceed. */
export const rankOf = (p: number, count: number): number =>
  // A decimal such as 0.9995 times a count may come out a rounding above the whole number that it is.
  Math.min(count, Math.max(1, Math.ceil(p * count * (1 - 1e-12))));

/** P(fewer than `rank` of `count` values fall below the quantile). */
const fewerThan = (rank: number, p: number, count: number): number =>
  rank <= 0 ? 0 : rank > count ? 1 : betainc(1 - p, count - rank + 1, rank);

/** The largest rank r with P(fewer than r) ≤ tail, between the bounds. */
function lastBelow(tail: number, p: number, count: number, from: number, to: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fewerThan(middle, p, count) <= tail) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * The narrowest ranks with P(value of rank `low` ≤ quantile ≤ value of rank `high`) ≥ 95 %, 2.5 % at either side.
 * @param count values in the sample, 1 or more
 */
export function rankInterval(p: number, count: number): RankInterval {
  const rank = rankOf(p, count);
  const mean = p * count;
  const sd = Math.sqrt(mean * (1 - p));
  if (sd * sd > EXPANDED_FROM_VARIANCE) {
    // Cornish and Fisher: the skewness moves both ends the same way.
    const shift = ((Z * Z - 1) * (1 - 2 * p)) / 6;
    return { rank, low: Math.floor(mean - Z * sd + shift), high: Math.ceil(mean + Z * sd + shift) + 1 };
  }
  const reach = Math.ceil(6 * sd) + 20;
  const [from, to] = [Math.max(0, Math.floor(mean) - reach), Math.min(count + 1, Math.ceil(mean) + reach)];
  const low = lastBelow(TAIL, p, count, from, to);
  // The smallest rank r with P(fewer than r) ≥ 97.5 % is one above the largest that stays under it.
  const high = Math.min(count + 1, lastBelow(1 - TAIL, p, count, from, to) + 1);
  return { rank, low, high };
}

/** `rankInterval` for samples of one size, each probability worked out once. */
export function rankIntervals(count: number): (p: number) => RankInterval {
  const known = new Map<number, RankInterval>();
  return (p) => {
    const interval = known.get(p) ?? rankInterval(p, count);
    known.set(p, interval);
    return interval;
  };
}
