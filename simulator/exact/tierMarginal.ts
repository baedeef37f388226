/** How many tickets of a tier are among those sold, one tier by itself; and whether any tier has run out. */
import { bernoulliLog } from './bernoulliLog.ts';
import { circleNodes } from './circleNodes.ts';
import { type DrawnSample, drawnSample, NEGLIGIBLE_LOG } from './drawnSample.ts';
import {
  hypergeometricAtMost,
  hypergeometricMass,
  hypergeometricMean,
  hypergeometricSd,
  hypergeometricSupport,
} from './hypergeometric.ts';
import { allDrawn } from './noneDrawn.ts';
import { checkDrawn, type PrizeUrn, winnersOf } from './prizeUrn.ts';
import { smallestWhere } from './smallestWhere.ts';

/** The hypergeometric law of one tier's sold tickets. */
export interface TierMarginal {
  /** Of sold tickets of the tier; those remaining have the same deviation. */
  readonly mean: number;
  readonly sd: number;
  /** The fewest and the most that can be sold, both inclusive. */
  readonly least: number;
  readonly most: number;
  /** P(K = k). */
  mass(k: number): number;
  /** P(K ≤ k). */
  cdf(k: number): number;
  /** The smallest k with P(K ≤ k) ≥ p. @throws RangeError unless p is 0 to 1 */
  quantile(p: number): number;
  /** P(no ticket of the tier is left). */
  readonly probabilityExhausted: number;
}

/** Rounding of sums of probabilities: a quantile is reached that misses by less. */
const TIE = 1e-13;

/**
 * @param count tickets of the tier, 0 to the urn's tickets
 * @param sold integer, 0 to the urn's tickets
 * @throws RangeError for other numbers
 */
export function tierMarginal(urn: PrizeUrn, count: number, sold: number): TierMarginal {
  checkDrawn(urn, count, 'count');
  checkDrawn(urn, sold, 'sold');
  const law = { population: urn.tickets, marked: count, drawn: sold };
  const [least, most] = hypergeometricSupport(law);
  return {
    mean: hypergeometricMean(law),
    sd: hypergeometricSd(law),
    least,
    most,
    mass: (k) => hypergeometricMass(k, law),
    cdf: (k) => hypergeometricAtMost(Math.floor(k), law),
    quantile: (p) => {
      if (!(p >= 0 && p <= 1)) throw new RangeError(`p: expected a probability 0 to 1, got ${p}`);
      return smallestWhere(least, most, (k) => hypergeometricAtMost(k, law) >= p * (1 - TIE));
    },
    probabilityExhausted: allDrawn(law),
  };
}

/**
 * P(at least one tier has no ticket left). Without the event, sold tickets of tier i are counted by
 * (1 + z)^{Nᵢ} − z^{Nᵢ}, losers by (1 + z)^{N₀}; the answer is the coefficient of zⁿ, read off a circle as in
 * `circleSum`. Works for any number of tiers, where inclusion and exclusion would need 2 to its power of terms.
 * Absolute error about 10⁻¹⁴, smaller where the probability is.
 * @throws RangeError unless `sold` is an integer 0 to the urn's tickets
 */
export function anyTierExhausted(urn: PrizeUrn, sold: number): number {
  checkDrawn(urn, sold, 'sold');
  const { tickets, tiers } = urn;
  if (tiers.every(({ count }) => count > sold)) return 0;
  // Every tier would have to keep a ticket.
  if (tickets - sold < tiers.length) return 1;
  const sample = drawnSample(tickets, sold);
  const nodes = circleNodes(tickets, sample, sold, sold);
  const logs = bernoulliLog(sample.p, sample.q, nodes);
  const losers = tickets - winnersOf(urn);
  // Of each tier's two terms neither is larger than 1.
  const cutoff = NEGLIGIBLE_LOG + sample.logMass - (tiers.length + 1) * Math.LN2;
  const log = new Float64Array(2);
  let whole = 0;
  let exhausted = 0;
  // A point and its mirror image below the axis have the same real part.
  for (let node = 0; node <= nodes / 2; node++) {
    log.fill(0);
    logs.add(-node, 1, log);
    if (losers * log[0]! < cutoff) continue;
    const weight = node === 0 || 2 * node === nodes ? 1 : 2;
    whole += weight * Math.exp(tickets * log[0]!) * Math.cos(tickets * log[1]!);
    exhausted += weight * exhaustedAt(tiers, losers, log, sample, (-2 * Math.PI * node) / nodes);
  }
  return Math.min(1, Math.max(0, exhausted / whole));
}

/**
 * The real part of Π Aᵢ − Π (Aᵢ − Bᵢ) at one point of the circle, losers being a tier with B = 0, A = (q + p e^{iθ})^{Nᵢ},
 * B = (p e^{iθ})^{Nᵢ}, each without its straight turn of p Nᵢ θ. Built up tier by tier: the two products themselves are
 * nearly equal.
 */
function exhaustedAt(
  tiers: PrizeUrn['tiers'],
  losers: number,
  log: Float64Array,
  { p, q }: DrawnSample,
  angle: number,
): number {
  const [logSize, logTurn] = [log[0]!, log[1]!];
  const size = Math.exp(losers * logSize);
  let [keptRe, keptIm] = [size * Math.cos(losers * logTurn), size * Math.sin(losers * logTurn)];
  let [goneRe, goneIm] = [0, 0];
  for (const { count } of tiers) {
    const sizeA = Math.exp(count * logSize);
    const [aRe, aIm] = [sizeA * Math.cos(count * logTurn), sizeA * Math.sin(count * logTurn)];
    const sizeB = Math.exp(count * Math.log(p));
    const [bRe, bIm] = [sizeB * Math.cos(q * count * angle), sizeB * Math.sin(q * count * angle)];
    const [cRe, cIm] = [aRe - bRe, aIm - bIm];
    // gone · A + kept · B, then kept · (A − B)
    [goneRe, goneIm] = [
      goneRe * aRe - goneIm * aIm + keptRe * bRe - keptIm * bIm,
      goneRe * aIm + goneIm * aRe + keptRe * bIm + keptIm * bRe,
    ];
    [keptRe, keptIm] = [keptRe * cRe - keptIm * cIm, keptRe * cIm + keptIm * cRe];
  }
  return goneRe;
}
