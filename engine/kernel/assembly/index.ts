export * from './mersenneTwister';
export * from './sha256';

/** The first byte that no static buffer uses: callers lay out their data from here. */
export function heapOffset(): usize {
  return __heap_base;
}
