/**
 * The shuffle of Randomness v1.
 * Source: R. Durstenfeld, "Algorithm 235: Random permutation", CACM 7(7), 1964 (Fisher–Yates in place).
 */
import { uniform } from './uniform.ts';
import type { WordSource } from './wordSource.ts';

/** Anything that can be permuted in place by index. */
export type Pool = { length: number; [index: number]: number };

/**
 * Permutes `pool` uniformly: for i = n−1 … 1, j = uniform(i + 1), swap. Mutates `pool`.
 */
export function fisherYates(pool: Pool, source: WordSource): void {
  for (let i = pool.length - 1; i > 0; i--) {
    const j = uniform(source, i + 1);
    const moved = pool[i]!;
    pool[i] = pool[j]!;
    pool[j] = moved;
  }
}
