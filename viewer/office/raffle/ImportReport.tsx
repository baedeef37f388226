/** What was taken over: how many take part, how many are out by which reason, and the report of them all as a file. */
import { useSignal } from '@preact/signals';
import type { RaffleMonth } from '../../../broadcast/protocol/raffle.ts';
import type { OutCode } from '../../../engine/raffle/eligibility.ts';
import { outText } from '../../../engine/raffle/reasonText.ts';
import { grouped } from '../../format/tenge.ts';
import { HashValue } from '../../frame/HashValue.tsx';
import { saveFile } from '../../frame/saveFile.ts';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { plural } from '../../text/plural.ts';
import { Trouble } from '../frame/Trouble.tsx';
import { officeText } from '../text/officeText.ts';
import { mayDraft, maySeePeople } from '../view/sections.ts';
import { EraseButton } from './EraseButton.tsx';
import type { MonthDesk } from './monthDesk.ts';

export interface ImportReportProps {
  readonly desk: MonthDesk;
  readonly imported: NonNullable<RaffleMonth['imported']>;
}

export function ImportReport({ desk, imported }: ImportReportProps) {
  const texts = officeText().raffle;
  const trouble = useSignal<string | null>(null);
  const { counts, binding, by, record } = imported;
  const { month, path, me, model } = desk;

  async function save(format: 'csv' | 'xlsx'): Promise<void> {
    const file = await model.download(`${path}/report?format=${format}&lang=${language.value}`);
    trouble.value = file.ok ? null : file.words;
    if (file.ok) saveFile(`${month.raffle}-${month.month}-report.${format}`, file.body);
  }

  return (
    <>
      <p class="import-counts" data-imported={counts.eligible}>
        <b class="good">✓ {plural(language.value, counts.eligible, texts.eligible)}</b>
        <span>{fill(texts.rows.outCount, { count: grouped(counts.rows - counts.eligible) })}</span>
      </p>
      <ul class="reason-counts">
        {Object.entries(counts.reasons).map(([code, count]) => (
          <li key={code}>
            <span>{outText({ code: code as OutCode, clause: null, of: '…' }, language.value)}</span>
            <b>{grouped(count ?? 0)}</b>
          </li>
        ))}
      </ul>
      <p class="muted small">
        {fill(texts.importedBy, { name: model.nameOf(by), record })}{' '}
        <HashValue hash={binding} label={texts.binding} />
      </p>
      {maySeePeople(me.role) && (
        <div class="table-files">
          <span class="muted small">{texts.report}</span>
          <button type="button" class="side-act" onClick={() => void save('csv')}>
            CSV
          </button>
          <button type="button" class="side-act" onClick={() => void save('xlsx')}>
            XLSX
          </button>
        </div>
      )}
      {mayDraft(me.role) && (
        <EraseButton desk={desk} words={texts.erase.out} sure={texts.erase.outSure} what={{ out: 'all' }} />
      )}
      <Trouble words={trouble.value} />
    </>
  );
}
