/**
 * Marks of a stream that no other stream may share: a stretch of words that comes twice, or a draw that was drawn twice, shows
 * however far apart the two lie.
 */
import type { AreaSamples } from './batteries.ts';
import { outcomesOf } from './draws/repeatedDraws.ts';
import type { Area } from './laboratoryTest.ts';

/** A mark is taken after each word whose lowest bits are 0: one in 4,096, wherever a stretch begins. */
const MARK_MASK = 0xfff;
/** More marks than this only a faulty stream has. */
const MOST_MARKS = 2048;

/** The two words after each marked one. Two honest streams of 2¹⁹ words share a mark once in 10¹⁵. */
export function wordMarks(words: Uint32Array): string[] {
  const marks: string[] = [];
  for (let i = 0; i + 2 < words.length && marks.length < MOST_MARKS; i++) {
    if ((words[i]! & MARK_MASK) === 0) marks.push(`${words[i + 1]},${words[i + 2]}`);
  }
  return marks;
}

/** Marks of a sample; integers and shuffles have none. */
export function streamMarks<A extends Area>(area: A, sample: AreaSamples[A]): string[] {
  if (area === 'words') return wordMarks((sample as AreaSamples['words']).words);
  if (area === 'draws') return outcomesOf((sample as AreaSamples['draws']).wholeSeries);
  return [];
}
