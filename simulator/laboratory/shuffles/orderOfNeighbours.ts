/**
 * Are successive tickets of a shuffle in a random order? The turning points, the five-ticket permutations and the runs of winners of
 * all shuffles together; a random order is what the laws of these three tests are made for.
 */
import { equalCells } from '../laws/chiSquare.ts';
import { normalUpper } from '../laws/normal.ts';
import { levelRunsZ } from '../statistics/levelRuns.ts';
import { orderCounts } from '../statistics/permutation.ts';
import { turningPointsZ } from '../statistics/turningPoints.ts';
import type { Shuffles } from './printRun.ts';

const TUPLE = 5;

function pooled({ orders }: Shuffles, zOf: (order: Uint32Array) => number): number {
  const sum = orders.reduce((total, order) => total + zOf(order), 0);
  return normalUpper(sum / Math.sqrt(orders.length));
}

/** The upper p-value: small for too many turns. */
export const shuffleTurningPoints = (shuffles: Shuffles): number => pooled(shuffles, turningPointsZ);

/** The upper p-value: small when winners and losers alternate too often. */
export const winnerRuns = (shuffles: Shuffles): number =>
  pooled(shuffles, (order) => levelRunsZ(order, shuffles.winners));

/** The upper p-value of the 120 orders of five successive tickets. */
export function shuffledTuples({ orders }: Shuffles): number {
  const counts = orders.map((order) => orderCounts(order, TUPLE));
  return equalCells(counts[0]!.map((_, cell) => counts.reduce((sum, one) => sum + one[cell]!, 0)));
}
