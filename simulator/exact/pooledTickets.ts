/** The tickets that are not counted one by one, and what is asked of them. */
import type { WorthGroup } from './payoutSupport.ts';

/** The pooled tickets and where their total lies. */
export interface PooledTickets {
  /** Losers included; worths in steps of the lattice. */
  readonly groups: readonly WorthGroup[];
  /** Drawn tickets that are not of the pool: the fewest and the most, both inclusive. */
  readonly apart: readonly [number, number];
  /** The first step of the lattice that is looked at. */
  readonly from: number;
  /** Steps that are told apart, a power of two. */
  readonly size: number;
}

/**
 * Writes Σ over s of P(m tickets of the pool drawn, their total s) · e^{2πi · frequency · (s − from) ∕ size} into `out`, for tickets
 * drawn each by itself with p = n ∕ N: one row for each number of tickets apart, that is each m, ascending; real and
 * imaginary parts in turn.
 */
export type SpectrumSum = (frequency: number, out: Float64Array) => void;
