/**
 * The live channel's messages (Socket.IO, default namespace). The direction is in the name; DrawEvent is the
 * engine's. PROTOCOL.md describes the same for other implementations.
 */
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';
import type { DrawState } from '../../engine/draw/drawState.ts';

/** What a viewer holds already; without it the server answers with a snapshot. */
export interface WatchRequest {
  /** The draw to watch; left out: the one on air. */
  readonly draw?: string;
  readonly epoch?: string;
  /** The last event applied. */
  readonly seq?: number;
}

export type WatchReply =
  /** Exactly the events after `seq`, possibly none. */
  | { readonly kind: 'tail'; readonly draw: string; readonly epoch: string; readonly events: DrawEvent[] }
  /** Forget what you hold: the state at `snapshot.seq` and the events after it. */
  | {
      readonly kind: 'reset';
      readonly draw: string;
      readonly epoch: string;
      readonly snapshot: DrawState;
      readonly tail: DrawEvent[];
    }
  /** No such draw, or none on air. */
  | { readonly kind: 'none' }
  /** The request cannot be understood. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Once a second at most; not part of the transcript. */
export interface Pulse {
  /** Server clock, milliseconds since 1970. */
  readonly nowMs: number;
  readonly viewers: number;
  /** The draw on air: in progress, else the next one, else the last. */
  readonly onAir: string | null;
  /** Numbers registered for the draw on air. */
  readonly entries: number;
}

/**
 * What a client says at its handshake that it is (`auth: { kind }`); left out: a viewer. Others are counted apart, and treated
 * alike.
 */
export type ClientKind = 'viewer' | 'console' | 'stage' | 'overlay';

/** What cannot be understood, is no event at all or is too much is answered with the `refused` of `WatchReply`, where it asks for an answer. */
export interface ViewerToServer {
  watch(request: WatchRequest, reply: (answer: WatchReply) => void): void;
  /** Asks for the server clock; the viewer takes half the round trip off. */
  clock(reply: (nowMs: number) => void): void;
}

export interface ServerToViewer {
  event(event: DrawEvent): void;
  pulse(pulse: Pulse): void;
}
