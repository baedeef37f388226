/** What a claim asks for: a money prize of a ticket or of a draw, or a thing (clauses 9.1, 9.15, 9.16). */
import type { LotteryTerms } from '../terms/lotteryTerms.ts';
import type { Tenge } from '../terms/tenge.ts';

export interface ClaimedPrize {
  /** Of the instant tier or of the draw prize. */
  readonly id: string;
  readonly source: 'instant' | 'draw';
  /** Gross: before tax. Of a thing, its value. */
  readonly amountTenge: Tenge;
  readonly inKind: boolean;
}

/** The prize that the terms know by this id; undefined for one they do not. */
export function claimedPrize(terms: LotteryTerms, id: string): ClaimedPrize | undefined {
  const tier = terms.instantTiers.find((candidate) => candidate.id === id);
  if (tier) return { id, source: 'instant', amountTenge: tier.amountTenge, inKind: false };
  const drawn = terms.drawFund.prizes.find((candidate) => candidate.id === id);
  return drawn && { id, source: 'draw', amountTenge: drawn.amountTenge, inKind: drawn.inKind };
}
