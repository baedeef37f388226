/**
 * Where a code stands in its import's binding, and what proves it. The tree over fifty thousand commitments is made some at a time, so
 * that nobody waits for it, and kept: codes and commitments of an import never change, whoever is erased.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { MerkleLog } from '../../engine/journal/merkleLog.ts';
import { createHasher } from '../../engine/kernel/createHasher.ts';
import { HASH_BYTES } from '../../engine/kernel/treeHasher.ts';
import type { ParticipantStore } from './participantStore.ts';

/** Commitments read and hashed before whatever else waits has its turn: a few milliseconds. */
const SLICE = 250;
/** Imports whose trees are kept: some 5 MB each for fifty thousand participants. */
const MOST_KEPT = 4;

interface Kept {
  readonly tree: MerkleLog;
  readonly indexes: ReadonlyMap<string, number>;
}

export interface BindingProof {
  readonly index: number;
  readonly count: number;
  /** RFC 6962 inclusion path, 32 bytes each. */
  readonly path: readonly Uint8Array[];
}

export class BindingProofs {
  readonly #entered: ParticipantStore;
  /** By batch, the one that was asked for last at the end. */
  readonly #kept = new Map<string, Promise<Kept>>();

  constructor(entered: ParticipantStore) {
    this.#entered = entered;
  }

  /** Null for a code that is none of the batch's. Takes a while the first time a batch is asked for. */
  async of(batch: string, code: string): Promise<BindingProof | null> {
    const { tree, indexes } = await this.#treeOf(batch);
    const index = indexes.get(code);
    return index === undefined ? null : { index, count: tree.size, path: tree.inclusionProof(index) };
  }

  #treeOf(batch: string): Promise<Kept> {
    const known = this.#kept.get(batch) ?? this.#made(batch);
    this.#kept.delete(batch);
    this.#kept.set(batch, known);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT) this.#kept.delete(oldest!);
    // A batch that could not be read is read again by whoever asks next.
    known.catch(() => this.#kept.delete(batch));
    return known;
  }

  async #made(batch: string): Promise<Kept> {
    const hasher = createHasher();
    const tree = new MerkleLog(hasher);
    const indexes = new Map<string, number>();
    for (let after = ''; ; ) {
      const some = this.#entered.commitmentsAfter(batch, after, SLICE);
      if (some.length === 0) return { tree, indexes };
      const ends = Uint32Array.from(some, (_, i) => (i + 1) * HASH_BYTES);
      const hashes = new Uint8Array(some.length * HASH_BYTES);
      hasher.hashLeaves(
        new Uint8Array(Buffer.concat(some.map(({ commitment }) => commitment))),
        ends,
        hashes,
      );
      tree.append(hashes);
      for (const { code } of some) indexes.set(code, indexes.size);
      after = some.at(-1)!.code;
      await nextTurn();
    }
  }
}
