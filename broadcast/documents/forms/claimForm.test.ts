import { describe, expect, it } from 'vitest';
import type { PrintedForm } from '../../../engine/claims/requiredDocuments.ts';
import { printPdf } from '../pdf/printPdf.ts';
import { BOTTOM, LEFT, RIGHT } from '../pdf/sheet.ts';
import type { PaperLanguage } from '../printedDocument.ts';
import { type ReadPdf, readPdf } from '../testing/readPdf.ts';
import {
  BLANKS,
  carPaper,
  LONG_PERSON,
  moneyPaper,
  refusedPaper,
  SHORT_PERSON,
} from '../testing/sampleClaimPaper.ts';
import { claimForm, PRINTED_FORMS } from './claimForm.ts';
import { type ClaimPaperInput, readClaimPaper } from './claimPaper.ts';

const PAGE_HEIGHT = 841.89;

const OF_THINGS: ReadonlySet<PrintedForm> = new Set([
  'prize-in-kind-statement',
  'prize-certificate',
  'cash-equivalent-statement',
]);

/** Forms with no more of a person than the name and numbers. */
const ONLY_NAMED: ReadonlySet<PrintedForm> = new Set(['annex-4-consent', 'publication-consent']);

const paperOf = (form: PrintedForm, changes: Partial<ClaimPaperInput> = {}): ClaimPaperInput =>
  OF_THINGS.has(form)
    ? carPaper(changes)
    : form === 'refusal-letter'
      ? refusedPaper(changes)
      : moneyPaper(changes);

const bytesOf = (form: PrintedForm, language: PaperLanguage, record = paperOf(form)): Promise<Uint8Array> =>
  printPdf(claimForm(form, readClaimPaper(record), language));

const read = async (form: PrintedForm, language: PaperLanguage, record = paperOf(form)): Promise<ReadPdf> =>
  readPdf(await bytesOf(form, language, record));

/** Without the spaces between pieces and lines: only the letters and their order count. */
const dense = (text: string): string => text.replaceAll(/\s/g, '');

/** All words stand within the margins, over the foot, and no letter is an empty box. */
function expectWhole({ pieces, glyphs }: ReadPdf): void {
  const outside = pieces.filter(
    ({ left, right, y, text }) =>
      text.trim() !== '' &&
      (left < LEFT - 0.1 || right > RIGHT + 0.1 || y > PAGE_HEIGHT || y < PAGE_HEIGHT - BOTTOM - 40),
  );
  expect(outside).toEqual([]);
  expect(glyphs.filter(({ id }) => id === 0)).toEqual([]);
}

const { lastName, firstName, patronymic, document, address } = LONG_PERSON;
const NAME = `${lastName} ${firstName} ${patronymic}`;

