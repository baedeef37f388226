/** What a winner brings and signs (clauses 9.1, 9.2, 9.9, 9.16, 15.1), each with its clause and the form it is written on. */
import type { PayoutForm } from './payoutForms.ts';

/** Printed forms: the annexes, those that clause 9.16 names without giving them, a reasoned refusal (9.11) and the consent of 15.3 by itself. */
export type PrintedForm =
  | 'annex-1-cash-order'
  | 'annex-2-transfer-request'
  | 'annex-3-expertise-request'
  | 'annex-4-consent'
  | 'prize-in-kind-statement'
  | 'prize-certificate'
  | 'cash-equivalent-statement'
  | 'refusal-letter'
  | 'publication-consent';

export type DocumentId =
  | 'ticket'
  | 'identity'
  | 'iin'
  | 'bank-details'
  | 'cash-order'
  | 'transfer-request'
  | 'expertise-request'
  | 'consent'
  | 'in-kind-statement'
  | 'certificate'
  | 'cash-equivalent-statement'
  | 'tax-receipt';

export interface RequiredDocument {
  readonly id: DocumentId;
  readonly form: PrintedForm | null;
  /** When it is needed: with the claim's papers, or only when the prize is handed over. */
  readonly by: 'documents' | 'payment';
  readonly clause: string;
}

export interface DocumentNeeds {
  readonly identified: boolean;
  readonly consent: boolean;
  readonly expertise: boolean;
  readonly inKind: boolean;
  readonly cashEquivalent: boolean;
  readonly taxed: boolean;
  readonly form: PayoutForm | null;
}

type Rule = RequiredDocument & { readonly needed: (needs: DocumentNeeds) => boolean };

const RULES: readonly Rule[] = [
  { id: 'ticket', form: null, by: 'documents', clause: '9.1; 9.16 б', needed: () => true },
  {
    id: 'identity',
    form: null,
    by: 'documents',
    clause: '9.2 а; 9.16 с',
    needed: ({ identified }) => identified,
  },
  { id: 'iin', form: null, by: 'documents', clause: '9.2 б', needed: ({ identified }) => identified },
  {
    id: 'consent',
    form: 'annex-4-consent',
    by: 'documents',
    clause: '15.1; 9.16 г; Annex 4',
    needed: ({ consent }) => consent,
  },
  {
    id: 'transfer-request',
    form: 'annex-2-transfer-request',
    by: 'documents',
    clause: '9.2 г; Annex 2',
    needed: ({ form }) => form === 'transfer',
  },
  {
    id: 'bank-details',
    form: null,
    by: 'documents',
    clause: '9.2 г; Annex 2',
    needed: ({ form }) => form === 'transfer',
  },
  {
    id: 'expertise-request',
    form: 'annex-3-expertise-request',
    by: 'documents',
    clause: '9.9; 9.16 ф; Annex 3',
    needed: ({ expertise }) => expertise,
  },
  {
    id: 'in-kind-statement',
    form: 'prize-in-kind-statement',
    by: 'documents',
    clause: '9.16 д',
    needed: ({ inKind }) => inKind,
  },
  {
    id: 'cash-equivalent-statement',
    form: 'cash-equivalent-statement',
    by: 'documents',
    clause: '9.16 l',
    needed: ({ cashEquivalent }) => cashEquivalent,
  },
  {
    id: 'certificate',
    form: 'prize-certificate',
    by: 'documents',
    clause: '9.16 h',
    needed: ({ inKind }) => inKind,
  },
  {
    id: 'tax-receipt',
    form: null,
    by: 'payment',
    clause: '9.16 е',
    needed: ({ inKind, taxed }) => inKind && taxed,
  },
  {
    id: 'cash-order',
    form: 'annex-1-cash-order',
    by: 'payment',
    clause: '9.2 в; Annex 1',
    needed: ({ identified, form }) => identified && form === 'cash',
  },
];

/** In the order in which a clerk asks for them. */
export const requiredDocuments = (needs: DocumentNeeds): readonly RequiredDocument[] =>
  RULES.filter(({ needed }) => needed(needs)).map(({ id, form, by, clause }) => ({ id, form, by, clause }));
