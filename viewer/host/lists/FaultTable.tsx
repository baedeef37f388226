/** What is wrong with a file, row by row, to read and to take away. */
import type { ImportFault, ImportPreview } from '../../../broadcast/protocol/host.ts';
import { saveFile } from '../../frame/saveFile.ts';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { plural } from '../../text/plural.ts';
import { hostText } from '../text/hostText.ts';
import { faultCsv } from './faultCsv.ts';

/** More would be a wall of rows: the file has them all. */
const SHOWN = 50;

function reasonOf({ reason, detail, first }: ImportFault): string {
  const words = hostText().lists.faults[detail ?? reason];
  return reason === 'duplicate' ? fill(words, { first: first ?? '—' }) : words;
}

export function FaultTable({ preview, fileName }: { preview: ImportPreview; fileName: string }) {
  const texts = hostText().lists;
  const { faultCount } = preview;
  // Personal data is said above, once, with the way out.
  const faults = preview.faults.filter(({ reason }) => reason !== 'personal-data');
  const count = faultCount - (preview.faults.length - faults.length);
  if (faults.length === 0) return null;
  const save = (): void => {
    const words = { row: texts.csvRow, reason: texts.csvReason, first: texts.csvFirst, reasonOf };
    saveFile(`${fileName}.faults.csv`, new Blob([faultCsv(preview.faults, words)], { type: 'text/csv' }));
  };
  return (
    <section class="faults" aria-labelledby="faults-title">
      <h3 id="faults-title">
        {texts.faultsTitle}: {plural(language.value, count, texts.faultCount)}
      </h3>
      <p>{texts.faultsText}</p>
      <ol>
        {faults.slice(0, SHOWN).map((fault) => (
          <li key={`${fault.row} ${fault.reason}`} data-reason={fault.reason}>
            <b>
              {texts.row} {fault.row}
            </b>{' '}
            {reasonOf(fault)}
          </li>
        ))}
      </ol>
      {count > SHOWN && <p class="muted small">{fill(texts.faultsMore, { count: SHOWN })}</p>}
      <button type="button" class="button button-second" onClick={save}>
        {texts.faultsCsv}
      </button>
    </section>
  );
}
