import { Buffer } from 'node:buffer';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { TirazhError } from '../../engine/errors.ts';
import { checkDigit } from '../../engine/series/drawNumber.ts';
import { blindCode, blindCodes, codeTable } from './blindCodes.ts';
import { csvTable } from './csvTable.ts';
import { decodeText } from './decodeText.ts';
import { type ImportTask, importFile } from './importFile.ts';
import { importInThread } from './importInThread.ts';
import { isIdentificationNumber, personalValues } from './personalData.ts';
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

  it('is never inflated beyond what it declares, and not at all beyond the limit', () => {
    const honest = zipSync({ 'xl/workbook.xml': new Uint8Array(5_000_000) }, { level: 9 });
    // Declares a gigabyte in the central directory.
    const huge = honest.slice();
    const view = new DataView(huge.buffer);
    const directory = view.getUint32(huge.length - 6, true);
    view.setUint32(directory + 24, 2 ** 30, true);
    expect(faultOf(() => xlsxTable(huge))).toContain('would become 1073741824 bytes');
    // Declares ten bytes and has five million.
    const liar = honest.slice();
    new DataView(liar.buffer).setUint32(directory + 24, 10, true);
    expect(faultOf(() => xlsxTable(liar))).toMatch(/no whole XLSX file|has no sheet|broken/);
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

describe('personal data', () => {
  it('is found in e-mails, telephone numbers, identification numbers and names', () => {
    // 8·1 + 8·2 + 1·4 + 1·6 + 3·7 + 5·11 = 110, which 11 divides: the check digit is 0.
    for (let digit = 0; digit < 10; digit++) {
      expect(isIdentificationNumber(`88010130005${digit}`), String(digit)).toBe(digit === 0);
    }
    const flagged = (value: string): boolean => personalValues([value]).size === 1;
    for (const value of [
      'a@b.kz',
      '+7 701 123 45 67',
      '8 (701) 123-45-67',
      '77011234567',
      'Айгүл Серікқызы',
      'Ким А.',
    ]) {
      expect(flagged(value), value).toBe(true);
    }
    for (const value of ['A-17', '123456', 'алма', 'KZ 2024', '12345678901', 'Ұтыс']) {
      expect(flagged(value), value).toBe(false);
    }
  });

  it('of identification numbers goes by both rows of weights and by the date', () => {
    const check = (digits: string): string => {
      const sum = (weights: number[]): number =>
        weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0) % 11;
      const first = sum([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
      return String(first === 10 ? sum([3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) : first);
    };
    let valid = 0;
    for (let serial = 0; serial < 200; serial++) {
      const digits = `9002284${String(serial).padStart(4, '0')}`;
      const isOne = isIdentificationNumber(digits + check(digits));
      expect(isOne).toBe(check(digits) !== '10');
      if (isOne) valid++;
      expect(isIdentificationNumber(digits + ((Number(check(digits)) + 1) % 10))).toBe(false);
    }
    expect(valid).toBeGreaterThan(150);
    const firm = '2401400' + '0001';
    expect(isIdentificationNumber(firm + check(firm))).toBe(check(firm).length === 1);
    const noMonth = '90132840001';
    expect(isIdentificationNumber(noMonth + check(noMonth))).toBe(false);
  });

  it('is not seen in draw numbers, a few of which look like identification numbers by chance', () => {
    const numbers = Array.from({ length: 20_000 }, (_, i) => {
      const body = String(i * 4_999_943).padStart(11, '0');
      return body + checkDigit(body);
    });
    expect(personalValues(numbers).size).toBe(0);
  });

  it('refuses the rows that have it unless the import is blind', () => {
    const text = 'code\na1\nb2@mail.kz\n';
    expect(preview(text, { headings: true })).toMatchObject({
      ...{ good: 1, faults: [{ row: 3, reason: 'personal-data', first: null }] },
    });
    expect(preview(text, { headings: true, blind: true })).toMatchObject({ good: 2, faultCount: 0 });
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
