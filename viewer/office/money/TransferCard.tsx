/** A transfer that waits for its second person, with all that goes with it; and the form that asks for one (9.7). */
import { useSignal } from '@preact/signals';
import type { BudgetTransfer, UnclaimedReport } from '../../../broadcast/protocol/claims.ts';
import { tenge } from '../../format/tenge.ts';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { plural } from '../../text/plural.ts';
import { dayWords, instantWords } from '../frame/dayWords.ts';
import { Trouble } from '../frame/Trouble.tsx';
import type { OfficeModel } from '../officeModel.ts';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/DataTable.tsx';
import { officeText } from '../text/officeText.ts';
import { mayTransfer } from '../view/sections.ts';

type Lot = BudgetTransfer['lots'][number];

function lotColumns(): Column<Lot>[] {
  const labels = officeText().money.columns;
  return [
    { id: 'amount', label: labels.prize, kind: 'money', valueOf: ({ amountTenge }) => amountTenge },
    { id: 'since', label: labels.since, kind: 'day', valueOf: ({ since }) => since },
    { id: 'count', label: labels.count, kind: 'number', valueOf: ({ count }) => count },
    {
      ...{ id: 'sum', label: labels.sum, kind: 'money' },
      valueOf: ({ amountTenge, count }) => amountTenge * count,
    },
  ];
}

/** A press that asks once more before it is done. */
function SurePress({ words, sure, onPress }: { words: string; sure: string; onPress: () => void }) {
  const isAsked = useSignal(false);
  return (
    <button
      type="button"
      class="button"
      onClick={() => {
        if (isAsked.value) onPress();
        isAsked.value = !isAsked.value;
      }}
      onBlur={() => {
        isAsked.value = false;
      }}
    >
      {isAsked.value ? sure : words}
    </button>
  );
}

export function WaitingTransfer({ model, transfer }: { model: OfficeModel; transfer: BudgetTransfer }) {
  const texts = officeText().money.transfer;
  const trouble = useSignal<string | null>(null);
  const me = model.me.value;
  const isMine = transfer.askedBy === me?.id;

  async function answer(how: 'confirm' | 'withdraw'): Promise<void> {
    const path = `/api/host/budget-transfers/${transfer.transfer}/${how}`;
    const outcome = await model.act<BudgetTransfer>({ method: 'POST', path });
    trouble.value = outcome.ok ? null : outcome.words;
  }

  return (
    <div class="column" data-waiting={transfer.transfer}>
      <p>
        {fill(texts.asked, { name: model.nameOf(transfer.askedBy), time: instantWords(transfer.askedAt) })}
      </p>
      <p class="total">
        {texts.whole} <b>{tenge(transfer.totalTenge)}</b>
      </p>
      <DataTable
        label={texts.lots}
        rows={transfer.lots}
        columns={lotColumns()}
        keyOf={({ tier, since, amountTenge }) => `${tier} ${since} ${amountTenge}`}
        fileName={transfer.transfer}
        nothing={texts.nothing}
      />
      <p class="muted">{texts.expire}</p>
      <Trouble words={trouble.value} />
      {me && mayTransfer(me.role) && !isMine && (
        <SurePress words={texts.confirm} sure={texts.confirmSure} onPress={() => void answer('confirm')} />
      )}
      {isMine && (
        <>
          <p class="muted">{texts.mine}</p>
          <button type="button" class="button button-second" onClick={() => void answer('withdraw')}>
            {texts.withdraw}
          </button>
        </>
      )}
    </div>
  );
}

/** What could be asked for, or from when. */
export function AskTransfer({ model, report }: { model: OfficeModel; report: UnclaimedReport }) {
  const texts = officeText().money;
  const trouble = useSignal<string | null>(null);
  const { series, phase, schedule, totals } = report;
  const me = model.me.value;

  async function ask(): Promise<void> {
    const path = `/api/host/unclaimed/${series}/transfers`;
    const outcome = await model.act<BudgetTransfer>({ method: 'POST', path });
    trouble.value = outcome.ok ? null : outcome.words;
  }

  if (phase !== 'due-to-budget') {
    return (
      <p class="desk-notice" data-transfer="early">
        {fill(texts.transfer.early, { day: dayWords(schedule.toBudgetFrom) })}
      </p>
    );
  }
  if (totals.outstanding.count === 0) return <p class="muted">{texts.transfer.nothing}</p>;
  const { count, tenge: sum } = totals.outstanding;
  return (
    <div class="column" data-transfer="due">
      <p class="total">
        {report.counted ? texts.transfer.due : texts.transfer.atMost} <b>{tenge(sum)}</b>{' '}
        <span class="muted">{plural(language.value, count, texts.prizes)}</span>
      </p>
      <p class="muted">{texts.transfer.about}</p>
      <Trouble words={trouble.value} />
      {me && mayTransfer(me.role) ? (
        <SurePress words={texts.transfer.ask} sure={texts.transfer.askSure} onPress={() => void ask()} />
      ) : (
        <p class="muted">{texts.transfer.operatorOnly}</p>
      )}
    </div>
  );
}
