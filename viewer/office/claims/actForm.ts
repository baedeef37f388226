/** What an act on a claim needs to be told, and the act that comes of it. Papers, consents and wishes have cards of their own. */
import type { ClaimActRequest, ClaimDetail } from '../../../broadcast/protocol/claims.ts';
import type { ClaimActType } from '../../../engine/claims/claimAct.ts';
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
}

export const emptyActForm = ({ quote }: Pick<ClaimDetail, 'quote'>): ActForm => ({
  form: quote.ok ? (quote.quote.form ?? '') : '',
  ...{ reference: '', workingDays: '', holderNotified: false, finding: '', taxTenge: '', ground: '' },
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

type Bare = Extract<
  ClaimActType,
  | 'approve'
  | 'visit-head-office'
  | 'send-to-expertise'
  | 'hand-to-police'
  | 'withdraw-ticket'
  | 'destroy-ticket'
  | 'return-ticket'
>;
/** Acts that this form is for. */
export type FormAct = Bare | 'pay' | 'refuse' | 'extend-expertise' | 'close-expertise' | 'record-tax';

/** The act, or null while something of it is not told yet. */
export function actOf(type: FormAct, form: ActForm): ClaimActRequest['act'] | null {
  switch (type) {
    case 'extend-expertise': {
      const workingDays = wholeNumber(form.workingDays);
      return workingDays === null ? null : { type, workingDays, holderNotified: form.holderNotified };
    }
    case 'close-expertise':
      return form.finding === '' ? null : { type, finding: form.finding };
    case 'record-tax': {
      const taxTenge = wholeNumber(form.taxTenge);
      return taxTenge === null ? null : { type, taxTenge };
    }
    case 'pay':
      return form.form === '' ? null : { type, form: form.form };
    case 'refuse':
      return form.ground === '' ? null : { type, ground: form.ground };
    default:
      return { type };
  }
}
