/** What must add up in the books of a series, to the ticket and to the tenge (clause 7.2). */
import type { SeriesBooks } from '../../../broadcast/protocol/tickets.ts';

export interface BookCheck {
  readonly name: 'places' | 'states' | 'revenue' | 'distributors' | 'prizes' | 'payments' | 'forms';
  readonly left: number;
  readonly right: number;
  readonly isMoney: boolean;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Every check with both of its sides; it holds where they are equal. */
export function bookChecks(books: SeriesBooks, ticketPriceTenge: number): BookCheck[] {
  const { tickets, states, sold, revenueTenge, undistributed, destroyed, byDistributor, prizes, payments } =
    books;
  const { printed, paid, atMostToCome } = prizes;
  return [
    { name: 'places', left: sold + undistributed + destroyed, right: tickets, isMoney: false },
    { name: 'states', left: sum(Object.values(states)), right: tickets, isMoney: false },
    { name: 'revenue', left: sold * ticketPriceTenge, right: revenueTenge, isMoney: true },
    {
      name: 'distributors',
      left: sum(byDistributor.map((each) => each.revenueTenge)),
      right: revenueTenge,
      isMoney: true,
    },
    {
      name: 'prizes',
      left: paid.amountTenge + atMostToCome.amountTenge,
      right: printed.amountTenge,
      isMoney: true,
    },
    {
      name: 'payments',
      left: paid.amountTenge + prizes.draws.paid.amountTenge,
      right: payments.grossTenge,
      isMoney: true,
    },
    {
      name: 'forms',
      left: payments.paidTenge + payments.taxWithheldTenge + payments.inKindTenge,
      right: payments.grossTenge,
      isMoney: true,
    },
  ];
}
