/**
 * The live channel as cacheable HTTP (PROTOCOL.md §7.4): the same numbered events for viewers without a socket, and for
 * any cache between them and us. Types only.
 */
import type { DrawState } from '../../engine/draw/drawState.ts';
import type { Pulse } from './channel.ts';

/** `GET /live`: what the screens show. */
export interface LiveNow extends Pulse {
  /** This life of the server's log. */
  readonly epoch: string;
}

/** `GET /live/<draw>`: the live edge of one draw. */
export interface LiveHead {
  readonly draw: string;
  /** This life of the draw's events, 16 or 32 hex digits: to be named when events are asked for. */
  readonly epoch: string;
  /** The newest event's. */
  readonly seq: number;
  /** The sum of events 1 to `seq`. */
  readonly snapshot: DrawState;
}
