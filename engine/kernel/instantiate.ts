/**
 * Loads the WebAssembly kernel. The module is compiled once a thread; each caller gets an instance, and so a
 * memory and a generator state, of its own.
 */
import { TirazhError } from '../errors.ts';
import { KERNEL_WASM_BASE64 } from './build/kernelModule.ts';

/** What `assembly/index.ts` exports. Offsets and lengths are bytes of the instance's memory unless said otherwise. */
interface KernelExports {
  readonly memory: WebAssembly.Memory;
  heapOffset(): number;
  stateOffset(): number;
  getIndex(): number;
  resume(given: number): void;
  seedByArray(key: number, keyWords: number): void;
  nextWord(): number;
  fillWords(out: number, count: number): void;
  shuffleBytes(pool: number, length: number): void;
  shuffleWords(pool: number, length: number): void;
  hashLeaves(data: number, ends: number, count: number, out: number): void;
  hashNodes(children: number, count: number, out: number): void;
}

export interface KernelInstance {
  readonly exports: KernelExports;
  /** First free byte, a multiple of 16. */
  readonly heap: number;
  /** Makes room for `bytes` after `heap` and gives a view of the whole memory; older views are then stale. */
  reserve(bytes: number): Uint8Array;
}

const PAGE_BYTES = 65536;
let compiled: WebAssembly.Module | undefined;

function compile(): WebAssembly.Module {
  try {
    return new WebAssembly.Module(Uint8Array.from(atob(KERNEL_WASM_BASE64), (char) => char.charCodeAt(0)));
  } catch (cause) {
    throw new TirazhError('UNAVAILABLE', 'kernel: this machine cannot run WebAssembly with SIMD', { cause });
  }
}

/** A fresh instance. @throws TirazhError UNAVAILABLE where WebAssembly SIMD is missing */
export function instantiateKernel(): KernelInstance {
  compiled ??= compile();
  const instance = new WebAssembly.Instance(compiled, {
    env: {
      abort() {
        throw new Error('kernel: aborted');
      },
    },
  });
  const exports = instance.exports as unknown as KernelExports;
  const heap = Math.ceil(exports.heapOffset() / 16) * 16;
  return {
    exports,
    heap,
    reserve(bytes) {
      const missing = heap + bytes - exports.memory.buffer.byteLength;
      if (missing > 0) exports.memory.grow(Math.ceil(missing / PAGE_BYTES));
      return new Uint8Array(exports.memory.buffer);
    },
  };
}
