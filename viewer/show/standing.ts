/** Where a draw stands for somebody who looks at a screen: the phases, and the two waits between them. */
import type { DrawPhase, DrawState } from '../../engine/draw/drawState.ts';
import type { Screen } from './screen.ts';

/** `closing`: registration is over, the list is being fixed. `waiting`: the start has come, the host has not. */
export type Standing = DrawPhase | 'closing' | 'waiting';

const closingMs = ({ plan }: DrawState): number | null =>
  plan.closesAt === null ? null : Date.parse(plan.closesAt);

/** The start, put off by the pauses there were; null without one. */
const startMs = ({ plan, pausedForMs }: DrawState): number | null =>
  plan.startsAt === null ? null : Date.parse(plan.startsAt) + pausedForMs;

/** @param nowMs server time, milliseconds since 1970 */
export function standingOf(state: DrawState, { phase }: Screen, nowMs: number): Standing {
  const isPast = (instantMs: number | null): boolean => instantMs !== null && instantMs <= nowMs;
  if (phase === 'open' && isPast(closingMs(state))) return 'closing';
  if (phase === 'frozen' && isPast(startMs(state))) return 'waiting';
  return phase;
}

/** What the countdown runs to; null when nothing is counted down to. */
export function countdownEnd(state: DrawState, standing: Standing): number | null {
  const isAhead = standing === 'open' || standing === 'closing' || standing === 'frozen';
  return isAhead && !state.paused ? startMs(state) : null;
}

/** What stands over the picture: people's acts come before the machine's phases. */
export type Headline = Standing | 'paused' | 'certified' | 'redrawn';

export function headlineOf(state: DrawState, standing: Standing): Headline {
  if (state.paused) return 'paused';
  if (standing !== 'completed') return standing;
  if (state.redrawn) return 'redrawn';
  return state.certified ? 'certified' : standing;
}
