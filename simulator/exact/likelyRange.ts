/**
 * Where the total of the pooled tickets can lie, but for a mass below 10⁻¹⁸: Chernoff's bound on both sides, for the
 * joint law of independent tickets and the number of them drawn. Rigorous, whatever the table.
 * Source: H. Chernoff, "A measure of asymptotic efficiency…", Ann. Math. Statist. 23(4), 1952.
 */
import { type DrawnSample, NEGLIGIBLE_LOG } from './drawnSample.ts';
import { payoutSupport, type WorthGroup } from './payoutSupport.ts';

/** Steps of the golden-section search; any λ gives a valid bound, the best one only a narrower range. */
const SEARCH_STEPS = 40;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** log(q + p eʸ) without overflow. */
const logMixed = (p: number, y: number): number => (y > 30 ? Math.log(p) + y : Math.log1p(p * Math.expm1(y)));

/** The least value of a function that falls and then rises, over log λ. */
function leastOver(bound: (lambda: number) => number, from: number, to: number): number {
  let low = Math.log(from);
  let high = Math.log(to);
  let least = Math.min(bound(from), bound(to));
  for (let i = 0; i < SEARCH_STEPS; i++) {
    const inner = (high - low) * GOLDEN;
    const left = bound(Math.exp(high - inner));
    const right = bound(Math.exp(low + inner));
    least = Math.min(least, left, right);
    if (left < right) high = low + inner;
    else low = high - inner;
  }
  return least;
}

/**
 * The least and the greatest likely total, both inclusive.
 * @param groups the pooled tickets, losers included
 * @param fewest, most how many of them may be drawn
 */
export function likelyRange(
  groups: readonly WorthGroup[],
  { p, logMass }: DrawnSample,
  fewest: number,
  most: number,
): [number, number] {
  const [least, greatest] = payoutSupport(groups, fewest, most);
  if (least >= greatest) return [least, Math.max(least, greatest)];
  let count = 0;
  let worth = 0;
  for (const group of groups) {
    count += group.count;
    worth += group.count * group.worth;
  }
  const centre = worth / count;
  // log E e^{λ (Σ (x − centre) K)}; given that `drawn` are drawn, Σ x K is that sum plus centre · drawn.
  const cumulant = (lambda: number): number =>
    groups.reduce((sum, group) => sum + group.count * logMixed(p, lambda * (group.worth - centre)), 0);
  const allowance = -(NEGLIGIBLE_LOG + logMass);
  const from = 1e-3 / greatest;
  const above = leastOver((lambda) => (cumulant(lambda) + allowance) / lambda + centre * most, from, 50);
  const below = leastOver((lambda) => (cumulant(-lambda) + allowance) / lambda - centre * fewest, from, 50);
  return [Math.max(least, Math.floor(-below)), Math.min(greatest, Math.ceil(above))];
}
