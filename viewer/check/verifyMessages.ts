/** What the check page and its worker say to each other. */
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';
import type { Notice } from '../../engine/draw/drawState.ts';
import type { Transcript } from '../../engine/draw/transcript.ts';
import type { PageCheckName } from './checkNames.ts';

export interface RecordToVerify {
  /** The transcript's exact bytes. */
  readonly file: Uint8Array<ArrayBuffer>;
  /** The whole list of entries, one a line; null when only the file is at hand. */
  readonly entries: Uint8Array<ArrayBuffer> | null;
  /** What was broadcast, from the first event on; null when only the file is at hand. */
  readonly events: readonly DrawEvent[] | null;
}

/** A draw that was called off: there is nothing but its broadcast. */
export interface BroadcastToVerify {
  readonly file: null;
  readonly entries: null;
  readonly events: readonly DrawEvent[];
}

export type ToVerifier = RecordToVerify | BroadcastToVerify;

/** What people did to a draw, by its broadcast: no transcript says it, the file is closed before. */
export interface PeopleActs {
  readonly notices: readonly Notice[];
  /** The draw that is held instead. */
  readonly redrawn: { readonly next: string; readonly excluded: number } | null;
}

/** Who called a draw off, when and why. */
export interface CallOff {
  readonly reason: string;
  readonly by: readonly string[];
  readonly at: string;
}

export interface TimedCheck {
  readonly name: PageCheckName;
  readonly outcome: 'passed' | 'absent' | 'failed';
  /** For experts, in English. */
  readonly detail: string;
  readonly elapsedMs: number;
}

export type FromVerifier =
  /** SHA-256 of the file's bytes, hex: what the printed protocol has. */
  | { readonly kind: 'file-hash'; readonly hash: string }
  | { readonly kind: 'check'; readonly check: TimedCheck }
  | {
      readonly kind: 'done';
      readonly ok: boolean;
      readonly transcript: Transcript | null;
      /** Null without a broadcast, or with one that does not hold. */
      readonly acts: PeopleActs | null;
      readonly elapsedMs: number;
    }
  /** The broadcast of a draw that was called off is whole: the hash of each event, and why it was. */
  | {
      readonly kind: 'called-off';
      readonly eventHashes: readonly string[];
      readonly callOff: CallOff;
      readonly acts: PeopleActs;
    }
  /** Not a verdict: the verifier itself broke. */
  | { readonly kind: 'fault'; readonly message: string };
