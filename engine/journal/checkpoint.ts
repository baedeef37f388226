/**
 * Checkpoints of the journal: origin, tree size and root as a signed note.
 * Source: https://c2sp.org/tlog-checkpoint
 */
import { base64 } from '@scure/base';
import { HASH_BYTES } from '../kernel/treeHasher.ts';
import { type NoteSigner, type NoteVerifier, openNote, signNote } from './signedNote.ts';

export interface Checkpoint {
  /** The log's unique name; the key's name is the same. */
  readonly origin: string;
  /** Leaves in the tree. */
  readonly size: number;
  /** RFC 6962 root, 32 bytes. */
  readonly root: Uint8Array;
}

/** A checkpoint signed by the log's own key. */
export const signCheckpoint = ({ size, root }: Omit<Checkpoint, 'origin'>, signer: NoteSigner): string =>
  signNote(`${signer.name}\n${size}\n${base64.encode(root)}\n`, signer);

/** The checkpoint that `verifier` signed, or why it is not to be believed. */
export function openCheckpoint(
  note: string,
  verifier: NoteVerifier,
): { ok: true; checkpoint: Checkpoint } | { ok: false; reason: string } {
  const opened = openNote(note, verifier);
  if (!opened.ok) return opened;
  const [origin, size, root] = opened.text.split('\n');
  if (origin !== verifier.name) return { ok: false, reason: `the checkpoint is of another log, ${origin}` };
  if (!size || !/^(0|[1-9]\d{0,15})$/.test(size) || !Number.isSafeInteger(Number(size))) {
    return { ok: false, reason: 'the tree size is malformed' };
  }
  let rootBytes: Uint8Array;
  try {
    rootBytes = base64.decode(root ?? '');
  } catch {
    return { ok: false, reason: 'the root is not base64' };
  }
  if (rootBytes.length !== HASH_BYTES) return { ok: false, reason: `the root is not ${HASH_BYTES} bytes` };
  return { ok: true, checkpoint: { origin, size: Number(size), root: rootBytes } };
}
