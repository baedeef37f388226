/**
 * What MT19937 is known not to be, measured anew in every run rather than only said.
 * Sources: M. Matsumoto and T. Nishimura (1998); P. L'Ecuyer and R. Simard, "TestU01", ACM TOMS 33(4), 2007 (it fails linear
 * complexity); F. Panneton, P. L'Ecuyer and M. Matsumoto, "Improved long-period generators based on linear recurrences modulo 2",
 * ACM TOMS 32(1), 2006 (recovery from a state of zeros).
 */
import {
  mersenneTwister,
  mersenneTwisterFromState,
  STATE_WORDS,
} from '../../../engine/random/mersenneTwister.ts';
import { keyedWords } from '../honestSamples.ts';
import { linearComplexity } from '../statistics/berlekampMassey.ts';
import { onesByPlace } from '../statistics/bitFrequency.ts';
import { streamKey } from '../streamKeys.ts';
import { recoverState } from './recoverState.ts';

export interface KnownLimits {
  /** The lowest bits of so many words, the shift register that makes them, and what random bits would need. */
  readonly linearity: { readonly bits: number; readonly complexity: number; readonly expected: number };
  /** Words seen, words foretold from them, and how many of those came true. */
  readonly foretelling: { readonly seen: number; readonly foretold: number; readonly right: number };
  /** Words after which a state with one bit set gives as many ones as zeros (49.5–50.5 % of 1,000 words). */
  readonly zeroRecoveryWords: number;
}

const COMPLEXITY_BITS = 41_000;
const FORETOLD = 10_000;
const WINDOW = 1000;
/** An even window of random words leaves 49.5–50.5 % once in 14 times; of a million words none would be missed. */
const RECOVERY_LIMIT = 5_000_000;

function linearity(seed: Uint8Array): KnownLimits['linearity'] {
  const words = keyedWords(streamKey(seed, 'limits/linearity'), COMPLEXITY_BITS);
  const complexity = linearComplexity(words.map((word) => word & 1));
  return { bits: COMPLEXITY_BITS, complexity, expected: COMPLEXITY_BITS / 2 };
}

function foretelling(seed: Uint8Array): KnownLimits['foretelling'] {
  const watched = mersenneTwister(streamKey(seed, 'limits/foretelling'));
  const seen = new Uint32Array(STATE_WORDS);
  watched.fill(seen);
  const twin = mersenneTwisterFromState(recoverState(seen));
  let right = 0;
  for (let i = 0; i < FORETOLD; i++) if (twin.next() === watched.next()) right++;
  return { seen: STATE_WORDS, foretold: FORETOLD, right };
}

function zeroRecoveryWords(): number {
  const words = new Uint32Array(STATE_WORDS);
  words[STATE_WORDS - 1] = 1;
  const generator = mersenneTwisterFromState({ words, index: STATE_WORDS });
  const window = new Uint32Array(WINDOW);
  for (let given = WINDOW; given <= RECOVERY_LIMIT; given += WINDOW) {
    generator.fill(window);
    const ones = onesByPlace(window).reduce((sum, count) => sum + count, 0);
    if (Math.abs(ones / (32 * WINDOW) - 0.5) < 0.005) return given;
  }
  return RECOVERY_LIMIT;
}

/** Takes a quarter of a second. @param seed the laboratory's */
export const knownLimits = (seed: Uint8Array): KnownLimits => ({
  linearity: linearity(seed),
  foretelling: foretelling(seed),
  zeroRecoveryWords: zeroRecoveryWords(),
});
