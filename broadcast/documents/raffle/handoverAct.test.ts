import { describe, expect, it } from 'vitest';
import { printPdf } from '../pdf/printPdf.ts';
import type { PaperLanguage } from '../printedDocument.ts';
import { readPdf } from '../testing/readPdf.ts';
import { kasipker, SAMPLE_CODES, SAMPLE_HANDOVER } from '../testing/sampleRaffle.ts';
import { handoverAct } from './handoverAct.ts';
import { type Handover, readHandover } from './handoverRecord.ts';

const printed = async (changes: Partial<Handover> = {}, language: PaperLanguage = 'ru') =>
  readPdf(await printPdf(handoverAct({ ...SAMPLE_HANDOVER, ...changes }, kasipker(), language)));

const NOBODY = { name: null, iinOrBin: null, document: null, address: null, phone: null, email: null };

describe('the act of handover', () => {
  it('says all of the certificate, its value with VAT, and of the people (clause 7)', async () => {
    const { text, info } = await printed();
    for (const words of [
      ...['Акт вручения сертификата', 'kasipker-2024-03 от 15.04.2024, за март 2024', SAMPLE_CODES[3]!],
      ...[
        'ST-2024-000317',
        '22.04.2025',
        'Стоимость, включая НДС',
        '600 000 ₸ (шестьсот тысяч тенге)',
        '23.04.2024',
      ],
      ...[
        'ИП Әлия Нұрланқызы',
        '600101190007',
        '№ 012345678 от 06.05.2019, МВД РК',
        'г. Алматы, ул. Абая, 1',
      ],
      ...['Серікбаева Айгүл, менеджер', 'вручную, на бумажном носителе'],
      ...['не обменивается на сумму его денежного эквивалента', '(п. 13)', 'уплачивает Организатор (п. 12)'],
    ]) {
      expect(text.replaceAll('\u00a0', ' ')).toContain(words);
    }
    expect(JSON.stringify(info)).not.toMatch(/Әлия|600101|Үмітбек/);
  });

  it('is signed by the proxy who came with a power of attorney (clause 14), else by the winner', async () => {
    const byProxy = await printed();
    expect(byProxy.text).toContain('№ 1-245 от 18.04.2024, удостоверена: нотариус г. Алматы');
    expect(byProxy.text).toMatch(/Получил по доверенности +Үмітбек Қайрат Ғалымұлы/);
    expect(byProxy.text).toContain('при наличии оригинала доверенности (п. 14)');
    const inPerson = await printed({ proxy: null });
    expect(inPerson.text).not.toContain('оверенност');
    expect(inPerson.text).toMatch(/Получил +ИП Әлия Нұрланқызы/);
    expect(inPerson.pages).toHaveLength(1);
  });

  it('leaves what nobody knows as lines and makes nothing up', async () => {
    const handover = readHandover({
      ...SAMPLE_HANDOVER,
      ...{ winner: NOBODY, proxy: null, place: null, handedOn: null, signing: null },
      ...{ certificate: { number: null, validThrough: null }, handedBy: { name: null, post: null } },
    });
    const { text } = await printed(handover, 'kk');
    expect(text).not.toMatch(/null|undefined|\{/);
    expect(text).toContain('электрондық цифрлық қолтаңбамен (ЭЦҚ) / қолмен');
    const blanks = JSON.stringify(handoverAct(handover, kasipker(), 'kk')).split('"blank":true');
    expect(blanks).toHaveLength(11);
  });

  it('is refused with every fault and its path, and nothing of what came', () => {
    const bad = { ...SAMPLE_HANDOVER, month: '2024-13', winner: { ...NOBODY, iinOrBin: '600101190008' } };
    let message = '';
    try {
      readHandover(bad);
    } catch (fault) {
      message = (fault as Error).message;
    }
    expect(message).toContain('month: expected a month');
    expect(message).toContain('winner.iinOrBin: expected an IIN or BIN');
    expect(message).not.toContain('600101');
    expect(() => handoverAct({ ...SAMPLE_HANDOVER, month: '2024-12' }, kasipker(), 'ru')).toThrow(/2024-12/);
  });
});
