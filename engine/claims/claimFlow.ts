/**
 * The flow of a claim (clauses 9.1 to 9.16): one total function from a claim and an act to the next claim or a named refusal.
 * It decides and nothing else: whoever keeps claims calls it inside the transaction that stores its answer.
 */
import { type Claim, type ClaimExpertise, type Finding, PAID_STATES } from './claim.ts';
import { CLAIM_ACTS, type ClaimAct, type ClaimRole, PAYING_ROLES } from './claimAct.ts';
import type { ClaimNeeds } from './claimNeeds.ts';
import type { ClaimRefusal, ClaimRefusalReason } from './claimRefusal.ts';
import type { Day } from './day.ts';
import type { Holder } from './holder.ts';
import type { QuoteFault } from './payoutQuote.ts';
import { REFUSAL_GROUNDS } from './refusalGrounds.ts';
import type { DocumentId } from './requiredDocuments.ts';

export interface ClaimFacts {
  /** The day of the act, in the lottery's time zone. */
  readonly on: Day;
  /** Random id and role of who acts. */
  readonly by: { readonly id: string; readonly role: ClaimRole };
  /** What is known of the person with the ticket. */
  readonly holder: Holder;
  /** The last day on which unclaimed money is kept (9.7). */
  readonly keptThrough: Day;
  /** Of the quote of that day, by its law and MRP; for `choose`, of the new wishes. Acts that need none are done without one. */
  readonly quoted:
    | { readonly ok: true; readonly needs: ClaimNeeds }
    | { readonly ok: false; readonly fault: QuoteFault };
}

/** The facts of an act that there is a quote for. */
type Quoted = Pick<ClaimFacts, 'on' | 'by' | 'holder'> & { readonly needs: ClaimNeeds };

export type NextClaim = { readonly ok: true; readonly claim: Claim } | ClaimRefusal;

type Changes = Partial<Claim> | ClaimRefusal;

const refused = (reason: ClaimRefusalReason, clause: string): ClaimRefusal => ({ ok: false, reason, clause });

/** What there is no quote for is not done. */
const unquoted = (fault: QuoteFault): ClaimRefusal => ({ ok: false, ...fault });

/** The claim after the act. Pure; `claim` is not touched. */
export function nextClaim(claim: Claim, act: ClaimAct, facts: ClaimFacts): NextClaim {
  const { from, roles, clause } = CLAIM_ACTS[act.type];
  if (!roles.includes(facts.by.role)) return refused('role-may-not', clause);
  if (!from.includes(claim.state)) {
    return PAID_STATES.has(claim.state) ? refused('already-paid', '9.6 а') : refused('wrong-state', clause);
  }
  const changes = changesOf(claim, act, facts);
  return 'ok' in changes ? changes : { ok: true, claim: { ...claim, ...changes } };
}

function changesOf(claim: Claim, act: ClaimAct, facts: ClaimFacts): Changes {
  switch (act.type) {
    case 'choose':
      return chosen(claim, act.resident, act.wishes, facts);
    case 'consent-to-processing':
      return { processingConsent: true };
    case 'consent-to-publication':
      return { publicationConsent: act.given };
    case 'visit-head-office':
      return { visitedHeadOffice: true };
    case 'extend-expertise':
      return extended(claim.expertise!, act.workingDays, act.holderNotified);
    case 'close-expertise':
      return closed(claim, act.finding, facts.on);
    case 'hand-to-police':
      return facts.holder.isKnown || act.presenter === 'unknown'
        ? { state: 'police' }
        : refused('presenter-unsaid', '9.12');
    case 'show-original':
      return shownTo(claim, facts.by.id);
    case 'close-case':
      return claim.isCaseClosed ? refused('wrong-state', '9.12') : { isCaseClosed: true };
    case 'refund-tax':
      return claim.taxPaidTenge === null ? refused('tax-not-due', '9.16 е') : { taxPaidTenge: null };
    case 'withdraw-ticket':
      return { state: 'ticket-withdrawn' };
    case 'destroy-ticket':
      return { state: 'destroyed' };
    case 'refuse':
      return withoutTaxPaid(claim, {
        state: 'refused',
        refusal: { ground: act.ground, clause: REFUSAL_GROUNDS[act.ground].clause },
      });
    case 'return-ticket':
      return withoutTaxPaid(claim, { state: 'returned' });
    case 'expire':
      return facts.on > facts.keptThrough ? { state: 'expired' } : refused('money-still-kept', '9.7');
    default:
      return quotedChangesOf(claim, act, facts);
  }
}

