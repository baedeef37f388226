/** What the check page and its worker say to each other. */
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';
import type { Transcript } from '../../engine/draw/transcript.ts';
import type { PageCheckName } from './checkNames.ts';

export interface ToVerifier {
  /** The transcript's exact bytes. */
  readonly file: Uint8Array<ArrayBuffer>;
  /** The whole list of entries, one a line; null when only the file is at hand. */
  readonly entries: Uint8Array<ArrayBuffer> | null;
  /** What was broadcast, from the first event on; null when only the file is at hand. */
  readonly events: readonly DrawEvent[] | null;
}

export interface TimedCheck {
  readonly name: PageCheckName;
  readonly outcome: 'passed' | 'absent' | 'failed';
  /** For experts, in English. */
  readonly detail: string;
  readonly elapsedMs: number;
}

export type FromVerifier =
  | { readonly kind: 'check'; readonly check: TimedCheck }
  | {
      readonly kind: 'done';
      readonly ok: boolean;
      readonly transcript: Transcript | null;
      readonly elapsedMs: number;
    }
  /** Not a verdict: the verifier itself broke. */
  | { readonly kind: 'fault'; readonly message: string };