/** What each form has to say of the long record, in both languages and in each. */
const SAYS: Readonly<Record<PrintedForm, { all: string[]; ru: string[]; kk: string[] }>> = {
  'annex-1-cash-order': {
    all: [NAME, 'РКО-317', '29.03.2024', '3397', '1010', '007', '9 002 215', '001-00042-07', '997 785 ₸'],
    ru: [
      ...['Форма КО-2', 'АО «Сәтті Жұлдыз»', '160440002507', 'РАСХОДНЫЙ КАССОВЫЙ ОРДЕР'],
      ...['Девять миллионов две тысячи двести пятнадцать тенге 00 тиын', 'Құдайбергенова Әсемгүл'],
      ...['лотерейный билет, копия документа, удостоверяющего личность', 'утвержденных от 26.09.2023'],
      ...[`паспорт № ${document.number}, 06.05.2019, ${document.issuedBy}`, 'лотереи «7S AVTO LOTO»'],
    ],
    kk: [
      'КО-2 нысаны',
      'ШЫҒЫС КАССА ОРДЕРІ',
      'Тоғыз миллион екі мың екі жүз он бес теңге 00 тиын',
      '№ 562 бұйрығына',
    ],
  },
  'annex-2-transfer-request': {
    all: [
      ...[NAME, '880101300000', document.number, '06.05.2019', document.issuedBy, address],
      ...['001-00042-07', LONG_PERSON.bank!.name, 'HSBKKZKX', '940140000385', '4111 1111 1111 1111'],
      ...['+77010000000', LONG_PERSON.email!, '26.09.2023'],
    ],
    ru: [
      'год рождения 1988, ',
      'ЗАЯВКА НА ПЕРЕВОД ДЕНЕЖНЫХ СРЕДСТВ',
      'на разглашение сведений обо мне',
      'п. 4 ст. 4 Закона РК',
    ],
    kk: ['АҚША ҚАРАЖАТЫН АУДАРУҒА ӨТІНІМ', 'жариялауға'],
  },
  'annex-3-expertise-request': {
    all: [NAME, '880101300000', document.number, '06.05.2019', address, '001-00042-07', '+77010000000'],
    ru: [
      '1988 года рождения',
      'ЗАЯВКА НА ПРОВЕДЕНИЕ ЭКСПЕРТИЗЫ',
      'отсутствия подчисток, нечетких отметок, зачеркивания цифр',
    ],
    kk: ['САРАПТАМА ЖҮРГІЗУГЕ ӨТІНІМ', '№ 001-00042-07 лотерея билетінің түпнұсқасы'],
  },
  'annex-4-consent': {
    all: [NAME, '«7S AVTO LOTO»', '28', '03', '2024'],
    ru: ['СОГЛАСИЕ УЧАСТНИКА ЛОТЕРЕИ', 'трансграничная передача', '« 28 » 03 2024 г.'],
    kk: ['ДЕРБЕС ДЕРЕКТЕРДІ ЖИНАУҒА', 'трансшекаралық', '2024 жылғы « 28 » 03'],
  },
  'prize-in-kind-statement': {
    all: [
      NAME,
      '880101300000',
      address,
      '001-00042-07',
      'draw-2024-03',
      '20.03.2024',
      'XWBJF69V0JA000000',
      'Алматы қаласы',
    ],
    ru: [
      ...['«Дополнительный выигрыш»', 'Легковой автомобиль', 'резидент РК', 'п. 9.16 е'],
      ...['14 000 000 ₸ (четырнадцать миллионов тенге)'],
      ...['1 397 785 ₸ (один миллион триста девяносто семь тысяч семьсот восемьдесят пять тенге)'],
    ],
    kk: ['«Қосымша ұтыс»', 'Жеңіл автокөлік', '14 000 000 ₸ (он төрт миллион теңге)', 'ҚР резиденті'],
  },
  'prize-certificate': {
    all: [
      ...[
        NAME,
        '880101300000',
        document.number,
        '001-00042-07',
        'draw-2024-03',
        '1 397 785 ₸',
        '3 692 ₸',
        '22 152 ₸',
      ],
      ...['10 %', '+7 727 000 00 00', '14.05.2024', '23.09.2024'],
    ],
    ru: [
      'СПРАВКА',
      'экземпляр № 1',
      'экземпляр № 2',
      '14 000 000 ₸ (четырнадцать миллионов тенге)',
      '6 МРП',
      'линия отреза',
    ],
    kk: ['АНЫҚТАМА', '№ 1 дана', '№ 2 дана', '6 АЕК', 'қию сызығы'],
  },
  'cash-equivalent-statement': {
    all: [
      NAME,
      '880101300000',
      '001-00042-07',
      '12 602 215 ₸',
      '1 397 785 ₸',
      'HSBKKZKX',
      '4111 1111 1111 1111',
    ],
    ru: [
      'в денежном эквиваленте',
      'двенадцать миллионов шестьсот две тысячи двести пятнадцать тенге',
      'п. 9.16 l',
    ],
    kk: ['ақшалай баламада', 'он екі миллион алты жүз екі мың екі жүз он бес теңге'],
  },
  'refusal-letter': {
    all: [NAME, '001-00042-07', '«7S AVTO LOTO»', '27.03.2024', 'ЭК-14/24', '26.03.2024', '9.10; 9.11'],
    ru: [
      ...[
        'МОТИВИРОВАННЫЙ ОТКАЗ',
        'Экспертиза установила нарушение целостности билета (п. 9.10; 9.11',
        'оспорить в суде',
      ],
      '10 000 000 ₸ (десять миллионов тенге)',
    ],
    kk: ['ДӘЛЕЛДІ БАС ТАРТУ', 'Сараптама билеттің тұтастығы бұзылғанын анықтады', 'сотта дау айтуға'],
  },
  'publication-consent': {
    all: [NAME, '880101300000', document.number, '001-00042-07'],
    ru: ['СОГЛАСИЕ НА РАЗГЛАШЕНИЕ', 'на разглашение сведений обо мне', 'не согласен (не согласна)'],
    kk: ['ЖАРИЯЛАУҒА КЕЛІСІМ', 'жариялауға'],
  },
};

