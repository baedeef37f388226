/**
 * Into how many cycles does a shuffle fall? An off-by-one (Sattolo's loop) always gives a single one.
 * Source: Knuth, TAOCP 1, §1.2.10 and §1.3.3: the number of cycles is a sum of independent indicators of chance 1/n, 1/(n − 1), …, 1.
 * Their law is computed exactly.
 */
import type { Shuffles } from './printRun.ts';

/** More cycles than this have no chance worth a double's last digit for fewer than 10⁷ tickets. */
const MOST_CYCLES = 80;

/** Cycles of one order. */
export function cycleCount(order: Uint32Array): number {
  const seen = new Uint8Array(order.length);
  let cycles = 0;
  for (let start = 0; start < order.length; start++) {
    if (seen[start] === 1) continue;
    cycles++;
    for (let at = start; seen[at] === 0; at = order[at]!) seen[at] = 1;
  }
  return cycles;
}

/** The chance of 0, 1, 2, … cycles in a random order of `tickets`. Takes some 20 ms for 500,100. */
export function cycleLaw(tickets: number): Float64Array {
  const law = new Float64Array(MOST_CYCLES + 1);
  law[0] = 1;
  for (let i = 1; i <= tickets; i++) {
    const closes = 1 / i;
    for (let c = Math.min(i, MOST_CYCLES); c > 0; c--) law[c] = law[c]! * (1 - closes) + law[c - 1]! * closes;
    law[0]! *= 1 - closes;
  }
  return law;
}

/** The upper p-value of the cycles of all shuffles together. @param law `cycleLaw` of the tickets @param share as in `poissonP` */
export function cycles({ orders }: Shuffles, law: Float64Array, share: number): number {
  let all: ArrayLike<number> = [1];
  let found = 0;
  for (const order of orders) {
    all = convolved(all, law);
    found += cycleCount(order);
  }
  let upper = 0;
  for (let c = all.length - 1; c > found; c--) upper += all[c]!;
  return Math.min(1, upper + share * (all[found] ?? 0));
}

function convolved(a: ArrayLike<number>, b: ArrayLike<number>): Float64Array {
  const out = new Float64Array(a.length + b.length - 1);
  for (let i = 0; i < a.length; i++) for (let j = 0; j < b.length; j++) out[i + j]! += a[i]! * b[j]!;
  return out;
}
