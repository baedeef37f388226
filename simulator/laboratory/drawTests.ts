/** The tests of draws: order of registration, reach, independence. */
import type { DrawnPlaces } from './draws/drawnPlaces.ts';
import { neighbouringDraws, returningWinners } from './draws/neighbouringDraws.ts';
import { orderAmongWinners, unreachedOutcomes } from './draws/orderedOutcomes.ts';
import { endOfList, firstWinnersOrder, registrationOrder } from './draws/registrationOrder.ts';
import { repeatedDraws } from './draws/repeatedDraws.ts';
import type { LaboratoryTest } from './laboratoryTest.ts';

/** The same number of draws of each kind. */
export interface DrawSample {
  readonly raffle: DrawnPlaces;
  readonly toy: DrawnPlaces;
  readonly wholeSeries: DrawnPlaces;
}

type DrawTest = LaboratoryTest<DrawSample>;

const test = (
  id: string,
  about: string,
  source: string,
  pValue: (sample: DrawSample, share: number) => number,
): DrawTest => ({ id: `draw-${id}`, about, source, pValue });

const GLI = 'GLI-19; Pearson';

export const DRAW_TESTS: readonly DrawTest[] = [
  test('registration-order', 'winners and reserves by place in the list', GLI, (s) =>
    registrationOrder(s.raffle),
  ),
  test('first-winner-order', 'first winners by place in the list', GLI, (s) => firstWinnersOrder(s.raffle)),
  test('first-registered', 'winners among the first 5 %', GLI, (s) => endOfList(s.raffle, 'first')),
  test('last-registered', 'winners among the last 5 %', GLI, (s) => endOfList(s.raffle, 'last')),
  test('order-among-winners', 'order of the winners', 'Knuth, TAOCP 2, §3.3.2 G', (s) =>
    orderAmongWinners(s.raffle),
  ),
  test('series-order', 'winners of a whole series by place', GLI, (s) => registrationOrder(s.wholeSeries)),
  test('unreached-outcomes', 'ordered outcomes never reached, 3 of 12', 'Feller 1, IV.2', (s) =>
    unreachedOutcomes(s.toy),
  ),
  test('neighbouring-draws', 'a draw and the next three', 'Knuth, TAOCP 2, §3.3.2 K', (s) =>
    neighbouringDraws(s.raffle),
  ),
  test('returning-winners', 'the same first winner of a series again', 'Feller 1, II.3', (s, share) =>
    returningWinners(s.wholeSeries, share),
  ),
  {
    ...test('repeated-draws', 'the same three winners of a series again', 'Feller 1, II.3', (s) =>
      repeatedDraws(s.wholeSeries),
    ),
    isRare: true,
  },
];
