/** A sheet of an XLSX file (ECMA-376, part 1, §18) as a table of texts, as the spreadsheet shows them. */
import { fileFault } from './fileFault.ts';
import { isBlank, MAX_COLUMNS, MAX_ROWS, type Table, type TableRow } from './table.ts';
import { TableRoom } from './tableRoom.ts';
import { XlsxParts } from './xlsxParts.ts';

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';

/** Excel's own limit of a cell; a file that goes beyond it was made to hurt. */
const MAX_CELL_CHARACTERS = 32_767;

/** @throws TirazhError BAD_INPUT for a cell beyond the limit */
function joined(text: string, piece: string): string {
  if (text.length + piece.length <= MAX_CELL_CHARACTERS) return text + piece;
  throw fileFault(
    'file-cell-too-long',
    `the file has a cell of more than ${MAX_CELL_CHARACTERS} characters; no spreadsheet writes one`,
  );
}

interface Sheet {
  readonly name: string;
  /** Of its part. */
  readonly path: string;
}

/** In the order of their tabs. */
function sheetsOf(parts: XlsxParts): Sheet[] {
  const named: { name: string; relation: string | undefined }[] = [];
  parts.read(WORKBOOK, {
    open(name, attributes) {
      if (name !== 'sheet') return;
      const relation = attributes['r:id'] ?? attributes['relationships:id'];
      named.push({ name: attributes.name ?? '', relation });
    },
    close() {},
    text() {},
  });
  const targets = new Map<string, string>();
  parts.read(RELATIONS, {
    open(name, { Id, Target }) {
      if (name === 'Relationship' && Id !== undefined && Target !== undefined) targets.set(Id, Target);
    },
    close() {},
    text() {},
  });
  const found = named.flatMap(({ name, relation }): Sheet[] => {
    const target = relation === undefined ? undefined : targets.get(relation);
    if (target === undefined) return [];
    return [{ name, path: target.startsWith('/') ? target.slice(1) : `xl/${target}` }];
  });
  if (found.length === 0) throw fileFault('file-no-sheet', 'the file has no sheet; save it as XLSX');
  return found;
}

/** Names of the tabs, in order. @throws TirazhError BAD_INPUT for a file that is none */
export const sheetNames = (file: Uint8Array): string[] =>
  sheetsOf(new XlsxParts(file)).map(({ name }) => name);

/** Excel writes control characters as `_x000D_`. */
const unescaped = (text: string): string =>
  text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** From here on the engine keeps a piece of a text as a view of all of it: 4 MB of XML behind every cell. */
const VIEW_CHARACTERS = 13;

/** A text on its own feet. */
const own = (text: string): string => (text.length < VIEW_CHARACTERS ? text : ` ${text}`.slice(1));

/** Texts that cells share, by number. */
function sharedStrings(parts: XlsxParts, room: TableRoom): string[] {
  const strings: string[] = [];
  let text = '';
  let isText = false;
  let isPhonetic = false;
  parts.read('xl/sharedStrings.xml', {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') isPhonetic = true;
      isText = name === 't' && !isPhonetic;
    },
    close(name) {
      isText = false;
      if (name === 'si') {
        room.takeCells(1);
        strings.push(room.takeText(own(unescaped(text))));
      }
      if (name === 'rPh') isPhonetic = false;
    },
    text(piece) {
      if (isText) text = joined(text, piece);
    },
  });
  return strings;
}

/** Digits that a cell's style fills up with zeros, by the number of the style; 0 for others. */
function zeroFills(parts: XlsxParts, room: TableRoom): number[] {
  const formats = new Map<string, string>();
  const fills: number[] = [];
  let isCellStyle = false;
  parts.read('xl/styles.xml', {
    open(name, { numFmtId, formatCode }) {
      if (name === 'numFmt' || name === 'xf') room.takeCells(1);
      if (name === 'numFmt')
        formats.set(room.takeText(own(numFmtId ?? '')), room.takeText(own(formatCode ?? '')));
      else if (name === 'cellXfs') isCellStyle = true;
      else if (name === 'xf' && isCellStyle) {
        const [zeros] = /^0+$/.exec(formats.get(numFmtId ?? '') ?? '') ?? [''];
        fills.push(zeros.length);
      }
    },
    close(name) {
      if (name === 'cellXfs') isCellStyle = false;
    },
    text() {},
  });
  return fills;
}

/** `AB12` → 27: the column from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]+/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** A number as a spreadsheet shows it, without thousands: 1.2E+11 is 120000000000. */
function numberText(value: string, zeros: number): string {
  const number = Number(value);
  return Number.isInteger(number) ? BigInt(number).toString().padStart(zeros, '0') : value;
}

/**
 * @param nth of the sheets, from 0
 * @throws TirazhError BAD_INPUT for a file that is none, or has too many rows; RangeError for a sheet that it has not
 */
export function xlsxTable(file: Uint8Array, nth = 0): Table {
  const parts = new XlsxParts(file);
  const path = sheetsOf(parts)[nth]?.path;
  if (path === undefined) throw new RangeError(`nth: the file has no sheet ${nth}`);
  const room = new TableRoom();
  const strings = sharedStrings(parts, room);
  const fills = zeroFills(parts, room);
  const rows: TableRow[] = [];
  let number = 0;
  let cells: string[] = [];
  let cell = { column: 0, type: 'n', zeros: 0 };
  let value = '';
  let isValue = false;

  const textOf = (): string => {
    if (value === '') return '';
    if (cell.type === 's') return strings[Number(value)] ?? '';
    return room.takeText(own(cell.type === 'n' ? numberText(value, cell.zeros) : unescaped(value)));
  };
  const endRow = (): void => {
    if (isBlank(cells)) return;
    if (rows.length === MAX_ROWS) {
      throw fileFault('file-too-many-rows', `the sheet has more than ${MAX_ROWS} rows`, { most: MAX_ROWS });
    }
    room.takeCells(cells.length);
    rows.push({ number, cells });
  };
  const found = parts.read(path, {
    open(name, { r, t, s }) {
      if (name === 'row') {
        number = r === undefined ? number + 1 : Number(r);
        cells = [];
      } else if (name === 'c') {
        const column = r === undefined ? cells.length : columnOf(r);
        cell = { column, type: t ?? 'n', zeros: fills[Number(s ?? -1)] ?? 0 };
        value = '';
      }
      isValue = name === 'v' || name === 't';
    },
    close(name) {
      isValue = false;
      if (name === 'c' && cell.column < MAX_COLUMNS) {
        while (cells.length < cell.column) cells.push('');
        cells[cell.column] = textOf();
      } else if (name === 'row') endRow();
    },
    text(piece) {
      if (isValue) value = joined(value, piece);
    },
  });
  if (!found) throw fileFault('file-broken', `the file lacks ${path}; save it again as XLSX`);
  return { format: 'xlsx', rows };
}
