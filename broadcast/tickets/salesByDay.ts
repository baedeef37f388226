/** Sales by the day that they are said to be of: what distributors reported, whenever it was entered. Together they are the books of now (7.2). */
import type { DatabaseSync } from 'node:sqlite';
import type { SalesByDay } from '../protocol/tickets.ts';
import type { TicketBooks } from './ticketBooks.ts';

export interface SalesParts {
  readonly database: DatabaseSync;
  readonly books: TicketBooks;
}

/** Days with sales that stand, oldest first. @throws Refused NOT_FOUND for a series without books */
export function salesByDay({ database, books }: SalesParts, series: number): SalesByDay {
  const { ticketPriceTenge } = books.seriesOf(series).terms;
  const days = database
    .prepare(
      `SELECT m.day AS day, sum(m.tickets) AS tickets, max(m.at_ms) AS entered FROM movement m
       WHERE m.series = ? AND m.state = 'sold' AND m.undoes IS NULL
         AND NOT EXISTS (SELECT 1 FROM movement u WHERE u.undoes = m.record)
       GROUP BY m.day ORDER BY m.day`,
    )
    .all(series)
    .map(({ day, tickets, entered }) => ({
      day: day as string,
      tickets: tickets as number,
      revenueTenge: (tickets as number) * ticketPriceTenge,
      lastEntered: new Date(entered as number).toISOString(),
    }));
  const tickets = days.reduce((sum, one) => sum + one.tickets, 0);
  return { series, days, tickets, revenueTenge: tickets * ticketPriceTenge };
}
