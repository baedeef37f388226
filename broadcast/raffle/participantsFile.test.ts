import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { countReasons, eligibleRows, type Judgement } from '../../engine/raffle/eligibility.ts';
import { parseRaffleTerms, type RaffleTerms } from '../../engine/raffle/raffleTerms.ts';
import { outText } from '../../engine/raffle/reasonText.ts';
import { madeUpBin, madeUpIin } from '../../fixtures/raffle/makeParticipants.ts';
import { exclusionReport } from './exclusionReport.ts';
import { judgeFile } from './participantsFile.ts';

const fixture = (name: string): Uint8Array =>
  readFileSync(new URL(`../../fixtures/${name}`, import.meta.url));
const parsed = parseRaffleTerms(JSON.parse(Buffer.from(fixture('kasipker.json')).toString()));
const terms = (parsed as { terms: RaffleTerms }).terms;
const judge = (file: Uint8Array): Judgement => judgeFile({ file, month: '2024-03', terms });

const two = (value: number): string => String(value).padStart(2, '0');
/** Distinct for every n: forty years, twelve months, 28 days, then the next of that day. */
const number = (n: number): string =>
  madeUpIin(
    `${two(60 + (n % 40))}${two((Math.floor(n / 40) % 12) + 1)}${two((Math.floor(n / 480) % 28) + 1)}`,
    Math.floor(n / 13_440),
  );
const HEADINGS = ['Наименование', 'ИИН', 'Пакет', 'Дата подключения'];
const row = (n: number): string[] => [
  `ИП «Проба»; ${n}`,
  number(n),
  'Kasipker Start',
  `${two((n % 31) + 1)}.03.2024`,
];
const ROWS = [HEADINGS, ...Array.from({ length: 6 }, (_, n) => row(n))];
const lines = (delimiter: string, rows = ROWS): string =>
  rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join('\r\n');

const windows1251 = (text: string): Uint8Array => {
  const decoder = new TextDecoder('windows-1251');
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  return Uint8Array.from(text, (letter) => bytes.get(letter)!);
};
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

describe('the bytes of a file', () => {
  it.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(lines(';'))],
    ['UTF-8 with its mark, by commas', Buffer.from(`\ufeff${lines(',')}`)],
    ['UTF-16 as Excel saves "Unicode text", by tabs', Buffer.from(`\ufeff${lines('\t')}`, 'utf16le')],
    ['UTF-16 the other way round', utf16be(`\ufeff${lines(';')}`)],
    ['UTF-16 without a mark', Buffer.from(lines(';'), 'utf16le')],
    ['Windows-1251', windows1251(lines(';'))],
    ['old Macintosh line ends', Buffer.from(lines(';').replaceAll('\r\n', '\r'))],
  ])('may be %s', (_, file) => {
    const { rows } = judge(file);
    expect(rows.map(({ out }) => out)).toEqual(Array.from({ length: 6 }, () => []));
    expect(rows.map(({ given }) => given.name)).toEqual(ROWS.slice(1).map(([name]) => name));
    expect(rows.map((judged) => judged.number)).toEqual(ROWS.slice(1).map(([, iin]) => iin));
  });

  it('that are no table are refused whole, saying what to do', () => {
    expect(() => judge(Buffer.from('\u0000\u0001\u0002PNG'))).toThrow(/no text|headings/);
    expect(() => judge(Buffer.from(`${lines(';')}\r\n"never closed`))).toThrow(/row 8: .*quotes/);
    expect(() => judge(Buffer.from('ФИО;Телефон\r\nA;1\r\n'))).toThrow(/ИИН\/БИН.*Дата подключения/);
  });
});

/** One sheet's rows of XML cells. */
type Cells = readonly string[];
const text = (words: string): string => `<c t="inlineStr"><is><t>${words}</t></is></c>`;
const figure = (value: string | number): string => `<c><v>${value}</v></c>`;
const formula = (words: string): string => `<c t="str"><f>CONCAT(A1)</f><v>${words}</v></c>`;
const EMPTY = '<c/>';

