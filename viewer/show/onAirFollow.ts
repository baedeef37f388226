/**
 * When a screen that shows whatever is on air asks for another draw: at once where the present one has not ended, after a
 * while where it has, and never again while an answer may still be on its way. On a slow line a question a second would void each
 * answer before it comes.
 */
import type { Pulse } from '../../broadcast/protocol/channel.ts';

/** The result stays on screen for so long before the next draw takes the stage. */
export const LINGER_MS = 90_000;
/** As long as the channel itself waits for an answer. */
export const PATIENCE_MS = 5_000;

/** What is on screen when a pulse comes. */
export interface Shown {
  readonly draw: string | null;
  readonly hasEnded: boolean;
  /** Whether the server has answered at all. */
  readonly answered: boolean;
}

/** Answers, for each pulse, whether to ask for what is on air now. */
export function onAirFollow(): (pulse: Pick<Pulse, 'nowMs' | 'onAir'>, shown: Shown) => boolean {
  let endedSinceMs: number | null = null;
  let askedMs = Number.NEGATIVE_INFINITY;
  return ({ nowMs, onAir }, { draw, hasEnded, answered }) => {
    if (!hasEnded) endedSinceMs = null;
    else endedSinceMs ??= nowMs;
    // The channel asks by itself until the first answer.
    if (!answered || onAir === null || onAir === draw) return false;
    const isFree = endedSinceMs === null || nowMs - endedSinceMs > LINGER_MS;
    if (!isFree || nowMs - askedMs < PATIENCE_MS) return false;
    askedMs = nowMs;
    return true;
  };
}
