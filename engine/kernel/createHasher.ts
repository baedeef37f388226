/** The fastest tree hasher this machine runs: the kernel's, or its plain twin where SIMD is missing. Same hashes. */
import { TirazhError } from '../errors.ts';
import { kernelHasher } from './kernelHasher.ts';
import { plainHasher, type TreeHasher } from './treeHasher.ts';

export function createHasher(): TreeHasher {
  try {
    return kernelHasher();
  } catch (fault) {
    if (fault instanceof TirazhError && fault.code === 'UNAVAILABLE') return plainHasher();
    throw fault;
  }
}
