/** What an act on a claim needs to be told, and the act that comes of it. Papers, consents and wishes have cards of their own. */
import type { ClaimActRequest, ClaimDetail } from '../../../broadcast/protocol/claims.ts';
import type { ClaimActType } from '../../../engine/claims/claimAct.ts';
import type { Holder } from '../../../engine/claims/holder.ts';
import type { PayoutForm } from '../../../engine/claims/payoutForms.ts';
import type { RefusalGround } from '../../../engine/claims/refusalGrounds.ts';

export type Finding = 'genuine' | 'damaged' | 'forged';

export interface ActForm {
  /** Of a payment; empty: nobody has said. */
  readonly form: PayoutForm | '';
  /** Number of the payment's paper. */
  readonly reference: string;
  readonly workingDays: string;
  readonly holderNotified: boolean;
  readonly finding: Finding | '';
  readonly taxTenge: string;
  readonly ground: RefusalGround | '';
  readonly residencyConfirmed: boolean;
  readonly presenterUnknown: boolean;
  /** The paper that the act rests on. */
  readonly paperNumber: string;
  readonly paperOn: string;
}

export const emptyActForm = ({ quote }: Pick<ClaimDetail, 'quote'>): ActForm => ({
  form: quote.ok ? (quote.quote.form ?? '') : '',
  ...{ reference: '', workingDays: '', holderNotified: false, finding: '', taxTenge: '', ground: '' },
  ...{ residencyConfirmed: false, presenterUnknown: false, paperNumber: '', paperOn: '' },
});

/** Whether the payment needs the number of a paper: more than the counter's cash does (9.2 в, г, 9.16). */
export const needsReference = ({ quote }: Pick<ClaimDetail, 'quote'>, form: PayoutForm | ''): boolean =>
  form !== 'cash' || (quote.ok && quote.quote.identification.value);

/** As the journal may have it: a digit in it, no five letters in a row, which could be a name. */
export const isReference = (text: string): boolean =>
  text.length <= 32 && /^(?!.*\p{L}{5})(?=.*\d)[\d\p{L}/-]+$/u.test(text);

/** Digits, with blanks between thousands as people write them; null for anything else. */
function wholeNumber(text: string): number | null {
  const digits = text.replace(/\s/g, '');
  return /^\d{1,12}$/.test(digits) ? Number(digits) : null;
}

const PAPER_ACTS = [
  ...(['extend-expertise', 'close-expertise', 'hand-to-police', 'refund-tax'] as const),
  ...(['show-original', 'close-case'] as const),
] as const;

/** Acts that rest on a paper, with its number and its day (9.11, 9.12, 9.16 е). */
export type PaperAct = (typeof PAPER_ACTS)[number];

type Bare = Extract<
  ClaimActType,
  'visit-head-office' | 'send-to-expertise' | 'withdraw-ticket' | 'destroy-ticket' | 'return-ticket'
>;
/** Acts that this form is for. */
export type FormAct = Bare | PaperAct | 'pay' | 'refuse' | 'approve' | 'record-tax';

const isOfPaper = (type: FormAct): type is PaperAct => (PAPER_ACTS as readonly FormAct[]).includes(type);

function ofPaper(type: PaperAct, form: ActForm): ClaimActRequest['act'] | null {
  const number = form.paperNumber.trim();
  if (!isReference(number) || form.paperOn === '') return null;
  const paper = { number, on: form.paperOn };
  switch (type) {
    case 'extend-expertise': {
      const workingDays = wholeNumber(form.workingDays);
      return workingDays === null ? null : { type, workingDays, holderNotified: form.holderNotified, paper };
    }
    case 'close-expertise':
      return form.finding === '' ? null : { type, finding: form.finding, paper };
    case 'hand-to-police':
      return { type, ...(form.presenterUnknown && { presenter: 'unknown' as const }), paper };
    case 'refund-tax':
    case 'show-original':
    case 'close-case':
      return { type, paper };
  }
}

/** The act, or null while something of it is not told yet. @param holder what the winner's data say: what they do not is confirmed */
export function actOf(type: FormAct, form: ActForm, holder: Holder): ClaimActRequest['act'] | null {
  if (isOfPaper(type)) return ofPaper(type, form);
  switch (type) {
    case 'approve':
      if (!holder.documentDiffers) return { type };
      return form.residencyConfirmed ? { type, residencyConfirmed: true } : null;
    case 'record-tax': {
      const taxTenge = wholeNumber(form.taxTenge);
      return taxTenge === null ? null : { type, taxTenge };
    }
    case 'pay':
      if (form.form === '') return null;
      if (holder.isOfAge !== null) return { type, form: form.form };
      // The question before the payment asks for it (`questionOf.ts`).
      return { type, form: form.form, ofAge: true };
    case 'refuse':
      return form.ground === '' ? null : { type, ground: form.ground };
    default:
      return { type };
  }
}
