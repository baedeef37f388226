import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { TirazhError } from '../errors.ts';
import { checkDigitOf } from '../identity/checkDigit.ts';
import {
  countReasons,
  eligibleRows,
  type Judgement,
  judgeParticipants,
  withoutEarlier,
} from './eligibility.ts';
import { parseRaffleTerms, type RaffleTerms } from './raffleTerms.ts';
import { outText, repairText } from './reasonText.ts';

const parsed = parseRaffleTerms(
  JSON.parse(readFileSync(new URL('../../fixtures/kasipker.json', import.meta.url), 'utf8')),
);
const terms: RaffleTerms = (parsed as { terms: RaffleTerms }).terms;
const iin = (n: number): string => {
  const body = `7801011${String(9000 + n)}`;
  const check = checkDigitOf(body);
  return check === undefined ? iin(n + 500) : `${body}${check}`;
};

const HEADINGS = ['ИИН/БИН', 'Наименование', 'Пакет', 'Дата подключения', 'Статус'];
type Row = readonly string[];
const judge = (rows: readonly Row[], headings: Row = HEADINGS, month = '2024-03'): Judgement =>
  judgeParticipants(
    [headings, ...rows].map((cells, i) => ({ number: i + 1, cells })),
    month,
    terms,
  );
const row = (n: number, change: Partial<Record<number, string>> = {}): Row =>
  [iin(n), 'ИП Проба', 'Kasipker Start', '05.03.2024', ''].map((cell, i) => change[i] ?? cell);
/** Codes of the first row's reasons. */
const codesOf = (...rows: Row[]): string[] => judge(rows).rows[0]!.out.map(({ code }) => code);

describe('who takes part', () => {
  it('is an entrepreneur who connected any package of the promotion in the month', () => {
    for (const name of ['Kasipker', 'Пакет «KASIPKER Pro»', 'Кәсіпкер', 'касипкер лайт', 'Kasiрkеr']) {
      expect(codesOf(row(1, { 2: name })), name).toEqual([]);
    }
    expect([codesOf(row(1, { 2: 'Business' })), codesOf(row(1, { 2: '' }))]).toEqual([
      ['package-other'],
      ['package-missing'],
    ]);
  });

  it('connected from the first day of the month to its last, within the promotion', () => {
    expect([codesOf(row(1, { 3: '01.03.2024' })), codesOf(row(1, { 3: '31.03.2024' }))]).toEqual([[], []]);
    expect(judge([row(1, { 3: '29.02.2024' })]).rows[0]!.out).toEqual([
      { code: 'other-month', clause: '4', of: '2024-02' },
    ]);
    expect(codesOf(row(1, { 3: '31.12.2023' }))).toEqual(['outside-period']);
    expect(judge([row(1, { 3: '30.11.2024' })], HEADINGS, '2024-11').rows[0]!.out).toEqual([]);
  });

  it('is no legal entity, by number or by name', () => {
    expect(codesOf(row(1, { 0: '941240000193' }))).toEqual(['legal-entity']);
    for (const name of ['ТОО «Жұлдыз»', '"Жұлдыз" ЖШС', 'АО Береке', 'Star LLP']) {
      expect(codesOf(row(1, { 1: name })), name).toEqual(['name-of-legal-entity']);
    }
    for (const name of ['ИП Тоокен', 'ИП Ааоман', 'ЖК Береке'])
      expect(codesOf(row(1, { 1: name })), name).toEqual([]);
  });

  it('is no natural person, by name or by the column of kinds, which a file need not have', () => {
    for (const name of ['Физ. лицо Д', 'физлицо', 'Физическое лицо Иванов', 'Жеке тұлға Серік']) {
      expect(codesOf(row(1, { 1: name })), name).toEqual(['no-entrepreneur']);
    }
    expect(codesOf(row(1, { 1: 'ИП Физули' }))).toEqual([]);
    const kinds = [...HEADINGS, 'Тип клиента'];
    const judged = judge(
      ['ИП', 'Физ. лицо', 'ЮЛ', 'Юридическое лицо', ''].map((kind, n) => [...row(n + 1), kind]),
      kinds,
    );
    expect(judged.rows.map(({ out }) => out.map(({ code, clause }) => `${code} ${clause}`))).toEqual([
      ...[[], ['no-entrepreneur 3; 4'], ['name-of-legal-entity 3; 4'], ['name-of-legal-entity 3; 4'], []],
    ]);
    expect([judged.saysKinds, judge([row(1)]).saysKinds]).toEqual([true, false]);
  });

  it('is told with every reason at once', () => {
    expect(codesOf(row(1, { 0: '', 1: 'ТОО Х', 2: 'Другой', 3: '32.03.2024', 4: 'отказ' }))).toEqual([
      ...['number-missing', 'name-of-legal-entity', 'package-other', 'not-connected', 'date-unreadable'],
    ]);
  });

  it('takes part once: the first connection counts, whatever the order of the rows', () => {
    const { rows } = judge([
      row(1, { 3: '20.03.2024' }),
      row(1, { 3: '05.03.2024' }),
      row(1, { 3: '05.03.2024' }),
    ]);
    expect(rows.map(({ out }) => out.map(({ code, of }) => `${code} ${of}`))).toEqual([
      ['duplicate 3'],
      [],
      ['duplicate 3'],
    ]);
  });

  it('takes part in the month of the first connection that the file shows', () => {
    const { rows } = judge([row(1, { 3: '20.03.2024' }), row(1, { 3: '05.02.2024' })]);
    expect(rows.map(({ out }) => out[0])).toEqual([
      { code: 'took-part', clause: '4', of: '2024-02' },
      { code: 'other-month', clause: '4', of: '2024-02' },
    ]);
  });

  it('is not thrown out by a row that does not count', () => {
    const { rows } = judge([row(1, { 2: 'Другой', 3: '01.03.2024' }), row(1)]);
    expect(rows.map(({ out }) => out.length)).toEqual([1, 0]);
  });

  it('took no part in another month', () => {
    const judged = withoutEarlier(judge([row(1), row(2)]), terms, (number) =>
      number === iin(1) ? '2024-01' : null,
    );
    expect(judged.rows.map(({ out }) => out)).toEqual([
      [{ code: 'took-part', clause: '4', of: '2024-01' }],
      [],
    ]);
    expect(eligibleRows(judged).map(({ number }) => number)).toEqual([iin(2)]);
  });

  it.each([
    ['Подключен', []],
    ['активен', []],
    ['Қосылған', []],
    ['Отключен 10.04.2024', []],
    ['не подключен', ['not-connected']],
    ['Заявка в работе', ['not-connected']],
    ['Заявка на подключение', ['not-connected']],
    ['Подключен (заявка 77)', ['status-unclear']],
    ['Новая заявка, подключено', ['status-unclear']],
    ['не активен', ['status-unclear']],
    ['Неактивен', ['status-unclear']],
    ['қосылмаған', ['not-connected']],
    ['удалён', ['status-unclear']],
  ])('with the status %j has the reasons %j', (status, codes) => {
    expect(codesOf(row(1, { 4: status }))).toEqual(codes);
  });
});