/** A workbook as spreadsheets write it, by name of its sheets. */
function workbook(sheets: Readonly<Record<string, readonly Cells[]>>): Uint8Array {
  const names = Object.keys(sheets);
  const files: Record<string, Uint8Array> = {
    'xl/workbook.xml': strToU8(
      `<workbook><sheets>${names.map((name, i) => `<sheet name="${name}" r:id="r${i}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${names.map((_, i) => `<Relationship Id="r${i}" Target="s${i}.xml"/>`).join('')}</Relationships>`,
    ),
  };
  for (const [i, rows] of Object.values(sheets).entries()) {
    const data = rows.map((cells) => `<row>${cells.join('')}</row>`).join('');
    files[`xl/s${i}.xml`] = strToU8(`<worksheet><sheetData>${data}</sheetData></worksheet>`);
  }
  return zipSync(files);
}
const PEOPLE: Cells[] = ROWS.map((cells) => cells.map(text));

describe('a spreadsheet', () => {
  it('may have a title page and remarks on other sheets', () => {
    const file = workbook({
      Титул: [[text('Отчёт о подключениях')]],
      Участники: PEOPLE,
      Справка: [[text('ИИН')]],
    });
    expect(eligibleRows(judge(file))).toHaveLength(6);
  });

  it('with participants on several sheets is refused: nobody is taken over by half', () => {
    const file = workbook({ 'Март 1': PEOPLE, 'Март 2': PEOPLE });
    expect(() => judge(file)).toThrow(
      'participants on several sheets: "Март 1", "Март 2"; leave one of them',
    );
  });

  it('may have headings in merged cells, over two rows', () => {
    const upper = [text('Клиент'), EMPTY, text('Пакет'), text('Дата подключения')];
    const lower = [text('Наименование'), text('ИИН / БИН'), EMPTY, EMPTY];
    const file = workbook({ Лист1: [[text('За март')], upper, lower, ...PEOPLE.slice(1)] });
    const { rows, passedOver } = judge(file);
    expect(rows.filter(({ out }) => out.length === 0)).toHaveLength(6);
    expect(passedOver.map(({ kind }) => kind)).toEqual(['title', 'title', 'heading']);
  });

  it('has numbers, formulas and errors in its cells; what a formula says counts, an error does not', () => {
    const [zeros] = Array.from({ length: 60 }, (_, n) => madeUpIin('000305', n)).filter((iin) =>
      iin.startsWith('000'),
    );
    const file = workbook({
      Лист1: [
        HEADINGS.map(text),
        [text('ИП Число'), figure(number(1)), text('Kasipker Pro'), figure(45_356)],
        [text('ИП Нули'), figure(Number(zeros)), text('Kasipker Pro'), figure('45356.604')],
        [formula('ИП Формула'), formula(number(2)), formula('Kasipker Lite'), formula('05.03.2024')],
        [text('ИП Степень'), figure('6.10202E+11'), text('Kasipker Pro'), figure(45_356)],
        [text('ИП Ошибка'), '<c t="e"><f>A9</f><v>#REF!</v></c>', text('Kasipker Pro'), figure(45_356)],
        [text('ИП Не день'), figure(number(3)), text('Kasipker Pro'), figure(7)],
      ],
    });
    const { rows } = judge(file);
    expect(rows.slice(0, 3).map(({ out, connectedOn }) => [out, connectedOn])).toEqual([
      ...[
        [[], '2024-03-05'],
        [[], '2024-03-05'],
        [[], '2024-03-05'],
      ],
    ]);
    expect(rows[1]).toMatchObject({ number: zeros, repairs: ['leading-zeros', 'date-serial'] });
    expect(rows.slice(3).map(({ out }) => out.map(({ code }) => code))).toEqual([
      ...[[expect.stringMatching(/^number-/)], ['number-form'], ['date-unreadable']],
    ]);
  });
});

