/** The sums of one series at the end of a day, from the books of tickets and the account of unclaimed prizes. */
import type { UnclaimedReport } from '../../../broadcast/protocol/claims.ts';
import type { SeriesBooks } from '../../../broadcast/protocol/tickets.ts';
import type { UnclaimedPhase } from '../../../engine/claims/unclaimed.ts';

export interface SeriesSums {
  readonly series: number;
  readonly sold: number;
  readonly revenueTenge: number;
  /** Paid or handed over, prizes of draws too. */
  readonly paidTenge: number;
  /** Approved and not paid, prizes of draws too. */
  readonly approvedTenge: number;
  /** Neither paid nor passed on, prizes of draws too; at most, until it is counted for a transfer. */
  readonly outstandingTenge: number;
  readonly toBudgetTenge: number;
  readonly phase: UnclaimedPhase | null;
  /** The last day on which the money is kept (9.7). */
  readonly keptThrough: string | null;
}

/** @param unclaimed null: no policy belongs to the terms of the series; then there are the books alone */
export function seriesSums(books: SeriesBooks, unclaimed: UnclaimedReport | null): SeriesSums {
  const { series, sold, revenueTenge, prizes } = books;
  const totals = unclaimed?.totals;
  return {
    ...{ series, sold, revenueTenge },
    paidTenge: prizes.paid.amountTenge + prizes.draws.paid.amountTenge,
    approvedTenge: prizes.outstanding.amountTenge + prizes.draws.outstanding.amountTenge,
    outstandingTenge: totals?.outstanding.tenge ?? prizes.atMostToCome.amountTenge,
    toBudgetTenge: totals?.toBudget.tenge ?? 0,
    phase: unclaimed?.phase ?? null,
    keptThrough: unclaimed?.schedule.keptThrough ?? null,
  };
}
