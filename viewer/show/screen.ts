/**
 * What a screen shows of a draw at one server instant. Pure, and the only place that decides it: a character is
 * never visible before its instant, however early the event came.
 */
import type { DrawPhase, DrawState, SlotState } from '../../engine/draw/drawState.ts';

export interface Cell {
  readonly position: number;
  /** Null while it is face down. */
  readonly character: string | null;
  /** The instant at which it turned; null while it is face down. */
  readonly turnedAtMs: number | null;
}

export interface BoardSlot {
  readonly role: 'winner' | 'reserve';
  readonly place: number;
  readonly cells: readonly Cell[];
  /** The whole entry once every character is shown. */
  readonly entry: string | null;
}

export interface Screen {
  /** The phase as it is on screen: an event that is still to be shown has not happened yet. */
  readonly phase: DrawPhase;
  readonly board: readonly BoardSlot[];
  /** The slot whose characters are turning: the first that is not full, while the reveal is on. */
  readonly active: number | null;
}

function cellsOf(slot: SlotState, nowMs: number): Cell[] {
  return slot.characters.map((shown, position) =>
    shown && shown.showAtMs <= nowMs
      ? { position, character: shown.character, turnedAtMs: shown.showAtMs }
      : { position, character: null, turnedAtMs: null },
  );
}

function boardSlot(slot: SlotState, nowMs: number): BoardSlot {
  const cells = cellsOf(slot, nowMs);
  const full = cells.every((cell) => cell.character !== null);
  return {
    role: slot.role,
    place: slot.place,
    cells,
    entry: full ? cells.map((cell) => cell.character).join('') : null,
  };
}

function phaseAt(state: DrawState, nowMs: number): DrawPhase {
  const showBegan = state.showAtMs !== null && state.showAtMs <= nowMs;
  if (state.phase === 'showing') return showBegan ? 'showing' : 'sealed';
  if (state.phase !== 'completed' || !state.completed) return state.phase;
  if (state.completed.showAtMs <= nowMs) return 'completed';
  return showBegan ? 'showing' : 'sealed';
}

/** The order of a stage: winners from above, then reserves. */
const onStage = (a: BoardSlot, b: BoardSlot): number =>
  a.role === b.role ? a.place - b.place : a.role === 'winner' ? -1 : 1;

export function screenOf(state: DrawState, nowMs: number): Screen {
  const phase = phaseAt(state, nowMs);
  const inOrder = state.slots.map((slot) => boardSlot(slot, nowMs));
  const turning = phase === 'showing' ? inOrder.find((slot) => slot.entry === null) : undefined;
  const board = inOrder.toSorted(onStage);
  return { phase, board, active: turning ? board.indexOf(turning) : null };
}

/** The next server instant after `nowMs` at which the screen changes by itself; infinite when none is known. */
export function nextChangeMs(state: DrawState | null, nowMs: number): number {
  if (!state) return Number.POSITIVE_INFINITY;
  const instants = state.slots.flatMap((slot) => slot.characters.map((shown) => shown?.showAtMs));
  const later = [...instants, state.showAtMs, state.completed?.showAtMs].filter(
    (instant): instant is number => typeof instant === 'number' && instant > nowMs,
  );
  return Math.min(...later);
}