describe('who is out', () => {
  it('is the same out of the dirty file and out of the dirty spreadsheet', () => {
    const [csv, xlsx] = [
      fixture('raffle/participants-dirty.csv'),
      fixture('raffle/participants-dirty.xlsx'),
    ].map(judge);
    const isLost = (repair: string): boolean => repair === 'name-letters-lost';
    const told = ({ rows }: Judgement) =>
      rows.map(({ row, number, out, repairs }) => ({
        row,
        number,
        out,
        repairs: repairs.filter((each) => !isLost(each)),
      }));
    const lost = ({ rows }: Judgement) => rows.filter(({ repairs }) => repairs.some(isLost)).length;
    // Windows-1251 has no Kazakh letters: whoever reads the report is told.
    expect([lost(csv!) > 10, lost(xlsx!)]).toEqual([true, 0]);
    expect(told(xlsx!)).toEqual(told(csv!));
    expect(countReasons(csv!)).toEqual({
      ...{
        'number-lost-digits': 1,
        'number-missing': 1,
        'number-checksum': 1,
        'number-date': 1,
        'number-form': 2,
      },
      ...{ 'legal-entity': 1, 'name-of-legal-entity': 1, 'package-other': 1, 'package-missing': 1 },
      ...{ 'date-missing': 1, 'date-unreadable': 2, 'other-month': 4, 'outside-period': 1 },
      ...{ 'not-connected': 1, 'status-unclear': 1, duplicate: 1, 'took-part': 1 },
    });
  });

  it('counts somebody with two packages once, whatever their number and name look like', () => {
    const given = [
      ['ИП А', number(1), 'Kasipker Pro', '20.03.2024'],
      ['ИП  а', ` ${number(1).slice(0, 6)} ${number(1).slice(6)}`, 'KASIPKER Lite', '07.03.2024'],
      ['ип А.', number(1).replace('0', 'О'), 'Кәсіпкер', '2024-03-08'],
      ['Бірлік', madeUpBin('2203', 6, 1), 'Kasipker Pro', '09.03.2024'],
      ['ТОО «Ромашка»', madeUpBin('2105', 4, 1), 'Kasipker Pro', '09.03.2024'],
    ];
    const { rows } = judge(Buffer.from(lines(';', [HEADINGS, ...given])));
    // The first connection counts: that of row 3.
    expect(rows.map(({ out }) => out.map(({ code, of }) => (of ? `${code} ${of}` : code)))).toEqual([
      ...[['duplicate 3'], [], ['duplicate 3'], []],
      ['legal-entity', 'name-of-legal-entity'],
    ]);
  });

  it('is told in each language, with the clause where one applies', async () => {
    const judgement = judge(fixture('raffle/participants-dirty.csv'));
    for (const language of ['kk', 'ru', 'en'] as const) {
      const report = Buffer.from(await exclusionReport(judgement, 'csv', language)).toString();
      const told = report.split('\r\n').slice(1);
      for (const { row: at, out } of judgement.rows.filter((judged) => judged.out.length > 0)) {
        const line = told.find((each) => each.startsWith(`"${at}";`))!;
        for (const reason of out) {
          expect(line).toContain(outText(reason, language));
          if (reason.clause) expect(line).toContain(`"${reason.clause}"`);
        }
      }
    }
    const kazakh = Buffer.from(await exclusionReport(judgement, 'csv', 'kk')).toString();
    expect(kazakh).toContain('бұл заңды тұлғаның БСН-і');
    expect(kazakh).not.toMatch(/участву|takes part/);
  });

  it('is told of sixty thousand rows as of six', () => {
    const rows = Array.from({ length: 60_000 }, (_, n) => row(n % 50_000));
    const { rows: judged } = judge(Buffer.from(lines(';', [HEADINGS, ...rows])));
    expect(judged).toHaveLength(60_000);
    expect(judged.filter(({ out }) => out.length === 0)).toHaveLength(50_000);
    expect(judged.at(-1)!.out).toEqual([{ code: 'duplicate', clause: '4', of: '10001' }]);
  });
});