describe.each(PRINTED_FORMS)('%s', (form) => {
  it.each(['ru', 'kk'] as const)(
    'says in %s all that the record knows, and cuts nothing off',
    async (language) => {
      const paper = await read(form, language);
      expectWhole(paper);
      const text = dense(paper.text);
      for (const words of [...SAYS[form].all, ...SAYS[form][language]]) expect(text).toContain(dense(words));
      expect(text).toContain('claim-0123456789abcdef');
    },
  );

  it('leaves what nobody knows as lines, on one page, with nothing made up', async () => {
    const paper = await read(form, 'ru', paperOf(form, BLANKS));
    expectWhole(paper);
    expect(paper.pages).toHaveLength(1);
    expect(paper.text).not.toMatch(/null|undefined|NaN|880101|\{/);
    expect(paper.text).toContain('Страница 1 из 1');
  });

  it('is one page for a person with short data, the same bytes each time, and names nobody in its metadata', async () => {
    const record = paperOf(form, { person: SHORT_PERSON });
    const bytes = await bytesOf(form, 'kk', record);
    expect(Buffer.compare(bytes, await bytesOf(form, 'kk', record))).toBe(0);
    const { info, pages, text } = await readPdf(bytes);
    expect(pages).toHaveLength(1);
    expect(text).toContain('Ким');
    expect(info).toMatchObject({
      Author: '«Сәтті Жұлдыз» АҚ',
      CreationDate: 'D:20240329000000Z',
      Language: 'kk',
    });
    expect(JSON.stringify(info)).not.toMatch(/Ким|880101|Абая/);
  });
});

describe('the longest that a record may hold', () => {
  const word = (length: number): string => 'Ұ'.repeat(length);
  const longest = {
    ...LONG_PERSON,
    ...{ lastName: word(100), firstName: word(100), patronymic: word(100), address: word(400) },
    document: { ...LONG_PERSON.document, issuedBy: word(200) },
    bank: { ...LONG_PERSON.bank!, name: word(200) },
  };

  it.each(PRINTED_FORMS)('stays within the pages of %s, to the last letter', async (form) => {
    const record = paperOf(form, { person: longest, official: word(200), place: word(120) });
    const paper = await read(form, 'ru', record);
    expectWhole(paper);
    const letters = dense(paper.text).match(/Ұ/g) ?? [];
    expect(letters.length).toBeGreaterThanOrEqual(ONLY_NAMED.has(form) ? 300 : 500);
  });
});

describe('choices', () => {
  it('tick what was decided about publication, or leave both boxes', async () => {
    const crosses = async (publicationConsent: boolean | null): Promise<string[]> => {
      const { pieces } = await read('annex-2-transfer-request', 'ru', moneyPaper({ publicationConsent }));
      const row = pieces.find(({ text }) => text.includes('не согласен'))!;
      return pieces
        .filter(({ page, y, text }) => page === row.page && Math.abs(y - row.y) < 1 && text.trim() !== '')
        .map(({ text }) => text.trim());
    };
    expect(await crosses(true)).toEqual(['×', 'согласен (согласна)', 'не согласен (не согласна)']);
    expect(await crosses(false)).toEqual(['согласен (согласна)', '×', 'не согласен (не согласна)']);
    expect(await crosses(null)).toEqual(['согласен (согласна)', 'не согласен (не согласна)']);
  });

  it('put a dash where the other way of payment was chosen, so that no second number is written in', async () => {
    const card = dense((await read('annex-2-transfer-request', 'ru')).text);
    expect(card).toContain(dense('или номер текущего счета в KZT: —'));
    const account = dense(
      (await read('annex-2-transfer-request', 'ru', moneyPaper({ person: SHORT_PERSON }))).text,
    );
    expect(account).toContain(dense('Номер пластиковой карты: —'));
    expect(account).toContain(dense('KZ86 6010 1310 0030 5888'));
  });

  it.each([
    'annex-1-cash-order',
    'prize-in-kind-statement',
    'prize-certificate',
    'cash-equivalent-statement',
  ] as const)('show on %s that a rate is not confirmed, and nothing of it where it is', async (form) => {
    const taxNote = 'Ставка налога сверена с законом только по 2025-12-31.';
    const noted = await read(form, 'ru', paperOf(form, { taxNote }));
    expectWhole(noted);
    expect(dense(noted.text)).toContain(dense(taxNote));
    expect((await read(form, 'ru')).text).not.toContain('сверена');
  });

  it('give the basis of an untaxed payment without a word of tax', async () => {
    const tax = { year: 2024, mrpTenge: 3692, thresholdTenge: 22_152, rate: null, taxTenge: 0 };
    const prize = { name: null, amountTenge: 20_000, inKind: false, details: null };
    const { text } = await read('annex-1-cash-order', 'ru', moneyPaper({ tax, prize, payTenge: 20_000 }));
    expect(text).toContain('Двадцать тысяч тенге 00 тиын');
    expect(text).not.toContain('удержан');
    expect(text).not.toMatch(/персональных данных, расходный/);
  });
});

describe('the day of the conditions', () => {
  it('is a line where nobody knows when they were approved: the document leaves it blank', async () => {
    const { name } = moneyPaper().lottery;
    for (const form of [
      'annex-1-cash-order',
      'annex-2-transfer-request',
      'annex-3-expertise-request',
    ] as const) {
      const { text } = await read(form, 'ru', moneyPaper({ lottery: { name, approvedOn: null } }));
      expect(dense(text)).toContain(dense('утвержденных от'));
      expect(text).not.toContain('26.09.2023');
    }
  });
});

describe('two copies', () => {
  it('stand on one sheet, alike but for their number', async () => {
    const { pages, pieces } = await read('prize-certificate', 'kk');
    expect(pages).toHaveLength(1);
    const cut = pieces.find(({ text }) => text === 'қию сызығы')!;
    const half = (isUpper: boolean): string =>
      dense(
        pieces
          .filter(({ y }) => y > PAGE_HEIGHT - BOTTOM && y !== cut.y && y > cut.y === isUpper)
          .map(({ text }) => text)
          .join(''),
      );
    expect(half(true)).toContain(dense(NAME));
    expect(half(true).replace('№1дана,жеңімпазүшін', '')).toBe(
      half(false).replace('№2дана,Лотереяоператорыүшін', ''),
    );
  });
});

describe('a record that cannot be printed', () => {
  const faultOf = (record: unknown): string => {
    try {
      readClaimPaper(record);
    } catch (fault) {
      return (fault as Error).message;
    }
    return '';
  };

  it('is refused with every fault and its path, and nothing of what came', () => {
    const fault = faultOf({
      ...moneyPaper({ ticket: '42' }),
      person: {
        ...LONG_PERSON,
        iin: '880101300001',
        bank: { ...SHORT_PERSON.bank, iban: 'KZ876010131000305888' },
      },
    });
    expect(fault).toContain('ticket: expected a serial');
    expect(fault).toContain('person.iin: its check digit is wrong');
    expect(fault).toContain('person.bank.iban: expected an account number in Kazakhstan (IBAN, KZ…) with');
    expect(fault).not.toMatch(/880101|KZ87|Әбдірахман/);
  });

  it('is refused for the reasons of a refusal that there was not', () => {
    expect(() => claimForm('refusal-letter', readClaimPaper(moneyPaper()), 'ru')).toThrow(/was not refused/);
  });

  it('is refused for a form of another kind of prize', () => {
    for (const form of OF_THINGS) {
      expect(() => claimForm(form, readClaimPaper(moneyPaper()), 'ru'), form).toThrow(/prize.inKind/);
    }
    expect(() => claimForm('annex-1-cash-order', readClaimPaper(carPaper()), 'ru')).toThrow(/payTenge/);
  });
});
