/** Sales from a file: what it would do, what is wrong line by line, and then all of it or nothing. */
import { useSignal } from '@preact/signals';
import type { SalesFault, SalesImported, SalesPreview } from '../../../broadcast/protocol/tickets.ts';
import { tenge } from '../../format/tenge.ts';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { plural } from '../../text/plural.ts';
import { FilePicker } from '../frame/FilePicker.tsx';
import { Trouble } from '../frame/Trouble.tsx';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/DataTable.tsx';
import { officeText } from '../text/officeText.ts';
import { mayMove, type TicketsDesk } from './ticketsDesk.ts';

/** What the server takes. */
const LARGEST_FILE_BYTES = 25 * 2 ** 20;

function faultColumns(): Column<SalesFault>[] {
  const texts = officeText();
  const { sales } = texts.tickets;
  return [
    { id: 'row', label: sales.row, kind: 'number', valueOf: ({ row }) => row },
    { id: 'word', label: sales.word, kind: 'text', valueOf: ({ word }) => word },
    { id: 'reason', label: sales.reason, kind: 'text', valueOf: ({ reason }) => texts.selection[reason] },
  ];
}

function Reading({ preview, name }: { preview: SalesPreview; name: string }) {
  const texts = officeText().tickets;
  const { rows, tickets, revenueTenge, movements, faults, faultCount } = preview;
  const lines = plural(language.value, rows, texts.sales.lines);
  if (faultCount > 0) {
    return (
      <>
        <p class="import-counts" role="status" data-faults={faultCount}>
          <span>{lines}</span>
          <b class="bad">
            <span aria-hidden="true">✕ </span>
            {plural(language.value, faultCount, texts.sales.faults)}
          </b>
        </p>
        <DataTable
          label={texts.sales.faultTable}
          rows={faults}
          columns={faultColumns()}
          keyOf={({ row, reason, word }) => `${row} ${reason} ${word}`}
          fileName={`${name}-faults`}
          nothing={texts.sales.noFaults}
        />
        {faultCount > faults.length && (
          <p class="muted">{fill(texts.sales.firstOnly, { count: faults.length })}</p>
        )}
      </>
    );
  }
  return (
    <p class="import-counts" role="status" data-faults={0}>
      <span>{lines}</span>
      <b class="good">
        <span aria-hidden="true">✓ </span>
        {plural(language.value, tickets, texts.count)}
      </b>
      <span>{tenge(revenueTenge)}</span>
      <span class="muted">{plural(language.value, movements, texts.sales.movements)}</span>
    </p>
  );
}

export function SalesPart({ desk }: { desk: TicketsDesk }) {
  const texts = officeText().tickets;
  const file = useSignal<File | null>(null);
  const preview = useSignal<SalesPreview | null>(null);
  const trouble = useSignal<string | null>(null);
  const done = useSignal<SalesImported | null>(null);
  const isBusy = useSignal(false);
  const path = `/api/host/tickets/${desk.counts.series}/sales`;
  if (!mayMove(desk)) return <p class="card muted">{texts.operatorOnly}</p>;

  async function look(picked: File): Promise<void> {
    if (isBusy.value) return;
    file.value = picked;
    preview.value = null;
    done.value = null;
    trouble.value = picked.size > LARGEST_FILE_BYTES ? officeText().file.tooLarge : null;
    if (trouble.value !== null) return;
    isBusy.value = true;
    const outcome = await desk.model.preview<SalesPreview>({
      method: 'POST',
      path: `${path}/preview`,
      file: picked,
    });
    isBusy.value = false;
    preview.value = outcome.ok ? outcome.body : null;
    trouble.value = outcome.ok ? null : outcome.words;
  }

  const isReady = preview.value !== null && preview.value.faultCount === 0;
  async function take(): Promise<void> {
    if (!file.value || !isReady || isBusy.value) return;
    isBusy.value = true;
    const outcome = await desk.model.act<SalesImported>({ method: 'POST', path, file: file.value });
    isBusy.value = false;
    trouble.value = outcome.ok ? null : outcome.words;
    if (!outcome.ok) return;
    done.value = outcome.body;
    file.value = null;
    preview.value = null;
  }

  return (
    <section class="card import" aria-labelledby="sales-title">
      <h2 id="sales-title">{texts.parts.sales}</h2>
      <p class="muted">{texts.sales.about}</p>
      <FilePicker
        accept=".csv,.txt,text/csv"
        name={file.value?.name ?? null}
        onPick={(each) => void look(each)}
      />
      {isBusy.value && (
        <p class="muted" role="status">
          {officeText().file.reading}
        </p>
      )}
      <Trouble words={trouble.value} />
      {preview.value && <Reading preview={preview.value} name={file.value?.name ?? 'sales'} />}
      {isReady && (
        <button type="button" class="button" aria-disabled={isBusy.value} onClick={() => void take()}>
          {texts.sales.take}
        </button>
      )}
      {done.value && (
        <p class="outcome outcome-good" role="status" data-done={done.value.tickets}>
          <span aria-hidden="true">✓ </span>
          {fill(texts.sales.done, {
            tickets: plural(language.value, done.value.tickets, texts.count),
            sum: tenge(done.value.revenueTenge),
          })}
        </p>
      )}
    </section>
  );
}
