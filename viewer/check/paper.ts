/**
 * The hash on a printed protocol: its QR code opens this page with `#sha256=HASH`, the hash of the transcript file's bytes
 * or, for a draw that was called off, of its last event. Behind `#`, so no server ever sees what the visitor holds.
 */
import type { VerificationRun } from './verification.ts';

export type Paper =
  | { readonly kind: 'none' }
  /** There is one, and it is damaged. */
  | { readonly kind: 'malformed' }
  | { readonly kind: 'hash'; readonly hash: string };

/** @param fragment of the address, with or without its `#` */
export function paperOf(fragment: string): Paper {
  const asked = /^#?sha256=(.*)$/i.exec(fragment)?.[1];
  if (asked === undefined) return { kind: 'none' };
  const hash = asked.toLowerCase();
  return /^[0-9a-f]{64}$/.test(hash) ? { kind: 'hash', hash } : { kind: 'malformed' };
}

export type PaperFinding =
  | { readonly kind: 'malformed' }
  | { readonly kind: 'same-file'; readonly hash: string }
  /** `later`: events that came after the paper was printed. */
  | { readonly kind: 'same-event'; readonly hash: string; readonly seq: number; readonly later: number }
  /** `found`: the hash of what is published. */
  | {
      readonly kind: 'differs';
      readonly hash: string;
      readonly found: string;
      readonly of: 'file' | 'events';
    };

/** What the paper is worth against what was checked; null without a paper, or before there is anything to compare. */
export function comparePaper(
  paper: Paper,
  { fileHash, eventHashes }: Pick<VerificationRun, 'fileHash' | 'eventHashes'>,
): PaperFinding | null {
  if (paper.kind === 'none') return null;
  if (paper.kind === 'malformed') return paper;
  const { hash } = paper;
  if (fileHash !== null) {
    return fileHash === hash
      ? { kind: 'same-file', hash }
      : { kind: 'differs', hash, found: fileHash, of: 'file' };
  }
  const last = eventHashes?.at(-1);
  if (!eventHashes || last === undefined) return null;
  const seq = eventHashes.indexOf(hash) + 1;
  if (seq === 0) return { kind: 'differs', hash, found: last, of: 'events' };
  return { kind: 'same-event', hash, seq, later: eventHashes.length - seq };
}
