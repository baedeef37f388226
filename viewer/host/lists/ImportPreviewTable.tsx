/** The first rows of a file as the server reads them; a press on a column chooses it. */
import type { ImportPreview } from '../../../broadcast/protocol/host.ts';
import { fill } from '../../text/fill.ts';
import { hostText } from '../text/hostText.ts';
import type { ImportDesk } from './importDesk.ts';

/** What a column is called. */
export function columnWords(preview: ImportPreview, column: number): string {
  return preview.columns[column] || fill(hostText().lists.columnNumber, { number: column + 1 });
}

export function ImportPreviewTable({ desk, preview }: { desk: ImportDesk; preview: ImportPreview }) {
  const texts = hostText().lists;
  const { column: chosen, headings } = desk.choices.value;
  const firstRow = headings ? 2 : 1;
  const columns = preview.columns.map((_, column) => column);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="preview" aria-label={texts.preview} tabIndex={0}>
      <table>
        <caption class="unseen">{texts.preview}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.row}</th>
            {columns.map((column) => (
              <th key={column} scope="col" data-chosen={column === chosen}>
                <button type="button" onClick={() => void desk.choose({ column })}>
                  {columnWords(preview, column)}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.sample.map((cells, row) => (
            <tr key={row}>
              <th scope="row">{firstRow + row}</th>
              {columns.map((column) => (
                <td key={column} data-chosen={column === chosen}>
                  {cells[column] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
