/** What the sun shows, as data: how many seeds, which of them are lit, which are found. Pure. */
import type { DrawState } from '../../../engine/draw/drawState.ts';
import { shownPrefix } from '../../show/focus.ts';
import type { BoardSlot, Screen } from '../../show/screen.ts';
import type { IndexRange } from '../list/matchingRange.ts';

export interface FoundSeed {
  readonly index: number;
  readonly role: BoardSlot['role'];
  readonly place: number;
  /** Found just now: worth a ripple, also when the answer took a moment. */
  readonly isFresh: boolean;
}

export interface SunScene {
  /** Seeds in the disc. */
  readonly count: number;
  /** Whether the list is fixed: the disc is then exactly full. */
  readonly isFixed: boolean;
  /** Lit seeds: all, all but faintly, or those of a range while the rest is dim. */
  readonly lit: 'all' | 'faint' | IndexRange;
  readonly found: readonly FoundSeed[];
}

/** Entries that begin with the characters; null when that is not known (yet). */
export type RangeOf = (prefix: string) => IndexRange | null;

const isKnown = <Value>(value: Value | null): value is Value => value !== null;

/** A number is fresh for so long. */
const FRESH_MS = 1_500;

const wholeSinceMs = ({ cells }: BoardSlot): number => Math.max(...cells.map((cell) => cell.turnedAtMs ?? 0));

/** Where the numbers stand that are whole on screen. */
const foundSeeds = (board: readonly BoardSlot[], rangeOf: RangeOf, nowMs: number): FoundSeed[] =>
  board
    .map((slot) => {
      const { role, place, entry } = slot;
      const range = entry === null ? null : rangeOf(entry);
      return range && { index: range.from, role, place, isFresh: nowMs - wholeSinceMs(slot) < FRESH_MS };
    })
    .filter(isKnown);

/** While the answer for the newest character is on its way, that for the ones before it holds. */
function longestKnown(prefix: string, rangeOf: RangeOf): IndexRange | null {
  const characters = [...prefix];
  for (let length = characters.length; length > 0; length--) {
    const range = rangeOf(characters.slice(0, length).join(''));
    if (range) return range;
  }
  return null;
}

export interface SceneParts {
  /** Numbers registered, as far as it is known. */
  readonly count: number;
  /** The slot that is shown large; null without a board. */
  readonly focus: number | null;
  readonly rangeOf: RangeOf;
  /** Server time. */
  readonly nowMs: number;
}

export function sunScene(
  state: DrawState,
  screen: Screen,
  { count, focus, rangeOf, nowMs }: SceneParts,
): SunScene {
  const base = { count, isFixed: state.frozen !== null };
  const slot = focus === null ? undefined : screen.board[focus];
  if (!slot || screen.phase === 'sealed') {
    const isOver = screen.phase === 'aborted' || screen.phase === 'missed';
    return { ...base, lit: isOver ? 'faint' : 'all', found: [] };
  }
  const found = foundSeeds(screen.board, rangeOf, nowMs);
  if (screen.phase !== 'showing') return { ...base, lit: 'faint', found };
  return { ...base, lit: longestKnown(shownPrefix(slot), rangeOf) ?? 'all', found };
}
