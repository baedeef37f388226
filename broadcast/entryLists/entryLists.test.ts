import { Buffer } from 'node:buffer';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { TirazhError } from '../../engine/errors.ts';
import { blindCode, blindCodes, codeTable } from './blindCodes.ts';
import { csvTable } from './csvTable.ts';
import { decodeText } from './decodeText.ts';
import { type ImportTask, importFile } from './importFile.ts';
import { importInThread } from './importInThread.ts';
import { TableRoom } from './tableRoom.ts';
import { withoutEntries } from './withoutEntries.ts';
import { xlsxTable } from './xlsxTable.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const cellsOf = (text: string): (readonly string[])[] => csvTable(text).rows.map(({ cells }) => cells);

function faultOf(work: () => unknown): string {
  try {
    work();
  } catch (fault) {
    if (fault instanceof TirazhError && fault.code === 'BAD_INPUT') return fault.message;
    throw fault;
  }
  throw new Error('expected a fault');
}

describe('the text of a file', () => {
  const text = 'Нөмір;Аты\r\n1;Әсем, Ғани қыз\r\n';

  it('is found whether it is UTF-8 or UTF-16, with and without its mark', () => {
    const le = Buffer.from(text, 'utf16le');
    const latin = 'code;count\r\nA1;17\r\n';
    for (const file of [
      utf8(text),
      utf8(`\uFEFF${text}`),
      Buffer.concat([Buffer.from([0xff, 0xfe]), le]),
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(le).swap16()]),
    ]) {
      expect(decodeText(file)).toBe(text);
    }
    expect(decodeText(Buffer.from(latin, 'utf16le'))).toBe(latin);
    expect(decodeText(Buffer.from(latin, 'utf16le').swap16())).toBe(latin);
  });

  it('is Windows-1251 where it is no UTF-8', () => {
    const bytes = Uint8Array.from([0xcf, 0xf0, 0xe8, 0xe7, 0x3b, 0xb9]);
    expect(decodeText(bytes)).toBe('Приз;№');
  });

  it('is refused where the file is no text', () => {
    expect(faultOf(() => decodeText(Uint8Array.from([1, 0, 0, 0, 2, 0, 0, 5, 0])))).toContain('no text');
    expect(faultOf(() => decodeText(Uint8Array.from([0xef, 0xbb, 0xbf, 0xff])))).toContain('not utf-8 text');
  });
});

describe('a CSV file', () => {
  it('is read with whichever delimiter it has', () => {
    for (const delimiter of [';', ',', '\t']) {
      expect(cellsOf(`a${delimiter}b\r\n1${delimiter}2\r\n`)).toEqual([
        ['a', 'b'],
        ['1', '2'],
      ]);
    }
    expect(cellsOf('1,5;2\n3,5;4\n')).toEqual([
      ['1,5', '2'],
      ['3,5', '4'],
    ]);
    expect(cellsOf('alone\ntogether\n')).toEqual([['alone'], ['together']]);
  });

  it('has quotes, delimiters and line ends in its values', () => {
    expect(cellsOf('"a;b";"say ""hi"""\n"two\nlines";x\n')).toEqual([
      ['a;b', 'say "hi"'],
      ['two\nlines', 'x'],
    ]);
  });

  it('counts its empty rows, and passes them over', () => {
    const rows = csvTable('a\n\n;\nb\n').rows;
    expect(rows.map(({ number }) => number)).toEqual([1, 4]);
  });

  it('is refused with a quote that is never closed', () => {
    expect(faultOf(() => csvTable('a;b\n"c;d\n'))).toMatch(/^row 2: .*quotes$/);
  });
});

