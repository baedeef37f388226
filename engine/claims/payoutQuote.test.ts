import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLAIM_RULES, CLAIM_TERMS, policyWith } from '../../fixtures/claimRules.ts';
import { taxTenge } from '../terms/taxFormula.ts';
import { type ClaimedPrize, claimedPrize } from './claimedPrize.ts';
import { type PayoutQuestion, type PayoutQuote, payoutQuote } from './payoutQuote.ts';

const money = (amountTenge: number): ClaimedPrize => ({
  id: 'any',
  source: 'draw',
  amountTenge,
  inKind: false,
});
const prizeOf = (id: string): ClaimedPrize => claimedPrize(CLAIM_TERMS, id)!;

const question = (prize: ClaimedPrize, changes: Partial<PayoutQuestion> = {}): PayoutQuestion => ({
  prize,
  payOn: '2024-03-01',
  resident: true,
  wishes: {},
  presentedOn: '2024-02-28',
  documentsOn: '2024-03-01',
  expertise: null,
  ...changes,
});

function quote(prize: ClaimedPrize, changes: Partial<PayoutQuestion> = {}, rules = CLAIM_RULES): PayoutQuote {
  const answer = payoutQuote(rules, question(prize, changes));
  if (!answer.ok) throw new Error(answer.fault.reason);
  return answer.quote;
}

const documentsOf = (quoted: PayoutQuote) => quoted.documents.map(({ id }) => id);
const codesOf = (quoted: PayoutQuote) => quoted.findings.map(({ code }) => code);

const allowing = { ...CLAIM_RULES, policy: policyWith({ cashEquivalent: 'allow' }) };

describe('a quote for a small prize', () => {
  it('is cash on the spot for the ticket alone up to 6 MRP, the limit included (9.1, 9.6 б)', () => {
    const quoted = quote(money(6 * 3692), { resident: null });
    expect(quoted).toMatchObject({
      channel: { id: 'point-of-sale' },
      form: 'cash',
      identification: { value: false, clause: '9.2' },
      consent: { value: false },
      expertise: { value: 'none', clause: '9.6 б; 9.9' },
      approvals: { value: 0 },
      tax: { taxTenge: 0, rate: null, thresholdTenge: 22_152 },
      taxWay: { value: 'none' },
      payTenge: 22_152,
      deadline: { dueOn: '2024-02-28', dueClause: '9.6 б', outerOn: '2024-08-28' },
    });
    expect(documentsOf(quoted)).toEqual(['ticket']);
  });

  it('says on exactly 6 MRP that the document is not clear there, and how it is read', () => {
    expect(codesOf(quote(money(22_152)))).toEqual(['THRESHOLD_BOUNDARY_UNCLEAR']);
    expect(quote(money(22_152)).findings[0]!.reading!.en).toContain('includes 6 MRP');
    expect(codesOf(quote(money(22_151)))).toEqual([]);
  });

  it('is not paid by transfer, which the clause does not offer', () => {
    const answer = payoutQuote(CLAIM_RULES, question(money(3000), { wishes: { form: 'transfer' } }));
    expect(answer).toEqual({ ok: false, fault: { reason: 'form-refused', clause: '9.6 б' } });
  });
});

describe('a quote between 6 MRP and 100,000 tenge', () => {
  it('begins one tenge above 6 MRP: office, papers, consent and tax (9.2, 9.3, 9.6 в, 15.1)', () => {
    const quoted = quote(money(22_153), { wishes: { form: 'cash' } });
    expect(quoted).toMatchObject({
      channel: { id: 'regional-office' },
      forms: { value: ['cash', 'transfer'], clause: '9.6 в' },
      identification: { value: true },
      consent: { value: true, clause: '15.1' },
      expertise: { value: 'optional', clause: '9.6 в; 9.9' },
      approvals: { value: 1 },
      // A tenth of one tenge rounds to nothing: the rate is there, the tax is 0.
      tax: { taxTenge: 0, rate: { rateBasisPoints: 1000 } },
    });
    expect(documentsOf(quoted)).toEqual(['ticket', 'identity', 'iin', 'consent', 'cash-order']);
    expect(codesOf(quoted)).toContain('ANOTHER_LOTTERY_NAMED');
  });

  it('leaves the form to the winner, and asks for bank details only with a transfer (9.2 г)', () => {
    expect(quote(money(50_000)).form).toBeNull();
    expect(documentsOf(quote(money(50_000), { wishes: { form: 'transfer' } }))).toEqual([
      'ticket',
      'identity',
      'iin',
      'consent',
      'transfer-request',
      'bank-details',
    ]);
  });

  it('reaches 100,000 itself, and cash ends there (9.6 в, г)', () => {
    const limit = quote(prizeOf('t100000'), { wishes: { form: 'cash' } });
    expect(limit).toMatchObject({ channel: { id: 'regional-office' }, approvals: { value: 1 } });
    expect(codesOf(limit)).toContain('AMOUNT_ON_CHANNEL_LIMIT');
    expect(payoutQuote(CLAIM_RULES, question(money(100_001), { wishes: { form: 'cash' } }))).toEqual({
      ok: false,
      fault: { reason: 'form-refused', clause: '9.6 г' },
    });
  });

  it('asks for the request when the operator wants an expertise (9.9)', () => {
    const quoted = quote(money(50_000), { wishes: { form: 'cash', expertise: true } });
    expect(quoted.documents).toContainEqual({
      id: 'expertise-request',
      form: 'annex-3-expertise-request',
      by: 'documents',
      clause: '9.9; 9.16 ф; Annex 3',
    });
  });
});

