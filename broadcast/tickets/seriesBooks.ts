/**
 * The books of a series at any date (clause 7.2): what was entered up to then, summed. Revenue is sold tickets × price; what
 * draws gave comes from their events, the rest of prizes from the claims.
 */
import type { DatabaseSync } from 'node:sqlite';
import { addDays, startOfDayMs } from '../../engine/raffle/almatyDay.ts';
import type { LotteryTerms } from '../../engine/terms/lotteryTerms.ts';
import { TICKET_STATES, type TicketState } from '../../engine/tickets/ticketState.ts';
import type { PrizeSum, SeriesBooks } from '../protocol/tickets.ts';
import type { Journal } from '../store/journal.ts';
import type { Distributors } from './distributors.ts';
import { drawnPrizes } from './drawnPrizes.ts';
import type { PrizeLedger, TierCount } from './prizeLedger.ts';
import type { TicketBooks } from './ticketBooks.ts';

export interface BooksParts {
  readonly database: DatabaseSync;
  readonly journal: Journal;
  readonly books: TicketBooks;
  readonly distributors: Distributors;
  readonly ledger: PrizeLedger;
}

interface Total {
  readonly state: TicketState;
  /** Empty: the operator. */
  readonly holder: string;
  readonly sold: boolean;
  readonly tickets: number;
}

/** The last millisecond of a day in Almaty. */
export const endOfDayMs = (day: string): number => startOfDayMs(addDays(day, 1)) - 1;

/** A count of no ticket in any state. */
export const noTickets = (): Record<TicketState, number> =>
  Object.fromEntries(TICKET_STATES.map((state) => [state, 0])) as Record<TicketState, number>;

function totalsAt(database: DatabaseSync, series: number, untilMs: number): Total[] {
  return database
    .prepare(
      `SELECT t.state AS state, t.holder AS holder, t.sold AS sold, sum(t.change) AS tickets
       FROM movement_total t JOIN movement m USING (record)
       WHERE m.series = ? AND m.at_ms <= ? GROUP BY t.state, t.holder, t.sold`,
    )
    .all(series, untilMs)
    .map((row) => ({
      state: row.state as TicketState,
      holder: row.holder as string,
      sold: row.sold === 1,
      tickets: row.tickets as number,
    }));
}

const sumOf = (totals: readonly Total[], holds: (total: Total) => boolean): number =>
  totals.filter(holds).reduce((sum, { tickets }) => sum + tickets, 0);

/** Index of the newest record at or before an instant, or −1. O(log n) records read. */
function recordAt(journal: Journal, untilMs: number): number {
  let low = -1;
  let high = journal.size - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (Date.parse(journal.read(middle)!.record.at) <= untilMs) low = middle;
    else high = middle - 1;
  }
  return low;
}

function prizeSum(counts: readonly TierCount[], { instantTiers }: LotteryTerms): PrizeSum {
  const tickets = counts.reduce((sum, count) => sum + count.tickets, 0);
  const amountTenge = counts.reduce(
    (sum, count) => sum + count.tickets * instantTiers[count.tier - 1]!.amountTenge,
    0,
  );
  return { tickets, amountTenge };
}

function byDistributor(
  totals: readonly Total[],
  priceTenge: number,
  distributors: Distributors,
): SeriesBooks['byDistributor'] {
  const ids = new Set(totals.map(({ holder }) => holder));
  return [...ids].sort().map((distributor) => {
    const own = totals.filter(({ holder }) => holder === distributor);
    const sold = sumOf(own, (total) => total.sold);
    const answersFor = new Set<TicketState>(distributor === '' ? [] : ['issued', 'stolen', 'lost']);
    return {
      distributor,
      name: distributor === '' ? '' : distributors.get(distributor)!.name,
      issued: sumOf(own, ({ state }) => state === 'issued'),
      sold,
      revenueTenge: sold * priceTenge,
      liabilityTenge: sumOf(own, ({ state }) => answersFor.has(state)) * priceTenge,
    };
  });
}

/** @throws Refused NOT_FOUND for a series without books */
export function seriesBooks(parts: BooksParts, series: number, untilMs: number): SeriesBooks {
  const { database, journal, books, distributors, ledger } = parts;
  const { terms, commitment } = books.seriesOf(series);
  const totals = totalsAt(database, series, untilMs);
  const states = noTickets();
  for (const { state, tickets } of totals) states[state] += tickets;
  const sold = sumOf(totals, (total) => total.sold);
  const printed = prizeSum(
    terms.instantTiers.map(({ count }, i) => ({ tier: i + 1, tickets: count })),
    terms,
  );
  const paid = prizeSum(ledger.paid(series, untilMs), terms);
  return {
    series,
    at: new Date(untilMs).toISOString(),
    record: recordAt(journal, untilMs),
    tickets: sumOf(totals, () => true) === 0 ? 0 : commitment.tickets,
    states,
    byDistributor: byDistributor(totals, terms.ticketPriceTenge, distributors),
    sold,
    revenueTenge: sold * terms.ticketPriceTenge,
    undistributed: sumOf(totals, (total) => !total.sold && total.state !== 'destroyed'),
    destroyed: sumOf(totals, (total) => !total.sold && total.state === 'destroyed'),
    withdrawn: sumOf(
      totals,
      (total) => total.sold && (total.state === 'withdrawn' || total.state === 'destroyed'),
    ),
    prizes: {
      printed,
      paid,
      outstanding: prizeSum(ledger.outstanding(series, untilMs), terms),
      atMostToCome: {
        tickets: printed.tickets - paid.tickets,
        amountTenge: printed.amountTenge - paid.amountTenge,
      },
      draws: {
        fundTenge: terms.drawFund.totalTenge,
        won: drawnPrizes(database, journal, series, untilMs),
        ...ledger.ofDraws(series, untilMs),
      },
    },
    payments: ledger.payments(series, untilMs),
  };
}
