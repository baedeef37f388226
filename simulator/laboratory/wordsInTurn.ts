/** Words that lie ready, as a source: somebody's generator, or a planted one. */
import type { WordSource } from '../../engine/random/wordSource.ts';

/** The words ran out. An honest sample never asks for so many; endless rejections do. */
export class WordsExhausted extends Error {}

export interface BulkSource extends WordSource {
  /** Fills `out` with the next words. */
  fill(out: Uint32Array): void;
}

/** Gives `words` one after the other. `next` and `fill` throw WordsExhausted after the last. */
export function wordsInTurn(words: Uint32Array): BulkSource {
  let at = 0;
  return {
    next() {
      if (at === words.length) throw new WordsExhausted();
      return words[at++]!;
    },
    fill(out) {
      if (at + out.length > words.length) throw new WordsExhausted();
      out.set(words.subarray(at, at + out.length));
      at += out.length;
    },
  };
}
