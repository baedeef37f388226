/** The consent to publish a winner's name as a paper by itself (clauses 8.4 а, 15.3): a prize paid in cash has no Annex 2 with it. */
import type { FormBlock } from '../formBlock.ts';
import type { PrintedDocument } from '../printedDocument.ts';
import { dayParts, type FormContext, formDocument, personParts, winnerSigns } from './formContext.ts';
import { prose } from './prose.ts';

export function publicationConsent(context: FormContext): PrintedDocument<FormBlock> {
  const { record, text, operator } = context;
  const words = text.publicationConsent;
  const granted = record.publicationConsent;
  const parts = { ...personParts(context), operator };
  return formDocument(context, words.foot, words.title, [
    { kind: 'form-title', text: words.title },
    { kind: 'prose', parts: prose(words.person, parts) },
    { kind: 'prose', parts: prose(text.transferRequest.publication, parts) },
    {
      ...{ kind: 'prose', keepWithNext: true },
      parts: prose(text.transferRequest.answer, {
        yes: { box: granted },
        no: { box: granted === null ? null : !granted },
      }),
    },
    { kind: 'prose', parts: [words.withdrawn] },
    { kind: 'prose', parts: dayParts(record.signedOn, context), keepWithNext: true },
    winnerSigns(context),
  ]);
}
