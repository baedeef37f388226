/** The batch hasher of this machine: the kernel, or its plain twin where WebAssembly SIMD is missing. */
import { TirazhError } from '../errors.ts';
import { kernelHasher } from './kernelHasher.ts';
import { plainHasher, type TreeHasher } from './treeHasher.ts';

/** The two give the same hashes, so falling back changes the time only. */
export function fastestHasher(): TreeHasher {
  try {
    return kernelHasher();
  } catch (fault) {
    if (fault instanceof TirazhError && fault.code === 'UNAVAILABLE') return plainHasher();
    throw fault;
  }
}
