/** What stands over a number: whose it is. */
import { text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import type { BoardSlot } from './screen.ts';

/** @param winners winners of the whole draw: a single one needs no place */
export function slotTitle({ role, place }: BoardSlot, winners: number): string {
  const texts = text().reveal;
  if (role === 'reserve') return fill(texts.reserve, { place });
  return winners === 1 ? texts.winner : fill(texts.winnerOf, { place });
}
