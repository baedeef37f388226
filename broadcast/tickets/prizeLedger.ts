/** What the books of tickets ask of the claims: how many prizes of each tier were shown, approved and paid. */

/** Prizes of a tier; `tier` is its place in the terms' `instantTiers`, from 1. */
export interface TierCount {
  readonly tier: number;
  readonly tickets: number;
}

export interface PrizeLedger {
  /** Paid up to and with an instant. */
  paid(series: number, untilMs: number): readonly TierCount[];
  /** Approved up to and with an instant, and not paid by then. */
  outstanding(series: number, untilMs: number): readonly TierCount[];
  /** Shown and found authentic, whether paid or not, as of now. */
  claimed(series: number): readonly TierCount[];
}
