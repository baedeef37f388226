/** How fast a draw is shown, and which character comes next. */
import type { DrawState } from '../../engine/draw/drawState.ts';

/** All in milliseconds. */
export interface Pace {
  /** From sending a character to its turn on every screen: at most 300 (the channel's promise). */
  readonly leadMs: number;
  /** From the start of the show to the first character. */
  readonly openingMs: number;
  /** Between two characters of a winner. */
  readonly winnerCharacterMs: number;
  /** Between two characters of a reserve. */
  readonly reserveCharacterMs: number;
  /** From a slot's last character to the next slot's first. */
  readonly slotPauseMs: number;
  /** From the last character to the end of the draw. */
  readonly closingMs: number;
}

export const BROADCAST_PACE: Pace = {
  leadMs: 250,
  openingMs: 4000,
  winnerCharacterMs: 1300,
  reserveCharacterMs: 320,
  slotPauseMs: 2500,
  closingMs: 2000,
};

/** The same order of things, `factor` times as fast; the lead stays. For rehearsals and tests. */
export const scaledPace = (pace: Pace, factor: number): Pace => ({
  leadMs: pace.leadMs,
  openingMs: pace.openingMs / factor,
  winnerCharacterMs: pace.winnerCharacterMs / factor,
  reserveCharacterMs: pace.reserveCharacterMs / factor,
  slotPauseMs: pace.slotPauseMs / factor,
  closingMs: pace.closingMs / factor,
});

/** The next character to send, or the end; `dueMs` is when the screens should turn: never, while the show stands still. */
export type NextStep =
  | { readonly kind: 'character'; readonly slot: number; readonly position: number; readonly dueMs: number }
  | { readonly kind: 'end'; readonly dueMs: number };

/**
 * What comes next in a show that has begun. Depends on the events alone, so a restart goes on where it was. After a pause
 * everything comes later by as much: characters keep their spacing.
 */
export function nextStep(state: DrawState, pace: Pace): NextStep {
  const laterMs = state.paused ? Number.POSITIVE_INFINITY : state.pausedForMs;
  let previousMs: number | null = null;
  for (const [slot, { role, characters }] of state.slots.entries()) {
    for (const [position, shown] of characters.entries()) {
      if (shown) {
        previousMs = shown.showAtMs;
        continue;
      }
      const between = role === 'winner' ? pace.winnerCharacterMs : pace.reserveCharacterMs;
      const pause = position === 0 ? pace.slotPauseMs : between;
      const dueMs = previousMs === null ? state.showAtMs! + pace.openingMs : previousMs + pause;
      return { kind: 'character', slot, position, dueMs: dueMs + laterMs };
    }
  }
  return { kind: 'end', dueMs: (previousMs ?? state.showAtMs!) + pace.closingMs + laterMs };
}