describe('a quote of the head office', () => {
  it('is a transfer after an expertise and two approvals (9.6 г)', () => {
    const quoted = quote(prizeOf('t200000'));
    expect(quoted).toMatchObject({
      channel: { id: 'head-office' },
      form: 'transfer',
      expertise: { value: 'required', clause: '9.6 г' },
      headOfficeVisit: { value: false },
      approvals: { value: 2 },
      tax: { taxTenge: 17_785, mrpTenge: 3692, year: 2024 },
      taxWay: { value: 'withheld', clause: '9.3' },
      netTenge: 182_215,
      payTenge: 182_215,
    });
  });

  it('asks the winner of the main prize to come in person (9.6 д)', () => {
    expect(quote(prizeOf('t10000000'))).toMatchObject({
      channel: { id: 'main-prize' },
      headOfficeVisit: { value: true, clause: '9.6 д' },
    });
    // A draw's money prize of the same sum is not the ticket's main prize.
    expect(quote(money(10_000_000)).channel.id).toBe('head-office');
  });
});

describe('a quote for a car', () => {
  it('hands it over in kind after the winner paid the tax (9.16, Annex 6)', () => {
    const quoted = quote(prizeOf('car'));
    expect(quoted).toMatchObject({
      channel: { id: 'draw-prize' },
      form: 'in-kind',
      cashEquivalent: { value: 'refuse', clause: '9.16 l; Annex 6' },
      taxWay: { value: 'paid-first', clause: '9.16 е' },
      tax: { taxTenge: 1_397_785 },
      grossTenge: 14_000_000,
      netTenge: 12_602_215,
      payTenge: 0,
      // No period of its own: six months from the day the ticket was presented.
      deadline: { workingDays: null, dueOn: '2024-08-28', dueClause: '9.5' },
    });
    expect(documentsOf(quoted)).toEqual([
      'ticket',
      'identity',
      'iin',
      'consent',
      'expertise-request',
      'in-kind-statement',
      'certificate',
      'tax-receipt',
    ]);
    expect(codesOf(quoted)).toEqual(
      expect.arrayContaining([
        'CASH_EQUIVALENT_CONTRADICTION',
        'CAR_TAX_CONTRADICTION',
        'DRAW_PRIZE_PERIOD_UNSAID',
      ]),
    );
  });

  it('taxes a non-resident on its whole value', () => {
    expect(quote(prizeOf('car'), { resident: false }).tax.taxTenge).toBe(2_800_000);
  });

  it('refuses its value in money and names both clauses', () => {
    const wish = question(prizeOf('car'), { wishes: { cashEquivalent: true } });
    expect(payoutQuote(CLAIM_RULES, wish)).toEqual({
      ok: false,
      fault: { reason: 'cash-equivalent-refused', clause: '9.16 l; Annex 6' },
    });
  });

  it('pays its value by the head office where the policy allows it (9.16 l)', () => {
    const quoted = quote(prizeOf('car'), { wishes: { cashEquivalent: true } }, allowing);
    expect(quoted).toMatchObject({
      channel: { id: 'head-office' },
      form: 'transfer',
      approvals: { value: 2 },
      taxWay: { value: 'withheld' },
      payTenge: 12_602_215,
    });
    expect(documentsOf(quoted)).toContain('cash-equivalent-statement');
    expect(documentsOf(quoted)).not.toContain('in-kind-statement');
    expect(codesOf(quoted)).toContain('CASH_EQUIVALENT_CONTRADICTION');
  });

  it('stays a car for who does not ask otherwise, whatever the policy', () => {
    expect(quote(prizeOf('car'), {}, allowing)).toMatchObject({ form: 'in-kind', payTenge: 0 });
  });
});

