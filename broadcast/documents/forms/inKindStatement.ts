/** Clause 9.16 д: the winner agrees to take a thing, in the category "additional prize". The terms name the form and do not give it. */
import type { FormBlock } from '../formBlock.ts';
import type { PrintedDocument } from '../printedDocument.ts';
import { fill } from '../words/fill.ts';
import { thresholdCount } from './certificate.ts';
import { type FormContext, formDocument } from './formContext.ts';
import { expectThing, prizeBlocks, statementEnd, statementHead } from './statement.ts';

/** @throws TirazhError BAD_INPUT for a prize in money */
export function inKindStatement(context: FormContext): PrintedDocument<FormBlock> {
  expectThing(context);
  const { record, text } = context;
  const words = text.inKind;
  const taxWords =
    record.tax?.taxTenge === 0 ? fill(words.noTax, { count: thresholdCount(record.tax) }) : words.taxFirst;
  const known = [taxWords, words.ticket, words.changes];
  return formDocument(context, words.foot, `${words.title} ${words.under}`, [
    ...statementHead(context, words),
    { kind: 'prose', parts: [words.agree] },
    ...prizeBlocks(context),
    { kind: 'prose', parts: [words.terms] },
    ...known.map((item, i): FormBlock => ({ kind: 'prose', marker: `${i + 1})`, parts: [item] })),
    ...statementEnd(context),
  ]);
}
