/** The tests of the full-series shuffle. */
import type { LaboratoryTest } from './laboratoryTest.ts';
import { cellCoincidences } from './shuffles/cellCoincidences.ts';
import { cycleLaw, cycles } from './shuffles/cycles.ts';
import { displacement } from './shuffles/displacement.ts';
import { fixedPoints } from './shuffles/fixedPoints.ts';
import { keptNeighbours } from './shuffles/keptNeighbours.ts';
import { shuffledTuples, shuffleTurningPoints, winnerRuns } from './shuffles/orderOfNeighbours.ts';
import { packPairs } from './shuffles/packPairs.ts';
import { placeInPack } from './shuffles/placeInPack.ts';
import { placeTable } from './shuffles/placeTable.ts';
import type { Shuffles } from './shuffles/printRun.ts';
import { rankCorrelation } from './shuffles/rankCorrelation.ts';

type ShuffleTest = LaboratoryTest<Shuffles>;

/** The law of the cycles is asked for once a thread: it takes 20 ms and is the same for every stream. */
let lawOfCycles: { readonly tickets: number; readonly law: Float64Array } | undefined;

function knownCycleLaw(tickets: number): Float64Array {
  if (lawOfCycles?.tickets !== tickets) lawOfCycles = { tickets, law: cycleLaw(tickets) };
  return lawOfCycles.law;
}

const test = (
  id: string,
  about: string,
  source: string,
  pValue: (shuffles: Shuffles, share: number) => number,
): ShuffleTest => ({ id: `shuffle-${id}`, about, source, pValue });

export const SHUFFLE_TESTS: readonly ShuffleTest[] = [
  test('place-table', 'place before and after, 100 × 100 stretches', 'Pearson; Bartlett 1937', placeTable),
  test('place-coincidences', 'the same places win again', 'Hoeffding 1951', (s) => cellCoincidences(s, 1)),
  test('pack-coincidences', 'the same packs win again', 'Hoeffding 1951', (s) =>
    cellCoincidences(s, s.packTickets),
  ),
  test('pack-pairs', 'winners that share a pack', 'exact moments', packPairs),
  test('place-in-pack', 'places within the pack win equally often', 'Pearson', placeInPack),
  test('winner-runs', 'runs of winners and losers', 'Wald and Wolfowitz 1940', winnerRuns),
  test('kept-neighbours', 'neighbours stay neighbours', 'Kaplansky 1945', keptNeighbours),
  test('turning-points', 'runs up and down', 'Levene and Wolfowitz 1944', shuffleTurningPoints),
  test('permutation', 'orders of five successive tickets', 'Knuth, TAOCP 2, §3.3.2 G', shuffledTuples),
  test('rank-correlation', 'first tickets stay first', 'Spearman 1904', rankCorrelation),
  test('displacement', 'distance a ticket is carried', 'Hoeffding 1951', displacement),
  test('cycles', 'number of cycles', 'Knuth, TAOCP 1, §1.2.10', (s, share) =>
    cycles(s, knownCycleLaw(s.tickets), share),
  ),
  test('fixed-points', 'tickets that stay in place', 'Feller 1, IV.4', fixedPoints),
];
