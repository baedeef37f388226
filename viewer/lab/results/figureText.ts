/** Figures as the page writes them. */
import { formatDecimal, percent, shortCount, shortTenge } from '../../../simulator/charts/shortNumber.ts';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { labText } from '../text/labText.ts';

export type FigureUnit = 'tenge' | 'share' | 'tickets' | 'one-in';

export function figureText(value: number, unit: FigureUnit): string {
  switch (unit) {
    case 'tenge':
      // Under a million every tenge is said.
      return Math.abs(value) < 1e6
        ? `${formatDecimal(value, 0, language.value)}\u00a0₸`
        : shortTenge(value, language.value);
    case 'share':
      return percent(value, language.value);
    case 'tickets':
      return shortCount(value, language.value);
    case 'one-in':
      return `1 : ${shortCount(value, language.value)}`;
  }
}

/** "5 257 млн ₸ – 5 265 млн ₸"; empty where both ends read as the value between them does. */
export function intervalText(low: number, high: number, unit: FigureUnit): string {
  const [from, to] = [figureText(low, unit), figureText(high, unit)];
  return from === to ? '' : `${from} – ${to}`;
}

/** With its sign; shares differ by points. Empty where the two are the same. */
export function differenceText(difference: number, unit: FigureUnit): string {
  if (difference === 0) return '';
  const sign = difference > 0 ? '+' : '';
  if (unit !== 'share') return unit === 'one-in' ? '' : sign + figureText(difference, unit);
  const value = sign + percent(difference, language.value).replace(/\s?%$/u, '');
  return fill(labText().compare.points, { value });
}

/** "0,31": a z-score or any number of that kind. */
export const decimalText = (value: number, decimals: number): string =>
  formatDecimal(value, decimals, language.value);

/** "99,5 %": a level of confidence. */
export const levelText = (probability: number): string => percent(probability, language.value);
