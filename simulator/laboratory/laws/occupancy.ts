/** How many of many equally likely cells stay empty (W. Feller, An Introduction to Probability Theory 1, IX.9, problem 18). */

/** Exact mean and variance of the number of empty cells. @param cells 3 or more */
export function emptyCells(balls: number, cells: number): { mean: number; variance: number } {
  const one = Math.exp(balls * Math.log1p(-1 / cells));
  const two = Math.exp(balls * Math.log1p(-2 / cells));
  // Two given cells are empty with probability `two`, less than `one` squared: the difference without cancellation.
  const excess = one * one * Math.expm1(balls * (Math.log1p(-2 / cells) - 2 * Math.log1p(-1 / cells)));
  return { mean: cells * one, variance: cells * (one - two) + cells * cells * excess };
}
