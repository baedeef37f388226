/** The sample that all of this room is about: n of N tickets, without replacement. */
import { logBinomialMass } from './binomialMass.ts';

/**
 * Without replacement is the same as: each ticket is sold or not with probability p = n ∕ N, each by itself, given
 * that n are sold in all. The condition costs a factor of 1 ∕ P(Bin(N, p) = n).
 */
export interface DrawnSample {
  readonly tickets: number;
  /** 1 to tickets − 1: with none or all there is nothing random. */
  readonly drawn: number;
  readonly p: number;
  /** 1 − p, without loss of digits. */
  readonly q: number;
  /** log P(Bin(N, p) = n). */
  readonly logMass: number;
}

export function drawnSample(tickets: number, drawn: number): DrawnSample {
  const p = drawn / tickets;
  const q = (tickets - drawn) / tickets;
  return { tickets, drawn, p, q, logMass: logBinomialMass(drawn, tickets, p, q) };
}

/** What is left out anywhere weighs less than e⁻⁴² = 6 · 10⁻¹⁹. */
export const NEGLIGIBLE_LOG = -42;
