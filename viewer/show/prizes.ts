/** The prizes of a plan, as screens name them. */
import type { DrawPlan } from '../../engine/draw/drawPlan.ts';
import type { BoardSlot } from './screen.ts';

export type Prize = DrawPlan['prizes'][number];

/** The prize a number on the board wins; reserves win none yet. */
export const prizeOf = ({ prizes }: DrawPlan, slot: BoardSlot): Prize | null =>
  slot.role === 'winner' ? (prizes[slot.place - 1] ?? null) : null;

const CAR = /\b(car|automobile)\b|автомобил|автокөлік/i;
const MONEY =
  /cash|money|equivalent|certificate|денеж|деньг|эквивалент|сертификат|ақша|балама|₸|тенге|теңге/i;

/**
 * Whether a picture of a car stands for the prize. A plan says what a prize is called, not of what kind it is: so only a prize
 * that a lottery's terms name a car, and not its worth in money. Rehearsals look like the draw they are for.
 */
export function isCar({ termsHash, rehearsal }: DrawPlan, { name }: Prize): boolean {
  const names = [name.kk, name.ru, name.en].join('\n');
  return (termsHash !== null || rehearsal === true) && CAR.test(names) && !MONEY.test(names);
}

export interface PrizeFund {
  readonly first: Prize;
  readonly count: number;
  readonly totalTenge: number;
}

/** All prizes of the draw with the first of them; null for a draw without prizes. */
export function prizeFund({ prizes }: DrawPlan): PrizeFund | null {
  const [first] = prizes;
  if (!first) return null;
  return { first, count: prizes.length, totalTenge: prizes.reduce((sum, each) => sum + each.amountTenge, 0) };
}
