import { describe, expect, it } from 'vitest';
import { CLAIM_RULES, CLAIM_TERMS, policyWith } from '../../fixtures/claimRules.ts';
import { actOnClaim, quoteOfClaim } from './actOnClaim.ts';
import { type Claim, isOriginalShown } from './claim.ts';
import type { ClaimAct, ClaimRole } from './claimAct.ts';
import { type ClaimedPrize, claimedPrize } from './claimedPrize.ts';
import { claimSchedule } from './claimSchedule.ts';
import { HOLDER_AS_THEN, type Holder, UNKNOWN_HOLDER } from './holder.ts';
import { openClaim } from './openClaim.ts';
import type { DocumentId } from './requiredDocuments.ts';

const allowing = { ...CLAIM_RULES, policy: policyWith({ cashEquivalent: 'allow' }) };

function opened(prize: ClaimedPrize): Claim {
  const schedule = claimSchedule(CLAIM_TERMS, CLAIM_RULES.policy);
  const answer = openClaim(
    { authentic: true, ticket: 'sold', claims: [], findings: [], prize },
    ...(['2024-03-01', schedule, 'cashier'] as const),
  );
  if (!answer.ok) throw new Error(answer.reason);
  return answer.claim;
}
const prizeOf = (id: string): ClaimedPrize => claimedPrize(CLAIM_TERMS, id)!;

/** Acts one after another as the office does, with the quote of each day; the refusal where one is not done. */
class Counter {
  claim: Claim;
  readonly #rules;

  constructor(id: string, rules = CLAIM_RULES) {
    this.claim = opened(prizeOf(id));
    this.#rules = rules;
  }

