/** The whole flow, enumerated: every claim that can come about, every act on it, by everybody, for every kind of prize. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLAIM_RULES, CLAIM_TERMS, policyWith } from '../../fixtures/claimRules.ts';
import { actOnClaim, quoteOfClaim } from './actOnClaim.ts';
import { CLAIM_STATES, CLOSED_STATES, type Claim, PAID_STATES } from './claim.ts';
import { CLAIM_ROLES, type ClaimAct, type ClaimRole, PAYING_ROLES } from './claimAct.ts';
import { type ClaimedPrize, claimedPrize } from './claimedPrize.ts';
import { nextClaim } from './claimFlow.ts';
import { type ClaimNeeds, claimNeeds } from './claimNeeds.ts';
import { CLAIM_REFUSAL_TEXTS, type ClaimRefusalReason } from './claimRefusal.ts';
import { claimSchedule } from './claimSchedule.ts';
import { UNKNOWN_HOLDER } from './holder.ts';
import { openClaim } from './openClaim.ts';
import type { PayoutWishes } from './payoutForms.ts';

const ON = '2024-03-04';
const AFTER_ALL = '2027-10-01';

const rules = { ...CLAIM_RULES, policy: policyWith({ cashEquivalent: 'allow' }) };
const schedule = claimSchedule(rules.terms, rules.policy);

function begin(prize: ClaimedPrize, wishes: PayoutWishes): { claim: Claim; needs: ClaimNeeds } {
  const opened = openClaim(
    { authentic: true, ticket: 'sold', claims: [], findings: [], prize },
    ...(['2024-03-01', schedule, 'cashier'] as const),
  );
  if (!opened.ok) throw new Error(opened.reason);
  const claim = { ...opened.claim, resident: true, wishes };
  return { claim, needs: needsOn(claim, ON) };
}

function needsOn(claim: Claim, on: string): ClaimNeeds {
  const answer = quoteOfClaim(rules, claim, on);
  if (!answer.ok) throw new Error(answer.fault.reason);
  return claimNeeds(answer.quote);
}

const money = (amountTenge: number): ClaimedPrize => ({
  ...{ id: 'any', source: 'draw', amountTenge, inKind: false },
});
const prizeOf = (id: string): ClaimedPrize => claimedPrize(CLAIM_TERMS, id)!;
const KINDS: readonly (readonly [name: string, prize: ClaimedPrize, wishes: PayoutWishes])[] = [
  ['up to 6 MRP', prizeOf('t3000'), {}],
  ['up to 6 MRP with a doubt', prizeOf('t3000'), { expertise: true }],
  ['office, in cash', prizeOf('t50000'), { form: 'cash' }],
  ['office, by transfer', money(50_000), { form: 'transfer' }],
  ['office, form not chosen', money(50_000), {}],
  ['head office', prizeOf('t200000'), {}],
  ['main prize', prizeOf('t10000000'), {}],
  ['car', prizeOf('car'), {}],
  ['car in money', prizeOf('car'), { cashEquivalent: true }],
];

const actsOn = ({ documents, taxTenge }: ClaimNeeds, { resident, wishes }: Claim): ClaimAct[] => [
  { type: 'choose', resident, wishes },
  { type: 'give-documents', documents: [] },
  { type: 'give-documents', documents },
  { type: 'consent-to-processing' },
  { type: 'visit-head-office' },
  { type: 'send-to-expertise' },
  { type: 'extend-expertise', workingDays: 1, holderNotified: true },
  { type: 'close-expertise', finding: 'genuine' },
  { type: 'close-expertise', finding: 'damaged' },
  { type: 'close-expertise', finding: 'forged' },
  { type: 'hand-to-police' },
  { type: 'hand-to-police', presenter: 'unknown' },
  { type: 'show-original' },
  { type: 'close-case' },
  { type: 'approve' },
  { type: 'record-tax', taxTenge },
  { type: 'record-tax', taxTenge: taxTenge + 1 },
  { type: 'refund-tax' },
  { type: 'pay', form: 'cash' },
  { type: 'pay', form: 'cash', ofAge: true },
  { type: 'pay', form: 'transfer', ofAge: true },
  { type: 'pay', form: 'in-kind', ofAge: true },
  { type: 'withdraw-ticket' },
  { type: 'destroy-ticket' },
  { type: 'refuse', ground: 'documents-missing' },
  { type: 'return-ticket' },
  { type: 'expire' },
];

interface Edge {
  readonly from: Claim;
  readonly act: ClaimAct;
  readonly by: { readonly id: string; readonly role: ClaimRole };
  readonly to: Claim;
}

const PEOPLE = CLAIM_ROLES.flatMap((role) => ['ann', 'bob'].map((id) => ({ id, role })));
/** An expertise may be prolonged for ever: once is enough to look at. */
const isLookedAt = ({ expertise }: Claim): boolean => (expertise?.extendedWorkingDays ?? 0) <= 1;
const keyOf = (claim: Claim): string => JSON.stringify(claim);

