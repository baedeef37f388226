/** Faulty bounded integers. */
import { mersenneTwister } from '../../../engine/random/mersenneTwister.ts';
import { type BoundedInteger, integerSample } from '../samples.ts';
import { streamKey } from '../streamKeys.ts';
import type { PlantedBias } from './plantedBias.ts';

const bias = (
  id: string,
  about: string,
  caughtBy: PlantedBias['caughtBy'],
  integer: BoundedInteger,
): PlantedBias<'integers'> => ({
  id,
  about,
  area: 'integers',
  caughtBy,
  sample: (seed, use, stream, { integers }) =>
    integerSample(
      integers,
      (bound) => mersenneTwister(streamKey(seed, `${use}/${bound}/${stream}`)),
      integer,
    ),
});

export const INTEGER_BIASES: readonly PlantedBias<'integers'>[] = [
  bias(
    'modulo-coarse',
    'word % (3·2³⁰): a third of the values twice as likely',
    ['integers-3*2^30-frequency'],
    (source, bound) => source.next() % bound,
  ),
  bias(
    'modulo-subtle',
    'word % 409,044,505: half of the values likelier by a tenth',
    ['integers-409044505-frequency'],
    (source, bound) => source.next() % bound,
  ),
  bias(
    'rounded-die',
    'round(5 x) for a die: the ends half as likely',
    ['integers-6-frequency', 'integers-6-tuples', 'integers-6-coupon', 'integers-6-gap', 'integers-6-poker'],
    (source, bound) => Math.round((source.next() / 2 ** 32) * (bound - 1)),
  ),
  bias(
    'narrow-fraction',
    'a 16-bit fraction times 500,100: most values never come',
    ['integers-500100-duplicates'],
    (source, bound) => Math.floor(((source.next() >>> 16) / 2 ** 16) * bound),
  ),
];
