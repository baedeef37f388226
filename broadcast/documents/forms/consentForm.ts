/** Annex 4: consent to the gathering, processing and protection of personal data. Clauses 15.1, 9.16 г. */
import type { FormBlock } from '../formBlock.ts';
import type { PrintedDocument } from '../printedDocument.ts';
import { cornerOf, dayParts, type FormContext, formDocument, personParts } from './formContext.ts';
import { prose } from './prose.ts';

export function consentForm(context: FormContext): PrintedDocument<FormBlock> {
  const { record, text } = context;
  const words = text.consentForm;
  return formDocument(context, words.foot, words.title, [
    cornerOf(words.corner, context),
    { kind: 'form-title', text: words.title },
    { kind: 'prose', parts: prose(words.text, personParts(context)) },
    { kind: 'prose', parts: dayParts(record.signedOn, context), keepWithNext: true },
    // The whole name in the winner's own hand, as the annex wants it.
    { kind: 'entry', label: '', value: null, caption: text.captions.fullNameByHand, lines: 2 },
  ]);
}
