/** What every form is written from, and the words that several share. */
import type { Tenge } from '../../../engine/terms/tenge.ts';
import { formatTenge } from '../../../engine/terms/tenge.ts';
import type { FormBlock, Part } from '../formBlock.ts';
import type { PaperLanguage, PrintedDocument } from '../printedDocument.ts';
import { amountInWords } from '../words/amountInWords.ts';
import { fill } from '../words/fill.ts';
import { plainDay } from '../words/momentText.ts';
import type { ClaimPaper, Person } from './claimPaper.ts';
import { field, type Parts, prose } from './prose.ts';
import { formText } from './text/formText.ts';
import type { FormText } from './text/ru.ts';

export interface FormContext {
  readonly record: ClaimPaper;
  readonly language: PaperLanguage;
  readonly text: FormText;
  readonly person: Person | null;
  /** Last name, first name, patronymic. */
  readonly name: string | null;
  /** Last name and initials: what a signature is written out as. */
  readonly shortName: string | null;
  readonly lottery: string;
  readonly operator: string;
}

export const inWords = (local: { ru: string; kk?: string | undefined }, language: PaperLanguage): string =>
  local[language] ?? local.ru;

/** "Ким Я." */
const shortNameOf = ({ lastName, firstName, patronymic }: Person): string =>
  [lastName, ...[firstName, patronymic].flatMap((name) => (name ? [`${[...name][0]}.`] : []))].join('\u00a0');

export function formContext(record: ClaimPaper, language: PaperLanguage): FormContext {
  const { person, lottery, operator } = record;
  const names = person && [person.lastName, person.firstName, person.patronymic];
  return {
    ...{ record, language, person, text: formText(language) },
    name: names ? names.filter((part) => part !== null).join(' ') : null,
    shortName: person ? shortNameOf(person) : null,
    lottery: inWords(lottery.name, language),
    operator: inWords(operator.name, language),
  };
}

/** "26.09.2023", or null for a day that is not known. */
export const dayOrNull = (day: string | null | undefined): string | null => (day ? plainDay(day) : null);

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "Пятьдесят тысяч тенге 00 тиын": as cash documents want it. */
export const wholeAmount = (amountTenge: Tenge, { language, text }: FormContext): string =>
  fill(text.amountFull, { words: capitalised(amountInWords(amountTenge, language)) });

/** "50 000 ₸ (пятьдесят тысяч тенге)" */
export const amountText = (amountTenge: Tenge, { language, text }: FormContext): string =>
  fill(text.amount, {
    figures: formatTenge(amountTenge, language),
    words: amountInWords(amountTenge, language),
  });

/** "удостоверение личности / паспорт (нужное подчеркнуть)", the one that was shown underlined. */
function identityParts({ person, text }: FormContext): Part[] {
  const words = text.identity;
  const kind = person?.document.kind;
  if (kind === 'residence-permit') return [field(words[kind], 0)];
  const choice = (name: 'identity-card' | 'passport'): Part =>
    kind === name ? field(words[name], 0) : words[name];
  return prose(words.either, { card: choice('identity-card'), passport: choice('passport') });
}

/** Places that the annexes have for a person and a ticket. */
export function personParts(context: FormContext): Parts {
  const { person, name, record, lottery } = context;
  return {
    name: field(name, 100),
    iin: field(person?.iin ?? null, 34),
    born: field(person?.birthDay?.slice(0, 4) ?? null, 18),
    identity: identityParts(context),
    number: field(person?.document.number ?? null, 30),
    issuedOn: field(dayOrNull(person?.document.issuedOn), 26),
    issuedBy: field(person?.document.issuedBy ?? null, 40),
    address: field(person?.address ?? null, 110),
    ticket: field(record.ticket, 0),
    lottery,
    agreed: field(dayOrNull(record.lottery.approvedOn), 26),
    home: field(null, 34),
    mobile: field(person?.phone ?? null, 34),
    email: field(person?.email ?? null, 50),
  };
}

/** "« 21 » 11 2026 г.", or lines for it. */
export function dayParts(day: string | null, { text }: FormContext): Part[] {
  const [year, month, number] = day?.split('-') ?? [];
  return prose(text.day, {
    day: field(number ?? null, 8),
    month: field(month ?? null, 30),
    year: field(year?.slice(2) ?? null, 8),
  });
}

export const cornerOf = (lines: readonly string[], { lottery }: FormContext): FormBlock => ({
  kind: 'corner',
  lines: lines.map((line) => fill(line, { lottery })),
});

/** That the rate of the tax is not confirmed, where it is not (9.3). */
export const taxNote = ({ record }: FormContext): FormBlock[] =>
  record.taxNote === null ? [] : [{ kind: 'prose', marker: '*', parts: [record.taxNote] }];

/** Signed by the winner, by hand with the whole name. */
export const winnerSigns = (context: FormContext, label = ''): FormBlock => ({
  kind: 'sign',
  label,
  name: context.name,
  captions: { signature: context.text.captions.signature, name: context.text.captions.fullName },
});

/** @param form its name, at the foot of every page beside the claim's id; no data of the person is in title or foot */
export function formDocument(
  { record, language, text, operator }: FormContext,
  form: string,
  title: string,
  blocks: readonly FormBlock[],
): PrintedDocument<FormBlock> {
  return {
    ...{ language, title, author: operator, blocks, pageOf: text.pageOf },
    datedMs: Date.parse(record.madeOn),
    foot: fill(text.foot, { form, claim: record.claim }),
  };
}