describe('the law of a quote', () => {
  it('is that of the day of payment: MRP of its year', () => {
    const tier = prizeOf('t25000');
    expect(quote(tier, { payOn: '2025-12-31', wishes: { form: 'cash' } })).toMatchObject({
      channel: { id: 'regional-office' },
      tax: { taxTenge: 141, thresholdTenge: 23_592 },
    });
    expect(quote(tier, { payOn: '2026-01-01' })).toMatchObject({
      channel: { id: 'point-of-sale' },
      tax: { taxTenge: 0, thresholdTenge: 25_950 },
    });
  });

  it('is the rate in force on that day', () => {
    const raised = { from: '2024-07-01', rateBasisPoints: 1500, base: 'excess-over-threshold' as const };
    const tax = { ...CLAIM_TERMS.tax, residents: [...CLAIM_TERMS.tax.residents, raised] };
    const rules = { ...CLAIM_RULES, terms: { ...CLAIM_TERMS, tax } };
    const at = (payOn: string) => quote(money(122_152), { payOn }, rules).tax.taxTenge;
    expect([at('2024-06-30'), at('2024-07-01')]).toEqual([10_000, 15_000]);
  });

  it('is missing where its year has no MRP or no rate, and says so', () => {
    const at = (payOn: string) => payoutQuote(CLAIM_RULES, question(money(50_000), { payOn }));
    expect(at('2027-01-01')).toEqual({
      ok: false,
      fault: { reason: 'mrp-missing', clause: '9.3', year: 2027 },
    });
    const tax = { ...CLAIM_TERMS.tax, mrpTengeByYear: { 2022: 3063 } };
    const rules = { ...CLAIM_RULES, terms: { ...CLAIM_TERMS, tax } };
    const answer = payoutQuote(rules, question(money(50_000), { payOn: '2022-12-31' }));
    expect(answer).toEqual({ ok: false, fault: { reason: 'rate-missing', clause: '9.3', year: 2022 } });
  });

  it('needs to know whether a taxed winner is a resident', () => {
    const answer = payoutQuote(CLAIM_RULES, question(money(22_153), { resident: null }));
    expect(answer).toEqual({ ok: false, fault: { reason: 'residency-unknown', clause: '9.3', year: 2024 } });
  });

  it('says where a rate has not been compared with the law of the year', () => {
    expect(codesOf(quote(prizeOf('t200000'), { payOn: '2025-12-31' }))).not.toContain('TAX_RATE_UNCONFIRMED');
    expect(codesOf(quote(prizeOf('t200000'), { payOn: '2026-01-01' }))).toContain('TAX_RATE_UNCONFIRMED');
  });
});

describe('the visit to the head office', () => {
  it('is asked of money of the main prize’s sum or more, and of no thing (9.6 г, д)', () => {
    expect(quote(money(9_999_999)).headOfficeVisit.value).toBe(false);
    for (const sum of [10_000_000, 14_000_000]) {
      const quoted = quote(money(sum));
      expect(quoted.headOfficeVisit).toEqual({ value: true, clause: '9.6 г; 9.6 д' });
      expect(codesOf(quoted)).toContain('MAIN_PRIZE_UNDEFINED');
    }
    expect(quote(prizeOf('car')).headOfficeVisit.value).toBe(false);
    const asMoney = { wishes: { cashEquivalent: true } };
    expect(quote(prizeOf('car'), asMoney, allowing).headOfficeVisit.value).toBe(true);
  });
});

describe('a ticket that the house took back', () => {
  it('is settled by two people, whatever the sum (9.14)', () => {
    expect(quote(money(50_000)).approvals.value).toBe(1);
    expect(quote(money(50_000), { isTicketTakenBack: true }).approvals.value).toBe(2);
  });
});

