/** Draw numbers on screen: 12 digits in groups of three. */

export const NUMBER_DIGITS = 12;
const GROUP = 3;

/** Only the digits of what somebody typed or pasted, at most twelve. */
export const digitsOf = (text: string): string => text.replace(/\D/g, '').slice(0, NUMBER_DIGITS);

/** "123 456 789 012"; entries that are not numbers stay as they are. */
export const groupedNumber = (entry: string): string =>
  /^\d+$/.test(entry) ? entry.replace(/(\d{3})(?=\d)/g, '$1\u00a0') : entry;

/** Where the caret stands in the grouped text when `digitsBefore` digits are left of it. */
export const caretAfter = (digitsBefore: number): number =>
  digitsBefore + Math.max(0, Math.ceil(digitsBefore / GROUP) - 1);

/**
 * Whether characters, of which some may not be shown yet (null), stand in groups of three: a whole entry when it is all
 * digits; one that is not when it could still be a draw number. A code such as KOD-038 never does.
 */
export function isGrouped(characters: readonly (string | null)[]): boolean {
  const isWhole = characters.every((character) => character !== null);
  const isOfDigits = characters.every((character) => character === null || /^\d$/.test(character));
  return isOfDigits && (isWhole || characters.length === NUMBER_DIGITS);
}

/** Splits positions into groups of three, for cells that stand in groups. */
export function groupsOf<Item>(items: readonly Item[]): Item[][] {
  const groups: Item[][] = [];
  for (let from = 0; from < items.length; from += GROUP) groups.push(items.slice(from, from + GROUP));
  return groups;
}
