/** Kazakhstan's identification numbers of people and firms (IIN, BIN). */

const WEIGHTS = [
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2],
] as const;

/** Of random 12-digit texts, so many pass: the date lets 4.4 % through, the check digit a tenth of them. */
export const IDENTIFICATION_CHANCE = 0.0044;

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
