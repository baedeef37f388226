/** Annex 3: the request for an expertise of the ticket, with consent to the processing of data. Clauses 9.9, 9.16 ф. */
import type { FormBlock } from '../formBlock.ts';
import type { PrintedDocument } from '../printedDocument.ts';
import { cornerOf, type FormContext, formDocument, personParts, winnerSigns } from './formContext.ts';
import { prose } from './prose.ts';

export function expertiseRequest(context: FormContext): PrintedDocument<FormBlock> {
  const { text } = context;
  const words = text.expertiseRequest;
  const parts = personParts(context);
  return formDocument(context, words.foot, words.title, [
    cornerOf(words.corner, context),
    { kind: 'form-title', text: words.title },
    { kind: 'prose', parts: prose(words.ask, parts) },
    { kind: 'prose', parts: prose(text.contacts, parts), keepWithNext: true },
    winnerSigns(context),
    { kind: 'prose', parts: [text.enclosed] },
    { kind: 'prose', marker: '1)', parts: prose(text.ticketOriginal, parts) },
    { kind: 'prose', marker: '2)', parts: [text.identityCopy] },
    { kind: 'prose', marker: '3)', parts: [text.bankCopy] },
    { kind: 'prose', parts: prose(text.consent, parts), keepWithNext: true },
    winnerSigns(context),
  ]);
}
