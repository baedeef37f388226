/**
 * The law of the total as a sum over cases: how many tickets of each separate tier are drawn fixes a shift and leaves the
 * law of the pooled tickets, given how many of them are drawn.
 */
import { aliveFrequencies } from './aliveFrequencies.ts';
import { type DrawnSample, NEGLIGIBLE_LOG } from './drawnSample.ts';
import { type LatticeLaw, latticeLaw } from './latticeLaw.ts';
import { payoutSpectrum } from './payoutSpectrum.ts';
import type { PayoutSplit } from './payoutSplit.ts';
import { separateWays } from './separateTiers.ts';

/** Totals of shift + split.step · (pool.from + a step of the law), with `weight` times the law's masses. */
export interface PayoutCase {
  /** In units. */
  readonly shift: number;
  readonly weight: number;
  readonly law: LatticeLaw;
}

/** More alive frequencies than this are dense enough for the cost's estimate to have seen them. */
const MOST_FREQUENCIES = 2 ** 23;

/** Cases whose masses add up to 1, those of less than 10⁻¹⁸ left out. */
export function payoutCases({ separate, pool }: PayoutSplit, sample: DrawnSample): PayoutCase[] {
  const { p, q, logMass } = sample;
  const cutoff = -(NEGLIGIBLE_LOG + logMass);
  const frequencies = aliveFrequencies(pool.groups, p * q, pool.size, cutoff, MOST_FREQUENCIES);
  const spectrum = payoutSpectrum(pool, sample, frequencies);
  const laws = spectrum.re.map((_, row) => latticeLaw(spectrum, row, pool.size));
  const cases = separateWays(separate, sample)
    .map(({ drawn, worth, logMass: way }) => ({
      shift: worth,
      weight: Math.exp(way - logMass),
      law: laws[drawn - pool.apart[0]]!,
    }))
    .filter(({ weight, law }) => weight * law.mass > Math.exp(NEGLIGIBLE_LOG));
  const total = cases.reduce((sum, { weight, law }) => sum + weight * law.mass, 0);
  return cases.map(({ shift, weight, law }) => ({ shift, weight: weight / total, law }));
}