/** Acts that depend on who pays, in what form and with which tax. */
function quotedChangesOf(
  claim: Claim,
  act: Extract<ClaimAct, { type: 'give-documents' | 'send-to-expertise' | 'approve' | 'record-tax' | 'pay' }>,
  { on, by, holder, quoted }: ClaimFacts,
): Changes {
  if (!quoted.ok) return unquoted(quoted.fault);
  const facts = { on, by, holder, needs: quoted.needs };
  switch (act.type) {
    case 'give-documents':
      return given(claim, act.documents, facts);
    case 'send-to-expertise':
      return sent(claim, facts);
    case 'approve':
      return approved(claim, act.residencyConfirmed === true, facts);
    case 'record-tax':
      return taxed(claim, act.taxTenge, facts.needs);
    case 'pay':
      return paid(claim, act, facts);
  }
}

/** What the winner has paid on a thing is given back before the claim becomes another, or none (9.3, 9.16 е): nobody is taxed twice. */
const withoutTaxPaid = ({ taxPaidTenge }: Claim, changes: Partial<Claim>): Changes =>
  taxPaidTenge === null ? changes : refused('tax-to-refund', '9.3; 9.16 е');

/** Who has not yet said where they live may still say what they wish. */
function chosen(
  claim: Claim,
  resident: boolean | null,
  wishes: Claim['wishes'],
  { on, quoted }: ClaimFacts,
): Changes {
  if (!quoted.ok && quoted.fault.reason !== 'residency-unknown') {
    return unquoted(quoted.fault);
  }
  const papers = quoted.ok ? papersAfterChoice(claim, quoted.needs, on) : {};
  return withoutTaxPaid(claim, { resident, wishes, approvedBy: [], ...papers });
}

const areGiven = (documents: readonly DocumentId[], { documents: needed }: ClaimNeeds): boolean =>
  needed.every((id) => documents.includes(id));

/** A wish that asks for more papers takes the claim back to where they are gathered; one that asks for fewer may fill the set (9.6 в, г). */
function papersAfterChoice({ documents, documentsOn }: Claim, needs: ClaimNeeds, on: Day): Partial<Claim> {
  if (!areGiven(documents, needs))
    return documentsOn === null ? {} : { documentsOn: null, state: 'presented' };
  const isFilled = documentsOn === null && needs.documents.length > 1;
  return isFilled ? { documentsOn: on, state: 'documents' } : {};
}

/** The period of payment runs from the day the set was full. */
function given(claim: Claim, more: readonly DocumentId[], { on, needs }: Quoted): Changes {
  const documents = [...new Set([...claim.documents, ...more])];
  if (!areGiven(documents, needs) || claim.documentsOn !== null) return { documents };
  return { documents, documentsOn: on, state: claim.state === 'presented' ? 'documents' : claim.state };
}

/**
 * A prize with papers goes with its papers; one without goes from the counter, where a doubt arises. The ticket is kept by the holder's
 * request in either case, whoever wants the expertise (9.9, Annex 3).
 */
function sent(claim: Claim, { on, needs }: Quoted): Changes {
  if (claim.expertise) return refused('expertise-done', '9.9');
  if (claim.documentsOn === null && needs.place !== 'counter') return refused('documents-missing', '9.9');
  if (!claim.documents.includes('expertise-request')) {
    return refused('expertise-request-missing', '9.9; Annex 3');
  }
  const expertise = { acceptedOn: on, extendedWorkingDays: 0, closedOn: null, finding: null };
  return { state: 'expertise', expertise };
}

function extended(expertise: ClaimExpertise, workingDays: number, holderNotified: boolean): Changes {
  if (!Number.isInteger(workingDays) || workingDays < 1) return refused('extension-not-positive', '9.11');
  if (!holderNotified) return refused('holder-not-notified', '9.11');
  const extendedWorkingDays = expertise.extendedWorkingDays + workingDays;
  return { expertise: { ...expertise, extendedWorkingDays } };
}

