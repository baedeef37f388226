/** Batch hashing for RFC 6962 Merkle trees: what the kernel does fast and its twin does plainly. */
import { sha256 } from '@noble/hashes/sha2.js';

/** Bytes of a SHA-256 hash. */
export const HASH_BYTES = 32;
/** The longest leaf a batch takes. */
export const MAX_LEAF_BYTES = 1000;

const LEAF_PREFIX = 0x00;
const NODE_PREFIX = 0x01;

export interface TreeHasher {
  /**
   * `out` gets SHA-256(0x00 ‖ leaf), 32 bytes a leaf. Leaf i is `data` from `ends[i−1]` (0 for the first) to `ends[i]`.
   * @throws RangeError for a leaf over `MAX_LEAF_BYTES` or outside `data`, or an `out` too short, before any is hashed
   */
  hashLeaves(data: Uint8Array, ends: Uint32Array, out: Uint8Array): void;
  /**
   * `out` gets SHA-256(0x01 ‖ left ‖ right), 32 bytes a pair; `children` holds 64 bytes a pair.
   * @throws RangeError for children that are not whole pairs, or an `out` too short
   */
  hashNodes(children: Uint8Array, out: Uint8Array): void;
}

function hashPrefixed(prefix: number, bytes: Uint8Array): Uint8Array {
  return sha256.create().update(Uint8Array.of(prefix)).update(bytes).digest();
}

/** One leaf of any length: SHA-256(0x00 ‖ data), RFC 6962 §2.1. */
export const leafHash = (data: Uint8Array): Uint8Array => hashPrefixed(LEAF_PREFIX, data);

/** One node: SHA-256(0x01 ‖ left ‖ right), RFC 6962 §2.1. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256.create().update(Uint8Array.of(NODE_PREFIX)).update(left).update(right).digest();
}

/** @throws RangeError naming the first leaf that cannot be hashed, as `TreeHasher.hashLeaves` says */
export function assertLeaves(data: Uint8Array, ends: Uint32Array, out: Uint8Array): void {
  let start = 0;
  for (let i = 0; i < ends.length; i++) {
    const end = ends[i]!;
    if (end - start > MAX_LEAF_BYTES || end < start) {
      throw new RangeError(`leaf ${i}: expected 0 to ${MAX_LEAF_BYTES} bytes, got ${end - start}`);
    }
    start = end;
  }
  if (start > data.length) {
    throw new RangeError(
      `ends: expected leaves within the ${data.length} bytes of data, got an end at ${start}`,
    );
  }
  assertRoom(out, ends.length);
}

/** @throws RangeError as `TreeHasher.hashNodes` says */
export function assertNodes(children: Uint8Array, out: Uint8Array): void {
  if (children.length % (2 * HASH_BYTES) !== 0) {
    throw new RangeError(`children: expected a multiple of ${2 * HASH_BYTES} bytes, got ${children.length}`);
  }
  assertRoom(out, children.length / (2 * HASH_BYTES));
}

function assertRoom(out: Uint8Array, hashes: number): void {
  if (out.length < hashes * HASH_BYTES) {
    throw new RangeError(`out: expected ${hashes * HASH_BYTES} bytes or more, got ${out.length}`);
  }
}

/** The plain twin of `kernelHasher`. */
export function plainHasher(): TreeHasher {
  return {
    hashLeaves(data, ends, out) {
      assertLeaves(data, ends, out);
      let start = 0;
      for (const [i, end] of ends.entries()) {
        out.set(leafHash(data.subarray(start, end)), i * HASH_BYTES);
        start = end;
      }
    },
    hashNodes(children, out) {
      assertNodes(children, out);
      for (let at = 0; at < children.length; at += 2 * HASH_BYTES) {
        out.set(hashPrefixed(NODE_PREFIX, children.subarray(at, at + 2 * HASH_BYTES)), at / 2);
      }
    },
  };
}
