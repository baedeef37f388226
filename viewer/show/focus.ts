/** Which of the numbers a big screen shows large: the one that is turning, and for a moment the one just found. */
import type { BoardSlot, Screen } from './screen.ts';

/** A number that is whole stays large at least so long before the next, still face down, takes its place. */
export const HOLD_MS = 1_200;

const lastTurnMs = ({ cells }: BoardSlot): number =>
  Math.max(...cells.map((cell) => cell.turnedAtMs ?? Number.NEGATIVE_INFINITY));

/** Index into the board, or null where there is no board. */
export function focusOf({ board, active, phase }: Screen, nowMs: number): number | null {
  if (board.length === 0) return null;
  if (phase !== 'showing') return 0;
  const turns = board.map(lastTurnMs);
  const newestMs = Math.max(...turns);
  const newest = turns.indexOf(newestMs);
  if (!Number.isFinite(newestMs)) return active;
  const isHeld = board[newest]?.entry === null || nowMs - newestMs < HOLD_MS;
  return isHeld ? newest : (active ?? newest);
}

/** The characters of a slot that are up from its first position on without a gap. */
export function shownPrefix({ cells }: BoardSlot): string {
  const down = cells.findIndex((cell) => cell.character === null);
  return cells
    .slice(0, down < 0 ? cells.length : down)
    .map((cell) => cell.character)
    .join('');
}
