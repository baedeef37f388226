/** How much is looked at. */

export interface Scale {
  readonly name: 'full' | 'quick' | 'least';
  /** Independent streams, each with a key of its own. */
  readonly streams: number;
  /** Words of a stream for the tests of the generator. */
  readonly words: number;
  /** Integers of a stream for each bound: a third of the words at most, since the worst bound rejects every other word. */
  readonly integers: number;
  /** Full-series shuffles of a stream. */
  readonly shuffles: number;
  /** Draws of each kind of a stream. */
  readonly draws: number;
  /** Streams of each planted bias. */
  readonly plantedStreams: number;
}

export const FULL: Scale = {
  name: 'full',
  streams: 64,
  words: 2 ** 19,
  integers: 2 ** 17,
  shuffles: 4,
  draws: 1200,
  plantedStreams: 20,
};

export const QUICK: Scale = {
  name: 'quick',
  streams: 32,
  words: 3 * 2 ** 16,
  integers: 2 ** 16,
  shuffles: 4,
  draws: 1000,
  plantedStreams: 8,
};

/** What a short file of somebody's words is still worth. */
export const LEAST: Scale = {
  name: 'least',
  streams: 16,
  words: 3 * 2 ** 15,
  integers: 2 ** 15,
  shuffles: 4,
  draws: 1000,
  plantedStreams: 8,
};
