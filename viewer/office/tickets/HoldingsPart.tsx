/** Where the tickets of a series are: the whole run as a picture, its counts, and every interval as a table. */
import { TICKET_STATES } from '../../../engine/tickets/ticketState.ts';
import { grouped } from '../../format/tenge.ts';
import { fill } from '../../text/fill.ts';
import { useReading } from '../api/useAnswer.ts';
import { Trouble } from '../frame/Trouble.tsx';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/DataTable.tsx';
import { officeText } from '../text/officeText.ts';
import { allHoldings, type Held } from './allHoldings.ts';
import { seriesBar } from './seriesBar.ts';
import { holderName, type TicketsDesk } from './ticketsDesk.ts';

function Bar({ desk, held }: { desk: TicketsDesk; held: readonly Held[] }) {
  const texts = officeText();
  const { series, tickets, states } = desk.counts;
  const { slices, pieces } = seriesBar(held, tickets);
  return (
    <figure class="run">
      <svg class="run-bar" viewBox={`0 0 ${slices} 1`} preserveAspectRatio="none" aria-hidden="true">
        {pieces.map(({ state, path }) => (
          <path key={state} class={`run-${state}`} d={path} />
        ))}
      </svg>
      <figcaption class="muted small">
        {fill(texts.tickets.barText, { series, count: grouped(tickets) })}
      </figcaption>
      <dl class="run-legend">
        {TICKET_STATES.filter((state) => states[state] > 0).map((state) => (
          <div key={state} data-state={state}>
            <dt>
              <span class={`run-swatch run-${state}`} aria-hidden="true" />
              {texts.states[state]}
            </dt>
            <dd>{grouped(states[state])}</dd>
          </div>
        ))}
      </dl>
    </figure>
  );
}

function columnsOf(desk: TicketsDesk): Column<Held>[] {
  const texts = officeText();
  const labels = texts.tickets.columns;
  return [
    { id: 'first', label: labels.first, kind: 'text', valueOf: ({ first }) => first },
    { id: 'last', label: labels.last, kind: 'text', valueOf: ({ last }) => last },
    { id: 'tickets', label: labels.tickets, kind: 'number', valueOf: ({ tickets }) => tickets },
    { id: 'state', label: labels.state, kind: 'text', valueOf: ({ state }) => texts.states[state] },
    {
      ...{ id: 'holder', label: labels.holder, kind: 'text' },
      valueOf: ({ distributor }) => holderName(desk, distributor),
    },
    { id: 'record', label: labels.record, kind: 'number', valueOf: ({ record }) => record },
  ];
}

export function HoldingsPart({ desk }: { desk: TicketsDesk }) {
  const texts = officeText().tickets;
  const { model, counts } = desk;
  const path = `/api/host/tickets/${counts.series}/holdings`;
  const { body, trouble } = useReading(model, path, (asked) => allHoldings(model, asked));
  return (
    <section class="card" aria-labelledby="holdings-title">
      <h2 id="holdings-title">{texts.parts.holdings}</h2>
      <Trouble words={trouble} />
      {!counts.isSealed && <p class="desk-notice">{texts.notSealed}</p>}
      {body && (
        <>
          <Bar desk={desk} held={body} />
          <DataTable
            label={texts.holdingsTable}
            rows={body}
            columns={columnsOf(desk)}
            keyOf={({ first }) => first}
            fileName={`tickets-${counts.series}`}
            nothing={texts.noSeries}
          />
        </>
      )}
    </section>
  );
}
