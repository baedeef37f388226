/**
 * Tests that cut a sequence into pieces of random length fix the number of pieces beforehand; a fixed number of digits
 * would favour short pieces.
 */

/** Eight standard deviations: an honest sequence ends before its last piece less than once in 10¹⁴. */
const MARGIN = 8;

/**
 * The most pieces that a sequence of `length` surely holds.
 * @param mean of a piece's length @param sd of a piece's length
 */
export function affordablePieces(length: number, mean: number, sd: number): number {
  const root = (-MARGIN * sd + Math.sqrt((MARGIN * sd) ** 2 + 4 * mean * length)) / (2 * mean);
  return Math.floor(root * root);
}
