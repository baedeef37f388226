/**
 * The twin by which tests prove this room: the law of a small urn by counting every choice of tickets, in whole numbers
 * of any size.
 */
import type { PrizeUrn } from './prizeUrn.ts';

/** C(n, k). */
export function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let product = 1n;
  for (let i = 0; i < k; i++) product = (product * BigInt(n - i)) / BigInt(i + 1);
  return product;
}

export interface EnumeratedLaw {
  /** Total and the number of choices that have it, ascending. */
  readonly ways: readonly (readonly [totalTenge: number, ways: bigint])[];
  /** All choices: C(tickets, sold). */
  readonly all: bigint;
}

/** Cost: the product of the tiers' counts. */
export function enumeratedLaw({ tickets, tiers }: PrizeUrn, sold: number): EnumeratedLaw {
  const ways = new Map<number, bigint>();
  const losers = tickets - tiers.reduce((sum, { count }) => sum + count, 0);
  const choice = (tier: number, left: number, total: number, product: bigint): void => {
    const next = tiers[tier];
    if (!next) {
      const last = product * choose(losers, left);
      if (last > 0n) ways.set(total, (ways.get(total) ?? 0n) + last);
      return;
    }
    for (let k = 0; k <= Math.min(left, next.count); k++) {
      choice(tier + 1, left - k, total + k * next.amountTenge, product * choose(next.count, k));
    }
  };
  choice(0, sold, 0, 1n);
  return { ways: [...ways].sort(([a], [b]) => a - b), all: choose(tickets, sold) };
}

/** numerator ∕ denominator to 15 digits and more; for tests only, so the rounding at the end may be naive. */
export function ratio(numerator: bigint, denominator: bigint): number {
  const shift = Math.max(0, denominator.toString(2).length - numerator.toString(2).length + 70);
  return Number((numerator << BigInt(shift)) / denominator) * 2 ** -shift;
}
