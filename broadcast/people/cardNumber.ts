/** The check digit of a payment card. Source: ISO/IEC 7812-1, annex B (the formula of H. P. Luhn). */

const DIGITS = 16;

/** Sixteen digits; undefined for a text that is no card number or whose check digit is wrong. Blanks and hyphens are passed over. */
export function readCardNumber(text: string): string | undefined {
  const card = text.replace(/[\s-]/g, '');
  if (card.length !== DIGITS || !/^\d+$/.test(card)) return undefined;
  const sum = [...card].reduce((total, digit, i) => {
    const weighed = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum % 10 === 0 ? card : undefined;
}
