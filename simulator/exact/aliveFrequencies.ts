/**
 * The frequencies at which the characteristic function of the pooled tickets is more than negligible. It dies out
 * after a tiny share of the grid, but may come back: where nearly all amounts are multiples of 1,000 and a few are
 * 2,999, near every multiple of 1 ∕ 1,000. So the whole grid is searched, by bounds over intervals.
 *
 * The bound: |Π (q + p e^{i(θ + t x)})| ≤ exp(−pq (N − |ψ(t)|)) for every θ, where ψ(t) = Σ e^{itx} over the tickets,
 * for |q + p e^{iα}|² = 1 − 2pq (1 − cos α) ≤ exp(−2pq (1 − cos α)).
 */
import { badInput } from '../../engine/errors.ts';
import type { WorthGroup } from './payoutSupport.ts';
import { productModulo } from './productModulo.ts';

/** ψ(t) = Σ count · e^{2πi · frequency · worth ∕ size}, as its real and imaginary parts. */
export function ticketSum(
  groups: readonly WorthGroup[],
  frequency: number,
  size: number,
): [re: number, im: number] {
  const step = (2 * Math.PI) / size;
  let re = 0;
  let im = 0;
  for (const { worth, count } of groups) {
    const angle = productModulo(frequency, worth, size) * step;
    re += count * Math.cos(angle);
    im += count * Math.sin(angle);
  }
  return [re, im];
}

/** The most that |ψ| can change from one frequency to the next. */
function steepness(groups: readonly WorthGroup[], size: number): number {
  const total = groups.reduce((sum, { count }) => sum + count, 0);
  // |ψ| is the same for amounts shifted alike: about the median the sum of distances is least.
  let below = 0;
  const median = groups
    .toSorted((a, b) => a.worth - b.worth)
    .find(({ count }) => {
      below += count;
      return 2 * below >= total;
    })?.worth;
  const distances = groups.reduce(
    (sum, { worth, count }) => sum + count * Math.abs(worth - (median ?? 0)),
    0,
  );
  return (2 * Math.PI * distances) / size;
}

/**
 * All frequencies of 1 … size ∕ 2 with pq (N − |ψ|) ≤ `cutoff`, ascending.
 * @throws TirazhError BAD_INPUT if there are more than `most`
 */
export function aliveFrequencies(
  groups: readonly WorthGroup[],
  pq: number,
  size: number,
  cutoff: number,
  most: number,
): number[] {
  const tickets = groups.reduce((sum, { count }) => sum + count, 0);
  const slope = steepness(groups, size);
  const alive: number[] = [];
  const intervals: [number, number][] = size >= 2 ? [[1, size / 2]] : [];
  for (;;) {
    const interval = intervals.pop();
    if (!interval) return alive;
    const [from, to] = interval;
    const centre = Math.floor((from + to) / 2);
    const reach = (to - centre) * slope;
    if (pq * (tickets - Math.hypot(...ticketSum(groups, centre, size)) - reach) > cutoff) continue;
    if (from < to) intervals.push([centre + 1, to], [from, centre]);
    else if (alive.push(from) > most) {
      throw badInput(
        `prize table: expected at most ${most} frequencies in the law's spectrum, got more; give the amounts a larger common divisor, or simulate`,
      );
    }
  }
}
