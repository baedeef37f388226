/**
 * Can a seed of so many bits reach every ordered outcome of a draw? There must be no more outcomes than seeds.
 * Source: GLI-19, 4.5 (every possible outcome must be attainable); the count is n (n − 1) … (n − k + 1).
 */

/** Bits of a key of Randomness v1. */
export const KEY_BITS = 512;
/** Bits of MT19937's state: no key reaches more. */
export const STATE_BITS = 19_937;
/** Bits of what `init_genrand` takes. */
export const SMALL_SEED_BITS = 32;

/** log₂ of the number of ordered outcomes of `winners` of `entries`. */
export function outcomeBits(entries: number, winners: number): number {
  let bits = 0;
  for (let i = 0; i < winners; i++) bits += Math.log2(entries - i);
  return bits;
}

/** Whether there are as many seeds as outcomes, at least. */
export const reachesAll = (seedBits: number, entries: number, winners: number): boolean =>
  outcomeBits(entries, winners) <= seedBits;

/** The most ordered winners whose every outcome may be reached. */
export function mostWinners(seedBits: number, entries: number): number {
  let winners = 0;
  while (winners < entries && reachesAll(seedBits, entries, winners + 1)) winners++;
  return winners;
}
