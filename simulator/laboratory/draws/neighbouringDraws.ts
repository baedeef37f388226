/**
 * Does one draw tell anything of the next? First winners of successive draws, whose keys differ in a number only: their correlation,
 * and how often the same entry wins again.
 */
import { duplicates } from '../statistics/duplicates.ts';
import { serialCorrelation } from '../statistics/serialCorrelation.ts';
import type { DrawnPlaces } from './drawnPlaces.ts';

const firstWinners = ({ winners, places }: DrawnPlaces): Uint32Array =>
  places.filter((_, i) => i % winners === 0);

/** The upper p-value of the correlation of the first winners' places, 1 to 3 draws apart. */
export const neighbouringDraws = (drawn: DrawnPlaces): number =>
  serialCorrelation(firstWinners(drawn), drawn.entries, [1, 2, 3]);

/** The upper p-value of the pairs of draws with the same first winner. @param share see `poissonP` */
export const returningWinners = (drawn: DrawnPlaces, share: number): number =>
  duplicates(firstWinners(drawn), drawn.entries, share);
