/** A number cut into thousands, as number words are built. */

/**
 * The groups of three digits, lowest first: 12 345 gives [345, 12]; 0 gives [0].
 * @throws RangeError unless `value` is an integer, 0 to 2⁵³ − 1
 */
export function triads(value: number): number[] {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`value: expected an integer from 0 to 2^53 - 1, got ${value}`);
  }
  const groups: number[] = [];
  let rest = value;
  do {
    groups.push(rest % 1000);
    rest = Math.floor(rest / 1000);
  } while (rest > 0);
  return groups;
}
