/** That a column looks like people's own data, and the one way to bring it in: as codes. */
import type { ImportPreview } from '../../../broadcast/protocol/host.ts';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { plural } from '../../text/plural.ts';
import { hostText } from '../text/hostText.ts';
import { columnWords } from './ImportPreviewTable.tsx';
import type { ImportDesk } from './importDesk.ts';

/** What looks like it, of the faults that the server lists: rows, or the column's heading alone. */
function personalFaults({ faults }: ImportPreview): { rows: number; isAny: boolean } {
  const personal = faults.filter(({ reason }) => reason === 'personal-data');
  const rows = personal.filter(({ detail }) => detail !== 'heading').length;
  return { rows, isAny: personal.length > 0 };
}

export function PersonalData({ desk, preview }: { desk: ImportDesk; preview: ImportPreview }) {
  const texts = hostText().lists;
  const { rows, isAny } = personalFaults(preview);
  if (!isAny) return null;
  const { faultCount, faults } = preview;
  // The list of faults is cut at a thousand: more of them may be of this kind.
  const isCut = faultCount > faults.length;
  const count = plural(language.value, rows, texts.rows);
  return (
    <section class="personal-data" role="alert" data-personal={rows}>
      <h3>{fill(texts.personalTitle, { column: columnWords(preview, desk.choices.value.column) })}</h3>
      {rows === 0 ? (
        <p>{texts.personalHeading}</p>
      ) : (
        <p>{fill(texts.personalText, { rows: isCut ? `≥ ${count}` : count })}</p>
      )}
      <button type="button" class="button" onClick={() => void desk.choose({ blind: true })}>
        {texts.blind}
      </button>
    </section>
  );
}
