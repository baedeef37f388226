/**
 * Does the place before the shuffle tell anything of the place after it? A table of 100 stretches before by 100 after, all shuffles
 * together: an off-by-one in the loop shows here.
 * Source: Pearson's sum for a random permutation. Rows and columns are fixed beforehand, so each count is hypergeometric and the
 * sum times (n − 1) / n has mean (rows − 1)(columns − 1) exactly (M. S. Bartlett, Proc. R. Soc. A 160, 1937).
 */
import { chiSquareUpper } from '../laws/chiSquare.ts';
import type { Shuffles } from './printRun.ts';

const STRETCHES = 100;

/** The upper p-value. */
export function placeTable({ orders, tickets }: Shuffles): number {
  const width = tickets / STRETCHES;
  const stretch = new Uint8Array(tickets);
  const sizes = new Uint32Array(STRETCHES);
  for (let i = 0; i < tickets; i++) {
    stretch[i] = Math.floor(i / width);
    sizes[stretch[i]!]!++;
  }
  const counts = new Uint32Array(STRETCHES * STRETCHES);
  for (const order of orders) {
    for (let i = 0; i < tickets; i++) counts[stretch[i]! * STRETCHES + stretch[order[i]!]!]!++;
  }
  let statistic = 0;
  for (let cell = 0; cell < counts.length; cell++) {
    const before = sizes[cell % STRETCHES]!;
    const after = sizes[Math.floor(cell / STRETCHES)]!;
    const expected = (orders.length * before * after) / tickets;
    statistic += (counts[cell]! - expected) ** 2 / expected;
  }
  return chiSquareUpper((statistic * (tickets - 1)) / tickets, (STRETCHES - 1) ** 2);
}
