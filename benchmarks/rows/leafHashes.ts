/** The leaves of a print run's commitment: 500,100 of 40 bytes, SHA-256(0x00 ‖ leaf) each. */
import { createHash, hash } from 'node:crypto';
import { kernelHasher } from '../../engine/kernel/kernelHasher.ts';
import { HASH_BYTES, plainHasher } from '../../engine/kernel/treeHasher.ts';
import { type AnyRow, timed } from '../row.ts';

const LEAVES = 500_100;
const LEAF_BYTES = 40;
const GROUP = 'SHA-256 of 500,100 leaves of 40 bytes';

export function leafHashRows(): AnyRow[] {
  const data = Uint8Array.from({ length: LEAVES * LEAF_BYTES }, (_, i) => Math.imul(i, 2654435761) >>> 24);
  const ends = Uint32Array.from({ length: LEAVES }, (_, i) => (i + 1) * LEAF_BYTES);
  const out = new Uint8Array(LEAVES * HASH_BYTES);
  const kernel = kernelHasher();
  const plain = plainHasher();
  const prefix = Uint8Array.of(0);
  const prefixed = new Uint8Array(LEAF_BYTES + 1);
  return [
    timed(GROUP, 'here, kernel', () => kernel.hashLeaves(data, ends, out)),
    timed(GROUP, 'here, plain twin (@noble/hashes)', () => plain.hashLeaves(data, ends, out)),
    timed(GROUP, 'node:crypto hash()', () => {
      for (let i = 0; i < LEAVES; i++) {
        prefixed.set(data.subarray(i * LEAF_BYTES, (i + 1) * LEAF_BYTES), 1);
        out.set(hash('sha256', prefixed, 'buffer'), i * HASH_BYTES);
      }
    }),
    timed(GROUP, 'node:crypto createHash()', () => {
      for (let i = 0; i < LEAVES; i++) {
        const leaf = data.subarray(i * LEAF_BYTES, (i + 1) * LEAF_BYTES);
        out.set(createHash('sha256').update(prefix).update(leaf).digest(), i * HASH_BYTES);
      }
    }),
  ];
}
