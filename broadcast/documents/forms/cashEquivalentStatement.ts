/** Clause 9.16 l: the winner asks for the value of a thing in money. Annex 6 forbids it: the claims policy says which holds. */
import type { FormBlock } from '../formBlock.ts';
import type { PrintedDocument } from '../printedDocument.ts';
import { amountText, type FormContext, formDocument } from './formContext.ts';
import { prose } from './prose.ts';
import { expectThing, prizeBlocks, statementEnd, statementHead } from './statement.ts';
import { bankBlocks } from './transferRequest.ts';

/** @throws TirazhError BAD_INPUT for a prize in money */
export function cashEquivalentStatement(context: FormContext): PrintedDocument<FormBlock> {
  expectThing(context);
  const { record, text, lottery } = context;
  const words = text.cashEquivalent;
  const net = record.netTenge === null ? null : amountText(record.netTenge, context);
  return formDocument(context, words.foot, `${words.title} ${words.under}`, [
    ...statementHead(context, words),
    { kind: 'prose', parts: prose(words.ask, { lottery }) },
    ...prizeBlocks(context),
    { kind: 'entry', label: text.statement.net, value: net, caption: null },
    { kind: 'prose', parts: [words.transfer] },
    ...bankBlocks(context),
    { kind: 'prose', parts: [words.known], keepWithNext: true },
    ...statementEnd(context),
  ]);
}
