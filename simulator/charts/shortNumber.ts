/**
 * Numbers as charts and reports show them: few digits, the reader's decimal mark, a true minus, no break before a unit.
 * `645.2 M ₸`, `645,2 млн ₸`. For a reader's eye only: nothing is ever computed from these words.
 */
import type { Language } from '../../engine/terms/localizedText.ts';
import { formatInteger } from '../../engine/terms/tenge.ts';

const NBSP = '\u00a0';
const MINUS = '\u2212';

interface Unit {
  readonly size: number;
  /** The least value that is written in it. */
  readonly from: number;
  readonly name: Readonly<Record<Language, string>>;
}

const ONE: Unit = { size: 1, from: 0, name: { en: '', ru: '', kk: '' } };
const UNITS: readonly Unit[] = [
  { size: 1e9, from: 1e10, name: { en: 'bn', ru: 'млрд', kk: 'млрд' } },
  { size: 1e6, from: 1e6, name: { en: 'M', ru: 'млн', kk: 'млн' } },
  { size: 1e3, from: 1e3, name: { en: 'k', ru: 'тыс.', kk: 'мың' } },
];

/** So that 999,960 reads 1 M and not 1,000 k at four digits. */
const ROUNDS_UP = 0.99995;

/** Billions from ten of them up: 3,958 M ₸ tells more than 3.958 bn ₸. */
const unitFor = (value: number): Unit => UNITS.find(({ from }) => Math.abs(value) >= from * ROUNDS_UP) ?? ONE;

/** `−1,234.50` for (−1234.5, 2): always so many decimals. @param decimals 0 to 12 */
export function formatDecimal(value: number, decimals: number, language: Language): string {
  const [whole = '0', part] = Math.abs(value).toFixed(decimals).split('.');
  const mark = language === 'en' ? '.' : ',';
  const digits = formatInteger(BigInt(whole), language) + (part ? mark + part : '');
  return value < 0 && /[1-9]/.test(digits) ? MINUS + digits : digits;
}

const trimmed = (digits: string): string => digits.replace(/([.,]\d*?)0+$/, '$1').replace(/[.,]$/, '');

/** At most `digits` significant digits (never fewer than the whole part has), without zeros at the end. */
function significant(value: number, digits: number, language: Language): string {
  const whole = Math.floor(Math.log10(Math.max(Math.abs(value), 1e-9) * (1 + 1e-12))) + 1;
  const decimals = Math.min(12, Math.max(0, digits - whole));
  const text = formatDecimal(value, decimals, language);
  return decimals > 0 ? trimmed(text) : text;
}

/** Money in so many digits: `645.2 M ₸`; under a thousand, whole tenge. */
export function shortTenge(valueTenge: number, language: Language, digits = 4): string {
  const unit = unitFor(valueTenge);
  if (unit === ONE) return `${formatDecimal(valueTenge, 0, language)}${NBSP}₸`;
  return `${significant(valueTenge / unit.size, digits, language)}${NBSP}${unit.name[language]}${NBSP}₸`;
}

/**
 * A share as a percentage, `66.03 %`: so many decimals without zeros at the end, or two significant digits where it is
 * smaller than 0.1 %.
 */
export function percent(share: number, language: Language, decimals = 2): string {
  const value = share * 100;
  const isTiny = value !== 0 && Math.abs(value) < 0.1;
  const text = isTiny ? significant(value, 2, language) : trimmed(formatDecimal(value, decimals, language));
  return `${text}${NBSP}%`;
}

/** A count that may be a mean: whole from 100 up, else three digits. */
export const shortCount = (value: number, language: Language): string =>
  Math.abs(value) >= 100 ? formatDecimal(value, 0, language) : significant(value, 3, language);

/** A metric's value in its unit, for people. */
export function shortValue(value: number, unit: 'tenge' | 'tickets' | 'share', language: Language): string {
  if (unit === 'tenge') return shortTenge(value, language);
  return unit === 'share' ? percent(value, language) : shortCount(value, language);
}

/** How an axis writes its ticks, and the unit that stands once, in its title. */
export interface AxisNumbers {
  readonly unit: string;
  readonly tick: (value: number) => string;
}

/** Ticks as plain numbers with one unit and equal decimals. @param ticks evenly spaced, in tenge, tickets or shares */
export function axisNumbers(
  ticks: readonly number[],
  unit: 'tenge' | 'tickets' | 'share',
  language: Language,
): AxisNumbers {
  const largest = Math.max(...ticks.map(Math.abs), 0);
  const scale = unit === 'share' ? { size: 0.01, name: '%' } : sized(largest, unit, language);
  const step = Math.abs((ticks[1] ?? 0) - (ticks[0] ?? 0)) / scale.size;
  const decimals = decimalsOf(step);
  return { unit: scale.name, tick: (value) => formatDecimal(value / scale.size, decimals, language) };
}

function sized(
  largest: number,
  unit: 'tenge' | 'tickets',
  language: Language,
): { size: number; name: string } {
  const { size, name } = unitFor(largest);
  const currency = unit === 'tenge' ? '₸' : '';
  return { size, name: [name[language], currency].filter((word) => word !== '').join(NBSP) };
}

/** Decimals that write a step of 1, 2, 2.5 or 5 times a power of ten exactly. */
function decimalsOf(step: number): number {
  if (!(step > 0)) return 0;
  for (let decimals = 0; decimals < 9; decimals++) {
    const scaled = step * 10 ** decimals;
    if (Math.abs(scaled - Math.round(scaled)) < 1e-6 * scaled) return decimals;
  }
  return 9;
}
