/** A reasoned refusal of payment (clause 9.11): what is refused, why, by which act, and that it may be contested in court (8.2 д). */
import { badInput } from '../../../engine/errors.ts';
import type { FormBlock } from '../formBlock.ts';
import type { PrintedDocument } from '../printedDocument.ts';
import { fill } from '../words/fill.ts';
import { plainDay } from '../words/momentText.ts';
import { amountText, type FormContext, formDocument, inWords, personParts } from './formContext.ts';
import { field, prose } from './prose.ts';

/** @throws TirazhError BAD_INPUT for a claim that was not refused */
export function refusalLetter(context: FormContext): PrintedDocument<FormBlock> {
  const { record, text, language, operator, lottery } = context;
  const { refusal, prize } = record;
  if (!refusal) throw badInput('refusal: the claim was not refused; there is nothing to give reasons for');
  const words = text.refusalLetter;
  const parts = personParts(context);
  const { act, ground, clause, on } = refusal;
  const actParts = act && { number: field(act.number, 0), on: field(plainDay(act.on), 0) };
  return formDocument(context, words.foot, words.title, [
    {
      kind: 'corner',
      lines: [
        operator,
        fill(words.bin, { bin: record.operator.bin }),
        inWords(record.operator.address, language),
      ],
    },
    { kind: 'form-title', text: words.title },
    { kind: 'entry', label: words.to, value: context.name, caption: text.captions.fullName },
    {
      kind: 'prose',
      parts: prose(words.refused, {
        ...parts,
        lottery,
        sum: field(amountText(prize.amountTenge, context), 0),
        day: field(plainDay(on), 0),
      }),
    },
    {
      kind: 'prose',
      parts: prose(words.ground, {
        // It is a sentence of its own elsewhere.
        ground: field(inWords(ground, language).replace(/\.$/, ''), 0),
        clause: field(clause, 0),
      }),
    },
    ...(actParts ? [{ kind: 'prose', parts: prose(words.act, actParts) } as const] : []),
    { kind: 'prose', parts: [words.court], keepWithNext: true },
    {
      ...{ kind: 'sign', label: words.official, name: record.official },
      captions: { signature: text.captions.signature, name: text.captions.signatory },
    },
    {
      ...{ kind: 'sign', label: words.received, name: context.shortName },
      captions: { signature: text.captions.signature, name: text.captions.signatory },
    },
  ]);
}
