/**
 * Runs the rows of a group in turns, round by round, so that whatever disturbs the machine disturbs all of them.
 * The order turns by one place each round: no row always follows the same one.
 */
import type { Row } from './row.ts';

export interface Effort {
  /** Rounds that are run and not counted: compilers and caches warm up. */
  readonly warmUpRounds: number;
  readonly leastRounds: number;
  readonly mostRounds: number;
  /** After the least rounds, no further round starts once the counted ones have taken this long together. */
  readonly budgetMs: number;
}

export const THOROUGH: Effort = { warmUpRounds: 3, leastRounds: 7, mostRounds: 41, budgetMs: 12_000 };
export const QUICK: Effort = { warmUpRounds: 1, leastRounds: 3, mostRounds: 5, budgetMs: 1000 };

/** Elapsed milliseconds of every counted round, per row, in the rows' order. */
export async function runInTurns(
  rows: readonly Row[],
  effort: Effort,
  onRound: (round: number) => void = () => {},
): Promise<number[][]> {
  const elapsedMs: number[][] = rows.map(() => []);
  let spentMs = 0;
  for (let round = -effort.warmUpRounds; round < effort.mostRounds; round++) {
    if (round >= effort.leastRounds && spentMs >= effort.budgetMs) break;
    for (let turn = 0; turn < rows.length; turn++) {
      const at = (turn + effort.warmUpRounds + round) % rows.length;
      const tookMs = await rows[at]!.run();
      if (round < 0) continue;
      elapsedMs[at]!.push(tookMs);
      spentMs += tookMs;
    }
    onRound(round);
  }
  return elapsedMs;
}