  act(act: ClaimAct, who: { id?: string; role?: ClaimRole; on?: string; holder?: Holder } = {}) {
    const { id = 'ann', role = 'head-office', on = '2024-03-04', holder = HOLDER_AS_THEN } = who;
    const next = actOnClaim(this.#rules, this.claim, act, { on, by: { id, role }, holder });
    if (!next.ok) return { reason: next.reason, clause: next.clause };
    this.claim = next.claim;
    return next.claim.state;
  }

  documents(): readonly DocumentId[] {
    const answer = quoteOfClaim(this.#rules, this.claim, '2024-03-04');
    return answer.ok ? answer.quote.documents.filter(({ by }) => by === 'documents').map(({ id }) => id) : [];
  }

  giveAll() {
    return this.act({ type: 'give-documents', documents: this.documents() });
  }
}

const choose = (wishes: Claim['wishes'], resident = true): ClaimAct => ({ type: 'choose', resident, wishes });
const pay = (form: 'cash' | 'transfer' | 'in-kind'): ClaimAct => ({ type: 'pay', form });

describe('a small prize', () => {
  it('is paid by the cashier at once, its ticket withdrawn and destroyed (9.6 б, 9.14)', () => {
    const counter = new Counter('t3000');
    expect(counter.act(pay('cash'), { role: 'cashier' })).toBe('paid');
    expect(counter.claim.payment).toEqual({
      ...{ form: 'cash', on: '2024-03-04', by: 'ann' },
      ...{ grossTenge: 3000, taxTenge: 0, paidTenge: 3000 },
    });
    expect(counter.act({ type: 'withdraw-ticket' }, { role: 'cashier' })).toBe('ticket-withdrawn');
    expect(counter.act({ type: 'destroy-ticket' }, { role: 'cashier' })).toEqual({
      ...{ reason: 'role-may-not', clause: '9.14' },
    });
    expect(counter.act({ type: 'destroy-ticket' })).toBe('destroyed');
  });

  it('is paid once (9.6 а)', () => {
    const counter = new Counter('t3000');
    counter.act(pay('cash'));
    expect(counter.act(pay('cash'), { id: 'bob' })).toEqual({ reason: 'already-paid', clause: '9.6 а' });
    expect(counter.act({ type: 'refuse', ground: 'ticket-lost' })).toMatchObject({ reason: 'already-paid' });
  });

  it('needs no approval, and goes to expertise where a doubt arises (9.9)', () => {
    const counter = new Counter('t3000');
    expect(counter.act({ type: 'approve' })).toMatchObject({ reason: 'wrong-state' });
    expect(counter.act({ type: 'send-to-expertise' }, { role: 'cashier' })).toMatchObject({
      reason: 'role-may-not',
    });
    expect(counter.act({ type: 'send-to-expertise' }, { role: 'operator' })).toEqual({
      ...{ reason: 'expertise-request-missing', clause: '9.9; Annex 3' },
    });
    counter.act(choose({ expertise: true }));
    expect(counter.giveAll()).toBe('documents');
    expect(counter.act({ type: 'send-to-expertise' }, { role: 'operator' })).toBe('expertise');
    expect(counter.act(pay('cash'))).toMatchObject({ reason: 'wrong-state' });
    expect(counter.act({ type: 'close-expertise', finding: 'genuine' })).toBe('documents');
    expect(counter.act({ type: 'send-to-expertise' })).toMatchObject({ reason: 'expertise-done' });
    expect(counter.act(pay('cash'))).toBe('paid');
  });
});

describe('a prize of an office', () => {
  it('waits for papers, consent and one approval, and is then paid in cash less tax (9.2, 9.6 в, 15.1)', () => {
    const counter = new Counter('t50000');
    counter.act(choose({ form: 'cash' }), { role: 'cashier' });
    expect(counter.act(pay('cash'), { role: 'cashier' })).toEqual({
      ...{ reason: 'documents-missing', clause: '9.2; 9.16' },
    });
    expect(counter.act({ type: 'give-documents', documents: ['identity'] })).toBe('presented');
    expect(counter.giveAll()).toBe('documents');
    expect(counter.claim.documentsOn).toBe('2024-03-04');
    expect(counter.act({ type: 'approve' })).toEqual({ reason: 'consent-missing', clause: '15.1' });
    expect(counter.act({ type: 'consent-to-processing' })).toBe('documents');
    expect(counter.act(pay('cash'))).toEqual({ reason: 'approval-missing', clause: '9.6 в' });
    expect(counter.act({ type: 'approve' }, { role: 'operator' })).toBe('approved');
    expect(counter.act(pay('transfer'))).toEqual({ reason: 'form-not-allowed', clause: '9.6 в' });
    expect(counter.act(pay('cash'))).toEqual({ reason: 'payer-approved', clause: '9.6 в' });
    expect(counter.act(pay('cash'), { id: 'bob', role: 'cashier' })).toBe('paid');
    expect(counter.claim.payment).toMatchObject({ grossTenge: 50_000, taxTenge: 2_785, paidTenge: 47_215 });
  });

  it('asks for bank details again when the winner turns to a transfer', () => {
    const counter = new Counter('t50000');
    counter.act(choose({ form: 'cash' }));
    expect(counter.giveAll()).toBe('documents');
    counter.act({ type: 'consent-to-processing' });
    expect(counter.act(choose({ form: 'transfer' }))).toBe('presented');
    expect(counter.claim.documentsOn).toBeNull();
    expect(counter.act({ type: 'approve' })).toMatchObject({ reason: 'wrong-state' });
    const documents = counter.documents();
    // The period of payment runs from the last paper that this way of payment needs (9.6 в, г).
    expect(counter.act({ type: 'give-documents', documents }, { on: '2024-03-11' })).toBe('documents');
    expect(counter.claim.documentsOn).toBe('2024-03-11');
    expect(counter.act({ type: 'approve' })).toBe('approved');
  });

  it('has its papers together at once when the winner turns to a way that needs fewer', () => {
    const counter = new Counter('t50000');
    counter.act(choose({ form: 'transfer' }));
    counter.act({ type: 'give-documents', documents: ['identity', 'iin', 'consent'] });
    expect(counter.claim.state).toBe('presented');
    expect(counter.act(choose({ form: 'cash' }), { on: '2024-03-08' })).toBe('documents');
    expect(counter.claim.documentsOn).toBe('2024-03-08');
  });
});

describe('a prize of the head office', () => {
  const ready = (id: string) => {
    const counter = new Counter(id);
    counter.act(choose({ form: 'transfer' }));
    counter.giveAll();
    counter.act({ type: 'consent-to-processing' });
    counter.act({ type: 'send-to-expertise' });
    counter.act({ type: 'close-expertise', finding: 'genuine' });
    return counter;
  };

  it('is approved by two people after the expertise, and paid by the head office alone (9.6 г)', () => {
    const counter = ready('t200000');
    expect(counter.act({ type: 'approve' }, { role: 'operator' })).toMatchObject({ reason: 'role-may-not' });
    expect(counter.act({ type: 'approve' })).toBe('documents');
    expect(counter.act({ type: 'approve' })).toMatchObject({ reason: 'second-person-needed' });
    expect(counter.act(pay('transfer'))).toMatchObject({ reason: 'approval-missing' });
    expect(counter.act({ type: 'approve' }, { id: 'bob' })).toBe('approved');
    expect(counter.act(pay('transfer'), { role: 'operator' })).toMatchObject({ reason: 'role-may-not' });
    expect(counter.act(pay('transfer'))).toBe('paid');
  });

  it('waits for the expertise, which may be prolonged when the holder is told (9.11)', () => {
    const counter = new Counter('t200000');
    counter.act(choose({ form: 'transfer' }));
    expect(counter.act({ type: 'send-to-expertise' })).toMatchObject({ reason: 'documents-missing' });
    counter.giveAll();
    counter.act({ type: 'consent-to-processing' });
    expect(counter.act({ type: 'approve' })).toEqual({ reason: 'expertise-missing', clause: '9.6 г' });
    counter.act({ type: 'send-to-expertise' });
    const longer = (workingDays: number, holderNotified = true): ClaimAct => ({
      ...{ type: 'extend-expertise', workingDays, holderNotified },
    });
    expect(counter.act(longer(5, false))).toEqual({ reason: 'holder-not-notified', clause: '9.11' });
    expect(counter.act(longer(0))).toMatchObject({ reason: 'extension-not-positive' });
    expect(counter.act(longer(1.5))).toMatchObject({ reason: 'extension-not-positive' });
    counter.act(longer(5));
    counter.act(longer(10));
    expect(counter.claim.expertise).toMatchObject({ extendedWorkingDays: 15 });
    const answer = quoteOfClaim(CLAIM_RULES, counter.claim, '2024-03-05');
    // 35 working days from 4 March 2024: longer than the 30 of payment.
    expect(answer).toMatchObject({ ok: true, quote: { deadline: { dueOn: '2024-04-22' } } });
  });

  it('asks the winner of the main prize to come in person (9.6 д)', () => {
    const counter = ready('t10000000');
    expect(counter.act({ type: 'approve' })).toEqual({ reason: 'visit-missing', clause: '9.6 д' });
    counter.act({ type: 'visit-head-office' });
    expect(counter.act({ type: 'approve' })).toBe('documents');
  });

  it('is handed to the police where the expertise finds a forgery, and to nobody else (9.12)', () => {
    const counter = new Counter('t200000');
    counter.act(choose({ form: 'transfer' }));
    counter.giveAll();
    counter.act({ type: 'send-to-expertise' });
    expect(counter.act({ type: 'close-expertise', finding: 'forged' })).toBe('forged');
    expect(counter.act({ type: 'return-ticket' })).toMatchObject({ reason: 'wrong-state' });
    expect(counter.act({ type: 'refuse', ground: 'ticket-damaged' })).toMatchObject({
      reason: 'wrong-state',
    });
    expect(counter.act({ type: 'hand-to-police' })).toBe('police');
  });

  it('is refused with ground and clause where the expertise finds it damaged (9.10, 9.11)', () => {
    const counter = new Counter('t200000');
    counter.act(choose({ form: 'transfer' }));
    counter.giveAll();
    counter.act({ type: 'send-to-expertise' });
    expect(counter.act({ type: 'close-expertise', finding: 'damaged' })).toBe('refused');
    expect(counter.claim.refusal).toEqual({ ground: 'ticket-damaged', clause: '9.10; 9.11' });
  });
});

describe('a car', () => {
  const ready = () => {
    const counter = new Counter('car');
    counter.act(choose({}));
    counter.giveAll();
    counter.act({ type: 'consent-to-processing' });
    counter.act({ type: 'send-to-expertise' });
    counter.act({ type: 'close-expertise', finding: 'genuine' });
    counter.act({ type: 'approve' });
    counter.act({ type: 'approve' }, { id: 'bob' });
    return counter;
  };

  it('is handed over after the winner paid the tax, to the tenge (9.16 е)', () => {
    const counter = ready();
    expect(counter.act(pay('in-kind'))).toEqual({ reason: 'tax-not-paid', clause: '9.16 е' });
    expect(counter.act({ type: 'record-tax', taxTenge: 1_397_784 })).toMatchObject({
      reason: 'tax-amount-differs',
    });
    expect(counter.act({ type: 'record-tax', taxTenge: 1_397_785 })).toBe('approved');
    expect(counter.act({ type: 'record-tax', taxTenge: 1_397_785 })).toMatchObject({
      reason: 'tax-already-paid',
    });
    expect(counter.act({ type: 'return-ticket' })).toMatchObject({ reason: 'tax-to-refund' });
    expect(counter.act(pay('transfer'))).toMatchObject({ reason: 'form-not-allowed' });
    expect(counter.act(pay('in-kind'))).toBe('paid');
    expect(counter.claim.payment).toMatchObject({ form: 'in-kind', taxTenge: 1_397_785, paidTenge: 0 });
  });

  it('is not refused, given back or turned into money while the winner’s tax on it is paid (9.3, 9.16 е)', () => {
    const counter = new Counter('car', allowing);
    counter.act(choose({}));
    const [asMoney, refuse]: ClaimAct[] = [
      choose({ cashEquivalent: true }),
      { type: 'refuse', ground: 'not-the-holder' },
    ];
    expect(counter.act({ type: 'refund-tax' })).toMatchObject({ reason: 'tax-not-due' });
    counter.act({ type: 'record-tax', taxTenge: 1_397_785 });
    for (const act of [asMoney!, refuse!, { type: 'return-ticket' } as const]) {
      expect(counter.act(act)).toEqual({ reason: 'tax-to-refund', clause: '9.3; 9.16 е' });
    }
    expect(counter.act({ type: 'refund-tax' }, { role: 'cashier' })).toMatchObject({
      reason: 'role-may-not',
    });
    expect(counter.act({ type: 'refund-tax' })).toBe('presented');
    expect(counter.claim.taxPaidTenge).toBeNull();
    expect(counter.act(asMoney!)).toBe('presented');
    expect(counter.act(refuse!)).toBe('refused');
  });

  it('waits for the tax of the new year where it is handed over in one', () => {
    const counter = ready();
    counter.act({ type: 'record-tax', taxTenge: 1_397_785 });
    const inJanuary = { on: '2025-01-06' };
    expect(counter.act(pay('in-kind'), inJanuary)).toMatchObject({ reason: 'tax-not-paid' });
    expect(counter.act({ type: 'record-tax', taxTenge: 1_397_641 }, inJanuary)).toBe('approved');
    expect(counter.act(pay('in-kind'), inJanuary)).toBe('paid');
  });

  it('is paid as money, its tax withheld, where the policy allows it and the winner asks (9.16 l)', () => {
    const counter = new Counter('car', allowing);
    counter.act(choose({ cashEquivalent: true }));
    counter.giveAll();
    counter.act({ type: 'consent-to-processing' });
    expect(counter.act({ type: 'record-tax', taxTenge: 1_397_785 })).toMatchObject({ reason: 'tax-not-due' });
    counter.act({ type: 'send-to-expertise' });
    counter.act({ type: 'close-expertise', finding: 'genuine' });
    // More than the main prize, so with its visit (9.6 г, д).
    expect(counter.act({ type: 'approve' })).toMatchObject({ reason: 'visit-missing' });
    counter.act({ type: 'visit-head-office' });
    counter.act({ type: 'approve' });
    counter.act({ type: 'approve' }, { id: 'bob' });
    expect(counter.act(pay('transfer'))).toBe('paid');
    expect(counter.claim.payment).toMatchObject({ taxTenge: 1_397_785, paidTenge: 12_602_215 });
  });
});

describe('the holder', () => {
  const young: Holder = { ...HOLDER_AS_THEN, isOfAge: false };
  const differing: Holder = { ...HOLDER_AS_THEN, documentDiffers: true };
  const ready = () => {
    const counter = new Counter('t50000');
    counter.act(choose({ form: 'cash' }));
    counter.giveAll();
    counter.act({ type: 'consent-to-processing' });
    return counter;
  };

  it('who is under age is neither approved nor paid, whatever a cashier says (1.3)', () => {
    const counter = ready();
    expect(counter.act({ type: 'approve' }, { holder: young })).toEqual({
      reason: 'under-age',
      clause: '1.3',
    });
    counter.act({ type: 'approve' });
    const asked: ClaimAct = { type: 'pay', form: 'cash', ofAge: true };
    expect(counter.act(asked, { id: 'bob', holder: young })).toEqual({ reason: 'under-age', clause: '1.3' });
    expect(counter.act(pay('cash'), { id: 'bob' })).toBe('paid');
  });

  it('of whom no data tell is paid once the cashier has said that they are of age (1.3)', () => {
    const counter = new Counter('t3000');
    const unknown = { role: 'cashier', holder: UNKNOWN_HOLDER } as const;
    expect(counter.act(pay('cash'), unknown)).toEqual({ reason: 'age-unconfirmed', clause: '1.3' });
    expect(counter.act({ type: 'pay', form: 'cash', ofAge: true }, unknown)).toBe('paid');
  });

  it('whose document is not that of such a resident is approved when somebody compared them again (9.2 а, 9.3)', () => {
    const counter = ready();
    expect(counter.act({ type: 'approve' }, { holder: differing })).toEqual({
      ...{ reason: 'residency-unconfirmed', clause: '9.2 а; 9.3' },
    });
    const confirmed: ClaimAct = { type: 'approve', residencyConfirmed: true };
    expect(counter.act(confirmed, { holder: differing })).toBe('approved');
  });

  it('of a forgery goes to the police by name, or is said to be unknown (9.12)', () => {
    const counter = new Counter('t200000');
    counter.act(choose({ form: 'transfer' }));
    counter.giveAll();
    counter.act({ type: 'send-to-expertise' });
    counter.act({ type: 'close-expertise', finding: 'forged' });
    const nobody = { holder: UNKNOWN_HOLDER };
    expect(counter.act({ type: 'hand-to-police' }, nobody)).toEqual({
      ...{ reason: 'presenter-unsaid', clause: '9.12' },
    });
    expect(counter.act({ type: 'hand-to-police', presenter: 'unknown' }, nobody)).toBe('police');
    const shown: ClaimAct = { type: 'show-original' };
    expect(counter.act(shown)).toBe('police');
    expect(isOriginalShown(counter.claim)).toBe(false);
    expect(counter.act(shown)).toEqual({ reason: 'second-person-needed', clause: '8.2 г; 9.12' });
    counter.act(shown, { id: 'bob' });
    expect(isOriginalShown(counter.claim)).toBe(true);
    expect(counter.act(shown, { id: 'eve' })).toMatchObject({ reason: 'wrong-state' });
    counter.act({ type: 'close-case' });
    expect(counter.act({ type: 'close-case' })).toMatchObject({ reason: 'wrong-state' });
  });
});

describe('a claim that comes to nothing', () => {
  it('is returned to its holder, who may present the ticket again', () => {
    const counter = new Counter('t50000');
    expect(counter.act({ type: 'return-ticket' }, { role: 'cashier' })).toBe('returned');
    expect(counter.act(pay('cash'))).toMatchObject({ reason: 'wrong-state' });
  });

  it('expires when its money is no longer kept, and not a day before (9.7)', () => {
    const counter = new Counter('t3000');
    const expire: ClaimAct = { type: 'expire' };
    expect(counter.act(expire, { on: '2027-09-30' })).toEqual({ reason: 'money-still-kept', clause: '9.7' });
    expect(counter.act(expire, { on: '2027-10-01' })).toBe('expired');
  });

  it('keeps the ground of a refusal', () => {
    const counter = new Counter('t50000');
    expect(counter.act({ type: 'refuse', ground: 'under-age' }, { role: 'cashier' })).toMatchObject({
      reason: 'role-may-not',
    });
    expect(counter.act({ type: 'refuse', ground: 'under-age' })).toBe('refused');
    expect(counter.claim.refusal).toEqual({ ground: 'under-age', clause: '1.3' });
  });
});

describe('a wish', () => {
  it('that no channel can meet is refused at once, and the claim stays as it was', () => {
    const counter = new Counter('car');
    const before = counter.claim;
    expect(counter.act(choose({ cashEquivalent: true }))).toEqual({
      ...{ reason: 'cash-equivalent-refused', clause: '9.16 l; Annex 6' },
    });
    expect(counter.act(choose({ form: 'cash' }))).toEqual({ reason: 'form-refused', clause: '9.16' });
    expect(counter.claim).toBe(before);
  });

  it('undoes the approvals, which were given for something else', () => {
    const counter = new Counter('t200000');
    counter.act(choose({}));
    counter.giveAll();
    counter.act({ type: 'consent-to-processing' });
    counter.act({ type: 'send-to-expertise' });
    counter.act({ type: 'close-expertise', finding: 'genuine' });
    counter.act({ type: 'approve' });
    counter.act(choose({}, false));
    expect(counter.claim.approvedBy).toEqual([]);
    counter.act({ type: 'approve' });
    expect(counter.act({ type: 'approve' }, { id: 'bob' })).toBe('approved');
    expect(counter.act(choose({}))).toMatchObject({ reason: 'wrong-state' });
  });
});

describe('an act without a quote', () => {
  it('is refused with what the quote lacks, where it needs one', () => {
    const counter = new Counter('t50000');
    const faults = [
      counter.act(pay('cash')),
      counter.act({ type: 'give-documents', documents: ['iin'] }),
      counter.act({ type: 'send-to-expertise' }),
    ];
    for (const fault of faults) expect(fault).toEqual({ reason: 'residency-unknown', clause: '9.3' });
    counter.act(choose({ form: 'cash' }));
    expect(counter.act(pay('cash'), { on: '2027-01-04' })).toEqual({ reason: 'mrp-missing', clause: '9.3' });
  });

  it('is done where it needs none: a claim can be returned in a year without an MRP', () => {
    const counter = new Counter('t50000');
    expect(counter.act({ type: 'consent-to-processing' })).toBe('presented');
    expect(counter.act({ type: 'return-ticket' }, { on: '2027-01-04' })).toBe('returned');
  });
});

describe('consent to publication', () => {
  it('is an answer of its own, given and withdrawn at any time, also after the payment (15.3)', () => {
    const counter = new Counter('t3000');
    expect(counter.claim.publicationConsent).toBeNull();
    counter.act(pay('cash'));
    counter.act({ type: 'consent-to-publication', given: true });
    expect(counter.claim).toMatchObject({
      state: 'paid',
      publicationConsent: true,
      processingConsent: false,
    });
    counter.act({ type: 'consent-to-publication', given: false });
    expect(counter.claim.publicationConsent).toBe(false);
  });
});

describe('a prize whose form nobody has chosen', () => {
  it('is paid on the papers of the form that it is paid in (9.2 в, г)', () => {
    const counter = new Counter('t50000');
    counter.act(choose({}));
    counter.act({ type: 'give-documents', documents: ['identity', 'iin', 'consent'] });
    counter.act({ type: 'consent-to-processing' });
    expect(counter.act({ type: 'approve' })).toBe('approved');
    expect(counter.act(pay('transfer'))).toEqual({ reason: 'documents-missing', clause: '9.2; 9.16' });
    counter.act({ type: 'give-documents', documents: ['transfer-request', 'bank-details'] });
    expect(counter.act(pay('in-kind'))).toMatchObject({ reason: 'form-not-allowed' });
    expect(counter.act(pay('transfer'), { id: 'bob' })).toBe('paid');
  });
});
