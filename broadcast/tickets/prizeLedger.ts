/** What the books of tickets ask of the claims: how many prizes were shown, approved and paid, and in what the payments were made. */
import type { PaymentSums, PrizeSum } from '../protocol/tickets.ts';

/** Prizes of a tier; `tier` is its place in the terms' `instantTiers`, from 1. */
export interface TierCount {
  readonly tier: number;
  readonly tickets: number;
}

export interface DrawClaims {
  /** A claim to them goes on, or they were paid. */
  readonly claimed: PrizeSum;
  /** Approved and not paid. */
  readonly outstanding: PrizeSum;
  readonly paid: PrizeSum;
}

export interface PrizeLedger {
  /** Paid up to and with an instant. */
  paid(series: number, untilMs: number): readonly TierCount[];
  /** Approved up to and with an instant, and not paid by then. */
  outstanding(series: number, untilMs: number): readonly TierCount[];
  /** Shown and found authentic, whether paid or not, as of now. */
  claimed(series: number): readonly TierCount[];
  /** Claims to prizes of draws, up to and with an instant. */
  ofDraws(series: number, untilMs: number): DrawClaims;
  /** All payments, of tickets' own prizes and of draws', up to and with an instant. */
  payments(series: number, untilMs: number): PaymentSums;
}
