import { describe, expect, it } from 'vitest';
import { printPdf } from '../pdf/printPdf.ts';
import { BOTTOM, LEFT, RIGHT } from '../pdf/sheet.ts';
import { readPdf } from '../testing/readPdf.ts';
import { raffleFactsOf, raffleRecord } from '../testing/sampleRaffle.ts';
import type { RaffleProtocolFacts } from './raffleContext.ts';
import { raffleProtocol } from './raffleProtocol.ts';

const PAGE_HEIGHT = 841.89;
const record = raffleRecord();
const [winner, first, second] = record.outcome!.picks.map(({ entry }) => entry);

const printed = async (changes: Partial<RaffleProtocolFacts> = {}) =>
  readPdf(await printPdf(raffleProtocol(record, raffleFactsOf(changes))));

describe('the protocol of a month', () => {
  it('says who sat there, who won what, and who follows, in this order (clause 5)', async () => {
    const { text, pieces } = await printed();
    for (const words of [
      ...['Протокол розыгрыша акции', 'Акция «Kasipker», за март 2024', '№ kasipker-2024-03'],
      ...['Дивизион по корпоративному бизнесу', 'г. Алматы', 'не позднее 20.04.2024 (п. 5)'],
      ...[
        'Ахметова Ә. Ғ.',
        'председатель комиссии',
        'Ким Я.',
        'Член комиссии',
        'Өтегенов Һ. І.',
        'наблюдатель',
      ],
      ...['Сертификат shop.telecom.kz', '600 000 ₸ (шестьсот тысяч тенге)'],
      ...['Строк в поданном списке: 31, допущено: 24', 'abababab abababab'],
      ...['в течение 10 дней', 'QR-код ведёт на страницу проверки'],
    ]) {
      expect(text.replaceAll('\u00a0', ' ')).toContain(words);
    }
    const at = (words: string): number => text.indexOf(words);
    expect(at('Состав комиссии')).toBeLessThan(at(winner!));
    expect(at(winner!)).toBeGreaterThan(0);
    expect(at(first!)).toBeGreaterThan(at('Резервные победители'));
    expect(at(second!)).toBeGreaterThan(at(first!));
    for (const { left, right, y } of pieces.filter(({ text: words }) => words.trim() !== '')) {
      expect(left >= LEFT - 0.1 && right <= RIGHT + 0.1 && y > PAGE_HEIGHT - BOTTOM - 40).toBe(true);
    }
  });

  it('says everything that the draw can be made again from', async () => {
    const { text } = await printed();
    const dense = text.replaceAll(' ', '');
    const { entries, planHash, outcome, proof } = record;
    for (const value of [
      entries!.root,
      planHash,
      outcome!.seed,
      proof.hash,
      ...outcome!.secrets.map((s) => s.secret),
    ]) {
      expect(dense).toContain(value);
    }
  });

  it('names nobody in the public copy (clause 16), and the winner and the reserves in the copy that is signed (clause 5)', async () => {
    const open = await printed();
    expect(open.text).toContain('Публичный экземпляр');
    expect(open.text.split('в экземпляре для подписи')).toHaveLength(4);
    const names = new Map([
      [winner!, 'ИП Әлия Нұрланқызы'],
      [first!, 'ИП Серік'],
    ]);
    const { text } = await printed({ names });
    expect(text).toContain('Экземпляр для подписи: содержит персональные данные');
    expect(text).not.toContain('Публичный экземпляр');
    const at = ['ИП Әлия Нұрланқызы', 'Резервные победители', 'ИП Серік', 'данные стёрты'].map((words) =>
      text.indexOf(words),
    );
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    expect(at[0]).toBeGreaterThan(0);
    const kazakh = await printed({ language: 'kk', names });
    expect(kazakh.text).toContain('дербес деректер бар');
  });

  it('says whether the month was kept, and nothing of it for a draw among the reserves', async () => {
    expect((await printed()).text).toContain('проведён с опозданием');
    const steps = record.steps.map((step) => ({ ...step, atMs: Date.parse('2024-04-20T18:59:59.000Z') }));
    const inTime = raffleProtocol({ ...record, steps }, raffleFactsOf());
    expect(JSON.stringify(inTime)).toContain('проведён в срок');
    const late = steps.map((step) => ({ ...step, atMs: Date.parse('2024-04-20T19:00:00.000Z') }));
    expect(JSON.stringify(raffleProtocol({ ...record, steps: late }, raffleFactsOf()))).toContain(
      'с опозданием',
    );
    const among = await printed({ isAmongReserves: true, counts: null, binding: null });
    expect(among.text).toContain('повторный, среди резервных победителей, за март 2024 (п. 10)');
    expect(among.text).not.toMatch(/не позднее 20|Строк в поданном/);
  });

  it('is written in Kazakh too, with its own words', async () => {
    const { text } = await printed({ language: 'kk' });
    for (const words of [
      'Науқанның ұтыс ойынының хаттамасы',
      'Комиссия құрамы',
      '2024 жылғы наурыз',
      'алты жүз мың теңге',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toMatch(/Состав|Победитель|Резервные/);
  });

  it('leaves lines for the signatures of everybody named, and a line for a place nobody gave', async () => {
    const [last] = (await printed()).pages.slice(-1);
    expect(last!.split('подпись')).toHaveLength(4);
    const document = raffleProtocol(record, raffleFactsOf({ place: null }));
    expect(JSON.stringify(document)).toContain('"label":"Место проведения","value":{"blank":true}');
  });

  it('is refused for a month without a draw', () => {
    expect(() => raffleProtocol(record, raffleFactsOf({ month: '2024-12' }))).toThrow(/2024-12/);
  });
});
