/** A month's participants from a file: who is out and why, before anything is kept; then all of it, blinded. */
import { useSignal } from '@preact/signals';
import type { RaffleMonth, RafflePreview } from '../../../broadcast/protocol/raffle.ts';
import type { JudgedRow } from '../../../engine/raffle/eligibility.ts';
import { outText, passedOverText, repairText } from '../../../engine/raffle/reasonText.ts';
import { grouped } from '../../format/tenge.ts';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { plural } from '../../text/plural.ts';
import { dayWords } from '../frame/dayWords.ts';
import { FilePicker } from '../frame/FilePicker.tsx';
import { Trouble } from '../frame/Trouble.tsx';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/DataTable.tsx';
import { officeText } from '../text/officeText.ts';
import { maySeePeople } from '../view/sections.ts';
import { ImportReport } from './ImportReport.tsx';
import { dayAfterMonth, type MonthDesk } from './monthDesk.ts';
import { monthWords } from './monthWords.ts';

/** What the server takes. */
const LARGEST_FILE_BYTES = 25 * 2 ** 20;
const ACCEPTED = '.csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function columnsOf(): Column<JudgedRow>[] {
  const texts = officeText();
  const labels = texts.raffle.rows;
  const lang = language.value;
  const clausesOf = ({ out }: JudgedRow): string =>
    [...new Set(out.flatMap(({ clause }) => clause ?? []))].join('; ');
  return [
    { id: 'row', label: labels.row, kind: 'number', valueOf: ({ row }) => row },
    {
      ...{ id: 'verdict', label: labels.verdict, kind: 'text' },
      valueOf: ({ out }) => (out.length === 0 ? `✓ ${labels.takesPart}` : `✕ ${labels.out}`),
    },
    {
      ...{ id: 'why', label: labels.why, kind: 'text' },
      valueOf: ({ out, repairs }) =>
        [
          ...out.map((reason) => outText(reason, lang)),
          ...repairs.map((repair) => repairText(repair, lang)),
        ].join('; '),
    },
    { id: 'clause', label: labels.clause, kind: 'text', valueOf: clausesOf },
    {
      id: 'number',
      label: labels.number,
      kind: 'text',
      valueOf: ({ number, given }) => number ?? given.number,
    },
    { id: 'name', label: labels.name, kind: 'text', valueOf: ({ given }) => given.name },
    { id: 'package', label: labels.package, kind: 'text', valueOf: ({ given }) => given.package },
    {
      ...{ id: 'connected', label: labels.connected, kind: 'day' },
      valueOf: ({ connectedOn, given }) => connectedOn ?? given.connected,
    },
  ];
}

function Preview({ preview, name }: { preview: RafflePreview; name: string }) {
  const texts = officeText().raffle;
  const { counts, rows, passedOver } = preview;
  return (
    <>
      <p class="import-counts" role="status" data-eligible={counts.eligible} data-rows={counts.rows}>
        <span>{plural(language.value, counts.rows, officeText().table.rows)}</span>
        <b class="good">✓ {plural(language.value, counts.eligible, texts.eligible)}</b>
        <b class={counts.rows > counts.eligible ? 'bad' : 'muted'}>
          ✕ {fill(texts.rows.outCount, { count: grouped(counts.rows - counts.eligible) })}
        </b>
      </p>
      <DataTable
        label={texts.rows.title}
        rows={rows}
        columns={columnsOf()}
        keyOf={({ row }) => row}
        fileName={`${name}-preview`}
        nothing={texts.rows.nothing}
      />
      {passedOver.length > 0 && (
        <details>
          <summary>{fill(texts.rows.passedOver, { count: passedOver.length })}</summary>
          <ul>
            {passedOver.map((passed) => (
              <li key={passed.row} class="muted small">
                {passed.row}. {passedOverText(passed, language.value)}: {passed.text}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** Whoever connected in an earlier month too would take part in this one instead (clause 4). */
function MissingBefore({ months }: { months: readonly string[] }) {
  if (months.length === 0) return null;
  return (
    <p class="outcome" data-missing={months.join(' ')}>
      {`▲ ${fill(officeText().raffle.missingBefore, { months: monthWords(months) })}`}
    </p>
  );
}

function ImportForm({ desk }: { desk: MonthDesk }) {
  const texts = officeText();
  const file = useSignal<File | null>(null);
  const preview = useSignal<RafflePreview | null>(null);
  const trouble = useSignal<string | null>(null);
  const isBusy = useSignal(false);
  const firstDay = dayAfterMonth(desk.month);

  async function look(picked: File): Promise<void> {
    if (isBusy.value) return;
    file.value = picked;
    preview.value = null;
    trouble.value = picked.size > LARGEST_FILE_BYTES ? texts.file.tooLarge : null;
    if (trouble.value !== null) return;
    isBusy.value = true;
    const path = `${desk.path}/preview?lang=${language.value}`;
    const outcome = await desk.model.preview<RafflePreview>({ method: 'POST', path, file: picked });
    isBusy.value = false;
    preview.value = outcome.ok ? outcome.body : null;
    trouble.value = outcome.ok ? null : outcome.words;
  }

  async function take(): Promise<void> {
    if (!file.value || isBusy.value) return;
    isBusy.value = true;
    const order = { method: 'POST', path: `${desk.path}/participants`, file: file.value } as const;
    const outcome = await desk.model.act<RaffleMonth>(order);
    isBusy.value = false;
    trouble.value = outcome.ok ? null : outcome.words;
    if (!outcome.ok) return;
    file.value = null;
    preview.value = null;
  }

  return (
    <>
      <FilePicker accept={ACCEPTED} name={file.value?.name ?? null} onPick={(each) => void look(each)} />
      {isBusy.value && (
        <p class="muted" role="status">
          {texts.file.reading}
        </p>
      )}
      <Trouble words={trouble.value} />
      {preview.value && <Preview preview={preview.value} name={desk.month.month} />}
      {preview.value?.saysKinds === false && <p class="muted small">{texts.raffle.noKinds}</p>}
      {firstDay !== null && <p class="muted">{fill(texts.raffle.collecting, { day: dayWords(firstDay) })}</p>}
      {preview.value && preview.value.counts.eligible > 0 && firstDay === null && (
        <button type="button" class="button" aria-disabled={isBusy.value} onClick={() => void take()}>
          {desk.month.imported ? texts.raffle.takeAgain : texts.raffle.take}
        </button>
      )}
    </>
  );
}

export function ImportCard({ desk, isOpen }: { desk: MonthDesk; isOpen: boolean }) {
  const texts = officeText().raffle;
  const { month, me } = desk;
  const mayBring = isOpen && month.draw === null && maySeePeople(me.role);
  return (
    <section class="card" aria-labelledby="import-title">
      <h2 id="import-title">{texts.participants}</h2>
      {month.imported ? (
        <ImportReport desk={desk} imported={month.imported} />
      ) : (
        <p class="muted">{texts.notImported}</p>
      )}
      {isOpen && <MissingBefore months={month.missingBefore} />}
      {mayBring && <ImportForm desk={desk} />}
    </section>
  );
}
