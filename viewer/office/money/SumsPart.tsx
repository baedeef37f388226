/** All series side by side at the end of any day: what came in, what was paid, what is still owed, and to whom it goes. */
import { type Signal, useSignal } from '@preact/signals';
import type { ClaimsDesk, UnclaimedReport } from '../../../broadcast/protocol/claims.ts';
import type { SeriesBooks } from '../../../broadcast/protocol/tickets.ts';
import { grouped, tenge } from '../../format/tenge.ts';
import { fill } from '../../text/fill.ts';
import type { Outcome } from '../api/outcome.ts';
import { useAnswer, useReading } from '../api/useAnswer.ts';
import { DayField } from '../frame/DayField.tsx';
import { Trouble } from '../frame/Trouble.tsx';
import type { OfficeModel } from '../officeModel.ts';
import { seriesName } from '../overview/SeriesCard.tsx';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/DataTable.tsx';
import { officeText } from '../text/officeText.ts';
import { fragmentOf, open } from '../view/route.ts';
import type { MoneyDesk } from './moneyDesk.ts';
import { type SeriesSums, seriesSums } from './seriesSums.ts';

/** @param day empty: now */
async function allSums(
  model: OfficeModel,
  series: readonly number[],
  day: string,
): Promise<Outcome<SeriesSums[]>> {
  const sums: SeriesSums[] = [];
  for (const each of series) {
    const books = await model.ask<SeriesBooks>(
      `/api/host/tickets/${each}/books${day === '' ? '' : `?at=${day}`}`,
    );
    if (!books.ok) return books;
    const unclaimed = await model.ask<UnclaimedReport>(
      `/api/host/unclaimed/${each}${day === '' ? '' : `?on=${day}`}`,
    );
    sums.push(seriesSums(books.body, unclaimed.ok ? unclaimed.body : null));
  }
  return { ok: true, body: sums };
}

function columnsOf(): Column<SeriesSums>[] {
  const texts = officeText().money;
  const labels = texts.columns;
  return [
    {
      ...{ id: 'series', label: labels.series, kind: 'text' },
      valueOf: ({ series }) => seriesName(series),
      sortOf: ({ series }) => series,
    },
    { id: 'sold', label: labels.sold, kind: 'number', valueOf: ({ sold }) => sold },
    { id: 'revenue', label: labels.revenue, kind: 'money', valueOf: ({ revenueTenge }) => revenueTenge },
    { id: 'paid', label: labels.paid, kind: 'money', valueOf: ({ paidTenge }) => paidTenge },
    { id: 'approved', label: labels.approved, kind: 'money', valueOf: ({ approvedTenge }) => approvedTenge },
    {
      ...{ id: 'outstanding', label: labels.outstanding, kind: 'money' },
      valueOf: ({ outstandingTenge }) => outstandingTenge,
    },
    { id: 'budget', label: labels.toBudget, kind: 'money', valueOf: ({ toBudgetTenge }) => toBudgetTenge },
    {
      ...{ id: 'phase', label: labels.phase, kind: 'text' },
      valueOf: ({ phase }) => phase && texts.phaseNames[phase],
    },
    { id: 'kept', label: labels.keptThrough, kind: 'day', valueOf: ({ keptThrough }) => keptThrough },
  ];
}

/** What all claims together were paid: in money, in things, and the tax kept back of it; what winners of things paid is apart. */
function Paid({ paid }: Pick<ClaimsDesk, 'paid'>) {
  const texts = officeText().money;
  const figures = [
    ['count', texts.paid.count, grouped(paid.count)],
    ['gross', texts.paid.gross, tenge(paid.grossTenge)],
    ['tax', texts.paid.tax, tenge(paid.taxWithheldTenge)],
    ['in-kind', texts.paid.inKind, tenge(paid.inKindTenge)],
    ['net', texts.paid.net, tenge(paid.paidTenge)],
    ['winners-tax', texts.paid.winnersTax, tenge(paid.taxPaidByWinnersTenge)],
  ] as const;
  return (
    <>
      <h3>{texts.paid.title}</h3>
      <dl class="overview-figures">
        {figures.map(([name, words, value]) => (
          <div key={name} data-paid={name}>
            <dt>{words}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Day({ day }: { day: Signal<string> }) {
  const texts = officeText().tickets.books;
  return (
    <div class="books-day">
      <DayField
        label={texts.day}
        value={day.value}
        whenEmpty={texts.now}
        onEdit={(value) => {
          day.value = value;
        }}
      />
    </div>
  );
}

export function SumsPart({ desk: { model, all } }: { desk: MoneyDesk }) {
  const texts = officeText().money;
  const day = useSignal('');
  const numbers = all.map(({ series }) => series);
  const { body, trouble } = useReading(model, `sums ${numbers} ${day.value}`, () =>
    allSums(model, numbers, day.value),
  );
  const claims = useAnswer<ClaimsDesk>(model, '/api/host/claims-desk');
  return (
    <section class="card" aria-labelledby="sums-title">
      <h2 id="sums-title">{texts.parts.sums}</h2>
      <Day day={day} />
      <Trouble words={trouble ?? claims.trouble} />
      {body && (
        <DataTable
          label={texts.parts.sums}
          rows={body}
          columns={columnsOf()}
          keyOf={({ series }) => series}
          fileName={day.value === '' ? 'money' : `money-${day.value}`}
          nothing={texts.nothing}
          onOpen={() => open('tickets', 'books')}
        />
      )}
      <p class="muted small">{texts.sumsHint}</p>
      <p>
        <a href={fragmentOf('tickets', 'books')}>{texts.toBooks}</a>
      </p>
      {claims.body && day.value === '' && <Paid paid={claims.body.paid} />}
      {day.value !== '' && <p class="muted small">{fill(texts.paid.nowOnly, { title: texts.paid.title })}</p>}
    </section>
  );
}
