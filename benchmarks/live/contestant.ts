/** What the compared servers have in common: how each is opened, and the event that all send. */
import type { Server } from 'node:http';

export const CONTESTANTS = ['ours', 'stock Socket.IO', 'plain ws'] as const;
export type ContestantName = (typeof CONTESTANTS)[number];

/** A server on air. */
export interface Contestant {
  /** Sends events to all viewers within one tick. */
  send(events: readonly BenchEvent[]): void;
}

export type OpenContestant = (http: Server) => Contestant;

/** A stand-in for a draw's event; what matters is its size. */
export interface BenchEvent {
  readonly draw: string;
  readonly sentMs: number;
  readonly pad: string;
}

/** A clock that all processes of a machine share, milliseconds (CLOCK_MONOTONIC on Linux). */
export const sharedNowMs = (): number => Number(process.hrtime.bigint()) / 1e6;

/** What every server sends for an event, without the frame around it: a Socket.IO packet, or the same bytes by plain ws. */
export const eventText = (event: BenchEvent): string => `42${JSON.stringify(['event', event])}`;

/** An event whose text has exactly `bytes` bytes. @throws RangeError for fewer than it takes */
export function benchEvent(draw: string, bytes: number): BenchEvent {
  // Of a fixed length, so that all events have the same.
  const sentMs = Number(sharedNowMs().toFixed(2)) + 0.001;
  const bare = { draw, sentMs, pad: '' };
  return { ...bare, pad: 'x'.repeat(bytes - eventText(bare).length) };
}
