/** A piece of work in words, with the sign of its weight: never by colour alone. */
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { plural } from '../../text/plural.ts';
import { officeText } from '../text/officeText.ts';
import type { Weight, WorkItem } from './workOf.ts';

export const WEIGHT_SIGN: Readonly<Record<Weight, string>> = { grave: '✕', soon: '▲', calm: '○' };

export function workWords(item: WorkItem): string {
  const { work, counted } = officeText().overview;
  if ('count' in item) return plural(language.value, item.count, counted[item.kind]);
  return 'series' in item
    ? fill(work[item.kind], { series: String(item.series).padStart(3, '0') })
    : work[item.kind];
}
