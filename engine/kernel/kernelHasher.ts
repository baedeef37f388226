/** The kernel's batch SHA-256 for RFC 6962 trees: four messages at a time. */
import { instantiateKernel } from './instantiate.ts';
import type { TreeHasher } from './treeHasher.ts';
import { assertLeaves, assertNodes, HASH_BYTES } from './treeHasher.ts';

/** Messages a call hands to the kernel, so that its memory stays small whatever the batch. */
const CHUNK = 8192;
/** The kernel reads up to 15 bytes past the data. */
const SLACK_BYTES = 16;

const align = (offset: number): number => Math.ceil(offset / 16) * 16;

/** @throws TirazhError UNAVAILABLE where WebAssembly SIMD is missing */
export function kernelHasher(): TreeHasher {
  const kernel = instantiateKernel();
  const { exports, heap } = kernel;

  function hashLeafChunk(
    data: Uint8Array,
    ends: Uint32Array,
    out: Uint8Array,
    from: number,
    to: number,
  ): void {
    const start = from === 0 ? 0 : ends[from - 1]!;
    const bytes = ends[to - 1]! - start;
    const endsAt = align(heap + bytes + SLACK_BYTES);
    const outAt = align(endsAt + (to - from) * 4);
    const memory = kernel.reserve(outAt - heap + (to - from) * HASH_BYTES);
    memory.set(data.subarray(start, start + bytes), heap);
    const ownEnds = new Uint32Array(memory.buffer, endsAt, to - from);
    for (let i = from; i < to; i++) ownEnds[i - from] = ends[i]! - start;
    exports.hashLeaves(heap, endsAt, to - from, outAt);
    out.set(memory.subarray(outAt, outAt + (to - from) * HASH_BYTES), from * HASH_BYTES);
  }

  return {
    hashLeaves(data, ends, out) {
      assertLeaves(data, ends, out);
      for (let from = 0; from < ends.length; from += CHUNK) {
        hashLeafChunk(data, ends, out, from, Math.min(from + CHUNK, ends.length));
      }
    },
    hashNodes(children, out) {
      assertNodes(children, out);
      const pairs = children.length / (2 * HASH_BYTES);
      for (let from = 0; from < pairs; from += CHUNK) {
        const count = Math.min(CHUNK, pairs - from);
        const inBytes = count * 2 * HASH_BYTES;
        const memory = kernel.reserve(inBytes + count * HASH_BYTES);
        memory.set(children.subarray(from * 2 * HASH_BYTES, from * 2 * HASH_BYTES + inBytes), heap);
        exports.hashNodes(heap, count, heap + inBytes);
        out.set(memory.subarray(heap + inBytes, heap + inBytes + count * HASH_BYTES), from * HASH_BYTES);
      }
    },
  };
}
