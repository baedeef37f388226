/** The checks of the real generator, shuffle and draw that are counted out rather than sampled. */
import { WHOLE_SERIES } from '../draws/drawnPlaces.ts';
import { LARGE_BOUNDS, SMALL_BOUNDS } from '../integerTests.ts';
import { unevenValues } from './evenBounds.ts';
import { sampleOutcomes, shuffleOrders } from './everyOrder.ts';
import { KEY_BITS, mostWinners, outcomeBits, reachesAll, SMALL_SEED_BITS } from './reachability.ts';
import type { StructuralCheck } from './structuralCheck.ts';

/** Values looked at for each bound. */
const VALUES = 2000;
const SMALL_SHUFFLE = 6;
const SMALL_DRAW = { entries: 7, winners: 3 };

const bits = (value: number): string => value.toFixed(1);

function reach(): StructuralCheck {
  const { entries, winners } = WHOLE_SERIES;
  const needed = outcomeBits(entries, winners);
  return {
    id: 'reach-of-the-key',
    about: 'the key is long enough for every ordered outcome',
    ok: reachesAll(KEY_BITS, entries, winners),
    detail:
      `${winners} ordered winners of ${entries} need ${bits(needed)} bits, the key has ${KEY_BITS}; ` +
      `it would do for ${mostWinners(KEY_BITS, entries)} winners`,
  };
}

function smallSeed(): StructuralCheck {
  const { entries, winners } = WHOLE_SERIES;
  return {
    id: 'reach-of-a-small-seed',
    about: 'a 32-bit seed (init_genrand) is found too small',
    ok: !reachesAll(SMALL_SEED_BITS, entries, winners),
    detail:
      `it reaches at most one ordered outcome in ${Math.round(2 ** (outcomeBits(entries, winners) - SMALL_SEED_BITS))}; ` +
      `${mostWinners(SMALL_SEED_BITS, entries)} winner is all that it may draw`,
  };
}

function evenBounds(): StructuralCheck {
  const bounds = [...SMALL_BOUNDS, ...LARGE_BOUNDS];
  const uneven = bounds.reduce((sum, bound) => sum + unevenValues(bound, VALUES), 0);
  return {
    id: 'even-bounds',
    about: 'every value of uniform(m) has exactly ⌊2³² / m⌋ words',
    ok: uneven === 0,
    detail: `${bounds.length} bounds, up to ${VALUES} values of each: ${uneven} uneven`,
  };
}

function everyOrder(): StructuralCheck {
  const shuffle = shuffleOrders(SMALL_SHUFFLE);
  const draw = sampleOutcomes(SMALL_DRAW.entries, SMALL_DRAW.winners);
  return {
    id: 'every-order',
    about: 'every sequence of choices gives another order',
    ok: shuffle.orders === shuffle.sequences && draw.orders === draw.sequences,
    detail:
      `shuffle of ${SMALL_SHUFFLE}: ${shuffle.orders} orders of ${shuffle.sequences}; ` +
      `${SMALL_DRAW.winners} of ${SMALL_DRAW.entries}: ${draw.orders} outcomes of ${draw.sequences}`,
  };
}

export const structuralChecks = (): readonly StructuralCheck[] => [
  reach(),
  smallSeed(),
  evenBounds(),
  everyOrder(),
];
