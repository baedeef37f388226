import { describe, expect, it } from 'vitest';
import { amountInWords, amountTwice } from './amountInWords.ts';
import { fill } from './fill.ts';
import { entryText, hashGroups, hashLines } from './grouped.ts';
import { dayText, momentText, plainDay, shortMoment } from './momentText.ts';

const NB = '\u00a0';

describe('amounts in words', () => {
  it.each([
    [0, 'ноль', 'нөл'],
    [1, 'один', 'бір'],
    [2, 'два', 'екі'],
    [14, 'четырнадцать', 'он төрт'],
    [21, 'двадцать один', 'жиырма бір'],
    [40, 'сорок', 'қырық'],
    [100, 'сто', 'жүз'],
    [219, 'двести девятнадцать', 'екі жүз он тоғыз'],
    [1000, 'одна тысяча', 'бір мың'],
    [2000, 'две тысячи', 'екі мың'],
    [3000, 'три тысячи', 'үш мың'],
    [5001, 'пять тысяч один', 'бес мың бір'],
    [11_000, 'одиннадцать тысяч', 'он бір мың'],
    [21_022, 'двадцать одна тысяча двадцать два', 'жиырма бір мың жиырма екі'],
    [112_000, 'сто двенадцать тысяч', 'жүз он екі мың'],
    [600_000, 'шестьсот тысяч', 'алты жүз мың'],
    [1_000_000, 'один миллион', 'бір миллион'],
    [14_000_000, 'четырнадцать миллионов', 'он төрт миллион'],
    [22_000_005, 'двадцать два миллиона пять', 'жиырма екі миллион бес'],
    [
      1_060_600_000,
      'один миллиард шестьдесят миллионов шестьсот тысяч',
      'бір миллиард алпыс миллион алты жүз мың',
    ],
    [
      Number.MAX_SAFE_INTEGER,
      'девять квадриллионов семь триллионов сто девяносто девять миллиардов двести пятьдесят четыре миллиона семьсот сорок тысяч девятьсот девяносто один',
      'тоғыз квадриллион жеті триллион жүз тоқсан тоғыз миллиард екі жүз елу төрт миллион жеті жүз қырық мың тоғыз жүз тоқсан бір',
    ],
  ])('%d', (amount, russian, kazakh) => {
    expect(amountInWords(amount, 'ru')).toBe(`${russian} тенге`);
    expect(amountInWords(amount, 'kk')).toBe(`${kazakh} теңге`);
  });

  it('names every number of the lower thousands differently', () => {
    for (const language of ['ru', 'kk'] as const) {
      const words = Array.from({ length: 12_000 }, (_, value) => amountInWords(value, language));
      expect(new Set(words).size).toBe(12_000);
      expect(words.filter((text) => text !== text.trim() || text.includes('  '))).toEqual([]);
    }
  });

  it('stands behind the figures', () => {
    expect(amountTwice(600_000, 'kk')).toBe(`600${NB}000${NB}₸ (алты жүз мың теңге)`);
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('refuses %d', (amount) => {
    expect(() => amountInWords(amount, 'ru')).toThrow(RangeError);
    expect(() => amountInWords(amount, 'kk')).toThrow(RangeError);
  });
});

describe('instants', () => {
  it('say the clock of the zone and its offset, also over the change of 2024', () => {
    const almaty = (text: string, language: 'kk' | 'ru'): string =>
      momentText(Date.parse(text), 'Asia/Almaty', language);
    expect(almaty('2026-11-21T14:45:07Z', 'ru')).toBe(`21${NB}ноября 2026${NB}г., 19:45:07${NB}(UTC+5)`);
    expect(almaty('2026-11-21T14:45:07Z', 'kk')).toBe(`2026${NB}жылғы 21${NB}қараша, 19:45:07${NB}(UTC+5)`);
    expect(almaty('2024-02-29T17:59:59Z', 'ru')).toContain(`23:59:59${NB}(UTC+6)`);
    expect(almaty('2026-12-31T19:00:00Z', 'ru')).toContain(`1${NB}января 2027${NB}г., 00:00:00`);
  });

  it('say zones without hours or with a half', () => {
    const moment = Date.UTC(2026, 5, 1);
    expect(momentText(moment, 'UTC', 'ru')).toContain('(UTC+0)');
    expect(momentText(moment, 'Asia/Kolkata', 'ru')).toContain('(UTC+5:30)');
    expect(momentText(moment, 'America/St_Johns', 'ru')).toContain('(UTC-2:30)');
  });

  it('have twelve months in each language', () => {
    for (const language of ['kk', 'ru'] as const) {
      const months = Array.from({ length: 12 }, (_, i) => dayText(Date.UTC(2026, i, 15), 'UTC', language));
      expect(new Set(months).size).toBe(12);
    }
    expect(shortMoment(Date.parse('2026-01-02T14:45:07Z'), 'Asia/Almaty')).toBe(
      `02.01.2026, 19:45:07${NB}(UTC+5)`,
    );
    expect(plainDay('2023-09-26')).toBe('26.09.2023');
  });
});

describe('groups', () => {
  it('make long digits comparable and change none', () => {
    const hex = '0123456789abcdef'.repeat(4);
    expect(hashGroups(hex).split(' ')).toHaveLength(8);
    expect(hashLines(hex)).toHaveLength(2);
    expect(hashLines(hex).join('').replaceAll(' ', '')).toBe(hex);
    expect(entryText('116690013709')).toBe(`116${NB}690${NB}013${NB}709`);
    expect(entryText('Асқар 12')).toBe('Асқар 12');
  });
});

describe('fill', () => {
  it('puts values in as they are, and misses none', () => {
    expect(fill('{a} из {b}', { a: '$& {b}', b: 2 })).toBe('$& {b} из 2');
    expect(() => fill('{a}', {})).toThrow(RangeError);
  });
});
