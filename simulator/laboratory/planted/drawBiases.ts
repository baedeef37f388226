/** Faulty draws. */
import { mersenneTwister } from '../../../engine/random/mersenneTwister.ts';
import { uniform } from '../../../engine/random/uniform.ts';
import { type Draw, drawSample, fairDraw } from '../samples.ts';
import { streamKey } from '../streamKeys.ts';
import type { PlantedBias } from './plantedBias.ts';

/** @param keyOf the key of a draw's label; derived in full without it */
const bias = (
  id: string,
  about: string,
  caughtBy: PlantedBias['caughtBy'],
  draw: Draw,
  keyOf: (key: Uint32Array) => Uint32Array = (key) => key,
): PlantedBias<'draws'> => ({
  id,
  about,
  area: 'draws',
  caughtBy,
  sample: (seed, use, stream, { draws }) =>
    drawSample(draws, (name, kind, d) =>
      draw(kind, mersenneTwister(keyOf(streamKey(seed, `${use}/${name}/${stream}/${d}`)))),
    ),
});

/** One draw in twelve takes its first winner from the first tenth of the list. */
const firstFavoured: Draw = (kind, source) => {
  const fair = fairDraw(kind, source);
  if (uniform(source, 12) !== 0) return fair;
  const favoured = uniform(source, Math.ceil(kind.entries / 10));
  return [favoured, ...fair.filter((place) => place !== favoured)].slice(0, kind.winners);
};

/** The last 7.7 % of the list are never reached. */
const lastNeverReached: Draw = ({ entries, winners }, source) =>
  fairDraw({ entries: Math.max(winners, Math.floor(entries * 0.923)), winners }, source);

/** The winners come sorted: who registered first gets the first prize. */
const sorted: Draw = (kind, source) => [...fairDraw(kind, source)].sort((a, b) => a - b);

/** A seed of 12 bits. */
const twelveBits = (key: Uint32Array): Uint32Array => Uint32Array.of(key[0]! & 0xfff);

const REPEATED_DRAW = 700;

export const DRAW_BIASES: readonly PlantedBias<'draws'>[] = [
  bias(
    'first-registered',
    'one draw in twelve prefers the first tenth of the list',
    ['draw-first-winner-order', 'draw-first-registered', 'draw-registration-order'],
    firstFavoured,
  ),
  bias(
    'last-never-reached',
    'the last 7.7 % registered can never win',
    ['draw-registration-order', 'draw-last-registered'],
    lastNeverReached,
  ),
  bias('sorted-winners', 'prizes go in the order of registration', ['draw-order-among-winners'], sorted),
  bias(
    'twelve-bit-seed',
    'a seed of 12 bits: most orders are out of reach',
    ['draw-unreached-outcomes'],
    fairDraw,
    twelveBits,
  ),
  {
    ...bias('repeated-draw', 'draw 700 of every run repeats its first', ['draw-repeated-draws'], fairDraw),
    sample: (seed, use, stream, { draws }) =>
      drawSample(draws, (name, kind, d) => {
        const number = d === REPEATED_DRAW ? 0 : d;
        return fairDraw(kind, mersenneTwister(streamKey(seed, `${use}/${name}/${stream}/${number}`)));
      }),
  },
];
