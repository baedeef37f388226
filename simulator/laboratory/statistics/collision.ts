/**
 * How many balls fall into an urn that is taken, when there are far more urns than balls?
 * Source: Knuth, TAOCP 2, §3.3.2 I (collision test). The moments of the occupied urns are exact; many throws are added, so their
 * sum is close to normal.
 */
import { normalUpper } from '../laws/normal.ts';
import { emptyCells } from '../laws/occupancy.ts';

const URN_BITS = 20;
const URNS = 2 ** URN_BITS;
const BALLS = 2 ** 14;

/** The upper p-value for the high or the low 20 bits of words, thrown 16,384 at a time. */
export function collision(words: Uint32Array, bits: 'high' | 'low'): number {
  const shift = bits === 'high' ? 32 - URN_BITS : 0;
  const takenIn = new Uint16Array(URNS);
  const throws = Math.floor(words.length / BALLS);
  let collisions = 0;
  for (let at = 0; at < throws * BALLS; at++) {
    const urn = (words[at]! >>> shift) & (URNS - 1);
    const mark = Math.floor(at / BALLS) + 1;
    if (takenIn[urn] === mark) collisions++;
    takenIn[urn] = mark;
  }
  const { mean, variance } = emptyCells(BALLS, URNS);
  // Collisions = balls − (urns − empty ones).
  const expected = throws * (BALLS - URNS + mean);
  return normalUpper((collisions - expected) / Math.sqrt(throws * variance));
}
