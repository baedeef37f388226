import { describe, expect, it } from 'vitest';
import { mersenneTwister } from '../../engine/random/mersenneTwister.ts';
import { uniform } from '../../engine/random/uniform.ts';
import { checkDigit } from '../../engine/series/drawNumber.ts';
import { IDENTIFICATION_CHANCE, isIdentificationNumber } from './identificationNumber.ts';
import { isPersonalHeading, mostByChance, personalValues } from './personalData.ts';
import { BARE_TELEPHONE_CHANCE, isBareTelephoneNumber } from './telephoneNumber.ts';

const generator = mersenneTwister(Uint32Array.of(20260110));
const randomDigits = (count: number): string =>
  Array.from({ length: count }, () => uniform(generator, 10)).join('');
const randomCodes = (count: number, digits: number): string[] =>
  Array.from({ length: count }, () => randomDigits(digits));

/** The digit that makes an identification number of eleven, or null where there is none. */
function completed(eleven: string): string | null {
  for (let digit = 0; digit < 10; digit++) {
    if (isIdentificationNumber(eleven + digit)) return eleven + digit;
  }
  return null;
}
/** Numbers of people born in the nineties. */
const people = (count: number): string[] =>
  Array.from({ length: 3 * count }, (_, i) => completed(`90022${i % 9}4${String(i).padStart(4, '0')}`))
    .filter((number) => number !== null)
    .slice(0, count);
const flagged = (values: readonly string[]): string[] =>
  [...personalValues(values)].toSorted((a, b) => a - b).map((place) => values[place]!);

describe('identification numbers', () => {
  it('are told by both rows of weights and by the date', () => {
    // 8·1 + 8·2 + 1·4 + 1·6 + 3·7 + 5·11 = 110, which 11 divides: the check digit is 0.
    for (let digit = 0; digit < 10; digit++) {
      expect(isIdentificationNumber(`88010130005${digit}`), String(digit)).toBe(digit === 0);
    }
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
    const firm = '24014000001';
    expect(isIdentificationNumber(firm + check(firm))).toBe(check(firm).length === 1);
    const noMonth = '90132840001';
    expect(isIdentificationNumber(noMonth + check(noMonth))).toBe(false);
  });

  it('and telephone numbers are met by chance as rarely as stated', () => {
    // 100,000 seeded texts: the share lies within five deviations of what is stated.
    const share = (digits: number, test: (text: string) => boolean): number =>
      randomCodes(100_000, digits).filter(test).length / 100_000;
    expect(Math.abs(share(12, isIdentificationNumber) - IDENTIFICATION_CHANCE)).toBeLessThan(0.001);
    expect(Math.abs(share(11, isBareTelephoneNumber) - BARE_TELEPHONE_CHANCE)).toBeLessThan(0.0014);
  });
});

describe('personal data', () => {
  it('is found in e-mails, telephone numbers and names, wherever it stands', () => {
    for (const value of [
      ...['a@b.kz', 'почта: a@b.kz', '+7 701 123 45 67', '+77011234567', 'Анна +7 (701) 123-45-67'],
      ...['8 (701) 123-45-67', '8 701 1234567', '8-701-123-45-67', '701 123 45 67', '(727) 250-00-00'],
      ...['+998 90 123 45 67', '77011234567', '87471234567', 'Айгүл Серікқызы', 'Ким А.', '880101300050'],
    ]) {
      expect(flagged([value]), value).toEqual([value]);
    }
    for (const value of [
      ...['A-17', '123456', 'алма', 'KZ 2024', '12345678901', 'Ұтыс', '2024-05-17', '1 000 000', '500+500'],
      ...['79991234567', '8700-12', 'INV 2024-0017', '77-01-2345'],
    ]) {
      expect(flagged([value]), value).toEqual([]);
    }
  });

  it('among other codes is found one by one', () => {
    const codes = Array.from({ length: 5000 }, (_, i) => `code-${i}`);
    const [person] = people(1);
    expect(flagged([...codes, '87011234567', person!])).toEqual(['87011234567', person]);
    // A fifth of a column used to pass.
    const fifth = [...codes.slice(0, 800), ...people(190)];
    expect(flagged(fifth)).toHaveLength(190);
  });

  it('is all of a column of identification or telephone numbers, though some have a draw number’s check digit', () => {
    expect(flagged(people(900))).toHaveLength(900);
    const phones = Array.from({ length: 300 }, (_, i) => `8701${String(1_000_000 + i * 7919).slice(0, 7)}`);
    expect(flagged(phones)).toHaveLength(300);
    const half = [...randomCodes(500, 12), ...people(500)];
    expect(flagged(half).length).toBeGreaterThanOrEqual(500);
  });

  it('is not seen in draw numbers, a few of which look like identification numbers by chance', () => {
    const numbers = Array.from({ length: 20_000 }, (_, i) => {
      const body = String(i * 4_999_943).padStart(11, '0');
      return body + checkDigit(body);
    });
    expect(numbers.filter(isIdentificationNumber).length).toBeGreaterThan(0);
    expect(flagged(numbers)).toEqual([]);
  });

  it('is seen in fewer than one of 10,000 columns of random codes, from 50 codes on', () => {
    for (const chance of [IDENTIFICATION_CHANCE, BARE_TELEPHONE_CHANCE]) {
      for (const count of [50, 100, 500, 2000, 10_000, 500_100]) {
        const mean = count * chance;
        // P(more than most) of a Poisson variable, summed term by term.
        let term = Math.exp(-mean);
        let below = term;
        let logTerm = -mean;
        for (let k = 1; k <= mostByChance(count, chance); k++) {
          logTerm += Math.log(mean / k);
          term = Math.exp(logTerm);
          below += term;
        }
        expect(1 - below, `${count} codes`).toBeLessThan(1e-4);
      }
    }
    for (let i = 0; i < 40; i++) {
      expect(flagged(randomCodes(500, 12))).toEqual([]);
      expect(flagged(randomCodes(500, 11))).toEqual([]);
    }
  });

  it('is a column of which half or more are first names', () => {
    const names = ['Айгүл', 'Болат', 'Дана', 'Анна-Мария'];
    expect(flagged(names)).toEqual(names);
    expect(flagged([...names, ...randomCodes(4, 6)])).toEqual(names);
    expect(flagged([...names, ...randomCodes(5, 6)])).toEqual([]);
    expect(flagged(['Ұтыс', 'Алма'])).toEqual([]);
  });

  it('is announced by headings in three languages', () => {
    for (const heading of [
      ...[
        'Имя',
        'ФИО',
        'Ф.И.О.',
        'имя клиента',
        'Телефон',
        'моб. тел.',
        'ИИН',
        'ИИН/БИН',
        'Аты-жөні',
        'Тегі',
      ],
      ...['ЖСН', 'Ұялы', 'Name', 'First name', 'Phone', 'e-mail', 'E-Mail адрес', 'IIN', 'Пошта'],
    ]) {
      expect(isPersonalHeading(heading), heading).toBe(true);
    }
    for (const heading of [
      'Код',
      'Нөмір',
      'Номер билета',
      'Ticket',
      'code',
      'Телефония-план',
      'renamed',
      '1',
    ]) {
      expect(isPersonalHeading(heading), heading).toBe(false);
    }
  });
});
