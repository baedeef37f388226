/**
 * Is every ordered outcome reached? Counted by those that never came, whose mean and variance are exact: a seed with too few bits
 * leaves orders that no draw can give.
 * Source: the occupancy problem (Feller 1, IV.2). And: is every order among the winners equally likely (Knuth, TAOCP 2, §3.3.2 G)?
 */
import { normalUpper } from '../laws/normal.ts';
import { emptyCells } from '../laws/occupancy.ts';
import { permutation } from '../statistics/permutation.ts';
import type { DrawnPlaces } from './drawnPlaces.ts';

/** The upper p-value: small when too many outcomes were never reached. @param drawn few entries, so that outcomes recur */
export function unreachedOutcomes({ entries, winners, places }: DrawnPlaces): number {
  const reached = new Set<number>();
  for (let at = 0; at < places.length; at += winners)
    reached.add(outcomeNumber(places, at, winners, entries));
  let outcomes = 1;
  for (let i = 0; i < winners; i++) outcomes *= entries - i;
  const { mean, variance } = emptyCells(places.length / winners, outcomes);
  return normalUpper((outcomes - reached.size - mean) / Math.sqrt(variance));
}

function outcomeNumber(places: Uint32Array, at: number, winners: number, entries: number): number {
  let number = 0;
  for (let i = 0; i < winners; i++) number = number * entries + places[at + i]!;
  return number;
}

/** The upper p-value of the orders of the winners' places: does an early registration win the first prize? */
export const orderAmongWinners = ({ winners, places }: DrawnPlaces): number => permutation(places, winners);
