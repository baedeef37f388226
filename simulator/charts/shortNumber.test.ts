import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisNumbers, formatDecimal, percent, shortCount, shortTenge, shortValue } from './shortNumber.ts';

/** With plain spaces and hyphens, which a test can show. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ').replaceAll('\u2212', '-');

describe('money in short', () => {
  it.each([
    [645_212_345, '645.2 M ₸'],
    [990_600_000, '990.6 M ₸'],
    [14_000_000, '14 M ₸'],
    [3_958_400_000, '3,958 M ₸'],
    [12_340_000_000, '12.34 bn ₸'],
    [3000, '3 k ₸'],
    [750, '750 ₸'],
    [0, '0 ₸'],
    [-11_340_000, '-11.34 M ₸'],
  ])('%d tenge are %s', (valueTenge, words) => {
    expect(plain(shortTenge(valueTenge, 'en'))).toBe(words);
  });

  it('has the words and the decimal comma of Russian and Kazakh', () => {
    expect(plain(shortTenge(645_212_345, 'ru'))).toBe('645,2 млн ₸');
    expect(plain(shortTenge(12_345, 'kk'))).toBe('12,35 мың ₸');
    expect(plain(shortTenge(12_340_000_000, 'ru'))).toBe('12,34 млрд ₸');
  });

  it('takes the next unit where rounding reaches it', () => {
    expect(plain(shortTenge(999_949, 'en'))).toBe('999.9 k ₸');
    expect(plain(shortTenge(999_960, 'en'))).toBe('1 M ₸');
    expect(plain(shortTenge(999.6, 'en'))).toBe('1,000 ₸');
  });

  it('is never off by more than its last digit', () => {
    const size: Record<string, number> = { k: 1e3, M: 1e6, bn: 1e9, '₸': 1 };
    fc.assert(
      fc.property(fc.integer({ min: -1e13, max: 1e13 }), (valueTenge) => {
        const [digits = '', unit = ''] = plain(shortTenge(valueTenge, 'en')).split(' ');
        const said = Number(digits.replaceAll(',', '')) * size[unit]!;
        const whole = Math.abs(valueTenge) >= 10_000 * 1e9 ? 1e9 : Math.max(1, Math.abs(valueTenge) / 1000);
        expect(Math.abs(said - valueTenge)).toBeLessThanOrEqual(whole / 2 + 1e-6);
      }),
    );
  });
});

describe('other numbers in short', () => {
  it('writes a share with two decimals, or two digits where it is tiny', () => {
    expect(plain(percent(0.66027, 'en'))).toBe('66.03 %');
    expect(plain(percent(0.7, 'ru'))).toBe('70 %');
    expect(plain(percent(0.995, 'ru'))).toBe('99,5 %');
    expect(plain(percent(0.000_018_4, 'en'))).toBe('0.0018 %');
    expect(plain(percent(0, 'en'))).toBe('0 %');
    expect(plain(percent(0.94823, 'en', 1))).toBe('94.8 %');
  });

  it('keeps decimals of a small mean count only', () => {
    expect(shortCount(0.33333, 'en')).toBe('0.333');
    expect(shortCount(15_585, 'en')).toBe('15,585');
    expect(shortCount(182.4, 'en')).toBe('182');
    expect(plain(shortValue(0.5, 'share', 'en'))).toBe('50 %');
  });

  it('has a true minus, but none before a zero', () => {
    expect(formatDecimal(-0.004, 2, 'en')).toBe('0.00');
    expect(formatDecimal(-1234.5, 2, 'ru')).toBe('\u22121\u00a0234,50');
  });
});

describe('an axis', () => {
  it('says its unit once and gives its ticks equal decimals', () => {
    const { unit, tick } = axisNumbers([990_250_000, 990_500_000, 990_750_000], 'tenge', 'en');
    expect(plain(unit)).toBe('M ₸');
    expect([990_250_000, 990_500_000].map(tick)).toEqual(['990.25', '990.50']);
  });

  it('writes shares as percentages', () => {
    const { unit, tick } = axisNumbers([0, 0.005, 0.01], 'share', 'ru');
    expect(unit).toBe('%');
    expect([0, 0.005, 0.01].map(tick)).toEqual(['0,0', '0,5', '1,0']);
  });

  it('has no decimals for a single tick', () => {
    expect(axisNumbers([5], 'tickets', 'en').tick(5)).toBe('5');
  });
});
