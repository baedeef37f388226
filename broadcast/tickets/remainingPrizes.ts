/** The public page of prizes that are left: from the books and the claims, never from the sealed outcomes. */
import type { ClaimPolicy } from '../../engine/claims/claimPolicy.ts';
import { statusLoss } from '../../engine/claims/statusLoss.ts';
import { dayInAlmaty } from '../../engine/raffle/almatyDay.ts';
import { prizesLeft } from '../../engine/tickets/prizesLeft.ts';
import type { TicketState } from '../../engine/tickets/ticketState.ts';
import type { PrizesLeft } from '../protocol/tickets.ts';
import type { PrizeLedger } from './prizeLedger.ts';
import type { TicketBooks } from './ticketBooks.ts';

const ON_SALE: ReadonlySet<TicketState> = new Set<TicketState>(['received', 'issued', 'returned']);

function statusLost(policy: ClaimPolicy, today: string): PrizesLeft['statusLost'] {
  const loss = statusLoss(policy);
  return loss && today >= loss.lostOn ? { on: loss.lostOn, payThrough: loss.payThrough } : null;
}

/**
 * @param policy of the series' terms; null: none belongs to them
 * @throws Refused NOT_FOUND for a series without books
 */
export function remainingPrizes(
  books: TicketBooks,
  ledger: PrizeLedger,
  series: number,
  nowMs: number,
  policy: ClaimPolicy | null,
): PrizesLeft {
  const { terms, commitment } = books.seriesOf(series);
  const claimed = new Map(ledger.claimed(series).map(({ tier, tickets }) => [tier, tickets]));
  const totals = books.holdings.totals(series);
  const count = (holds: (total: (typeof totals)[number]) => boolean): number =>
    totals.filter(holds).reduce((sum, { tickets }) => sum + tickets, 0);
  const { tickets } = commitment;
  const sold = count((total) => total.sold);
  const onSale = count(({ state }) => ON_SALE.has(state));
  const { ticketPriceTenge } = terms;
  const left = prizesLeft({
    ...{ tickets, sold, onSale, ticketPriceTenge },
    tiers: terms.instantTiers.map(({ id, amountTenge, count: printed }, i) => ({
      ...{ id, amountTenge, printed },
      claimed: claimed.get(i + 1) ?? 0,
    })),
  });
  return {
    ...{ series, at: new Date(nowMs).toISOString(), ticketPriceTenge, tickets, sold, onSale },
    statusLost: policy && statusLost(policy, dayInAlmaty(nowMs)),
    ...left,
  };
}
