/** All that a protocol says of one draw, whether it comes from a transcript file, a server's events, or both. */
import type { DrawPlan } from '../../../engine/draw/drawPlan.ts';
import type { Beacon, Pick, Transcript } from '../../../engine/draw/transcript.ts';

/** One step of the draw, or one act of people, in the order of the journal. */
export interface Step {
  /** The event's type, or `picked`. */
  readonly kind: string;
  readonly atMs: number;
  /** Ids of those who answer for it; empty for the machine's own steps. */
  readonly by: readonly string[];
  readonly reason: string | null;
  /** A number that belongs to the step: commitments, entries, a journal record, or entries left out of a redraw. */
  readonly figure: number | null;
  /** The draw that is held instead, or null. */
  readonly next: string | null;
}

export interface Outcome {
  readonly secrets: Transcript['secrets'];
  readonly beacon: Beacon | null;
  /** 128 hex digits. */
  readonly seed: string;
  readonly picks: readonly Pick[];
}

/** What the draw is proved by, as one SHA-256 in hex. */
export type Proof =
  | { readonly kind: 'transcript'; readonly hash: string; readonly file: string }
  /** Of a draw that was called off: the hash of its last event, which chains all others. */
  | { readonly kind: 'events'; readonly hash: string; readonly seq: number };

/** A signed state of the journal. */
export interface JournalPoint {
  readonly origin: string;
  readonly size: number;
  /** As the signed note has it. */
  readonly rootBase64: string;
}

export interface DrawRecord {
  readonly plan: DrawPlan;
  readonly planHash: string;
  readonly commitments: Transcript['commitments'];
  /** Null when the draw was called off before its list was closed. */
  readonly entries: Transcript['entries'] | null;
  /** Null when the draw was called off before the pick. */
  readonly outcome: Outcome | null;
  readonly steps: readonly Step[];
  /** The act that called the draw off, or null. */
  readonly aborted: Step | null;
  /** The act by which the result does not count and another draw is held, or null. */
  readonly redrawn: Step | null;
  /** Whether host and commission have vouched for the result. */
  readonly isCertified: boolean;
  readonly proof: Proof;
  readonly journal: JournalPoint | null;
  /** The instant that the paper is dated: of the last step, else of the plan. */
  readonly datedMs: number;
}
