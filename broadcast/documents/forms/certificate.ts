/**
 * Clause 9.16 h: the certificate given for the winning ticket: winner, ticket, value, tax, MRP, contact centre, period of payment. Two
 * copies on one sheet, one for the winner and one for the operator. The terms name the form and do not give it.
 */
import { formatTenge } from '../../../engine/terms/tenge.ts';
import type { FormBlock, Part } from '../formBlock.ts';
import type { PrintedDocument } from '../printedDocument.ts';
import { plainDay } from '../words/momentText.ts';
import type { ClaimPaper } from './claimPaper.ts';
import {
  amountText,
  dayOrNull,
  type FormContext,
  formDocument,
  personParts,
  taxNote,
} from './formContext.ts';
import { field, prose } from './prose.ts';
import { expectThing, prizeName } from './statement.ts';

type Tax = NonNullable<ClaimPaper['tax']>;

/** Of how many MRP the largest untaxed prize is. */
export const thresholdCount = ({ thresholdTenge, mrpTenge }: Tax): number =>
  Math.round(thresholdTenge / mrpTenge);

/** "10 %", "12,5 %" */
const rateText = (basisPoints: number): string => `${String(basisPoints / 100).replace('.', ',')}\u00a0%`;

function taxParts({ record, text, language }: FormContext): Part[] {
  const words = text.certificate;
  const { tax, resident } = record;
  if (!tax) return prose(words.taxOpen, { tax: field(null, 40), mrp: field(null, 30) });
  const status = resident === null ? null : resident ? text.statement.resident : text.statement.nonResident;
  return prose(words.tax, {
    tax: field(formatTenge(tax.taxTenge, language), 0),
    residency: field(status, 24),
    rate: field(tax.rate ? rateText(tax.rate.rateBasisPoints) : '—', 0),
    year: String(tax.year),
    mrp: field(formatTenge(tax.mrpTenge, language), 0),
    count: String(thresholdCount(tax)),
    threshold: field(formatTenge(tax.thresholdTenge, language), 0),
  });
}

function deadlineParts({ record, text }: FormContext): Part[] {
  const words = text.certificate;
  const contact = field(record.contactCentre, 40);
  if (!record.deadline) return prose(words.deadline, { outer: field(null, 30), contact });
  const { dueOn, outerOn } = record.deadline;
  const outer = field(plainDay(outerOn), 0);
  if (dueOn === null || dueOn >= outerOn) return prose(words.deadline, { outer, contact });
  return prose(words.deadlineDue, { due: field(plainDay(dueOn), 0), outer, contact });
}

function copyOf(context: FormContext, copy: string): FormBlock[] {
  const { record, text, lottery } = context;
  const words = text.certificate;
  const parts = personParts(context);
  const draw = {
    draw: field(record.draw?.id ?? null, 30),
    heldOn: field(dayOrNull(record.draw?.heldOn), 26),
  };
  const thing = [prizeName(context), record.prize.details].filter((part) => part !== null).join(', ');
  return [
    { kind: 'form-title', text: words.title, under: copy },
    {
      kind: 'prose',
      parts: prose(words.issued, { ...parts, ...draw, lottery, made: field(plainDay(record.madeOn), 0) }),
    },
    { kind: 'prose', parts: prose(words.winner, { ...parts, name: field(context.name, 80) }) },
    {
      kind: 'prose',
      parts: prose(words.prize, {
        prize: field(thing || null, 60),
        value: field(amountText(record.prize.amountTenge, context), 0),
      }),
    },
    { kind: 'prose', parts: taxParts(context) },
    ...taxNote(context),
    { kind: 'prose', parts: deadlineParts(context) },
    {
      ...{ kind: 'sign', label: words.official, name: record.official },
      captions: { signature: text.captions.signature, name: text.captions.signatory },
    },
    {
      ...{ kind: 'sign', label: words.winnerSigns, name: context.shortName },
      captions: { signature: text.captions.signature, name: text.captions.signatory },
    },
  ];
}

/** @throws TirazhError BAD_INPUT for a prize in money */
export function certificate(context: FormContext): PrintedDocument<FormBlock> {
  expectThing(context);
  const words = context.text.certificate;
  const [first, second] = words.copies;
  return formDocument(context, words.foot, words.title, [
    ...copyOf(context, first!),
    { kind: 'cut', caption: words.cut },
    ...copyOf(context, second!),
  ]);
}
