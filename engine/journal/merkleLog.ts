/**
 * An append-only Merkle tree, RFC 6962 §2.1 (Merkle tree hash, audit paths, consistency proofs), for one leaf
 * at a time (the journal) and for a million at once (entries of a draw, tickets of a series).
 */

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { HASH_BYTES, nodeHash, type TreeHasher } from '../kernel/treeHasher.ts';

/** MTH({}), RFC 6962 §2.1. */
const EMPTY_ROOT = sha256(new Uint8Array(0));

/** A byte array that grows by doubling; holds one level's hashes end to end. */
class Level {
  #bytes = new Uint8Array(HASH_BYTES * 4);
  count = 0;

  append(hashes: Uint8Array): void {
    const used = this.count * HASH_BYTES;
    const needed = used + hashes.length;
    if (needed > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
      grown.set(this.#bytes.subarray(0, used));
      this.#bytes = grown;
    }
    this.#bytes.set(hashes, used);
    this.count += hashes.length / HASH_BYTES;
  }

  /** A view, stale after the next append. */
  range(from: number, to: number): Uint8Array {
    return this.#bytes.subarray(from * HASH_BYTES, to * HASH_BYTES);
  }
}

/** The largest power of two below `n`, for 2 ≤ n ≤ 2³²: k of RFC 6962 §2.1. */
const splitPoint = (n: number): number => 2 ** (31 - Math.clz32(n - 1));

/** Whether a positive integer is a power of two, exactly up to 2⁵³. */
function isPowerOfTwo(n: number): boolean {
  let odd = n;
  while (odd % 2 === 0) odd /= 2;
  return odd === 1;
}

export class MerkleLog {
  /** `#levels[k]` holds the hashes of the complete subtrees of 2ᵏ leaves, from the left. */
  readonly #levels: Level[] = [new Level()];
  readonly #hasher: TreeHasher;

  constructor(hasher: TreeHasher) {
    this.#hasher = hasher;
  }

  /** Number of leaves. */
  get size(): number {
    return this.#levels[0]!.count;
  }

  /** Appends leaf hashes, 32 bytes each, end to end. O(n) hashes. */
  append(leafHashes: Uint8Array): void {
    if (leafHashes.length % HASH_BYTES !== 0) {
      throw new RangeError(
        `leafHashes: expected a multiple of ${HASH_BYTES} bytes, got ${leafHashes.length}`,
      );
    }
    this.#levels[0]!.append(leafHashes);
    for (let k = 0; this.#levels[k]!.count >= 2; k++) {
      const below = this.#levels[k]!;
      this.#levels[k + 1] ??= new Level();
      const above = this.#levels[k + 1]!;
      const pairs = Math.floor(below.count / 2) - above.count;
      if (pairs === 0) break;
      const parents = new Uint8Array(pairs * HASH_BYTES);
      this.#hasher.hashNodes(below.range(above.count * 2, (above.count + pairs) * 2), parents);
      above.append(parents);
    }
  }

  /** The hash of leaf `index`: a copy. */
  leaf(index: number): Uint8Array {
    this.#checkIndex(index, this.size);
    return this.#levels[0]!.range(index, index + 1).slice();
  }

  /** MTH(D[size]): the root over the first `size` leaves. */
  root(size: number = this.size): Uint8Array {
    this.#checkSize(size);
    return size === 0 ? EMPTY_ROOT.slice() : this.#subtree(0, size);
  }

