/**
 * Samples of the real thing: the kernel's MT19937 on derived keys, `uniform`, the kernel's shuffle, and draws each of which has its
 * own key.
 */
import { pick } from '../../engine/draw/pick.ts';
import { kernelGenerator } from '../../engine/kernel/kernelGenerator.ts';
import { mersenneTwister } from '../../engine/random/mersenneTwister.ts';
import type { AreaSamples } from './batteries.ts';
import type { Area } from './laboratoryTest.ts';
import { drawSample, integerSample, shuffleSample } from './samples.ts';
import type { Scale } from './scale.ts';
import { streamKey, streamKeyBytes } from './streamKeys.ts';

/** The first words of a key's stream. */
export function keyedWords(key: Uint32Array, count: number): Uint32Array {
  const words = new Uint32Array(count);
  kernelGenerator(key).fill(words);
  return words;
}

/** A key with one of its 512 bits turned. */
function nearKey(key: Uint32Array, bit: number): Uint32Array {
  const near = key.slice();
  near[bit >>> 5]! ^= 1 << (bit & 31);
  return near;
}

/** How an area's sample is made. @param use begins the labels of all its keys */
type Maker<Sample> = (seed: Uint8Array, use: string, stream: number, scale: Scale) => Sample;

export const HONEST: { readonly [A in Area]: Maker<AreaSamples[A]> } = {
  words(seed, use, stream, { words }) {
    const key = streamKey(seed, `${use}/${stream}`);
    return {
      words: keyedWords(key, words),
      neighbour: () => keyedWords(streamKey(seed, `${use}/${stream + 1}`), words),
      nearKey: () => keyedWords(nearKey(key, (stream * 37) % 512), words),
    };
  },
  integers: (seed, use, stream, { integers }) =>
    integerSample(integers, (bound) => mersenneTwister(streamKey(seed, `${use}/${bound}/${stream}`))),
  shuffles: (seed, use, stream, { shuffles }) =>
    shuffleSample(shuffles, (order, s) =>
      kernelGenerator(streamKey(seed, `${use}/${stream}/${s}`)).shuffleWords(order),
    ),
  draws: (seed, use, stream, { draws }) =>
    drawSample(draws, (name, { entries, winners }, d) =>
      pick(streamKeyBytes(seed, `${use}/${name}/${stream}/${d}`), entries, 1, winners - 1),
    ),
};
