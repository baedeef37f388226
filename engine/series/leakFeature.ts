/** One thing about a ticket that might give its outcome away, coded as a small integer for every ticket. */

/** Who could see it: anybody, the holder who scratches the numbers, the holder who scratches a part of the rows, nobody. */
export type LeakKind = 'outside' | 'numbers' | 'partial-scratch' | 'secret';

export interface LeakFeature {
  /** Stable, such as `row03.symbols`. */
  readonly id: string;
  readonly kind: LeakKind;
  /** What the code is, for people. */
  readonly about: string;
  /** Codes are 0 to levels − 1. */
  readonly levels: number;
  /**
   * A code for every ticket. Shared scratch: the next feature may overwrite it. Always this one type, for the loop
   * that counts them is three times slower over several.
   */
  readonly codes: Uint16Array;
  /** Tickets that win in this row are left out of the comparison: the row is then no part of what was scratched. */
  readonly withoutWinnersOfRow?: number;
  /** Compare the tiers among one another too, not only winners with losers. */
  readonly byTier?: boolean;
}
