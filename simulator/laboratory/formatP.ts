/** Probabilities for people. */

/** What no double holds. */
const LEAST = 1e-300;

/** Three decimals, or a power of ten below a thousandth. */
export function formatP(p: number): string {
  if (p < LEAST) return '<1e-300';
  return p < 0.001 ? p.toExponential(1) : p.toFixed(3);
}

/** Whole per cent. */
export const formatShare = (share: number): string => `${Math.round(share * 100)} %`;

/** An interval of shares: `71–95 %`. */
export const formatInterval = ([low, high]: readonly [number, number]): string =>
  `${Math.round(low * 100)}–${Math.round(high * 100)} %`;