/** Every claim that can come about, and every way from one to the next. */
function explore(first: Claim, needs: ClaimNeeds): { claims: Claim[]; edges: Edge[]; refusals: Set<string> } {
  const claims = [Object.freeze(first)];
  const seen = new Set([keyOf(first)]);
  const edges: Edge[] = [];
  const refusals = new Set<string>();
  for (const from of claims) {
    for (const act of actsOn(needs, from)) {
      for (const by of PEOPLE) {
        const on = act.type === 'expire' ? AFTER_ALL : ON;
        const next = nextClaim(from, act, {
          on,
          by,
          holder: UNKNOWN_HOLDER,
          keptThrough: schedule.keptThrough,
          quoted: { ok: true, needs },
        });
        if (!next.ok) {
          refusals.add(`${next.reason}, ${next.clause}`);
          continue;
        }
        const to = Object.freeze(next.claim);
        edges.push({ from, act, by, to });
        if (seen.has(keyOf(to)) || !isLookedAt(to)) continue;
        seen.add(keyOf(to));
        claims.push(to);
      }
    }
  }
  return { claims, edges, refusals };
}

describe.each(KINDS)('every way of a claim: %s', (_, prize, wishes) => {
  const { claim: first, needs } = begin(prize, wishes);
  const { claims, edges, refusals } = explore(first, needs);

  it('pays once: nothing leads from a paid claim to one that is not, and nothing pays a paid one', () => {
    for (const { from, act, to } of edges) {
      if (PAID_STATES.has(from.state)) {
        expect(PAID_STATES.has(to.state)).toBe(true);
        expect(to.payment).toBe(from.payment);
        expect(act.type).not.toBe('pay');
      } else {
        expect(from.payment).toBeNull();
        expect(PAID_STATES.has(to.state)).toBe(act.type === 'pay');
      }
      expect(to.payment !== null).toBe(PAID_STATES.has(to.state));
    }
  });

  it('pays only what nothing stands against', () => {
    const payments = edges.filter(({ act }) => act.type === 'pay');
    expect(payments.length).toBeGreaterThan(0);
    for (const { from, by, to } of payments) {
      expect(['presented', 'documents', 'approved']).toContain(from.state);
      expect(needs.consent ? from.processingConsent : true).toBe(true);
      expect(needs.expertise ? from.expertise?.finding : 'genuine').toBe('genuine');
      // An expertise that was begun is over, and found nothing.
      expect(from.expertise?.finding ?? 'genuine').toBe('genuine');
      expect(needs.headOfficeVisit ? from.visitedHeadOffice : true).toBe(true);
      expect(new Set(from.approvedBy).size).toBeGreaterThanOrEqual(needs.approvals);
      // Above the counter's sum no prize leaves the house through one pair of hands.
      if (needs.approvals > 0) expect(new Set([...from.approvedBy, by.id]).size).toBeGreaterThan(1);
      expect(needs.taxFirst ? from.taxPaidTenge : needs.taxTenge).toBe(needs.taxTenge);
      for (const id of needs.documents.length > 1 ? needs.documents : ['ticket' as const]) {
        expect(from.documents).toContain(id);
      }
      expect(PAYING_ROLES[needs.place]).toContain(by.role);
      expect(needs.forms).toContain(to.payment!.form);
      expect(to.payment).toMatchObject({
        ...{ on: ON, by: by.id, grossTenge: prize.amountTenge },
        ...{ taxTenge: needs.taxTenge, paidTenge: needs.payTenge },
      });
    }
  });

  it('goes nowhere from an end, and from a forgery to the police alone', () => {
    for (const { from, act, to } of edges) {
      // What is learnt of a forgery later changes nothing of its claim.
      if (['show-original', 'close-case'].includes(act.type)) {
        expect([from.state, to.state]).toEqual(['police', 'police']);
        continue;
      }
      expect(CLOSED_STATES.has(from.state)).toBe(false);
      if (from.state === 'forged') expect([act.type, to.state]).toEqual(['hand-to-police', 'police']);
    }
  });

  it('gives a ground and a clause with every refusal, and none elsewhere', () => {
    for (const claim of claims) {
      expect(claim.refusal !== null, claim.state).toBe(claim.state === 'refused');
      if (claim.refusal) expect(claim.refusal.clause).toMatch(/^\d/);
    }
  });

  it('gives every act that is not done a reason that has words, and a clause', () => {
    for (const refusal of refusals) {
      const [reason, clause] = refusal.split(', ', 2) as [ClaimRefusalReason, string];
      expect(CLAIM_REFUSAL_TEXTS[reason], reason).toBeDefined();
      expect(clause).toMatch(/^\d/);
    }
  });

  it('can always come to an end', () => {
    const finishing = new Set(claims.filter(({ state }) => CLOSED_STATES.has(state)).map(keyOf));
    for (let before = -1; before !== finishing.size; ) {
      before = finishing.size;
      for (const { from, to } of edges) if (finishing.has(keyOf(to))) finishing.add(keyOf(from));
    }
    expect(claims.filter((claim) => !finishing.has(keyOf(claim)))).toEqual([]);
    expect(claims.some(({ state }) => state === 'destroyed')).toBe(true);
  });
});

