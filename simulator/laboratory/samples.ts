/** Samples of each area as any word source makes them, with our bounded integers, shuffle and ordered sample, or biased ones. */
import { fisherYates } from '../../engine/random/fisherYates.ts';
import { sample } from '../../engine/random/sample.ts';
import { uniform } from '../../engine/random/uniform.ts';
import type { WordSource } from '../../engine/random/wordSource.ts';
import {
  type DrawKind,
  type DrawnPlaces,
  drawnPlaces,
  RAFFLE,
  TOY,
  WHOLE_SERIES,
} from './draws/drawnPlaces.ts';
import type { DrawSample } from './drawTests.ts';
import type { IntegerSample } from './integerTests.ts';
import { PRINT_RUN, type Shuffles, unshuffled } from './shuffles/printRun.ts';

/** An integer in [0, bound). */
export type BoundedInteger = (source: WordSource, bound: number) => number;
/** Puts an order into disorder, in place. */
export type Shuffle = (order: Uint32Array, source: WordSource) => void;
/** The places of the winners of one draw, in order. */
export type Draw = (kind: DrawKind, source: WordSource) => readonly number[];

/** @param sourceFor a fresh source for each bound */
export function integerSample(
  count: number,
  sourceFor: (bound: number) => WordSource,
  integer: BoundedInteger = uniform,
): IntegerSample {
  const known = new Map<number, Uint32Array>();
  return {
    values(bound) {
      let values = known.get(bound);
      if (!values) {
        const source = sourceFor(bound);
        values = new Uint32Array(count);
        for (let i = 0; i < count; i++) values[i] = integer(source, bound);
        known.set(bound, values);
      }
      return values;
    },
  };
}

/** @param shuffleNumber shuffles the s-th order */
export function shuffleSample(
  count: number,
  shuffleNumber: (order: Uint32Array, s: number) => void,
): Shuffles {
  const orders = Array.from({ length: count }, (_, s) => {
    const order = unshuffled(PRINT_RUN.tickets);
    shuffleNumber(order, s);
    return order;
  });
  return { ...PRINT_RUN, orders };
}

export const sourceShuffles = (count: number, source: WordSource, shuffle: Shuffle = fisherYates): Shuffles =>
  shuffleSample(count, (order) => shuffle(order, source));

/** The draw of Randomness v1 from a source. */
export const fairDraw: Draw = ({ entries, winners }, source) => sample(entries, winners, source);

/**
 * Each kind is drawn when it is first asked for.
 * @param draw the d-th draw of a kind
 */
export function drawSample(
  count: number,
  draw: (name: keyof DrawSample, kind: DrawKind, d: number) => readonly number[],
): DrawSample {
  const once = (name: keyof DrawSample, kind: DrawKind): (() => DrawnPlaces) => {
    let drawn: DrawnPlaces | undefined;
    return () => {
      drawn ??= drawnPlaces(kind, count, (d) => draw(name, kind, d));
      return drawn;
    };
  };
  const [raffle, toy, wholeSeries] = [
    once('raffle', RAFFLE),
    once('toy', TOY),
    once('wholeSeries', WHOLE_SERIES),
  ];
  return {
    get raffle() {
      return raffle();
    },
    get toy() {
      return toy();
    },
    get wholeSeries() {
      return wholeSeries();
    },
  };
}
