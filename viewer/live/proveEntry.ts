/**
 * Checks the server's word that a number is in the list: derives the root from the number and its path. Loaded
 * only when somebody asks.
 */
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { verifyInclusion } from '../../engine/journal/merkleLog.ts';
import { leafHash } from '../../engine/kernel/treeHasher.ts';

export interface EntryProof {
  readonly index: number;
  readonly entryCount: number;
  /** RFC 6962 inclusion path, hex. */
  readonly path: readonly string[];
}

/**
 * Whether `entry` is proved to be in the list with `entriesRoot` (hex) and `entryCount` entries, both as they
 * were announced on air, not as the answer says.
 */
export function provesEntry(
  entry: string,
  proof: EntryProof,
  announced: { readonly entriesRoot: string; readonly entryCount: number },
): boolean {
  if (proof.entryCount !== announced.entryCount) return false;
  try {
    return verifyInclusion(
      leafHash(utf8ToBytes(entry)),
      proof.index,
      proof.entryCount,
      proof.path.map((hash) => hexToBytes(hash)),
      hexToBytes(announced.entriesRoot),
    );
  } catch {
    // Not hex: the proof is broken, whatever the reason.
    return false;
  }
}
