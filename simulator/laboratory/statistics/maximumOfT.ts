/**
 * Is the greatest of t words as great as it should be? Its t-th power, as a share of 2³², is uniform.
 * Source: Knuth, TAOCP 2, §3.3.2 C (maximum-of-t test).
 */
import { equalCells } from '../laws/chiSquare.ts';

const CELLS = 128;

/** The upper p-value of words taken t at a time. */
export function maximumOfT(words: Uint32Array, t: number): number {
  const counts = new Uint32Array(CELLS);
  for (let at = 0; at + t <= words.length; at += t) {
    let greatest = 0;
    for (let i = at; i < at + t; i++) if (words[i]! > greatest) greatest = words[i]!;
    // The middle of the word's place, so that 2³² − 1 stays below 1.
    counts[Math.floor(CELLS * ((greatest + 0.5) / 2 ** 32) ** t)]!++;
  }
  return equalCells(counts);
}
