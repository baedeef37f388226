/**
 * A table as XLSX (ECMA-376: one sheet, inline strings). Written here over fflate's plain zip: ready-made writers compress what is larger
 * than 160 KB in a worker made from a blob, which the pages' content security policy forbids, and then never answer.
 */
import { strToU8, zipSync } from 'fflate';
import type { CellValue, Column } from './column.ts';
import type { Sheet } from './sheet.ts';

const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Characters that XML 1.0 has no way to write are left out. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const escaped = (text: string): string =>
  text.replace(UNWRITABLE, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Days count from 1899-12-30 in spreadsheets. */
const DAY_MS = 86_400_000;
const serialOf = (day: string): number => (Date.parse(day) - Date.UTC(1899, 11, 30)) / DAY_MS;

/** Styles by their place in `STYLES`: 0 plain, 1 bold, 2 a day, 3 thousands apart. */
const STYLE = { text: 0, heading: 1, day: 2, number: 3, money: 3, instant: 0 } as const;
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/></numFmts>\
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/>\
<xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="3" applyNumberFormat="1"/></cellXfs></styleSheet>`;

const textCell = (text: string, style: number): string =>
  `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

function cell(value: CellValue, kind: Column<unknown>['kind']): string {
  if (value === null) return '<c/>';
  if (kind === 'day' && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value))
    return `<c s="${STYLE.day}"><v>${serialOf(value)}</v></c>`;
  return typeof value === 'number'
    ? `<c s="${STYLE[kind]}"><v>${value}</v></c>`
    : textCell(value, STYLE.text);
}

function sheetXml({ headings, kinds, rows }: Sheet): string {
  const head = headings.map((heading) => textCell(heading, STYLE.heading)).join('');
  const body = rows.map((cells) => `<row>${cells.map((value, i) => cell(value, kinds[i]!)).join('')}</row>`);
  const widths = headings
    .map((_, i) => `<col min="${i + 1}" max="${i + 1}" width="20" customWidth="1"/>`)
    .join('');
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" \
activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths}</cols>\
<sheetData><row>${head}</row>${body.join('')}</sheetData></worksheet>`;
}

const part = (name: string, type: string): string =>
  `<Override PartName="/${name}" ContentType="${CONTENT}.${type}+xml"/>`;
const link = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;

/** The file's bytes. @param name of the sheet, cut to the 31 characters that spreadsheets take */
export function sheetXlsx(sheet: Sheet, name: string): Blob {
  const title = escaped(name.replace(/[\\/?*[\]:"]/g, ' ').slice(0, 31));
  const files = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" \
ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${part('xl/workbook.xml', 'sheet.main')}\
${part('xl/worksheets/sheet1.xml', 'worksheet')}${part('xl/styles.xml', 'styles')}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${link('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${title}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">\
${link('r1', 'worksheet', 'worksheets/sheet1.xml')}${link('r2', 'styles', 'styles.xml')}</Relationships>`,
    'xl/worksheets/sheet1.xml': sheetXml(sheet),
    'xl/styles.xml': STYLES,
  };
  const bytes = zipSync(Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, strToU8(xml)])));
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: SHEET_TYPE });
}