const SHEET = 'xl/worksheets/sheet1.xml';
const NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** An XLSX file with one sheet. */
function xlsx(rows: string, more: Record<string, string> = {}): Uint8Array {
  const parts: Record<string, string> = {
    'xl/workbook.xml': `<workbook ${NAMESPACE} xmlns:r="r"><sheets><sheet name="Бет1" sheetId="1" r:id="rId7"/><sheet name="2" sheetId="2" r:id="rId8"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId8" Target="worksheets/sheet2.xml"/><Relationship Id="rId7" Target="worksheets/sheet1.xml"/></Relationships>',
    [SHEET]: `<?xml version="1.0"?><worksheet ${NAMESPACE}><sheetData>${rows}</sheetData></worksheet>`,
    ...more,
  };
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])) as Zippable,
  );
}

/** Where each part's entry of the directory begins. */
function directoryOf(file: Uint8Array): number[] {
  const view = new DataView(file.buffer);
  const places: number[] = [];
  let at = view.getUint32(file.length - 6, true);
  for (let i = 0; i < view.getUint16(file.length - 12, true); i++) {
    places.push(at);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return places;
}

describe('an XLSX file', () => {
  it('is read as its first sheet shows it: shared and own texts, whole numbers, gaps, styles that fill with zeros', () => {
    const file = xlsx(
      `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>own</t></is></c></row>
       <row r="3"><c r="A3"><v>1.23456789012E11</v></c><c r="B3" s="1"><v>35886403559</v></c><c r="C3" t="str"><v>a_x000D_b</v></c></row>
       <row r="4"><c r="B4"/></row>
       <row r="5"><c r="AA5" t="s"><v>1</v></c></row>`,
      {
        'xl/sharedStrings.xml': `<sst ${NAMESPACE}><si><t>Нөмір</t></si><si><r><t>ri</t></r><r><t xml:space="preserve">ch </t></r><rPh><t>no</t></rPh></si></sst>`,
        'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="000000000000"/></numFmts><cellStyleXfs><xf numFmtId="164"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
      },
    );
    const { format, rows } = xlsxTable(file);
    expect(format).toBe('xlsx');
    expect(rows).toEqual([
      { number: 1, cells: ['Нөмір', '', 'own'] },
      { number: 3, cells: ['123456789012', '035886403559', 'a\rb'] },
      { number: 5, cells: [...Array(26).fill(''), 'rich '] },
    ]);
  });

  it('is refused when it is broken, has no sheet, or would become too much', () => {
    expect(faultOf(() => xlsxTable(xlsx('').subarray(0, 200)))).toContain('no whole XLSX file');
    expect(faultOf(() => xlsxTable(xlsx('<row><c></row>')))).toContain('is broken');
    expect(faultOf(() => xlsxTable(zipSync({ 'a.txt': strToU8('x') })))).toContain('has no sheet');
    expect(
      faultOf(() => xlsxTable(xlsx('', { [SHEET]: '<!DOCTYPE x [<!ENTITY e "eee">]><x>&e;</x>' }))),
    ).toContain('broken');
  });

  it('is refused with a cell that no spreadsheet writes', () => {
    const long = 'x'.repeat(40_000);
    const limit = 'more than 32767 characters';
    const own = `<row r="1"><c r="A1" t="inlineStr"><is><t>${long}</t></is></c></row>`;
    expect(faultOf(() => xlsxTable(xlsx(own)))).toContain(limit);
    const shared = { 'xl/sharedStrings.xml': `<sst ${NAMESPACE}><si><t>${long}</t></si></sst>` };
    expect(faultOf(() => xlsxTable(xlsx('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', shared)))).toContain(
      limit,
    );
  });

  it('is inflated piece by piece, and no further than all its parts together may become, whatever they declare', () => {
    const filler = ' '.repeat(30 * 2 ** 20);
    const bomb = xlsx(`<row r="1"><c r="A1"><v>1</v></c></row>${filler}`);
    expect(bomb.length).toBeLessThan(60_000);
    expect(faultOf(() => xlsxTable(bomb))).toContain('a hundred times larger');
    // Declares ten bytes, and has as many.
    const liar = bomb.slice();
    for (const at of directoryOf(liar)) new DataView(liar.buffer).setUint32(at + 24, 10, true);
    expect(faultOf(() => xlsxTable(liar))).toContain('a hundred times larger');
    // Half of it in a part each: no part is too much, all of them are.
    const half = filler.slice(0, 5 * 2 ** 20);
    const parts = xlsx(`<row r="1"><c r="A1"><v>1</v></c></row>${half}`, {
      'xl/sharedStrings.xml': `<sst>${half}</sst>`,
      'xl/styles.xml': '<styleSheet/>',
    });
    expect(faultOf(() => xlsxTable(parts))).toContain('a hundred times larger');
  });

  it('is refused with what no spreadsheet writes: parts of one name, parts within parts, a password, endless depth', () => {
    const twice = xlsx('', { 'xl/worksheets/sheet2.xml': '<worksheet/>' });
    const name = Buffer.from(twice).lastIndexOf('sheet2.xml');
    twice.set(utf8('SHEET1.xml'), name);
    expect(faultOf(() => xlsxTable(twice))).toContain('two parts named xl/worksheets/SHEET1.xml');
    const within = xlsx('');
    const [first, second] = directoryOf(within);
    const view = new DataView(within.buffer);
    view.setUint32(second! + 42, view.getUint32(first! + 42, true), true);
    expect(faultOf(() => xlsxTable(within))).toContain('its parts overlap');
    const locked = xlsx('');
    new DataView(locked.buffer).setUint16(directoryOf(locked)[0]! + 8, 1, true);
    expect(faultOf(() => xlsxTable(locked))).toContain('without a password');
    expect(faultOf(() => xlsxTable(xlsx('<x>'.repeat(100))))).toContain('too deep');
    const attributes = Array.from({ length: 100 }, (_, i) => `a${i}=""`).join(' ');
    expect(faultOf(() => xlsxTable(xlsx(`<row ${attributes}/>`)))).toContain('too many attributes');
  });

  it('is refused where its cells or texts would fill the memory', () => {
    const wide = Array.from(
      { length: 32_000 },
      (_, i) => `<row r="${i + 1}"><c r="IU${i}"><v>${i}</v></c></row>`,
    );
    expect(faultOf(() => xlsxTable(xlsx(wide.join(''))))).toContain('more than 8000000 cells');
    const room = new TableRoom();
    room.takeText('x'.repeat(64 * 2 ** 20));
    expect(faultOf(() => room.takeText('x'))).toContain('characters of text');
  });

  it('is read where a writer notes sizes and places in 64 bits', () => {
    const narrow = xlsx('<row r="1"><c r="A1"><v>7</v></c></row>');
    const [first, second] = directoryOf(narrow);
    const from = new DataView(narrow.buffer);
    const field = new DataView(new ArrayBuffer(28));
    field.setUint16(0, 1, true);
    field.setUint16(2, 24, true);
    for (const [i, at] of [24, 20, 42].entries()) {
      field.setBigUint64(4 + 8 * i, BigInt(from.getUint32(first! + at, true)), true);
      from.setUint32(first! + at, 0xffffffff, true);
    }
    from.setUint16(first! + 30, 28, true);
    const file = new Uint8Array(narrow.length + 28);
    file.set(narrow.subarray(0, second));
    file.set(new Uint8Array(field.buffer), second);
    file.set(narrow.subarray(second), second! + 28);
    expect(xlsxTable(file).rows).toEqual([{ number: 1, cells: ['7'] }]);
  });
});

const task = (text: string, choices: Partial<ImportTask['choices']> = {}, isFinal = false): ImportTask => ({
  file: utf8(text),
  choices: { column: '1', blind: false, ...choices },
  isFinal,
});
const preview = (text: string, choices: Partial<ImportTask['choices']> = {}) =>
  importFile(task(text, choices)).preview;

describe('an import', () => {
  it('shows columns and first rows, and guesses whether there are headings', () => {
    expect(preview('Код;Город\nA1;Алматы\nB2;Семей\n', { column: 'Код' })).toEqual({
      ...{ format: 'csv', columns: ['Код', 'Город'], headings: true, column: 1 },
      sample: [
        ['A1', 'Алматы'],
        ['B2', 'Семей'],
      ],
      ...{ rows: 2, good: 2, faults: [], faultCount: 0 },
    });
    expect(preview('A1;x\nB2;y\n')).toMatchObject({ headings: false, columns: ['1', '2'], rows: 2 });
    expect(preview('Код\nA1\n', { headings: false })).toMatchObject({ rows: 2 });
    expect(preview('A1\nB2\n', { headings: true })).toMatchObject({ rows: 1, columns: ['A1'] });
    expect(faultOf(() => preview('a;b\n1;2\n', { column: 'c', headings: true }))).toBe(
      'column: there is no "c"; the columns are a, b',
    );
    expect(faultOf(() => preview('\n\n'))).toBe('the file has no entries');
  });

  it('names every fault by its row as a spreadsheet counts', () => {
    const { faults, faultCount, good } = preview(
      `code1\n\n code1 \n;x\nb\u0007\n${'x'.repeat(1001)}\ncode2\n`,
    );
    expect(faults).toEqual([
      { row: 3, reason: 'duplicate', first: 1 },
      { row: 4, reason: 'empty', first: null },
      { row: 5, reason: 'control-character', first: null },
      { row: 6, reason: 'too-long', first: null },
    ]);
    expect({ faultCount, good }).toEqual({ faultCount: 4, good: 2 });
  });

  it('refuses entries that no stage line holds, or that are not what they look like', () => {
    const fits = 'ә'.repeat(64);
    const { faults } = preview(`${fits}\n${fits}x\nA\u200bB\nA\u202eB\nA\u2028B\nK\u0410Z\n`, {
      headings: false,
    });
    expect(faults).toEqual([
      { row: 2, reason: 'too-long', first: null },
      ...[3, 4, 5].map((row) => ({ row, reason: 'control-character', first: null })),
      { row: 6, reason: 'control-character', detail: 'mixed-letters', first: null },
    ]);
    expect(faultOf(() => importFile(task('K\u0410Z\n', {}, true)))).toContain('Latin and Cyrillic letters');
    // A code takes the place of a blind value, whatever its length.
    expect(preview(`${fits}x\nK\u0410Z\n`, { blind: true, headings: false }).faults).toEqual([]);
    expect(preview('🎁'.repeat(64), { headings: false }).faults).toEqual([]);
  });

  it('takes two ways of writing a letter for one', () => {
    expect(preview('й1\n\u0438\u03061\n').faults).toEqual([{ row: 2, reason: 'duplicate', first: 1 }]);
  });

  it('lists a thousand faults and counts them all', () => {
    const { faults, faultCount } = preview('same\n'.repeat(3001));
    expect([faults.length, faultCount]).toEqual([1000, 3000]);
  });

  it('keeps the chosen column alone, sorted, and refuses a file with any fault', () => {
    const { entries, key } = importFile(task('name,code\nx,b2\ny,a1\n', { column: 'code' }, true));
    expect(Buffer.from(entries!.lines).toString()).toBe('a1\nb2\n');
    expect([entries!.count, key]).toEqual([2, null]);
    expect(faultOf(() => importFile(task('a1\na1\na1\n', {}, true)))).toBe(
      'row 2: it stands there twice (row 1); 2 rows have faults',
    );
  });

  it('puts codes in the place of values where it is blind, and hands out which is whose', () => {
    const {
      entries,
      key,
      preview: seen,
    } = importFile(task('Айгүл "А" Серік\nБолат Нұр\n', { blind: true }, true));
    const codes = Buffer.from(entries!.lines).toString().trimEnd().split('\n');
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
    expect(seen.faultCount).toBe(0);
    const rows = key!.split('\r\n');
    expect(rows[0]).toBe('\uFEFFvalue,code');
    expect(rows[1]).toMatch(/^"Айгүл ""А"" Серік",[0-9A-Z]{10}$/);
    expect(rows.slice(1, 3).map((row) => row.split(',')[1])).toEqual(expect.arrayContaining(codes));
    const again = importFile(task('Айгүл "А" Серік\nБолат Нұр\n', { blind: true }, true));
    expect(again.entries!.lines).not.toEqual(entries!.lines);
  });

  it('runs in a thread as well, faults included', async () => {
    const { entries } = await importInThread(task('b\na\n', {}, true));
    expect(Buffer.from(entries!.lines).toString()).toBe('a\nb\n');
    await expect(importInThread(task('a\na\n', {}, true))).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});

describe('personal data in a file', () => {
  it('refuses the rows that have it unless the import is blind', () => {
    const text = 'code\na1\nb2@mail.kz\n';
    expect(preview(text, { headings: true })).toMatchObject({
      ...{ good: 1, faults: [{ row: 3, reason: 'personal-data', first: null }] },
    });
    expect(preview(text, { headings: true, blind: true })).toMatchObject({ good: 2, faultCount: 0 });
  });

  it('is announced by the heading of its column, which is found without being told', () => {
    const text = 'Код;Имя\na1;aigul\nb2;bolat\n';
    expect(preview(text, { column: 'Имя' })).toMatchObject({
      headings: true,
      faults: [{ row: 1, reason: 'personal-data', detail: 'heading', first: null }],
    });
    expect(preview(text, { column: 'Код' }).faults).toEqual([]);
    expect(preview(text, { column: 'Имя', blind: true }).faults).toEqual([]);
    expect(faultOf(() => importFile(task(text, { column: 'Имя' }, true)))).toMatch(
      /^row 1: the heading says/,
    );
  });
});

describe('blind codes', () => {
  it('are the first 50 bits of HMAC-SHA-256 in Crockford’s base 32', () => {
    // RFC 4231, test case 2: key "Jefe", 5bdcc146bf60754e…
    expect(blindCode(utf8('Jefe'), 'what do ya want for nothing?')).toBe('BFEC2HNZC1');
  });

  it('are different for different values', () => {
    const codes = blindCodes(Array.from({ length: 10_000 }, (_, i) => `value ${i}`));
    expect(new Set(codes).size).toBe(10_000);
    expect(codeTable(['a,"b'], ['X'])).toBe('\uFEFFvalue,code\r\n"a,""b",X\r\n');
  });
});

describe('a list without some of its entries', () => {
  it('has all the others in their order', () => {
    const without = (...left: string[]) => {
      const { count, lines } = withoutEntries(utf8('a\nb\nй\nd\n'), left);
      return [count, Buffer.from(lines).toString()];
    };
    expect(without()).toEqual([4, 'a\nb\nй\nd\n']);
    expect(without('a', 'd')).toEqual([2, 'b\nй\n']);
    expect(without('й', 'b', 'nobody')).toEqual([2, 'a\nd\n']);
    expect(without('a', 'b', 'й', 'd')).toEqual([0, '']);
  });
});
