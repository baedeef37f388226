/**
 * Do the spacings between birthdays in a year of 2³² days repeat as often as they should? Generators with a lattice fail at once.
 * Sources: G. Marsaglia's test, as Knuth, TAOCP 2, §3.3.2 J; P. L'Ecuyer and R. Simard, "On the performance of birthday
 * spacings tests", Math. Comput. Simul. 55, 2001: the number of repeats is close to Poisson with mean m³ / (4 d) while
 * m ≤ d^(5/12), here 10,321.
 */
import { poissonP } from '../laws/poisson.ts';

const BIRTHDAYS = 4096;
const DAYS = 2 ** 32;
const MEAN = BIRTHDAYS ** 3 / (4 * DAYS);

/** Spacings that equal the one before them, once sorted. */
export function repeatedSpacings(birthdays: Uint32Array): number {
  const sorted = birthdays.slice().sort();
  const last = sorted.length - 1;
  const first = sorted[0]! - sorted[last]!;
  for (let i = last; i > 0; i--) sorted[i]! -= sorted[i - 1]!;
  // Round the year's end; a Uint32Array wraps by itself.
  sorted[0] = first;
  sorted.sort();
  let repeats = 0;
  for (let i = 1; i <= last; i++) if (sorted[i] === sorted[i - 1]) repeats++;
  return repeats;
}

/** The upper p-value of words taken 4,096 at a time. @param share see `poissonP` */
export function birthdaySpacings(words: Uint32Array, share: number): number {
  let repeats = 0;
  let years = 0;
  for (; (years + 1) * BIRTHDAYS <= words.length; years++) {
    repeats += repeatedSpacings(words.subarray(years * BIRTHDAYS, (years + 1) * BIRTHDAYS));
  }
  return poissonP(repeats, years * MEAN, share);
}
