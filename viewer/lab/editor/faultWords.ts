/**
 * The scenario check's messages, which are English and for files, in the words of the page: in its language, and with
 * percents where the field has percents. What has no words here stays as the check says it.
 */

import { fill } from '../../text/fill.ts';
import type { Language } from '../../text/language.ts';
import type { Fault } from '../draft/faults.ts';
import { shownNumber, shownPercent } from '../draft/typedNumber.ts';
import type { LabDictionary } from '../text/labDictionary.ts';

type Words = LabDictionary['faultWords'];

/** Each message's shape; its groups are the values of the words. Money, tickets and dates alike. */
const SHAPES: readonly [shape: RegExp, words: keyof Words, ...values: string[]][] = [
  [/^missing: expected/, 'missing'],
  [/^expected (?:number|int), got (.*)$/, 'number', 'got'],
  [/^expected at least (\S+), got (\S+)$/, 'atLeast', 'bound', 'got'],
  [/^expected more than (\S+), got (\S+)$/, 'moreThan', 'bound', 'got'],
  [/^expected at most (\S+), got (\S+)$/, 'atMost', 'bound', 'got'],
  [/^expected less than ([\d.e-]+).*, got (\S+)$/, 'lessThan', 'bound', 'got'],
  [/^expected at least (\d+) entries, got/, 'entries', 'bound'],
  [/^expected words, got an empty text/, 'empty'],
  [/^expected a day of the calendar/, 'date'],
  [/^expected a day from (\S+) to (\S+), got/, 'dateRange', 'from', 'to'],
  [/^expected probabilities that add up to 1, got (\S+)$/, 'sum', 'got'],
  [/^unknown field/, 'unknown'],
  [/^expected at least the share of the month before \((\S+)\), got (\S+);/, 'cumulative', 'bound', 'got'],
  [/^expected more than the tier before it \((\d+)\), got (\d+);/, 'ascending', 'bound', 'got'],
  [/^(\d+) winning tickets, more than the (\d+)/, 'winners', 'got', 'bound'],
  [/^(\d+) tickets sold, more than the (\d+)/, 'sold', 'got', 'bound'],
  [
    /^the draws of series (\d+) give (\d+) tenge, over the draw fund of (\S+)$/,
    'overFund',
    'series',
    'got',
    'bound',
  ],
  [/^expected the number of a series, 1 to (\d+), got (\S+)$/, 'series', 'bound', 'got'],
  [/^drawn on (\S+), before series \d+ is launched \((\S+)\)$/, 'beforeLaunch', 'got', 'bound'],
  [/^drawn on (\S+), after the last checkpoint \((\S+)\)$/, 'afterEnd', 'got', 'bound'],
  [/^drawn on (\S+), after the lottery ends \((\S+)\)$/, 'afterLottery', 'got', 'bound'],
  [/^launched on (\S+), after the last checkpoint \((\S+)\)$/, 'launchAfterEnd', 'got', 'bound'],
  [/^expected the first launch \((\S+)\) or a day after it, got (\S+)$/, 'beforeFirstLaunch', 'bound', 'got'],
  [
    /^expected one rule for each prize, "(.+)" has another in claims\[(\d+)\]$/,
    'ruledTwice',
    'prize',
    'rule',
  ],
  [/^expected a year whose MRP the terms give \((.+)\), got (\S+)$/, 'mrpYear', 'years', 'year'],
];

/** Fields that the page shows in percents. */
const PERCENTS =
  /(?:[sS]hare|probability|interestPerYear|beta\.mean|beta\.sd|cumulativeShares\[\d+\]|outcomes|delays)$/;

function valueText(name: string, value: string, isPercent: boolean, language: Language): string {
  if (name === 'rule') return String(Number(value) + 1);
  if (name === 'year') return value;
  const number = Number(value);
  if (value === '' || !Number.isFinite(number)) return value;
  return isPercent ? `${shownPercent(number, language)}\u00a0%` : shownNumber(number, language);
}

/** In words, in the language of `texts`. */
export function faultWords(
  { path, message }: Fault,
  { faultWords: words }: LabDictionary,
  language: Language,
): string {
  for (const [shape, key, ...names] of SHAPES) {
    const found = shape.exec(message);
    if (!found) continue;
    const isPercent = PERCENTS.test(path);
    const values = names.map((name, i): [string, string] => [
      name,
      valueText(name, found[i + 1] ?? '', isPercent, language),
    ]);
    return fill(words[key], Object.fromEntries(values));
  }
  return message;
}