/** A genuine ticket goes back to where it came from; a damaged one is refused (9.11), a forged one waits for the police (9.12). */
function closed(claim: Claim, finding: Finding, on: Day): Changes {
  const expertise = { ...claim.expertise!, closedOn: on, finding };
  if (finding === 'forged') return { state: 'forged', expertise };
  if (finding === 'genuine')
    return { state: claim.documentsOn === null ? 'presented' : 'documents', expertise };
  const { clause } = REFUSAL_GROUNDS['ticket-damaged'];
  return { state: 'refused', expertise, refusal: { ground: 'ticket-damaged', clause } };
}

/** A forgery that carried a right code locks its serial for whoever holds the original, until two people have seen that (8.2 г). */
function shownTo({ originalShownTo = [] }: Claim, id: string): Changes {
  if (originalShownTo.length > 1) return refused('wrong-state', '8.2 г; 9.12');
  if (originalShownTo.includes(id)) return refused('second-person-needed', '8.2 г; 9.12');
  return { originalShownTo: [...originalShownTo, id] };
}

/** What has to be there before anybody approves or pays. The ticket alone is no set of papers: it was identified when presented. */
function missing(claim: Claim, needs: ClaimNeeds): ClaimRefusal | undefined {
  if (needs.documents.length > 1 && !areGiven(claim.documents, needs)) {
    return refused('documents-missing', '9.2; 9.16');
  }
  if (needs.consent && !claim.processingConsent) return refused('consent-missing', '15.1');
  if (needs.expertise && claim.expertise?.finding !== 'genuine')
    return refused('expertise-missing', needs.clause);
  if (needs.headOfficeVisit && !claim.visitedHeadOffice) return refused('visit-missing', needs.clause);
  return undefined;
}

/** Nobody under age takes part, and so nobody under age is paid (1.3). */
const underAge = ({ isOfAge }: Holder): ClaimRefusal | undefined =>
  isOfAge === false ? refused('under-age', '1.3') : undefined;

function approved(claim: Claim, residencyConfirmed: boolean, { by, holder, needs }: Quoted): Changes {
  if (needs.approvals === 0) return refused('approval-not-needed', needs.clause);
  if (needs.place === 'head-office' && by.role !== 'head-office')
    return refused('role-may-not', needs.clause);
  const fault = underAge(holder) ?? missing(claim, needs);
  if (fault) return fault;
  if (holder.documentDiffers && !residencyConfirmed) return refused('residency-unconfirmed', '9.2 а; 9.3');
  if (claim.approvedBy.includes(by.id)) return refused('second-person-needed', needs.clause);
  const approvedBy = [...claim.approvedBy, by.id];
  return approvedBy.length < needs.approvals ? { approvedBy } : { state: 'approved', approvedBy };
}

function taxed(claim: Claim, taxTenge: number, needs: ClaimNeeds): Changes {
  if (!needs.taxFirst) return refused('tax-not-due', '9.16 е');
  // Another year has another MRP: a receipt of the old sum is then replaced.
  if (claim.taxPaidTenge === needs.taxTenge) return refused('tax-already-paid', '9.16 е');
  return taxTenge === needs.taxTenge
    ? { taxPaidTenge: taxTenge }
    : refused('tax-amount-differs', '9.3; 9.16 е');
}

/** Money or thing leaves the house here and nowhere else; every condition is looked at again, for the law of the day may differ. */
function paid(
  claim: Claim,
  { form, ofAge }: Extract<ClaimAct, { type: 'pay' }>,
  { on, by, holder, needs }: Quoted,
): Changes {
  if (!PAYING_ROLES[needs.place].includes(by.role)) return refused('role-may-not', needs.clause);
  const fault = underAge(holder) ?? missing(claim, needs);
  if (fault) return fault;
  if (claim.approvedBy.length < needs.approvals) return refused('approval-missing', needs.clause);
  if (needs.taxFirst && claim.taxPaidTenge !== needs.taxTenge) return refused('tax-not-paid', '9.16 е');
  if (!needs.forms.includes(form)) return refused('form-not-allowed', needs.clause);
  // A rule of the house: above the counter's sum no prize leaves it through one pair of hands.
  if (needs.approvals > 0 && claim.approvedBy.every((id) => id === by.id)) {
    return refused('payer-approved', needs.clause);
  }
  if (holder.isOfAge === null && ofAge !== true) return refused('age-unconfirmed', '1.3');
  const { grossTenge, taxTenge, payTenge: paidTenge } = needs;
  return { state: 'paid', payment: { form, on, by: by.id, grossTenge, taxTenge, paidTenge } };
}
