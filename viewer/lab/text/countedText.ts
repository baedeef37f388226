/** Counts as the charts beside them write them: in English, thousands stand apart by a comma. */
import { formatDecimal } from '../../../simulator/charts/shortNumber.ts';
import { grouped } from '../../format/tenge.ts';
import { language } from '../../text/currentText.ts';
import { type PluralForms, plural } from '../../text/plural.ts';

/** A whole number. */
export const countText = (count: number): string => formatDecimal(count, 0, language.value);

/** "100,000 trials" */
export const countedText = (count: number, forms: PluralForms): string =>
  plural(language.value, count, forms).replace(grouped(count), countText(count));
