/**
 * The RFC 6962 tree over the entries of a draw. A million leaves would need 64 bytes each, as much again as the
 * entries; so only the roots of whole tiles are kept, and a tile is hashed again when a proof is asked for.
 */
import { MerkleLog } from '../journal/merkleLog.ts';
import { createHasher } from '../kernel/createHasher.ts';
import { HASH_BYTES, type TreeHasher } from '../kernel/treeHasher.ts';
import type { SortedStrings } from './gatherSorted.ts';

/** Levels of a tile. */
const TILE_HEIGHT = 6;
/** Leaves of a tile: hashing one again takes about 20 µs. */
const TILE_LEAVES = 2 ** TILE_HEIGHT;
/** Leaves hashed in one call: whole tiles, small enough to stay in the cache. */
const BATCH_LEAVES = TILE_LEAVES * 128;

/**
 * A tree over tile roots is the upper part of the tree over leaves: RFC 6962 splits n leaves at a power of two,
 * which is a whole number of tiles as soon as n is more than one tile; only the last tile may be incomplete.
 */
export class EntryTree {
  readonly #entries: SortedStrings;
  readonly #hasher: TreeHasher;
  /** Its leaves are the roots of the tiles. */
  readonly #tiles: MerkleLog;

  /**
   * Hashes all entries. They are kept, not copied.
   * @param onProgress called with the share that is done, above 0 to 1
   */
  constructor(entries: SortedStrings, onProgress?: (share: number) => void) {
    this.#entries = entries;
    this.#hasher = createHasher();
    this.#tiles = new MerkleLog(this.#hasher);
    for (let from = 0; from < this.size; from += BATCH_LEAVES) {
      this.#appendBatch(from);
      onProgress?.(Math.min(from + BATCH_LEAVES, this.size) / this.size);
    }
  }

  get size(): number {
    return this.#entries.ends.length;
  }

  /** The Merkle root, 32 bytes. */
  root(): Uint8Array {
    return this.#tiles.root();
  }

  /** RFC 6962 inclusion path of entry `index`, from the leaf's sibling up. @throws RangeError outside the tree */
  proof(index: number): Uint8Array[] {
    if (!Number.isInteger(index) || index < 0 || index >= this.size) {
      throw new RangeError(`index: expected an integer 0 to ${this.size - 1}, got ${index}`);
    }
    const tile = Math.floor(index / TILE_LEAVES);
    const from = tile * TILE_LEAVES;
    const within = new MerkleLog(this.#hasher);
    within.append(this.#leafHashes(from, Math.min(from + TILE_LEAVES, this.size)));
    return [...within.inclusionProof(index - from), ...this.#tiles.inclusionProof(tile)];
  }

  #leafHashes(from: number, to: number): Uint8Array {
    const { data, ends } = this.#entries;
    const start = from === 0 ? 0 : ends[from - 1]!;
    const ownEnds = ends.slice(from, to).map((end) => end - start);
    const hashes = new Uint8Array((to - from) * HASH_BYTES);
    this.#hasher.hashLeaves(data.subarray(start, ends[to - 1]!), ownEnds, hashes);
    return hashes;
  }

  /** Hashes the batch's whole tiles level by level, then what is left of it as a small tree. */
  #appendBatch(from: number): void {
    let hashes = this.#leafHashes(from, Math.min(from + BATCH_LEAVES, this.size));
    const whole = Math.floor(hashes.length / HASH_BYTES / TILE_LEAVES) * TILE_LEAVES * HASH_BYTES;
    const rest = hashes.subarray(whole);
    hashes = hashes.subarray(0, whole);
    for (let level = 0; level < TILE_HEIGHT; level++) {
      const parents = new Uint8Array(hashes.length / 2);
      this.#hasher.hashNodes(hashes, parents);
      hashes = parents;
    }
    this.#tiles.append(hashes);
    if (rest.length === 0) return;
    const last = new MerkleLog(this.#hasher);
    last.append(rest);
    this.#tiles.append(last.root());
  }
}
