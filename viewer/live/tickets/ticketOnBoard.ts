/** How somebody's ticket stands to the board of a draw at this instant: only what has wholly turned counts, so that it tells nothing first. */
import type { BoardSlot, Cell, Screen } from '../../show/screen.ts';
import { TURN_MS } from '../../show/turnMs.ts';

export type OnBoard =
  /** Nothing is turning. */
  | { readonly kind: 'waiting' }
  /** The number that is turning may still be this one: by position, whether it is up. */
  | { readonly kind: 'alive' | 'out'; readonly shown: readonly (boolean | null)[] }
  | { readonly kind: 'won'; readonly role: BoardSlot['role']; readonly place: number }
  /** The draw is over, and it is none of the numbers. */
  | { readonly kind: 'lost' };

const isUp = ({ turnedAtMs }: Cell, nowMs: number): boolean =>
  turnedAtMs !== null && turnedAtMs + TURN_MS <= nowMs;

/** By position: up and the same, up and another, or face down (null). */
const shownOf = (number: string, { cells }: BoardSlot, nowMs: number): (boolean | null)[] =>
  cells.map((cell, i) => (isUp(cell, nowMs) ? cell.character === number[i] : null));

/** @param nowMs the server's clock */
export function ticketOnBoard(number: string, { phase, board, active }: Screen, nowMs: number): OnBoard {
  const won = board.find(
    ({ entry, cells }) =>
      entry === number && (phase === 'completed' || cells.every((cell) => isUp(cell, nowMs))),
  );
  if (won) return { kind: 'won', role: won.role, place: won.place };
  if (phase === 'completed') return { kind: 'lost' };
  const turning = active === null ? undefined : board[active];
  if (phase !== 'showing' || !turning || turning.cells.length !== number.length) return { kind: 'waiting' };
  const shown = shownOf(number, turning, nowMs);
  return { kind: shown.includes(false) ? 'out' : 'alive', shown };
}
