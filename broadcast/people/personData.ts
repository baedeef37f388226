/** What is taken down of a winner (clauses 9.2, 15.2, Annexes 2 to 4). Messages say what is expected and never what came. */
import { z } from 'zod';
import { daySchema } from '../../engine/claims/day.ts';
import { typedTextSchema } from '../../engine/encoding/schemas.ts';
import { checkBin } from '../../engine/identity/bin.ts';
import { checkIin } from '../../engine/identity/iin.ts';
import type { PersonData } from '../protocol/claims.ts';
import { readCardNumber } from './cardNumber.ts';
import { readIban } from './iban.ts';

const IIN_FAULTS = {
  form: 'expected twelve digits',
  date: 'its first six digits are no birthday',
  checksum: 'its check digit is wrong; compare it with the document',
} as const;

export const iinSchema = z
  .string()
  .max(40)
  .transform((text, context) => {
    const checked = checkIin(text);
    if (checked.ok) return checked.iin;
    context.addIssue(IIN_FAULTS[checked.reason]);
    return z.NEVER;
  });

/** A text that `read` brings to the form in which it is kept. */
const readBy = (read: (text: string) => string | undefined, expected: string) =>
  z
    .string()
    .max(60)
    .transform((text, context) => {
      const value = read(text);
      if (value !== undefined) return value;
      context.addIssue(expected);
      return z.NEVER;
    });

function readPhone(text: string): string | undefined {
  const phone = text.replace(/[\s()-]/g, '');
  return /^\+\d{10,15}$/.test(phone) ? phone : undefined;
}

function readBin(text: string): string | undefined {
  const checked = checkBin(text);
  return checked.ok ? checked.bin : undefined;
}

/** Blanks and hyphens are how papers group the digits. */
function readDocumentNumber(text: string): string | undefined {
  const number = text.replace(/[\s-]/g, '');
  return /^[0-9A-Za-z]{5,20}$/.test(number) ? number : undefined;
}

const words = (most: number) => typedTextSchema.trim().min(1, 'expected words').max(most);

const bankSchema = z
  .strictObject({
    name: words(200),
    bic: z.string().regex(/^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/, 'expected a BIC of 8 or 11 characters'),
    bin: readBy(readBin, 'expected a BIN of twelve digits with a right check digit').nullable(),
    iban: readBy(
      readIban,
      'expected an account number in Kazakhstan (IBAN, KZ…) with right check digits',
    ).nullable(),
    card: readBy(readCardNumber, 'expected sixteen digits of a card with a right check digit').nullable(),
  })
  .refine(({ iban, card }) => (iban === null) !== (card === null), {
    path: ['iban'],
    message: 'expected either an account or a card',
  });

export const personDataSchema = z.strictObject({
  lastName: words(100),
  firstName: words(100),
  patronymic: words(100).nullable(),
  iin: iinSchema,
  birthDay: daySchema.nullable(),
  document: z.strictObject({
    kind: z.enum(['identity-card', 'passport', 'residence-permit']),
    number: readBy(readDocumentNumber, 'expected 5 to 20 digits and letters'),
    issuedOn: daySchema,
    issuedBy: words(200),
  }),
  address: words(400),
  phone: readBy(readPhone, 'expected + and 10 to 15 digits, such as +7 701 000 00 00'),
  email: z.email('expected an address such as name@example.kz').max(200).nullable(),
  bank: bankSchema.nullable(),
}) satisfies z.ZodType<PersonData>;