/** Acts that do not end a claim without payment. */
const GOING_ON = new Set([
  'choose',
  'give-documents',
  'consent-to-processing',
  'approve',
  'pay',
  'withdraw-ticket',
]);

it('holds a payment to the law of its day, whatever was done in the years before', () => {
  // 25,000 tenge need papers, consent and an approval up to 2025 and nothing of it in 2026, when 6 MRP are 25,950.
  const days = ['2024-03-04', '2024-12-30', '2025-01-06', '2025-12-30', '2026-01-05', '2026-06-01'];
  const { claim: first, needs } = begin(prizeOf('t25000'), { form: 'cash' });
  const anyStep = fc.record({
    act: fc.constantFrom(...actsOn(needs, first).filter(({ type }) => GOING_ON.has(type))),
    by: fc.constantFrom(...PEOPLE),
    passes: fc.boolean(),
  });
  const paidIn = new Map<string, number>();
  fc.assert(
    fc.property(fc.array(anyStep, { minLength: 8, maxLength: 30 }), (steps) => {
      let [claim, day, payments] = [first, 0, 0];
      for (const { act, by, passes } of steps) {
        if (passes) day = Math.min(day + 1, days.length - 1);
        const on = days[day]!;
        const next = actOnClaim(rules, claim, act, { on, by, holder: UNKNOWN_HOLDER });
        if (!next.ok) continue;
        if (act.type === 'pay') {
          payments++;
          const then = needsOn(claim, on);
          expect(claim.processingConsent || !then.consent).toBe(true);
          expect(claim.approvedBy.length).toBeGreaterThanOrEqual(then.approvals);
          expect(next.claim.payment).toMatchObject({ on, taxTenge: then.taxTenge, paidTenge: then.payTenge });
          paidIn.set(on, (paidIn.get(on) ?? 0) + 1);
        }
        claim = next.claim;
      }
      expect(payments).toBeLessThanOrEqual(1);
      expect(claim.payment !== null).toBe(payments === 1);
    }),
    { seed: 5, numRuns: 1000 },
  );
  // Not vacuous: claims were paid on either side of the change.
  expect([...paidIn.keys()].some((on) => on < '2026')).toBe(true);
  expect([...paidIn.keys()].some((on) => on > '2026')).toBe(true);
});

it('all kinds together reach every state, by these ways and no others', () => {
  const ways = new Set<string>();
  const states = new Set<string>();
  for (const [, prize, wishes] of KINDS) {
    const { claim, needs } = begin(prize, wishes);
    for (const { from, act, to } of explore(claim, needs).edges) {
      states.add(from.state).add(to.state);
      if (from.state !== to.state) ways.add(`${from.state} → ${to.state}: ${act.type}`);
    }
  }
  expect([...states].sort()).toEqual([...CLAIM_STATES].sort());
  expect([...ways].sort()).toMatchInlineSnapshot(`
    [
      "approved → expired: expire",
      "approved → paid: pay",
      "approved → refused: refuse",
      "approved → returned: return-ticket",
      "documents → approved: approve",
      "documents → expertise: send-to-expertise",
      "documents → expired: expire",
      "documents → paid: pay",
      "documents → refused: refuse",
      "documents → returned: return-ticket",
      "expertise → documents: close-expertise",
      "expertise → forged: close-expertise",
      "expertise → refused: close-expertise",
      "forged → police: hand-to-police",
      "paid → ticket-withdrawn: withdraw-ticket",
      "presented → documents: give-documents",
      "presented → expired: expire",
      "presented → paid: pay",
      "presented → refused: refuse",
      "presented → returned: return-ticket",
      "ticket-withdrawn → destroyed: destroy-ticket",
    ]
  `);
});
