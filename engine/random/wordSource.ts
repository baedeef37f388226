/**
 * What every sampler of this room draws from: a stream of uniform 32-bit words. A sampler that takes a
 * `WordSource` can be proved exactly by feeding it a counter instead of a generator.
 */
export interface WordSource {
  /** The next word, an integer in [0, 2³²). */
  next(): number;
}
