/** Every sequence of choices of a small shuffle and a small draw, counted out: each order must come exactly once. */
import { chosenAnswers, everyAnswer } from '../../../engine/random/chosenAnswers.ts';
import { fisherYates } from '../../../engine/random/fisherYates.ts';
import { sample } from '../../../engine/random/sample.ts';

/** How many different orders the shuffle of n gives, and from how many sequences of choices: both n! when it is fair. */
export function shuffleOrders(n: number): { orders: number; sequences: number } {
  const bounds = Array.from({ length: n - 1 }, (_, i) => n - i);
  return counted(bounds, (answers) => {
    const pool = Array.from({ length: n }, (_, i) => i);
    fisherYates(pool, chosenAnswers(answers, bounds));
    return pool;
  });
}

/** The same for an ordered sample of k of n: both n! / (n − k)!. */
export function sampleOutcomes(n: number, k: number): { orders: number; sequences: number } {
  const bounds = Array.from({ length: k }, (_, i) => n - i);
  return counted(bounds, (answers) => sample(n, k, chosenAnswers(answers, bounds)));
}

function counted(bounds: readonly number[], orderOf: (answers: readonly number[]) => readonly number[]) {
  const orders = new Set<string>();
  let sequences = 0;
  for (const answers of everyAnswer(bounds)) {
    orders.add(orderOf(answers).join());
    sequences++;
  }
  return { orders: orders.size, sequences };
}
