/**
 * Values that say who somebody is. A list of entries is public once it is frozen, so none may stand in it: a code that
 * says nothing takes its place.
 */

/** A share of the values as large as this makes a column of bare digits one of personal numbers; chance gives less than 1 %. */
const SUSPICIOUS = 0.2;

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** With a plus, or grouped: a telephone number, whatever else stands in the column. */
const WRITTEN_PHONE = /^(?:\+\d[\d ()-]{8,}|8[ (-]+7\d{2}[\d ()-]{7,})$/;
const BARE_PHONE = /^[78]7\d{9}$/;
/** Two to four words that begin with a capital, in any script: a person's or a firm's name. */
const NAME = /^\p{Lu}[\p{L}'’.-]*(?:\s+\p{Lu}[\p{L}'’.-]*){1,3}$/u;

const WEIGHTS = [
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2],
] as const;

/**
 * Whether 12 digits are an individual's or a firm's identification number (IIN, BIN): the check digit of the Rules on
 * national registers, and a date of birth or registration at the beginning.
 */
export function isIdentificationNumber(text: string): boolean {
  if (!/^\d{12}$/.test(text)) return false;
  const digits = Array.from(text, Number);
  const sum = (weights: readonly number[]): number =>
    weights.reduce((total, weight, i) => total + weight * digits[i]!, 0) % 11;
  const [first, second] = [sum(WEIGHTS[0]), sum(WEIGHTS[1])];
  const check = first === 10 ? second : first;
  if (check !== digits[11]) return false;
  const month = Number(text.slice(2, 4));
  const day = Number(text.slice(4, 6));
  const isPerson = day >= 1 && day <= 31 && digits[6]! <= 6;
  // A firm: 4 resident, 5 non-resident, 6 sole trader; then 0 to 4 for its kind of branch.
  const isFirm = digits[4]! >= 4 && digits[4]! <= 6 && digits[5]! <= 4;
  return month >= 1 && month <= 12 && (isPerson || isFirm);
}

const isCertain = (value: string): boolean =>
  EMAIL.test(value) || WRITTEN_PHONE.test(value) || NAME.test(value);
const isLikely = (value: string): boolean => BARE_PHONE.test(value) || isIdentificationNumber(value);

/** Which values of a column say who somebody is, by their places. */
export function personalValues(values: readonly string[]): ReadonlySet<number> {
  const personal = new Set<number>();
  const likely: number[] = [];
  for (const [i, value] of values.entries()) {
    if (isCertain(value)) personal.add(i);
    else if (isLikely(value)) likely.push(i);
  }
  if (likely.length >= values.length * SUSPICIOUS) for (const i of likely) personal.add(i);
  return personal;
}
