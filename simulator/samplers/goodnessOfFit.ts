/** How well a sample fits a law, for tests: Pearson's chi-square, neighbours joined until each cell is expected often. */
import { logUpperTail } from '../../engine/series/chiSquareTail.ts';

/** Times that a cell must be expected for the statistic to follow its law. */
const LEAST_EXPECTED = 20;

/**
 * Probability that a sample of the law fits no better.
 * @param observed how often each outcome came
 * @param law probability of each outcome; what they lack of 1 must never come
 */
export function fitOf(observed: ArrayLike<number>, law: ArrayLike<number>): number {
  let sample = 0;
  for (let i = 0; i < observed.length; i++) sample += observed[i]!;
  const cells: { seen: number; expected: number }[] = [];
  let cell = { seen: 0, expected: 0 };
  for (let i = 0; i < law.length; i++) {
    cell.seen += observed[i] ?? 0;
    cell.expected += sample * law[i]!;
    if (cell.expected < LEAST_EXPECTED) continue;
    cells.push(cell);
    cell = { seen: 0, expected: 0 };
  }
  const last = cells.at(-1);
  if (last === undefined)
    throw new RangeError(`fitOf: expected a sample of ${LEAST_EXPECTED} or more, got ${sample}`);
  last.seen += cell.seen;
  last.expected += cell.expected;
  if (cells.reduce((sum, { seen }) => sum + seen, 0) !== sample) return 0;
  if (cells.length === 1) return 1;
  const statistic = cells.reduce((sum, { seen, expected }) => sum + (seen - expected) ** 2 / expected, 0);
  return Math.exp(logUpperTail(statistic, cells.length - 1));
}
