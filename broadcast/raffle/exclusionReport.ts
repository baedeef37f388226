/** Who of a participants file is out and why, and what was mended: as CSV or XLSX, for the people who keep the source. */
import type { LocalText } from '../../engine/encoding/schemas.ts';
import type { JudgedRow, Judgement } from '../../engine/raffle/eligibility.ts';
import { outText, passedOverText, repairText } from '../../engine/raffle/reasonText.ts';

export type ReportFormat = 'csv' | 'xlsx';
type Language = keyof LocalText;

const HEADINGS: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'Row',
    'Verdict',
    'Why',
    'Clause',
    'IIN as given',
    'IIN as read',
    'Name',
    'Package',
    'Connected',
    'Mended',
  ],
  ru: [
    'Строка',
    'Итог',
    'Причина',
    'Пункт',
    'ИИН в файле',
    'ИИН прочитан',
    'Наименование',
    'Пакет',
    'Подключение',
    'Исправлено',
  ],
  kk: [
    'Жол',
    'Қорытынды',
    'Себебі',
    'Тармақ',
    'Файлдағы ЖСН',
    'Оқылған ЖСН',
    'Атауы',
    'Пакет',
    'Қосылған күні',
    'Түзетілгені',
  ],
};
const VERDICTS: Readonly<Record<Language, readonly [string, string, string]>> = {
  en: ['takes part', 'out', 'no participant'],
  ru: ['участвует', 'не участвует', 'не участник'],
  kk: ['қатысады', 'қатыспайды', 'қатысушы емес'],
};
const WIDTHS = [8, 16, 60, 10, 18, 16, 32, 22, 16, 32];

function judgedCells(
  { row, given, number, connectedOn, repairs, out }: JudgedRow,
  language: Language,
): string[] {
  const [takesPart, isOut] = VERDICTS[language];
  const clauses = new Set(out.flatMap(({ clause }) => clause ?? []));
  return [
    String(row),
    out.length === 0 ? takesPart : isOut,
    out.map((reason) => outText(reason, language)).join('; '),
    [...clauses].join('; '),
    ...[given.number, number ?? '', given.name, given.package, connectedOn ?? given.connected],
    repairs.map((repair) => repairText(repair, language)).join('; '),
  ];
}

/** The report's rows with their headings: the file's rows in order. */
function tableOf({ rows, passedOver }: Judgement, language: Language): string[][] {
  const others = passedOver.map((passed) => ({
    row: passed.row,
    cells: [
      String(passed.row),
      VERDICTS[language][2],
      passedOverText(passed, language),
      '',
      '',
      '',
      passed.text,
      '',
      '',
      '',
    ],
  }));
  const judged = rows.map((row) => ({ row: row.row, cells: judgedCells(row, language) }));
  const lines = [...others, ...judged].sort((a, b) => a.row - b.row).map(({ cells }) => cells);
  return [[...HEADINGS[language]], ...lines];
}

/** What a spreadsheet would take for a formula is quoted, for the cells are a stranger's. */
const harmless = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
const quoted = (cell: string): string => `"${harmless(cell).replaceAll('"', '""')}"`;

/** CSV is UTF-8 with its mark, by semicolons, as spreadsheets here expect it. It names people: for its owner's eyes. */
export async function exclusionReport(
  judgement: Judgement,
  format: ReportFormat,
  language: Language,
): Promise<Uint8Array> {
  const table = tableOf(judgement, language);
  if (format === 'csv') {
    return new Uint8Array(
      Buffer.from(`\ufeff${table.map((cells) => `${cells.map(quoted).join(';')}\r\n`).join('')}`),
    );
  }
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const data = table.map((cells, i) =>
    cells.map((value) => ({ value, type: String, ...(i === 0 && { fontWeight: 'bold' as const }) })),
  );
  const written = writeXlsxFile(data, { columns: WIDTHS.map((width) => ({ width })), stickyRowsCount: 1 });
  return new Uint8Array(await written.toBuffer());
}
