/** Takes the rows that a table shows away, in their order, as CSV or XLSX; what writes them is loaded when it is asked for. */
import { saveFile } from '../../frame/saveFile.ts';
import { officeText } from '../text/officeText.ts';
import type { Column } from './column.ts';
import { sheetOf } from './sheet.ts';

export interface TableFilesProps<Row> {
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly name: string;
}

export function TableFiles<Row>({ rows, columns, name }: TableFilesProps<Row>) {
  const texts = officeText().table;

  async function saveCsv(): Promise<void> {
    const { sheetCsv } = await import('./sheetCsv.ts');
    const csv = sheetCsv(sheetOf(rows, columns));
    saveFile(`${name}.csv`, new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  }

  async function saveXlsx(): Promise<void> {
    const { sheetXlsx } = await import('./sheetXlsx.ts');
    saveFile(`${name}.xlsx`, sheetXlsx(sheetOf(rows, columns), name));
  }

  return (
    <div class="table-files">
      <span class="muted small">{texts.save}</span>
      <button type="button" class="side-act" onClick={() => void saveCsv()}>
        CSV
      </button>
      <button type="button" class="side-act" onClick={() => void saveXlsx()}>
        XLSX
      </button>
    </div>
  );
}
