/** Annex 1: the cash order (form KO-2 of the Ministry of Finance's order 562), with the receiver's consent under it. Clause 9.2 в. */
import { badInput } from '../../../engine/errors.ts';
import { formatInteger, formatTenge } from '../../../engine/terms/tenge.ts';
import type { FormBlock } from '../formBlock.ts';
import type { PrintedDocument } from '../printedDocument.ts';
import { fill } from '../words/fill.ts';
import { plainDay } from '../words/momentText.ts';
import {
  cornerOf,
  type FormContext,
  formDocument,
  personParts,
  taxNote,
  wholeAmount,
  winnerSigns,
} from './formContext.ts';
import { prose } from './prose.ts';

function identityText({ person, text }: FormContext): string | null {
  if (!person) return null;
  const { kind, number, issuedOn, issuedBy } = person.document;
  const words = text.identity;
  return fill(words.issued, { kind: words[kind], number, day: plainDay(issuedOn), by: issuedBy });
}

function basis({ record, language, lottery, text }: FormContext): string {
  const { ticket, prize, tax } = record;
  const values = { ticket, lottery };
  if (!tax || tax.taxTenge === 0) return fill(text.cashOrder.basisPlain, values);
  return fill(text.cashOrder.basisTaxed, {
    ...values,
    gross: formatTenge(prize.amountTenge, language),
    tax: formatTenge(tax.taxTenge, language),
  });
}

function head(context: FormContext): FormBlock[] {
  const { record, operator, text, language } = context;
  const words = text.cashOrder;
  const { debit, credit, purpose } = record.accounting;
  const sum = record.payTenge === null ? null : formatInteger(record.payTenge, language);
  return [
    cornerOf(words.corner, context),
    { kind: 'entry', label: '', value: operator, caption: words.organisation },
    { kind: 'prose', parts: [`${words.bin} `, { value: record.operator.bin, mm: 40 }] },
    {
      ...{ kind: 'grid', width: 'half', rows: [[record.reference, plainDay(record.madeOn)]] },
      columns: [
        { title: words.number, share: 1 },
        { title: words.day, share: 1 },
      ],
    },
    { kind: 'form-title', text: words.title },
    {
      ...{ kind: 'grid', width: 'full', rows: [[debit, credit, sum, purpose]] },
      columns: [
        { title: words.debit, share: 26 },
        { title: words.credit, share: 24 },
        { title: words.sum, share: 26 },
        { title: words.purpose, share: 24 },
      ],
    },
  ];
}

/** @throws TirazhError BAD_INPUT for a prize that is handed over as a thing */
export function cashOrder(context: FormContext): PrintedDocument<FormBlock> {
  const { record, name, shortName, text } = context;
  const words = text.cashOrder;
  if (record.payTenge === 0) throw badInput('payTenge: a cash order is of money; nothing is paid here');
  // The order itself is none of the papers behind it.
  const behind = record.attached.filter((id) => id !== 'cash-order');
  const attached = behind.map((id) => text.documents[id]).join(', ');
  return formDocument(context, words.foot, words.title, [
    ...head(context),
    { kind: 'entry', label: words.payTo, value: name, caption: text.captions.fullName },
    { kind: 'entry', label: words.basis, value: basis(context), caption: null },
    ...taxNote(context),
    { kind: 'entry', label: words.attached, value: attached || null, caption: null },
    {
      ...{ kind: 'entry', label: words.amount, caption: words.inWords },
      value: record.payTenge === null ? null : wholeAmount(record.payTenge, context),
    },
    {
      ...{ kind: 'sign', label: words.seller, name: record.official },
      captions: { signature: text.captions.signature, name: text.captions.signatory },
    },
    winnerSigns(context, words.received),
    { kind: 'entry', label: words.by, value: identityText(context), caption: words.byCaption },
    { kind: 'prose', parts: prose(text.consent, personParts(context)), keepWithNext: true },
    {
      ...{ kind: 'sign', label: '', name: shortName },
      captions: { signature: text.captions.signature, name: text.captions.signatory },
    },
  ]);
}
