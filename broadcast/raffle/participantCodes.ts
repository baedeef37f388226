/**
 * Codes that stand for participants in the public list, and what binds each to its holder before the draw. Each participant has
 * a salt of 32 random bytes:
 *
 *     code       = the first ten characters (`blindCode`) of HMAC-SHA-256(salt, number)
 *     commitment = HMAC-SHA-256(salt, `tirazh/raffle/v1/` ‖ raffle ‖ `/` ‖ month ‖ `/` ‖ number)
 *     binding    = RFC 6962 root over the commitments, in the order of the codes
 *
 * The binding is journalled with the import: nobody can say after the draw that a code was another's. Without the salt neither says
 * anything of the number, so both may stay when the person's data is erased.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { bytesToHex } from '@noble/hashes/utils.js';
import { MerkleLog } from '../../engine/journal/merkleLog.ts';
import { createHasher } from '../../engine/kernel/createHasher.ts';
import { HASH_BYTES } from '../../engine/kernel/treeHasher.ts';
import { blindCode } from '../entryLists/blindCodes.ts';

export const SALT_BYTES = 32;

export interface CodedParticipant {
  readonly number: string;
  readonly code: string;
  /** 32 bytes each. */
  readonly salt: Uint8Array;
  readonly commitment: Uint8Array;
}

/** Which draw of which raffle. */
export interface RoundName {
  readonly raffle: string;
  readonly month: string;
}

export const commitmentOf = ({ raffle, month }: RoundName, salt: Uint8Array, number: string): Uint8Array =>
  new Uint8Array(createHmac('sha256', salt).update(`tirazh/raffle/v1/${raffle}/${month}/${number}`).digest());

/** In the order of their codes, no two alike. @param numbers distinct */
export function codeParticipants(round: RoundName, numbers: readonly string[]): CodedParticipant[] {
  const coded = new Map<string, CodedParticipant>();
  for (const number of numbers) {
    let salt: Uint8Array;
    let code: string;
    do {
      salt = new Uint8Array(randomBytes(SALT_BYTES));
      code = blindCode(salt, number);
    } while (coded.has(code));
    coded.set(code, { number, code, salt, commitment: commitmentOf(round, salt, number) });
  }
  return [...coded.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** The tree over the commitments, for its root and for proofs. @param commitments in the order of the codes */
export function bindingTree(commitments: readonly Uint8Array[]): MerkleLog {
  const hasher = createHasher();
  const ends = Uint32Array.from(commitments, (_, i) => (i + 1) * HASH_BYTES);
  const hashes = new Uint8Array(commitments.length * HASH_BYTES);
  hasher.hashLeaves(new Uint8Array(Buffer.concat(commitments)), ends, hashes);
  const tree = new MerkleLog(hasher);
  tree.append(hashes);
  return tree;
}

export const bindingOf = (commitments: readonly Uint8Array[]): string =>
  bytesToHex(bindingTree(commitments).root());
