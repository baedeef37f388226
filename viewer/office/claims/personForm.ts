/** The winner's data as somebody types them, flat, and as the server takes them (clause 15.2). The server checks them again. */
import type { PersonData } from '../../../broadcast/protocol/claims.ts';
import { checkBin } from '../../../engine/identity/bin.ts';
import { checkIin } from '../../../engine/identity/iin.ts';

export type BankWay = 'none' | 'iban' | 'card';

export interface PersonForm {
  readonly lastName: string;
  readonly firstName: string;
  readonly patronymic: string;
  readonly iin: string;
  readonly birthDay: string;
  readonly documentKind: PersonData['document']['kind'];
  readonly documentNumber: string;
  readonly documentIssuedOn: string;
  readonly documentIssuedBy: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly bankWay: BankWay;
  readonly bankName: string;
  readonly bankBic: string;
  readonly bankBin: string;
  readonly bankIban: string;
  readonly bankCard: string;
}
export type PersonField = keyof PersonForm;

export const EMPTY_PERSON: PersonForm = {
  ...{ lastName: '', firstName: '', patronymic: '', iin: '', birthDay: '' },
  ...{ documentKind: 'identity-card', documentNumber: '', documentIssuedOn: '', documentIssuedBy: '' },
  ...{ address: '', phone: '', email: '' },
  ...{ bankWay: 'none', bankName: '', bankBic: '', bankBin: '', bankIban: '', bankCard: '' },
};

/** What is wrong with a field, by the name of its words. */
export type PersonFault =
  | 'needed'
  | 'iin-form'
  | 'iin-date'
  | 'iin-checksum'
  | 'document'
  | 'phone'
  | 'email'
  | 'bic'
  | 'bin'
  | 'account'
  | 'card'
  | 'malformed'
  | 'future';
export type PersonFaults = Readonly<Partial<Record<PersonField, PersonFault>>>;

const NEEDED: readonly PersonField[] = [
  ...(['lastName', 'firstName', 'iin', 'documentNumber', 'documentIssuedOn'] as const),
  ...(['documentIssuedBy', 'address', 'phone'] as const),
];
export const BANK_FIELDS: readonly PersonField[] = ['bankName', 'bankBic', 'bankIban', 'bankCard', 'bankBin'];
const NEEDED_OF_BANK = {
  none: [],
  iban: ['bankName', 'bankBic', 'bankIban'],
  card: ['bankName', 'bankBic', 'bankCard'],
} as const satisfies Record<BankWay, readonly PersonField[]>;

const digits = (text: string): string => text.replace(/[\s()-]/g, '');
const isGiven = (text: string): boolean => text.trim() !== '';

/** Fields that are filled in and cannot be right. */
function malformed(form: PersonForm): PersonFaults {
  const iin = checkIin(form.iin);
  const bin = checkBin(form.bankBin);
  const hasBank = form.bankWay !== 'none';
  const rules: readonly (readonly [PersonField, PersonFault, boolean])[] = [
    ['iin', iin.ok ? 'iin-form' : `iin-${iin.reason}`, iin.ok],
    ['documentNumber', 'document', /^[0-9A-Za-z]{5,20}$/.test(digits(form.documentNumber))],
    ['phone', 'phone', /^\+\d{10,15}$/.test(digits(form.phone))],
    ['email', 'email', /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(form.email.trim())],
    ['bankBic', 'bic', !hasBank || /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(bicOf(form))],
    ['bankBin', 'bin', !hasBank || bin.ok],
    ['bankIban', 'account', form.bankWay !== 'iban' || /^KZ\d{5}[0-9A-Z]{13}$/.test(ibanOf(form))],
    ['bankCard', 'card', form.bankWay !== 'card' || /^\d{16}$/.test(digits(form.bankCard))],
  ];
  return Object.fromEntries(
    rules
      .filter(([field, , holds]) => !holds && isGiven(form[field]))
      .map(([field, fault]) => [field, fault]),
  );
}

const bicOf = ({ bankBic }: PersonForm): string => bankBic.trim().toUpperCase();
const ibanOf = ({ bankIban }: PersonForm): string => bankIban.replace(/\s/g, '').toUpperCase();

/** Everything that is wrong, at once; empty: it can be sent. */
export function personFaults(form: PersonForm): PersonFaults {
  const missing = [...NEEDED, ...NEEDED_OF_BANK[form.bankWay]].filter((field) => !isGiven(form[field]));
  return { ...Object.fromEntries(missing.map((field) => [field, 'needed' as const])), ...malformed(form) };
}

/** The field that a path of the server's refusal means, such as `body/bank/iban`; null: none of them. */
export function fieldOfPath(path: string): PersonField | null {
  const name = path
    .replace(/^body\//, '')
    .split('/')
    .map((part, i) => (i === 0 ? part : part.charAt(0).toUpperCase() + part.slice(1)))
    .join('');
  return Object.hasOwn(EMPTY_PERSON, name) ? (name as PersonField) : null;
}

/** What the server's fault comes to at a field: mistyped digits that only its check finds, days that its clock has not reached. */
const SERVER_FAULTS: Partial<Record<PersonField, PersonFault>> = {
  ...{ bankIban: 'account', bankCard: 'card', birthDay: 'future', documentIssuedOn: 'future' },
};
export const faultOfField = (field: PersonField): PersonFault => SERVER_FAULTS[field] ?? 'malformed';

const orNull = (text: string): string | null => (isGiven(text) ? text.trim() : null);

function bankOf(form: PersonForm): PersonData['bank'] {
  if (form.bankWay === 'none') return null;
  const isCard = form.bankWay === 'card';
  return {
    ...{ name: form.bankName.trim(), bic: bicOf(form), bin: orNull(form.bankBin) },
    ...{ iban: isCard ? null : ibanOf(form), card: isCard ? digits(form.bankCard) : null },
  };
}

export const personOf = (form: PersonForm): PersonData => ({
  ...{
    lastName: form.lastName.trim(),
    firstName: form.firstName.trim(),
    patronymic: orNull(form.patronymic),
  },
  ...{ iin: form.iin.trim(), birthDay: orNull(form.birthDay) },
  document: {
    ...{ kind: form.documentKind, number: digits(form.documentNumber) },
    ...{ issuedOn: form.documentIssuedOn, issuedBy: form.documentIssuedBy.trim() },
  },
  ...{ address: form.address.trim(), phone: form.phone.trim(), email: orNull(form.email) },
  bank: bankOf(form),
});

/** Data that were taken down before, to be corrected. */
export const formOf = ({ document, bank, ...data }: PersonData): PersonForm => ({
  ...EMPTY_PERSON,
  ...{ lastName: data.lastName, firstName: data.firstName, patronymic: data.patronymic ?? '' },
  ...{ iin: data.iin, birthDay: data.birthDay ?? '', address: data.address, phone: data.phone },
  email: data.email ?? '',
  ...{ documentKind: document.kind, documentNumber: document.number },
  ...{ documentIssuedOn: document.issuedOn, documentIssuedBy: document.issuedBy },
  ...(bank && {
    bankWay: bank.card === null ? ('iban' as const) : ('card' as const),
    ...{ bankName: bank.name, bankBic: bank.bic, bankBin: bank.bin ?? '' },
    ...{ bankIban: bank.iban ?? '', bankCard: bank.card ?? '' },
  }),
});
