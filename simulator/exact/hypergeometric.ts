/**
 * The hypergeometric law: how many marked tickets are among those drawn without replacement.
 * Source: N. L. Johnson, A. W. Kemp, S. Kotz, "Univariate Discrete Distributions", 3rd ed., Wiley 2005, chapter 6.
 */
import { logBinomialMass } from './binomialMass.ts';

export interface Hypergeometric {
  /** All tickets, 1 or more. */
  readonly population: number;
  /** Marked tickets among them, 0 to `population`. */
  readonly marked: number;
  /** Tickets drawn, 0 to `population`. */
  readonly drawn: number;
}

/** The least and the greatest count that can occur. */
export const hypergeometricSupport = ({ population, marked, drawn }: Hypergeometric): [number, number] => [
  Math.max(0, drawn + marked - population),
  Math.min(drawn, marked),
];

/** log P(K = k); −∞ for an impossible k. As three binomials with p = drawn ∕ population, whose factors of p cancel. */
export function logHypergeometricMass(k: number, { population, marked, drawn }: Hypergeometric): number {
  if (drawn === 0 || drawn === population) return k === (drawn === 0 ? 0 : marked) ? 0 : -Infinity;
  const p = drawn / population;
  const q = (population - drawn) / population;
  return (
    logBinomialMass(k, marked, p, q) +
    logBinomialMass(drawn - k, population - marked, p, q) -
    logBinomialMass(drawn, population, p, q)
  );
}

/** P(K = k). */
export const hypergeometricMass = (k: number, law: Hypergeometric): number =>
  Math.exp(logHypergeometricMass(k, law));

/** Terms smaller than this share of their sum change nothing. */
const NEGLIGIBLE = 2 ** -60;

/** P(K = k) + P(K = k − 1) + …, for k at or below the mode, where the terms fall. */
function sumDown(k: number, law: Hypergeometric): number {
  const { population, marked, drawn } = law;
  let term = hypergeometricMass(k, law);
  let sum = term;
  for (let i = k; term > sum * NEGLIGIBLE; i--) {
    term *= (i * (population - marked - drawn + i)) / ((marked - i + 1) * (drawn - i + 1));
    sum += term;
  }
  return sum;
}

/** P(K = k) + P(K = k + 1) + …, for k at or above the mode. */
function sumUp(k: number, law: Hypergeometric): number {
  const { population, marked, drawn } = law;
  let term = hypergeometricMass(k, law);
  let sum = term;
  for (let i = k; term > sum * NEGLIGIBLE; i++) {
    term *= ((marked - i) * (drawn - i)) / ((i + 1) * (population - marked - drawn + i + 1));
    sum += term;
  }
  return sum;
}

const modeOf = ({ population, marked, drawn }: Hypergeometric): number =>
  Math.floor(((marked + 1) * (drawn + 1)) / (population + 2));

/** P(K ≤ k); the tail that is summed is the one on k's side of the mode, so small tails keep their digits. */
export function hypergeometricAtMost(k: number, law: Hypergeometric): number {
  const [least, greatest] = hypergeometricSupport(law);
  if (k < least) return 0;
  if (k >= greatest) return 1;
  return k <= modeOf(law) ? Math.min(1, sumDown(k, law)) : Math.max(0, 1 - sumUp(k + 1, law));
}

/** P(K ≥ k). */
export function hypergeometricAtLeast(k: number, law: Hypergeometric): number {
  const [least, greatest] = hypergeometricSupport(law);
  if (k <= least) return 1;
  if (k > greatest) return 0;
  return k > modeOf(law) ? Math.min(1, sumUp(k, law)) : Math.max(0, 1 - sumDown(k - 1, law));
}

export const hypergeometricMean = ({ population, marked, drawn }: Hypergeometric): number =>
  (drawn * marked) / population;

export function hypergeometricSd({ population, marked, drawn }: Hypergeometric): number {
  if (population === 1) return 0;
  const p = marked / population;
  const q = (population - marked) / population;
  return Math.sqrt((drawn * p * q * (population - drawn)) / (population - 1));
}
