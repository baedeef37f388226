/** The laws that the samplers' tests compare with: joint ones in integers with one division at the end. */

/** C(n, k) for k from 0 to `most`. */
function binomials(n: number, most: number): bigint[] {
  const row = [1n];
  for (let k = 1; k <= most; k++) row.push((row[k - 1]! * BigInt(n - k + 1)) / BigInt(k));
  return row;
}

/** a ∕ b as a double, to the last digit but one, however large both are. */
function quotient(a: bigint, b: bigint): number {
  // 2¹²⁰ times the quotient, rounded down, has far more digits than a double.
  const scaled = (a << 1200n) / b;
  const excess = Math.max(0, scaled.toString(2).length - 64);
  return Number(scaled >> BigInt(excess)) * 2 ** (excess - 1200);
}

/** Probabilities of the counts from `lowest` on; what is left out is under 10⁻²⁵. */
export interface CountLaw {
  readonly lowest: number;
  readonly probabilities: readonly number[];
}

/** Share of the mode's probability under which counts are left out. */
const LEAST_SHARE = 1e-30;

/** A law with one mode from the ratios of its neighbours, within 10⁻¹³. @param rise pmf(count + 1) ∕ pmf(count) */
function lawOf(mode: number, least: number, most: number, rise: (count: number) => number): CountLaw {
  const falling: number[] = [];
  for (let count = mode, weight = 1; count > least && weight > LEAST_SHARE; count--) {
    weight /= rise(count - 1);
    falling.push(weight);
  }
  const rising = [1];
  for (let count = mode, weight = 1; count < most && weight > LEAST_SHARE; count++) {
    weight *= rise(count);
    rising.push(weight);
  }
  const weights = [...falling.reverse(), ...rising];
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return { lowest: mode - falling.length, probabilities: weights.map((weight) => weight / sum) };
}

/** The law of the good tickets among those drawn. */
export const hypergeometricLaw = (good: number, bad: number, draws: number): CountLaw =>
  lawOf(
    Math.floor(((draws + 1) * (good + 1)) / (good + bad + 2)),
    Math.max(0, draws - bad),
    Math.min(good, draws),
    (count) => ((good - count) * (draws - count)) / ((count + 1) * (bad - draws + count + 1)),
  );

/** The law of the successes of n trials. @param p more than 0, less than 1 */
export const binomialLaw = (n: number, p: number): CountLaw =>
  lawOf(Math.min(n, Math.floor((n + 1) * p)), 0, n, (count) => ((n - count) * p) / ((count + 1) * (1 - p)));

/** Every way to draw from the categories, with its probability; few categories of few tickets. */
export function multivariateLaw(counts: readonly number[], draws: number): Map<string, number> {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const all = binomials(total, draws)[draws]!;
  const law = new Map<string, number>();
  const visit = (drawn: number[], left: number, ways: bigint): void => {
    const count = counts[drawn.length];
    if (count === undefined) {
      if (left === 0) law.set(drawn.join(' '), quotient(ways, all));
      return;
    }
    for (const [k, more] of binomials(count, Math.min(count, left)).entries()) {
      visit([...drawn, k], left - k, ways * more);
    }
  };
  visit([], draws, 1n);
  return law;
}

/** Every path of a tiny series, as `pathIncrements` writes it, with its probability: steps one after another. */
export function pathLaw(counts: readonly number[], schedule: readonly number[]): Map<string, number> {
  const law = new Map<string, number>();
  const visit = (path: string[], left: readonly number[], probability: number): void => {
    const t = path.length;
    if (t === schedule.length) {
      law.set(path.join(' '), probability);
      return;
    }
    for (const [step, share] of multivariateLaw(left, schedule[t]! - (schedule[t - 1] ?? 0))) {
      const drawn = step.split(' ').map(Number);
      visit(
        [...path, step],
        left.map((count, i) => count - drawn[i]!),
        probability * share,
      );
    }
  };
  visit([], counts, 1);
  return law;
}
