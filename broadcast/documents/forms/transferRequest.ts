/** Annex 2: the request to transfer the money, with both consents, each of its own. Clauses 9.2 г, 8.4 а, 15.3. */
import type { FormBlock } from '../formBlock.ts';
import type { PrintedDocument } from '../printedDocument.ts';
import { cornerOf, type FormContext, formDocument, personParts, winnerSigns } from './formContext.ts';
import { field, prose } from './prose.ts';

/** IBAN in groups of four, so that it can be compared aloud. */
const inFours = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1\u00a0');

/** A number, or a dash: nobody writes a second one in beside the one that is given. */
const oneOf = (number: string | null): string => (number === null ? '—' : inFours(number));

/** Bank, codes, card or account: numbered as the annex numbers them. */
export function bankBlocks({ person, text }: FormContext): FormBlock[] {
  const words = text.transferRequest;
  const bank = person?.bank;
  const rows: readonly (readonly [string, string | null])[] = [
    [`1. ${words.bank}`, bank?.name ?? null],
    [`2. ${words.correspondent}`, null],
    [`3. ${words.bic}`, bank?.bic ?? null],
    [`4. ${words.bankBin}`, bank?.bin ?? null],
    [`5. ${words.cardNumber}`, bank ? oneOf(bank.card) : null],
    [words.accountNumber, bank ? oneOf(bank.iban) : null],
  ];
  return rows.map(([label, value]) => ({ kind: 'entry', label, value, caption: null }));
}

function consents(context: FormContext): FormBlock[] {
  const { record, text, operator } = context;
  const words = text.transferRequest;
  const parts = personParts(context);
  const granted = record.publicationConsent;
  return [
    { kind: 'prose', parts: prose(words.consents, parts) },
    { kind: 'prose', marker: '1)', parts: prose(words.processing, parts) },
    {
      ...{ kind: 'prose', marker: '2)', keepWithNext: true },
      parts: prose(words.publication, { ...parts, operator }),
    },
    {
      ...{ kind: 'prose', marker: '', keepWithNext: true },
      parts: prose(words.answer, { yes: { box: granted }, no: { box: granted === null ? null : !granted } }),
    },
  ];
}

export function transferRequest(context: FormContext): PrintedDocument<FormBlock> {
  const { person, text } = context;
  const words = text.transferRequest;
  const parts = personParts(context);
  const { bank } = person ?? {};
  return formDocument(context, words.foot, words.title, [
    cornerOf(words.corner, context),
    { kind: 'form-title', text: words.title },
    { kind: 'prose', parts: prose(words.person, parts) },
    {
      kind: 'prose',
      parts: prose(words.ask, {
        ...parts,
        card: bank?.card ? field(words.card, 0) : words.card,
        account: bank?.iban ? field(words.account, 0) : words.account,
      }),
    },
    ...bankBlocks(context),
    { kind: 'prose', parts: prose(text.contacts, parts) },
    { kind: 'prose', parts: [text.enclosed] },
    { kind: 'prose', marker: '–', parts: prose(text.ticketOriginal, parts) },
    { kind: 'prose', marker: '–', parts: [text.identityCopy] },
    { kind: 'prose', marker: '–', parts: [text.bankCopy] },
    ...consents(context),
    winnerSigns(context),
  ]);
}
