/**
 * Does it matter when one registered? Winners by 40 stretches of the list, and those of its first and last twentieth.
 * Source: Pearson's sum; winners of one draw are different entries, so counts vary by (n − k) / (n − 1) of what independent ones would.
 */
import { chiSquareUpper } from '../laws/chiSquare.ts';
import { normalUpper } from '../laws/normal.ts';
import type { DrawnPlaces } from './drawnPlaces.ts';

const STRETCHES = 40;
const EDGE = 0.05;

/** The upper p-value of all winners and reserves by stretch. @param drawn entries a multiple of 40 */
export function registrationOrder({ entries, winners, places }: DrawnPlaces): number {
  const counts = new Uint32Array(STRETCHES);
  for (const place of places) counts[Math.floor((place * STRETCHES) / entries)]!++;
  const expected = places.length / STRETCHES;
  let statistic = 0;
  for (const count of counts) statistic += (count - expected) ** 2 / expected;
  return chiSquareUpper((statistic * (entries - 1)) / (entries - winners), STRETCHES - 1);
}

/** The upper p-value of the first winners alone: the main prize. @param drawn entries a multiple of 40 */
export function firstWinnersOrder({ entries, winners, places }: DrawnPlaces): number {
  const firsts = places.filter((_, i) => i % winners === 0);
  return registrationOrder({ entries, winners: 1, places: firsts });
}

/** The upper p-value of the winners from one end of the list: small when they are favoured. */
export function endOfList({ entries, winners, places }: DrawnPlaces, end: 'first' | 'last'): number {
  const width = Math.round(entries * EDGE);
  let found = 0;
  for (const place of places) if (end === 'first' ? place < width : place >= entries - width) found++;
  const share = width / entries;
  const variance = (places.length * share * (1 - share) * (entries - winners)) / (entries - 1);
  return normalUpper((found - places.length * share) / Math.sqrt(variance));
}