  /** PATH(index, D[size]), RFC 6962 §2.1.1, from the leaf's sibling up. */
  inclusionProof(index: number, size: number = this.size): Uint8Array[] {
    this.#checkSize(size);
    this.#checkIndex(index, size);
    const path: Uint8Array[] = [];
    let from = 0;
    let to = size;
    while (to - from > 1) {
      const middle = from + splitPoint(to - from);
      if (index < middle) {
        path.unshift(this.#subtree(middle, to));
        to = middle;
      } else {
        path.unshift(this.#subtree(from, middle));
        from = middle;
      }
    }
    return path;
  }

  /** PROOF(older, D[newer]), RFC 6962 §2.1.2; empty when the sizes are equal or `older` is 0. */
  consistencyProof(older: number, newer: number = this.size): Uint8Array[] {
    this.#checkSize(newer);
    if (!Number.isInteger(older) || older < 0 || older > newer) {
      throw new RangeError(`older: expected an integer 0 to ${newer}, got ${older}`);
    }
    if (older === 0 || older === newer) return [];
    const proof: Uint8Array[] = [];
    let from = 0;
    let to = newer;
    // Walk towards the right edge of the older tree; its own subtrees are known while we keep to the left edge.
    while (older < to) {
      const middle = from + splitPoint(to - from);
      if (older <= middle) {
        proof.unshift(this.#subtree(middle, to));
        to = middle;
      } else {
        proof.unshift(this.#subtree(from, middle));
        from = middle;
      }
    }
    if (from > 0) proof.unshift(this.#subtree(from, to));
    return proof;
  }

  /** The hash over leaves [from, to): a stored node where the range is a complete aligned subtree. */
  #subtree(from: number, to: number): Uint8Array {
    const width = to - from;
    if (isPowerOfTwo(width) && from % width === 0) {
      const level = 31 - Math.clz32(width);
      return this.#levels[level]!.range(from / width, from / width + 1).slice();
    }
    const middle = from + splitPoint(width);
    return nodeHash(this.#subtree(from, middle), this.#subtree(middle, to));
  }

  #checkSize(size: number): void {
    if (!Number.isInteger(size) || size < 0 || size > this.size) {
      throw new RangeError(`size: expected an integer 0 to ${this.size}, got ${size}`);
    }
  }

  #checkIndex(index: number, size: number): void {
    if (!Number.isInteger(index) || index < 0 || index >= size) {
      throw new RangeError(`index: expected an integer 0 to ${size - 1}, got ${index}`);
    }
  }
}

const same = (a: Uint8Array, b: Uint8Array): boolean => bytesToHex(a) === bytesToHex(b);

/** Whether `path` leads from the leaf at `index` to the root of a tree of `size` leaves (RFC 9162 §2.1.3.2). */
export function verifyInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size)) return false;
  if (index < 0 || index >= size) return false;
  let fn = index;
  let sn = size - 1;
  let hash = leaf;
  for (const sibling of path) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(sibling, hash);
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2);
        sn = Math.floor(sn / 2);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 && same(hash, root);
}

/**
 * Whether the tree with `newerRoot` extends the one with `olderRoot` (RFC 9162 §2.1.4.2). Every tree extends the
 * empty one, whose root is SHA-256 of nothing.
 */
export function verifyConsistency(
  older: number,
  newer: number,
  proof: readonly Uint8Array[],
  olderRoot: Uint8Array,
  newerRoot: Uint8Array,
): boolean {
  if (!Number.isSafeInteger(older) || !Number.isSafeInteger(newer)) return false;
  if (older > newer || older < 0) return false;
  if (older === newer) return proof.length === 0 && same(olderRoot, newerRoot);
  if (older === 0) return proof.length === 0 && same(olderRoot, EMPTY_ROOT);
  const path = isPowerOfTwo(older) ? [olderRoot, ...proof] : proof;
  if (path.length === 0) return false;
  let fn = older - 1;
  let sn = newer - 1;
  while (fn % 2 === 1) {
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  let olderHash = path[0]!;
  let newerHash = path[0]!;
  for (const sibling of path.slice(1)) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      olderHash = nodeHash(sibling, olderHash);
      newerHash = nodeHash(sibling, newerHash);
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2);
        sn = Math.floor(sn / 2);
      }
    } else {
      newerHash = nodeHash(newerHash, sibling);
    }
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 && same(olderHash, olderRoot) && same(newerHash, newerRoot);
}
