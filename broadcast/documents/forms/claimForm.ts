/** The forms of a claim by name, each from the same record. */
import type { PrintedForm } from '../../../engine/claims/requiredDocuments.ts';
import type { FormBlock } from '../formBlock.ts';
import type { PaperLanguage, PrintedDocument } from '../printedDocument.ts';
import { cashEquivalentStatement } from './cashEquivalentStatement.ts';
import { cashOrder } from './cashOrder.ts';
import { certificate } from './certificate.ts';
import type { ClaimPaper } from './claimPaper.ts';
import { consentForm } from './consentForm.ts';
import { expertiseRequest } from './expertiseRequest.ts';
import { type FormContext, formContext } from './formContext.ts';
import { inKindStatement } from './inKindStatement.ts';
import { publicationConsent } from './publicationConsent.ts';
import { refusalLetter } from './refusalLetter.ts';
import { transferRequest } from './transferRequest.ts';

const FORMS: Readonly<Record<PrintedForm, (context: FormContext) => PrintedDocument<FormBlock>>> = {
  'annex-1-cash-order': cashOrder,
  'annex-2-transfer-request': transferRequest,
  'annex-3-expertise-request': expertiseRequest,
  'annex-4-consent': consentForm,
  'prize-in-kind-statement': inKindStatement,
  'prize-certificate': certificate,
  'cash-equivalent-statement': cashEquivalentStatement,
  'refusal-letter': refusalLetter,
  'publication-consent': publicationConsent,
};

export const PRINTED_FORMS = Object.keys(FORMS) as PrintedForm[];

/** @throws TirazhError BAD_INPUT for a form that is not of such a prize */
export const claimForm = (
  form: PrintedForm,
  record: ClaimPaper,
  language: PaperLanguage,
): PrintedDocument<FormBlock> => FORMS[form](formContext(record, language));
