/**
 * The circle on which the coefficient of zⁿ is read off, by the trapezoid rule. Its radius is the saddle point
 * p ∕ (1 − p); the rule then errs by the chance that Bin(N, p) is off by a whole number of rounds: nothing, soon.
 * Source: L. N. Trefethen and J. A. C. Weideman, "The exponentially convergent trapezoidal rule", SIAM Review 56(3),
 * 2014, section 2.
 */
import { logBinomialMass } from './binomialMass.ts';
import { type DrawnSample, NEGLIGIBLE_LOG } from './drawnSample.ts';

/**
 * Points on the circle, a power of two.
 * @param tickets those on the circle: all but the ones that are counted apart
 * @param fewest, most how many of them may be drawn
 */
export function circleNodes(
  tickets: number,
  { p, q, logMass }: DrawnSample,
  fewest: number,
  most: number,
): number {
  const cutoff = logMass + NEGLIGIBLE_LOG;
  const mean = tickets * p;
  const isAliased = (nodes: number): boolean =>
    fewest + nodes < mean ||
    most - nodes > mean ||
    logBinomialMass(fewest + nodes, tickets, p, q) > cutoff ||
    logBinomialMass(most - nodes, tickets, p, q) > cutoff;
  let nodes = 1;
  while (isAliased(nodes)) nodes *= 2;
  return nodes;
}
