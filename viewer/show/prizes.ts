/** The prizes of a plan, as screens name them. */
import type { DrawPlan } from '../../engine/draw/drawPlan.ts';
import type { BoardSlot } from './screen.ts';

export type Prize = DrawPlan['prizes'][number];

/** The prize a number on the board wins; reserves win none yet. */
export const prizeOf = ({ prizes }: DrawPlan, slot: BoardSlot): Prize | null =>
  slot.role === 'winner' ? (prizes[slot.place - 1] ?? null) : null;

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
