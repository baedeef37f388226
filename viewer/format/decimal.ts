/** A number with one decimal place, as the page's language writes it: "0.2", "0,2". */
import { language } from '../text/currentText.ts';

export const decimal = (value: number): string =>
  language.value === 'en' ? value.toFixed(1) : value.toFixed(1).replace('.', ',');
