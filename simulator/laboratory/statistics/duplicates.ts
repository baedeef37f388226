/**
 * How many pairs of equal values are there? Too many where a generator repeats itself, none where it runs through a period.
 * Source: the birthday problem (Feller 1, II.3). The events "i and j are equal" are pairwise independent, so mean and variance
 * are exact; while they are rare their number is Poisson (R. Arratia, L. Goldstein and L. Gordon, Stat. Sci. 5(4), 1990).
 */
import { normalUpper } from '../laws/normal.ts';
import { poissonP } from '../laws/poisson.ts';

/** With more pairs than this expected the count is as good as normal. */
const NORMAL_FROM = 1000;

/** Pairs of equal values. */
export function equalPairs(values: Uint32Array): number {
  const sorted = values.slice().sort();
  let pairs = 0;
  let run = 0;
  for (let i = 1; i < sorted.length; i++) {
    run = sorted[i] === sorted[i - 1] ? run + 1 : 0;
    pairs += run;
  }
  return pairs;
}

/** The upper p-value of values in [0, bound). @param bound 3 or more @param share see `poissonP` */
export function duplicates(values: Uint32Array, bound: number, share: number): number {
  const mean = (values.length * (values.length - 1)) / 2 / bound;
  const pairs = equalPairs(values);
  if (mean < NORMAL_FROM) return poissonP(pairs, mean, share);
  return normalUpper((pairs - mean) / Math.sqrt(mean * (1 - 1 / bound)));
}
