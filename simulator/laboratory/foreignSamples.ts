/** Samples of somebody's generator, of whom nothing is known but the words: stretches of them stand for streams. */
import { badInput } from '../../engine/errors.ts';
import { formatInteger } from '../../engine/terms/tenge.ts';
import type { AreaSamples } from './batteries.ts';
import type { Area } from './laboratoryTest.ts';
import { drawSample, fairDraw, integerSample, sourceShuffles } from './samples.ts';
import { LEAST, QUICK, type Scale } from './scale.ts';
import { PRINT_RUN } from './shuffles/printRun.ts';
import { wordsInTurn } from './wordsInTurn.ts';

/** Fewer stretches than this cannot show whether p-values are uniform. */
const LEAST_STREAMS = 16;
/** Shuffles are costly in words: two a stretch, and eight stretches will do. */
const SHUFFLES = 2;
const LEAST_SHUFFLE_STREAMS = 8;
/** Words that a shuffle may take: one a ticket, and 200 for rejections, of which some 30 are expected. */
const SHUFFLE_WORDS = SHUFFLES * (PRINT_RUN.tickets + 200);

/** The words that the smallest run takes. */
export const LEAST_WORDS = LEAST_STREAMS * LEAST.words;

/** What is looked at, and in how many stretches; 0 where the words do not reach. */
export interface ForeignPlan {
  readonly scale: Scale;
  readonly streams: { readonly [A in Area]: number };
}

/** As many words as a run of this scale looks at. */
export const wordsToRead = ({ streams, words }: Scale): number => streams * words;

/** The words needed before shuffles are looked at too. */
export const SHUFFLES_FROM = LEAST_SHUFFLE_STREAMS * SHUFFLE_WORDS;

const inWords = (words: number): string => `${formatInteger(words)} words of 4 bytes`;

/**
 * The largest plan that so many words allow.
 * @throws TirazhError BAD_INPUT for fewer than `LEAST_WORDS`
 */
export function planForeign(available: number, asked: Scale): ForeignPlan {
  if (available < LEAST_WORDS) {
    throw badInput(
      `--generator: expected ${inWords(LEAST_WORDS)} or more, got ${inWords(available)}; ` +
        `as many as ${inWords(wordsToRead(asked))} are looked at`,
    );
  }
  const scale = [asked, QUICK, LEAST].find(({ words }) => available >= LEAST_STREAMS * words) ?? LEAST;
  const streams = Math.min(scale.streams, Math.floor(available / scale.words));
  const shuffleStreams = Math.min(scale.streams, Math.floor(available / SHUFFLE_WORDS));
  return {
    scale: { ...scale, shuffles: SHUFFLES },
    streams: {
      words: streams,
      integers: streams,
      draws: streams,
      shuffles: shuffleStreams >= LEAST_SHUFFLE_STREAMS ? shuffleStreams : 0,
    },
  };
}

/** The sample of one stretch. The areas look at the same words: Holm's rule does not mind. */
export function foreignSample<A extends Area>(
  area: A,
  all: Uint32Array,
  stream: number,
  { scale, streams }: ForeignPlan,
): AreaSamples[A] {
  const stretch = (n: number): Uint32Array => all.subarray(n * scale.words, (n + 1) * scale.words);
  const samples: { readonly [B in Area]: () => AreaSamples[B] } = {
    words: () => ({
      words: stretch(stream),
      neighbour: () => stretch((stream + 1) % streams.words),
      nearKey: undefined,
    }),
    integers: () => integerSample(scale.integers, () => wordsInTurn(stretch(stream))),
    shuffles: () => {
      const words = all.subarray(stream * SHUFFLE_WORDS, (stream + 1) * SHUFFLE_WORDS);
      return sourceShuffles(SHUFFLES, wordsInTurn(words));
    },
    draws: () => {
      const source = wordsInTurn(stretch(stream));
      return drawSample(scale.draws, (_, kind) => fairDraw(kind, source));
    },
  };
  return samples[area]();
}
