/** The books of a series at any date, with the sums that have to agree. */
import { useSignal } from '@preact/signals';
import type { SeriesBooks } from '../../../broadcast/protocol/tickets.ts';
import { TICKET_STATES } from '../../../engine/tickets/ticketState.ts';
import { grouped, tenge } from '../../format/tenge.ts';
import { fill } from '../../text/fill.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { DayField } from '../frame/DayField.tsx';
import { instantWords } from '../frame/dayWords.ts';
import { Trouble } from '../frame/Trouble.tsx';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/DataTable.tsx';
import { officeText } from '../text/officeText.ts';
import { bookChecks } from './bookChecks.ts';
import type { TicketsDesk } from './ticketsDesk.ts';

interface Line {
  readonly id: string;
  readonly words: string;
  readonly tickets: number | null;
  readonly sumTenge: number | null;
}

function linesOf(books: SeriesBooks): Line[] {
  const { states, tickets: texts } = officeText();
  const words = texts.books;
  const { prizes, payments } = books;
  const { draws } = prizes;
  const line = (id: string, name: string, tickets: number | null, sumTenge: number | null): Line => ({
    ...{ id, words: name, tickets, sumTenge },
  });
  return [
    line('tickets', words.printed, books.tickets, null),
    line('sold', words.sold, books.sold, books.revenueTenge),
    line('undistributed', words.undistributed, books.undistributed, null),
    line('destroyed', words.destroyed, books.destroyed, null),
    line('withdrawn', words.withdrawn, books.withdrawn, null),
    line('prizes', words.prizes, prizes.printed.tickets, prizes.printed.amountTenge),
    line('paid', words.paid, prizes.paid.tickets, prizes.paid.amountTenge),
    line('outstanding', words.outstanding, prizes.outstanding.tickets, prizes.outstanding.amountTenge),
    line('to-come', words.atMostToCome, prizes.atMostToCome.tickets, prizes.atMostToCome.amountTenge),
    line('draw-fund', words.drawFund, null, draws.fundTenge),
    line('draw-won', words.drawWon, draws.won.tickets, draws.won.amountTenge),
    line('draw-claimed', words.drawClaimed, draws.claimed.tickets, draws.claimed.amountTenge),
    line('draw-outstanding', words.drawOutstanding, draws.outstanding.tickets, draws.outstanding.amountTenge),
    line('draw-paid', words.drawPaid, draws.paid.tickets, draws.paid.amountTenge),
    line('payments', words.payments, payments.count, payments.grossTenge),
    line('paid-money', words.paidMoney, null, payments.paidTenge),
    line('tax-withheld', words.taxWithheld, null, payments.taxWithheldTenge),
    line('in-kind', words.inKind, null, payments.inKindTenge),
    line('winners-tax', words.winnersTax, null, payments.taxPaidByWinnersTenge),
    ...TICKET_STATES.map((state) =>
      line(`state-${state}`, fill(words.inState, { state: states[state] }), books.states[state], null),
    ),
  ];
}

function Checks({ desk, books }: { desk: TicketsDesk; books: SeriesBooks }) {
  const texts = officeText().tickets.books;
  return (
    <ul class="book-checks">
      {bookChecks(books, desk.counts.ticketPriceTenge).map(({ name, left, right, isMoney }) => {
        const holds = left === right;
        const words = isMoney ? tenge : grouped;
        return (
          <li key={name} data-check={name} data-holds={holds} class={holds ? 'book-holds' : 'book-breaks'}>
            <span aria-hidden="true">{holds ? '✓' : '✕'}</span>
            <span>{texts.checks[name]}</span>
            <span>
              {holds ? words(right) : fill(texts.differs, { left: words(left), right: words(right) })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function lineColumns(): Column<Line>[] {
  const texts = officeText().tickets;
  return [
    { id: 'words', label: texts.columns.what, kind: 'text', valueOf: ({ words }) => words },
    { id: 'tickets', label: texts.columns.tickets, kind: 'number', valueOf: ({ tickets }) => tickets },
    { id: 'sum', label: texts.books.sum, kind: 'money', valueOf: ({ sumTenge }) => sumTenge },
  ];
}

type ByDistributor = SeriesBooks['byDistributor'][number];

function holderColumns(): Column<ByDistributor>[] {
  const texts = officeText().tickets;
  return [
    {
      ...{ id: 'name', label: texts.columns.holder, kind: 'text' },
      valueOf: ({ distributor, name }) => (distributor === '' ? texts.operator : name),
    },
    { id: 'issued', label: texts.books.issued, kind: 'number', valueOf: ({ issued }) => issued },
    { id: 'sold', label: texts.books.sold, kind: 'number', valueOf: ({ sold }) => sold },
    { id: 'revenue', label: texts.books.revenue, kind: 'money', valueOf: ({ revenueTenge }) => revenueTenge },
    {
      ...{ id: 'liability', label: texts.books.liability, kind: 'money' },
      valueOf: ({ liabilityTenge }) => liabilityTenge,
    },
  ];
}

export function BooksPart({ desk }: { desk: TicketsDesk }) {
  const texts = officeText().tickets;
  const day = useSignal('');
  const { series } = desk.counts;
  const query = day.value === '' ? '' : `?at=${day.value}`;
  const { body, trouble } = useAnswer<SeriesBooks>(desk.model, `/api/host/tickets/${series}/books${query}`);
  const suffix = day.value === '' ? '' : `-${day.value}`;
  return (
    <section class="card" aria-labelledby="books-title">
      <h2 id="books-title">{texts.parts.books}</h2>
      <div class="books-day">
        <DayField
          label={texts.books.day}
          value={day.value}
          whenEmpty={texts.books.now}
          onEdit={(value) => {
            day.value = value;
          }}
        />
      </div>
      <Trouble words={trouble} />
      {body && (
        <>
          <p class="muted" data-books-at={body.at}>
            {fill(texts.books.until, { time: instantWords(body.at), record: body.record })}
          </p>
          <Checks desk={desk} books={body} />
          <DataTable
            label={texts.parts.books}
            rows={linesOf(body)}
            columns={lineColumns()}
            keyOf={({ id }) => id}
            fileName={`books-${series}${suffix}`}
            nothing={texts.books.nothing}
          />
          <h3>{texts.books.byHolder}</h3>
          <DataTable
            label={texts.books.byHolder}
            rows={body.byDistributor}
            columns={holderColumns()}
            keyOf={({ distributor }) => distributor}
            fileName={`distributors-${series}${suffix}`}
            nothing={texts.books.nothing}
          />
          <p class="muted small">{texts.books.honest}</p>
        </>
      )}
    </section>
  );
}
