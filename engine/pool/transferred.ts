/** Hands a worker's result back without copying its buffers. */
import { move, transferableSymbol, valueSymbol } from 'piscina';

/** `value`, whose `buffers` are moved to the other thread; the worker must not touch them again. */
export const transferred = <T>(value: T, buffers: ArrayBuffer[]): T =>
  // Piscina looks for its two symbols on what `move` is given and unwraps it on the other side.
  move({ [transferableSymbol]: buffers, [valueSymbol]: value } as never) as T;
