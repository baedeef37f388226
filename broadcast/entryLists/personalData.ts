/**
 * Values that say who somebody is. A list of entries is public once it is frozen, so none may stand in it: a code that
 * says nothing takes its place.
 *
 * What is written as nothing else is (an e-mail address, a telephone number with a plus or in groups, words with capitals) is
 * personal wherever it stands. Bare digits may be codes, and the column says which: see `likelyNumbers`.
 */
import { isDrawNumber } from '../../engine/series/drawNumber.ts';
import { IDENTIFICATION_CHANCE, isIdentificationNumber } from './identificationNumber.ts';
import { BARE_TELEPHONE_CHANCE, hasTelephoneNumber, isBareTelephoneNumber } from './telephoneNumber.ts';

/** With fewer codes of a length than this, chance is no explanation. */
const MANY = 50;
/** A column of draw numbers: their check digit holds in each, in others in one of ten. */
const DRAW_NUMBERS = 0.95;
/** As many single words with a capital make a column one of first names. */
const NAMES = 0.5;
const FEWEST_NAMES = 3;

const EMAIL = /[^\s@]+@[^\s@]+\.[^\s@]+/;
/** Two to four words that begin with a capital, in any script: a person's or a firm's name. */
const NAME = /^\p{Lu}[\p{L}'’.-]*(?:\s+\p{Lu}[\p{L}'’.-]*){1,3}$/u;
const FIRST_NAME = /^\p{Lu}\p{Ll}{1,19}(?:-\p{Lu}?\p{Ll}{1,19})?$/u;
const HEADING =
  /(?<!\p{L})(?:имя|ф\.? ?и\.? ?о|фамилия|отчество|телефон|тел|моб|сотовый|почта|иин|паспорт|удостоверение|адрес|аты|есімі|тегі|жөні|жсн|ұялы|пошта|мекенжай|name|surname|phone|tel|mobile|e-?mail|iin|passport|address)(?!\p{L})/iu;

/** Whether a column's heading says that people stand in it. */
export const isPersonalHeading = (heading: string): boolean => HEADING.test(heading);

const isCertain = (value: string): boolean =>
  EMAIL.test(value) || hasTelephoneNumber(value) || NAME.test(value);

/**
 * The most values of a column of `count` random codes that look like something with `chance`: fewer than one such column in
 * 10,000 has more, from 50 values on. A Poisson variable lies four deviations and two above its mean so rarely.
 */
export function mostByChance(count: number, chance: number): number {
  const mean = count * chance;
  return mean + 4 * Math.sqrt(mean) + 2;
}

/**
 * Which bare digits are personal numbers, by their places. Where their column has many codes of that length and no more of them
 * look personal than chance makes, they are codes; as many real numbers could hide there. Else each one counts.
 * @param alike places of all values of the length; @param looking places of those that look like personal numbers
 */
function likelyNumbers(
  alike: readonly number[],
  looking: readonly number[],
  chance: number,
): readonly number[] {
  const areCodes = alike.length >= MANY && looking.length <= mostByChance(alike.length, chance);
  return areCodes ? [] : looking;
}

const placesOf = (values: readonly string[], test: (value: string) => boolean): number[] =>
  values.flatMap((value, place) => (test(value) ? [place] : []));

/** Identification numbers among 12 digits. Draw numbers have as many, and a check digit of their own. */
function identificationNumbers(values: readonly string[]): readonly number[] {
  const alike = placesOf(values, (value) => /^\d{12}$/.test(value));
  const drawNumbers = alike.filter((place) => isDrawNumber(values[place]!).ok);
  if (alike.length > 1 && drawNumbers.length >= alike.length * DRAW_NUMBERS) return [];
  const looking = alike.filter((place) => isIdentificationNumber(values[place]!));
  return likelyNumbers(alike, looking, IDENTIFICATION_CHANCE);
}

function bareTelephoneNumbers(values: readonly string[]): readonly number[] {
  const alike = placesOf(values, (value) => /^\d{11}$/.test(value));
  const looking = alike.filter((place) => isBareTelephoneNumber(values[place]!));
  return likelyNumbers(alike, looking, BARE_TELEPHONE_CHANCE);
}

/** First names alone: half of a column and more. Towns and brands are taken for names too. */
function firstNames(values: readonly string[]): readonly number[] {
  const places = placesOf(values, (value) => FIRST_NAME.test(value));
  return places.length >= Math.max(FEWEST_NAMES, values.length * NAMES) ? places : [];
}

/** Which values of a column say who somebody is, by their places. */
export function personalValues(values: readonly string[]): ReadonlySet<number> {
  return new Set([
    ...placesOf(values, isCertain),
    ...identificationNumbers(values),
    ...bareTelephoneNumbers(values),
    ...firstNames(values),
  ]);
}
