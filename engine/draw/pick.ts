/** The pick (Draw v1, step 4): winners, then reserves, as one ordered sample of the sorted entries. */
import { keyWords } from '../random/deriveKey.ts';
import { mersenneTwister } from '../random/mersenneTwister.ts';
import { sample } from '../random/sample.ts';

/**
 * Indices into the sorted entries, winners first.
 * @param seed 64 bytes
 * @throws RangeError when more are asked for than there are entries
 */
export const pick = (seed: Uint8Array, entryCount: number, winners: number, reserves: number): number[] =>
  sample(entryCount, winners + reserves, mersenneTwister(keyWords(seed)));
