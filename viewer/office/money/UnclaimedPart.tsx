/** Prizes that nobody has come for, by tier and by age, at the end of any day; and what becomes of them when (9.7). */
import { useSignal } from '@preact/signals';
import type { UnclaimedReport } from '../../../broadcast/protocol/claims.ts';
import { AGE_BUCKETS, type UnclaimedTier } from '../../../engine/claims/unclaimed.ts';
import { tenge } from '../../format/tenge.ts';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { plural } from '../../text/plural.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { DayField } from '../frame/DayField.tsx';
import { dayWords } from '../frame/dayWords.ts';
import { Trouble } from '../frame/Trouble.tsx';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/DataTable.tsx';
import { officeText } from '../text/officeText.ts';
import { KeepingLine } from './KeepingLine.tsx';
import type { MoneyDesk } from './moneyDesk.ts';

function columnsOf(): Column<UnclaimedTier>[] {
  const texts = officeText().money;
  const labels = texts.columns;
  return [
    { id: 'amount', label: labels.prize, kind: 'money', valueOf: ({ amountTenge }) => amountTenge },
    { id: 'claimable', label: labels.claimable, kind: 'number', valueOf: ({ claimable }) => claimable.count },
    { id: 'paidCount', label: labels.paidCount, kind: 'number', valueOf: ({ paid }) => paid.count },
    {
      id: 'budgetCount',
      label: labels.budgetCount,
      kind: 'number',
      valueOf: ({ toBudget }) => toBudget.count,
    },
    {
      ...{ id: 'left', label: labels.left, kind: 'number' },
      valueOf: ({ outstanding }) => outstanding.count,
    },
    {
      ...{ id: 'leftSum', label: labels.leftSum, kind: 'money' },
      valueOf: ({ outstanding }) => outstanding.tenge,
    },
    ...AGE_BUCKETS.map(
      ({ id }): Column<UnclaimedTier> => ({
        ...{ id, label: texts.ages[id], kind: 'number' },
        valueOf: ({ byAge }) => byAge[id].count,
      }),
    ),
  ];
}

/** Whether the sums are of winners that were counted; before that day tickets may still have been sold. */
const isExact = ({ counted, on }: UnclaimedReport): boolean => counted !== null && on >= counted.on;

function Ages({ totals }: Pick<UnclaimedReport, 'totals'>) {
  const texts = officeText().money;
  const most = Math.max(1, ...AGE_BUCKETS.map(({ id }) => totals.byAge[id].tenge));
  return (
    <dl class="ages">
      {AGE_BUCKETS.map(({ id }) => {
        const { count, tenge: sum } = totals.byAge[id];
        return (
          <div key={id} data-age={id} data-count={count} data-sum={sum}>
            <dt>{texts.ages[id]}</dt>
            <dd>
              <meter min={0} max={most} value={sum} aria-hidden="true" />
              <span>
                <b>{tenge(sum)}</b> {plural(language.value, count, texts.prizes)}
              </span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

export function UnclaimedPart({ desk: { model, counts } }: { desk: MoneyDesk }) {
  const texts = officeText().money;
  const day = useSignal('');
  const { series } = counts;
  const query = day.value === '' ? '' : `?on=${day.value}`;
  const { body, trouble } = useAnswer<UnclaimedReport>(model, `/api/host/unclaimed/${series}${query}`);
  return (
    <section class="card" aria-labelledby="unclaimed-title">
      <h2 id="unclaimed-title">{texts.parts.unclaimed}</h2>
      <div class="books-day">
        <DayField
          label={officeText().tickets.books.day}
          value={day.value}
          whenEmpty={officeText().tickets.books.now}
          onEdit={(value) => {
            day.value = value;
          }}
        />
      </div>
      <Trouble words={trouble} />
      {body && (
        <div class="column" data-unclaimed={body.on} data-outstanding={body.totals.outstanding.tenge}>
          <KeepingLine report={body} />
          <p class="total">
            {isExact(body) ? texts.totalLeft : texts.totalAtMost}{' '}
            <b>{tenge(body.totals.outstanding.tenge)}</b>{' '}
            <span class="muted">{plural(language.value, body.totals.outstanding.count, texts.prizes)}</span>
          </p>
          <h3>{texts.byAge}</h3>
          <Ages totals={body.totals} />
          <h3>{texts.byTier}</h3>
          <DataTable
            label={texts.byTier}
            rows={body.tiers}
            columns={columnsOf()}
            keyOf={({ tier, amountTenge }) => `${tier} ${amountTenge}`}
            fileName={`unclaimed-${series}-${body.on}`}
            nothing={texts.nothingClaimable}
          />
          <p class="muted small" data-counted={isExact(body)}>
            {body.counted && isExact(body)
              ? fill(texts.counted, {
                  day: dayWords(body.counted.on),
                  name: model.nameOf(body.counted.by),
                  record: body.counted.record,
                })
              : texts.honest}
          </p>
        </div>
      )}
    </section>
  );
}
