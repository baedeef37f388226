/**
 * Following one draw, headless: what is held, what arrives, and whether to ask the server again. Each event is
 * applied once; a gap or another epoch asks for what is missing; a broken hash chain is an alarm, never skipped.
 */
import type { WatchReply, WatchRequest } from '../../broadcast/protocol/channel.ts';
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';
import { applyEvent, type DrawState, misfitOf } from '../../engine/draw/drawState.ts';

export interface Followed {
  readonly state: DrawState | null;
  /** The held state cannot be continued: ask the server. */
  readonly behind: boolean;
  /** The events did not chain: somebody altered them, or the server is broken. Stays until a whole snapshot. */
  readonly alarm: boolean;
}

export const NOTHING_FOLLOWED: Followed = { state: null, behind: false, alarm: false };

/** What to send as `watch`: the draw asked for, and what is held of it. */
export function watchRequest(followed: Followed, draw: string | null): WatchRequest {
  const { state, alarm } = followed;
  if (state && !alarm && (draw === null || draw === state.draw)) {
    return { draw: state.draw, epoch: state.epoch, seq: state.seq };
  }
  return draw === null ? {} : { draw };
}

/** After one event. Events of other draws change nothing. */
export function afterEvent(followed: Followed, event: DrawEvent): Followed {
  const { state } = followed;
  if (followed.alarm || (state && event.draw !== state.draw)) return followed;
  switch (misfitOf(state, event)) {
    case null:
      return { state: applyEvent(state, event), behind: false, alarm: false };
    case 'already-applied':
      return followed;
    case 'gap':
    case 'other-epoch':
    case 'no-beginning':
      return { ...followed, behind: true };
    case 'broken-chain':
      return { ...followed, behind: true, alarm: true };
  }
}

const afterEvents = (followed: Followed, events: readonly DrawEvent[]): Followed =>
  events.reduce(afterEvent, followed);

/** After the server's answer to `watch`. */
export function afterReply(followed: Followed, reply: WatchReply): Followed {
  switch (reply.kind) {
    case 'tail': {
      const { state } = followed;
      if (!state) return afterEvents(NOTHING_FOLLOWED, reply.events);
      // An answer about something else than what is held: ask afresh.
      if (reply.draw !== state.draw || reply.epoch !== state.epoch) {
        return { state: null, behind: true, alarm: followed.alarm };
      }
      return afterEvents({ ...followed, behind: false }, reply.events);
    }
    case 'reset':
      return afterEvents({ state: reply.snapshot, behind: false, alarm: false }, reply.tail);
    case 'none':
      return NOTHING_FOLLOWED;
    case 'refused':
      return { state: null, behind: true, alarm: followed.alarm };
  }
}
