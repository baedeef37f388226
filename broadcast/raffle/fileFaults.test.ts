/** Every way in which a participants file cannot be read has a reason that pages put into words. */
import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { parseRaffleTerms, type RaffleTerms } from '../../engine/raffle/raffleTerms.ts';
import { MAX_ROWS } from '../entryLists/table.ts';
import { Refused } from '../refused.ts';
import { judgeFile } from './participantsFile.ts';

const source = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const parsed = parseRaffleTerms(
  JSON.parse(readFileSync(new URL('../../fixtures/kasipker.json', import.meta.url), 'utf8')),
);
const terms = (parsed as { terms: RaffleTerms }).terms;

const HEADINGS = ['ИИН', 'Дата подключения'];
const RELATIONS =
  '<Relationships><Relationship Id="r1" Target="s1.xml"/><Relationship Id="r2" Target="s2.xml"/></Relationships>';
const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const sheet = (cells: readonly string[]): string =>
  `<worksheet><sheetData><row>${cells.map(cell).join('')}</row></sheetData></worksheet>`;
const book = (names: readonly string[], sheets: readonly string[]): Uint8Array =>
  zipSync({
    'xl/workbook.xml': strToU8(
      `<workbook><sheets>${names.map((name, i) => `<sheet name="${name}" r:id="r${i + 1}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(RELATIONS),
    ...Object.fromEntries(sheets.map((text, i) => [`xl/s${i + 1}.xml`, strToU8(text)])),
  });
const locked = (): Uint8Array => {
  const file = book(['1'], [sheet(HEADINGS)]);
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const directory = view.getUint32(file.length - 6, true);
  view.setUint16(directory + 8, 1, true);
  return file;
};
const text = (words: string): Buffer => Buffer.from(words);

function detailOf(file: Uint8Array): Refused['detail'] {
  try {
    judgeFile({ file, month: '2024-03', terms });
  } catch (fault) {
    if (fault instanceof Refused) return fault.detail;
    throw fault;
  }
  return undefined;
}

describe('a file that cannot be read', () => {
  it.each<[string, () => Uint8Array, object]>([
    ['is a picture', () => text('\u0000\u0001\u0002PNG\u0000\u0000'), { reason: 'file-not-text' }],
    [
      'says another encoding than it has',
      () => Buffer.from([0xef, 0xbb, 0xbf, 0xff, 0xff]),
      { reason: 'file-not-text' },
    ],
    ['never closes a quote', () => text('ИИН;Дата\n1;"2\n'), { reason: 'file-quotes', params: { row: 2 } }],
    [
      'has too many rows',
      () => text('1;2\n'.repeat(MAX_ROWS + 1)),
      { reason: 'file-too-many-rows', params: { most: MAX_ROWS } },
    ],
    ['lacks the numbers', () => text('Имя;Дата подключения\n'), { reason: 'raffle-file-no-number' }],
    ['lacks the days', () => text('ИИН;Имя\n'), { reason: 'raffle-file-no-day' }],
    ['lacks both', () => text('a;b\n'), { reason: 'raffle-file-no-headings' }],
    ['is cut off', () => book(['1'], [sheet(HEADINGS)]).subarray(0, 200), { reason: 'file-broken' }],
    ['lacks its sheet', () => book(['1'], []), { reason: 'file-broken' }],
    ['has no sheet', () => book([], []), { reason: 'file-no-sheet' }],
    ['has broken XML', () => book(['1'], ['<worksheet><a></b>']), { reason: 'file-broken' }],
    ['has a password', locked, { reason: 'file-locked' }],
    [
      'has an endless cell',
      () => book(['1'], [sheet(['1'.repeat(40_000)])]),
      { reason: 'file-cell-too-long' },
    ],
    ['swells', () => book(['1'], [sheet([]) + ' '.repeat(2 ** 25)]), { reason: 'file-swells' }],
    [
      'has participants on two sheets',
      () => book(['Март', 'Апрель'], [sheet(HEADINGS), sheet(HEADINGS)]),
      { reason: 'raffle-file-sheets', params: { sheets: 'Март, Апрель' } },
    ],
  ])('because it %s says so with a reason', (_, file, detail) => {
    expect(detailOf(file())).toEqual(detail);
  });

  it('says so with a reason wherever it is read: no reader has a fault without one', () => {
    const readers = ['csvTable', 'decodeText', 'tableRoom', 'xlsxParts', 'xlsxTable', 'zipDirectory'];
    for (const reader of readers) {
      expect(source(`entryLists/${reader}.ts`), reader).toContain('fileFault(');
      expect(source(`entryLists/${reader}.ts`), reader).not.toContain('badInput');
    }
  });

  it.each([
    ...['monthImports', 'monthDrafts', 'participants', 'participantsFile', 'raffleRounds', 'expectMonthOver'],
    ...['../http/fileInTurn', '../boundedThread'],
  ])('is refused by %s with a reason each time', (file) => {
    const refusals = source(`raffle/${file}.ts`).split('new Refused(').slice(1);
    expect(refusals.length).toBeGreaterThan(0);
    for (const refusal of refusals) {
      const call = refusal.slice(0, refusal.indexOf(';\n'));
      expect(call).toMatch(/\breason:|\bdetail\)/);
    }
  });
});
