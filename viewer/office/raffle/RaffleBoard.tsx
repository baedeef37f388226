/** All months of every raffle, with the deadline of each draw and the ten days of each winner. */
import { useSignal } from '@preact/signals';
import type { RaffleMonthSummary, RaffleOverview } from '../../../broadcast/protocol/raffle.ts';
import { monthName } from '../../../engine/raffle/monthName.ts';
import { tenge } from '../../format/tenge.ts';
import { language, local } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { FilePicker } from '../frame/FilePicker.tsx';
import { Trouble } from '../frame/Trouble.tsx';
import type { OfficeModel } from '../officeModel.ts';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/DataTable.tsx';
import { officeText } from '../text/officeText.ts';
import { open } from '../view/route.ts';
import { mayDraft } from '../view/sections.ts';
import { deadlineMark, deadlineWords } from './deadlineWords.ts';
import { NoKeyBanner } from './NoKeyBanner.tsx';

function columnsOf(): Column<RaffleMonthSummary>[] {
  const texts = officeText().raffle;
  const labels = texts.columns;
  return [
    {
      ...{ id: 'month', label: labels.month, kind: 'text' },
      valueOf: ({ month }) => local(monthName(month)),
      sortOf: ({ month }) => month,
    },
    { id: 'amount', label: labels.amount, kind: 'money', valueOf: ({ amountTenge }) => amountTenge },
    { id: 'eligible', label: labels.participants, kind: 'number', valueOf: ({ eligible }) => eligible },
    {
      ...{ id: 'deadline', label: labels.deadline, kind: 'text' },
      valueOf: ({ deadline }) => deadlineWords(deadline),
      show: ({ deadline }) => (
        <span class={`flag flag-${deadlineMark(deadline) ?? 'calm'}`}>{deadlineWords(deadline)}</span>
      ),
    },
    { id: 'phase', label: labels.phase, kind: 'text', valueOf: ({ phase }) => texts.phases[phase] },
    {
      ...{ id: 'contact', label: labels.contact, kind: 'instant' },
      valueOf: ({ contactDeadline }) => contactDeadline,
    },
  ];
}

/** The terms are a file that a host brings once, and again when they change. */
function Terms({ model }: { model: OfficeModel }) {
  const texts = officeText().raffle;
  const trouble = useSignal<string | null>(null);

  async function take(file: File): Promise<void> {
    let json: object;
    try {
      json = JSON.parse(await file.text());
    } catch {
      trouble.value = texts.terms.noJson;
      return;
    }
    const outcome = await model.act<RaffleOverview>({ method: 'POST', path: '/api/host/raffles', json });
    trouble.value = outcome.ok ? null : outcome.words;
  }

  return (
    <section class="card" aria-labelledby="terms-title">
      <h2 id="terms-title">{texts.terms.title}</h2>
      <p class="muted">{texts.terms.about}</p>
      <FilePicker accept=".json,application/json" name={null} onPick={(file) => void take(file)} />
      <Trouble words={trouble.value} />
    </section>
  );
}

function Findings({ findings }: Pick<RaffleOverview, 'findings'>) {
  const texts = officeText();
  const grave = findings.filter(({ severity }) => severity !== 'note');
  if (grave.length === 0) return null;
  return (
    <details class="findings">
      <summary>{fill(texts.raffle.findings, { count: grave.length })}</summary>
      <ul>
        {grave.map(({ code, clause, message, reading }) => (
          <li key={`${code} ${clause}`}>
            <b>{fill(texts.clause, { clause })}</b> {message[language.value] ?? message.ru}{' '}
            {reading && <span class="muted">{reading[language.value] ?? reading.ru}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

export function RaffleBoard({ model }: { model: OfficeModel }) {
  const texts = officeText().raffle;
  const { body, trouble } = useAnswer<{ raffles: RaffleOverview[]; isPeopleReadable: boolean }>(
    model,
    '/api/host/raffles',
  );
  const me = model.me.value;
  return (
    <div class="office-section" data-section="raffle" data-part="board">
      <h1>{texts.title}</h1>
      <Trouble words={trouble} />
      {body && <NoKeyBanner isReadable={body.isPeopleReadable} />}
      {body?.raffles.map(({ raffle, name, prize, totalTenge, months, findings }) => (
        <section key={raffle} class="card" aria-labelledby={`raffle-${raffle}`} data-raffle={raffle}>
          <h2 id={`raffle-${raffle}`}>{local(name)}</h2>
          <p class="muted">{fill(texts.about, { prize: local(prize), sum: tenge(totalTenge) })}</p>
          <DataTable
            label={local(name)}
            rows={months}
            columns={columnsOf()}
            keyOf={({ month }) => month}
            fileName={`${raffle}-months`}
            nothing={texts.noMonths}
            onOpen={({ month }) => open('raffle', raffle, month)}
            markOf={({ deadline }) => deadlineMark(deadline)}
          />
          <p class="muted small">{texts.openHint}</p>
          <Findings findings={findings} />
        </section>
      ))}
      {body?.raffles.length === 0 && <p class="card muted">{texts.none}</p>}
      {me && mayDraft(me.role) && <Terms model={model} />}
    </div>
  );
}
