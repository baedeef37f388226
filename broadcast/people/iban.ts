/** An account number in Kazakhstan (IBAN) and its check digits. Source: ISO 13616-1, ISO/IEC 7064 MOD 97-10. */

/**
 * An account in Kazakhstan: country, check digits, three digits of the bank, thirteen characters of the account. Prizes are paid in tenge
 * only (9.6 а), to an account in tenge (Annex 2).
 */
const KAZAKH = /^KZ\d{5}[0-9A-Z]{13}$/;

/** The number as it is kept: capitals without blanks; undefined for a text that is none or whose check digits are wrong. */
export function readIban(text: string): string | undefined {
  const iban = text.toUpperCase().replace(/\s/g, '');
  if (!KAZAKH.test(iban)) return undefined;
  const turned = iban.slice(4) + iban.slice(0, 4);
  let remainder = 0;
  for (const digit of [...turned].map((char) => String(Number.parseInt(char, 36))).join('')) {
    remainder = (remainder * 10 + Number(digit)) % 97;
  }
  return remainder === 1 ? iban : undefined;
}