describe('a participants file', () => {
  it('may have headings in other words and languages, in any order, under a title', () => {
    const rows = [
      ['Қатысушылар тізімі'],
      ['Қосылған күні', 'Пакеті', 'ЖСН', 'Аты-жөні'],
      ['05.03.2024', 'Kasipker', iin(1), 'Проба'],
    ];
    const judged = judgeParticipants(
      rows.map((cells, i) => ({ number: i + 1, cells })),
      '2024-03',
      terms,
    );
    expect(judged.passedOver.map(({ kind }) => kind)).toEqual(['title', 'heading']);
    expect(eligibleRows(judged)[0]!.given).toMatchObject({ name: 'Проба', package: 'Kasipker' });
    const english = judge([['2024-03-05', iin(1), 'Kasipker']], ['Connection date', 'IIN / BIN', 'Package']);
    expect(eligibleRows(english)).toHaveLength(1);
  });

  it('without the columns that are needed is refused with their names', () => {
    const refused = (headings: Row): string => {
      try {
        judge([row(1)], headings);
        return 'taken';
      } catch (fault) {
        return (fault as TirazhError).message;
      }
    };
    expect(refused(['Наименование', 'Дата подключения'])).toContain('ИИН/БИН');
    expect(refused(['ИИН', 'Наименование'])).toContain('Дата подключения');
    expect(refused(['ИИН', 'Кабинет', 'Дата'])).toBe('taken');
  });

  it('without a column of packages has nobody: any package means one of the promotion', () => {
    expect(countReasons(judge([[iin(1), '05.03.2024']], ['ИИН', 'Дата подключения']))).toEqual({
      'package-missing': 1,
    });
  });

  it('loses no row: each is judged or named among the others', () => {
    const judged = judge([
      row(1),
      HEADINGS,
      ['ИТОГО', '', '', '1'],
      ['', 'Исполнитель: Иванов'],
      ['', '', 'Kasipker', ''],
    ]);
    expect(judged.passedOver.map(({ row: at, kind }) => `${at} ${kind}`)).toEqual([
      ...['1 heading', '3 heading', '4 total', '5 remark'],
    ]);
    expect(judged.rows.map(({ row: at, out }) => [at, out.map(({ code }) => code)])).toEqual([
      [2, []],
      [6, ['number-missing', 'date-missing']],
    ]);
  });

  it('has its reasons and repairs in words of three languages, with the row or the month', () => {
    for (const language of ['en', 'ru', 'kk'] as const) {
      expect(outText({ code: 'duplicate', clause: '4', of: '17' }, language)).toContain('17');
      expect(outText({ code: 'number-missing', clause: null }, language)).not.toMatch(/\{|undefined/);
      expect(repairText('leading-zeros', language).length).toBeGreaterThan(5);
    }
  });
});
