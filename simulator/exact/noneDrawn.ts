/** The chances that all, or none, of the marked tickets are drawn: products of ratios, summed as logarithms. */
import type { Hypergeometric } from './hypergeometric.ts';

/** log of the smallest positive double: nothing smaller can be told from 0. */
const LOG_SMALLEST = -745;

/** log of Π (part − i) ∕ (whole − i) for i = 0 … factors − 1; −∞ once it is below the smallest double. */
function logFallingRatio(part: number, whole: number, factors: number): number {
  let sum = 0;
  for (let i = 0; i < factors && sum > LOG_SMALLEST; i++) sum += Math.log1p((part - whole) / (whole - i));
  return sum > LOG_SMALLEST ? sum : -Infinity;
}

/** log P(no marked ticket is drawn) = log C(N − a, n) ∕ C(N, n), by whichever of a and n has the fewer factors. */
function logNoneDrawn({ population, marked, drawn }: Hypergeometric): number {
  if (marked + drawn > population) return -Infinity;
  return logFallingRatio(population - Math.max(marked, drawn), population, Math.min(marked, drawn));
}

/** P(no marked ticket is drawn). */
export const noneDrawn = (law: Hypergeometric): number => Math.exp(logNoneDrawn(law));

/** P(at least one marked ticket is drawn), with its own digits where it is small. */
export const someDrawn = (law: Hypergeometric): number => Math.max(0, -Math.expm1(logNoneDrawn(law)));

/** P(all marked tickets are drawn): none of them is among those left. */
export const allDrawn = ({ population, marked, drawn }: Hypergeometric): number =>
  noneDrawn({ population, marked, drawn: population - drawn });