describe('the deadline of a quote', () => {
  it('of what is paid on the spot is the end of an expertise, where there is one (9.5)', () => {
    const examined = { acceptedOn: '2024-02-28', extendedWorkingDays: 0, closedOn: null, finding: null };
    const due = (expertise: PayoutQuestion['expertise']) =>
      quote(prizeOf('t3000'), { expertise }).deadline.dueOn;
    expect(due(null)).toBe('2024-02-28');
    expect(due(examined)).toBe('2024-03-27');
    expect(due({ ...examined, closedOn: '2024-03-05' })).toBe('2024-03-05');
  });

  const office = (changes: Partial<PayoutQuestion>, rules = CLAIM_RULES) =>
    quote(prizeOf('t200000'), changes, rules).deadline;

  it('is 30 working days from the last document, and is not known before it (9.6 г)', () => {
    expect(office({ documentsOn: null })).toMatchObject({ dueOn: null, outerOn: '2024-08-28' });
    expect(office({})).toMatchObject({ dueOn: '2024-04-12', dueClause: '9.6 г', workingDays: 30 });
  });

  it('never lies beyond six months from presenting the ticket (9.5)', () => {
    expect(office({ documentsOn: '2024-08-20' })).toMatchObject({ dueOn: '2024-08-28', dueClause: '9.5' });
    // 31 August + 6 months is 28 February 2026, a Saturday: the next working day counts.
    expect(office({ presentedOn: '2025-08-31', documentsOn: null }).outerOn).toBe('2026-03-02');
  });

  it('holds an expertise of 20 working days within it, and waits for one that takes longer (9.6 е, 9.11)', () => {
    const within = { acceptedOn: '2024-03-01', extendedWorkingDays: 0, closedOn: null };
    expect(office({ expertise: within })).toMatchObject({
      dueOn: '2024-04-12',
      expertiseDueOn: '2024-03-29',
    });
    const longer = { ...within, extendedWorkingDays: 20 };
    expect(office({ expertise: longer })).toMatchObject({
      dueOn: '2024-04-26',
      expertiseDueOn: '2024-04-26',
    });
    // Closed early, it no longer holds payment up.
    expect(office({ expertise: { ...longer, closedOn: '2024-03-05' } }).dueOn).toBe('2024-04-12');
  });

  it('adds the expertise to it where the policy reads clause 9.5 so, and always to the outer limit', () => {
    const rules = { ...CLAIM_RULES, policy: policyWith({ expertisePeriod: 'added' }) };
    const expertise = { acceptedOn: '2024-03-01', extendedWorkingDays: 0, closedOn: null };
    expect(office({ expertise }, rules).dueOn).toBe('2024-05-10');
    expect(office({ expertise }, rules).outerOn).toBe('2024-09-25');
    expect(office({ expertise }).outerOn).toBe('2024-09-25');
  });
});

describe('every quote', () => {
  const anyPrize = fc.oneof(
    fc.integer({ min: 1, max: 20_000_000 }).map(money),
    fc.constantFrom(...CLAIM_TERMS.instantTiers.map(({ id }) => prizeOf(id)), prizeOf('car')),
  );
  const anyChange = fc.record({
    resident: fc.boolean(),
    payOn: fc.constantFrom('2023-10-01', '2024-03-01', '2025-06-30', '2026-12-31'),
  });

  it('has one channel, adds up to the tenge and gives every decision a clause', () => {
    fc.assert(
      fc.property(anyPrize, anyChange, (prize, changes) => {
        const quoted = quote(prize, changes);
        expect(quoted.netTenge + quoted.tax.taxTenge).toBe(prize.amountTenge);
        expect(quoted.payTenge).toBe(prize.inKind ? 0 : quoted.netTenge);
        expect(quoted.netTenge).toBeGreaterThanOrEqual(Math.floor(0.8 * prize.amountTenge));
        const above = prize.amountTenge > quoted.tax.thresholdTenge;
        // One threshold opens identification, consent and tax (9.2, 9.3, 15.1).
        expect([quoted.identification.value, quoted.consent.value, quoted.tax.rate !== null]).toEqual([
          above,
          above,
          above,
        ]);
        if (above) {
          const { rate, mrpTenge } = quoted.tax;
          expect(quoted.tax.taxTenge).toBe(
            taxTenge(rate!, prize.amountTenge, { thresholdMrp: 6, mrpTenge }, 'half-up'),
          );
        }
        for (const decision of Object.values(quoted)) {
          if (decision !== null && typeof decision === 'object' && 'value' in decision) {
            expect(decision.clause).toMatch(/\d/);
          }
        }
        expect(quoted.expertise.value === 'required').toBe(prize.amountTenge > 100_000);
        expect(quoted.forms.value.includes('cash')).toBe(prize.amountTenge <= 100_000);
      }),
    );
  });
});
