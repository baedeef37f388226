/**
 * Do blocks of 1,000 bits need shift registers as long as chance has it? A generator with a small linear state never does.
 * Source: NIST SP 800-22 rev. 1a, §2.10, with the chances of §3.10.
 */
import { goodnessOfFit } from '../laws/chiSquare.ts';
import { linearComplexity } from './berlekampMassey.ts';

const BLOCK_BITS = 1000;
/** The chances of T ≤ −2.5, −2.5 < T ≤ −1.5, …, T > 2.5: 1/96, 1/32, 1/8, 1/2, 1/4, 1/16, 1/48. */
const CHANCES = [1 / 96, 1 / 32, 1 / 8, 1 / 2, 1 / 4, 1 / 16, 1 / 48] as const;

/** The mean of the complexity of M random bits. */
const meanComplexity = (m: number): number =>
  m / 2 + (9 + (m % 2 === 0 ? -1 : 1)) / 36 - (m / 3 + 2 / 9) / 2 ** m;

/** The upper p-value of 0s and 1s. @param bits 40 blocks at least */
export function linearComplexityTest(bits: Uint8Array): number {
  const blocks = Math.floor(bits.length / BLOCK_BITS);
  const counts = CHANCES.map(() => 0);
  const mean = meanComplexity(BLOCK_BITS);
  for (let at = 0; at < blocks * BLOCK_BITS; at += BLOCK_BITS) {
    // M is even, so (−1)^M is 1.
    const t = linearComplexity(bits.subarray(at, at + BLOCK_BITS)) - mean + 2 / 9;
    counts[Math.min(6, Math.max(0, Math.ceil(t + 2.5)))]!++;
  }
  return goodnessOfFit(
    counts,
    CHANCES.map((chance) => blocks * chance),
  );
}
