/**
 * Alias tables: a choice among outcomes of given weights by one word, two look-ups side by side and no branch.
 * Source: A. J. Walker, "An efficient method for generating discrete random variables with general distributions", ACM TOMS
 * 3(3), 1977; built by M. D. Vose, "A linear algorithm for generating random numbers with a given distribution", IEEE Trans.
 * Software Eng. 17(9), 1991.
 *
 * There are 2^bits columns. The word's upper bits name a column j; the rest of it, a fraction in [0, 1), answers j below the
 * column's threshold and another outcome above. Where the fraction is the threshold's own as far as it reaches, once in
 * millions, a double decides: each outcome has its share of the weights within a few units of 2⁻⁵³ of a column.
 */
import type { DoubleSource } from './randomDoubles.ts';

export interface AliasTable {
  /** 0 to 21. A table of 0 bits has one outcome and asks for no word. */
  readonly bits: number;
  /** For column j, at 2j the threshold's upper 32 − bits bits and at 2j + 1 the other outcome. */
  readonly cells: Int32Array;
  /** What the threshold's upper bits leave of it, 0 to 1, in units of the last of them. */
  readonly rests: Float64Array;
}

/** Of larger tables a word would leave too few bits for the fraction. */
export const MOST_OUTCOMES = 2 ** 21;

/**
 * Prepares a table.
 * @param weights 1 to 2²¹ of them, finite, from 0, not all of them 0; not checked
 */
export function aliasTable(weights: Float64Array): AliasTable {
  let bits = 0;
  while (2 ** bits < weights.length) bits++;
  const columns = 2 ** bits;
  const { kept, other } = columnsOf(weights, columns);
  const cells = new Int32Array(2 * columns);
  const rests = new Float64Array(columns);
  for (let j = 0; j < columns; j++) {
    const threshold = kept[j]! * 2 ** (32 - bits);
    // A column that answers one outcome alone may have any threshold; that of 1 would not fit.
    const upper = other[j] === j ? 0 : Math.floor(threshold);
    cells[2 * j] = upper;
    cells[2 * j + 1] = other[j]!;
    rests[j] = threshold - upper;
  }
  return { bits, cells, rests };
}

/** An outcome: the index of a weight. One word, or three once in millions. */
export function chooseFrom({ bits, cells, rests }: AliasTable, source: DoubleSource): number {
  if (bits === 0) return 0;
  const word = source.next();
  const column = word >>> (32 - bits);
  const difference = ((word << bits) >>> bits) - cells[2 * column]!;
  const isKept = difference === 0 ? source.nextDouble() < rests[column]! : difference < 0;
  return isKept ? column : cells[2 * column + 1]!;
}

/** Vose's construction: for each column the probability that it keeps its own outcome, and the other one. */
function columnsOf(weights: Float64Array, columns: number): { kept: Float64Array; other: Int32Array } {
  const kept = new Float64Array(columns);
  const other = new Int32Array(columns);
  let sum = 0;
  for (let j = 0; j < weights.length; j++) sum += weights[j]!;
  // Both stacks in one array: columns short of a full share from the front, the others from the back.
  const stacks = new Int32Array(columns);
  let short = 0;
  let full = columns;
  for (let j = 0; j < columns; j++) {
    kept[j] = j < weights.length ? (weights[j]! / sum) * columns : 0;
    other[j] = j;
    if (kept[j]! < 1) stacks[short++] = j;
    else stacks[--full] = j;
  }
  while (short > 0 && full < columns) {
    const poor = stacks[--short]!;
    const rich = stacks[full]!;
    other[poor] = rich;
    kept[rich] = kept[rich]! - (1 - kept[poor]!);
    if (kept[rich]! < 1) {
      full++;
      stacks[short++] = rich;
    }
  }
  // What is left on either stack is one full column each, but for rounding: it keeps its own outcome.
  return { kept, other };
}
