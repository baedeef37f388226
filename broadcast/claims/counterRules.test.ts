/** What the counter meets besides the flow: the holder's age and papers, damaged tickets, papers of acts, numbers of cash orders, days due. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClaimAct } from '../../engine/claims/claimAct.ts';
import { policyWith } from '../../fixtures/claimRules.ts';
import { verifyJournal } from '../audit/verifyJournal.ts';
import type { PersonData } from '../protocol/claims.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { dueDay } from './dueDay.ts';
import { type OfficeRoom, openOfficeRoom } from './testing/testOfficeRoom.ts';
import { MADE_UP, PAPER, type PaperTicket, ticketsOf } from './testing/tickets.ts';

const freshFolder = temporaryFolders();
const DAY_MS = 86_400_000;
const cash: ClaimAct = { type: 'pay', form: 'cash', ofAge: true };
let room: OfficeRoom;

beforeEach(async () => {
  room = await openOfficeRoom(freshFolder(), policyWith({ prolongedThrough: '2027-12-31' }));
});
afterEach(() => {
  expect(verifyJournal(room.database, room.verifier)).toMatchObject({ ok: true });
  room.close();
});

const reasonOf = (ask: () => unknown): string | undefined => {
  try {
    ask();
  } catch (fault) {
    return (fault as { detail?: { reason: string } }).detail?.reason;
  }
  return undefined;
};
/** A prize of 50,000 with its papers, to be approved. */
function gathered(data: PersonData, resident = true, ticket: PaperTicket = ticketsOf(50_000)[0]!): string {
  const { claim } = room.open(ticket);
  room.winners.keep(claim, data, room.cashier);
  room.acts(
    claim,
    [room.cashier, { type: 'choose', resident, wishes: { form: 'cash' } }],
    [room.cashier, { type: 'give-documents', documents: ['identity', 'iin', 'consent'] }],
    [room.cashier, { type: 'consent-to-processing' }],
  );
  return claim;
}

describe('the holder', () => {
  it('who is under age by the data taken down is neither approved nor paid (1.3)', () => {
    const claim = gathered({ ...MADE_UP, birthDay: '2010-01-01' });
    const approve = () => room.acts(claim, [room.operator, { type: 'approve' }]);
    expect(reasonOf(approve)).toBe('claim-under-age');
    room.winners.keep(claim, MADE_UP, room.cashier);
    approve();
    room.winners.keep(claim, { ...MADE_UP, birthDay: '2010-01-01' }, room.cashier);
    const pay = () => room.acts(claim, [room.cashier, cash, 'KO-1']);
    expect(reasonOf(pay)).toBe('claim-under-age');
    room.winners.keep(claim, MADE_UP, room.cashier);
    pay();
  });

  it('of a small prize is of age by the cashier’s word, which stands in the journal (1.3)', () => {
    const { claim } = room.open(ticketsOf(3000)[0]!);
    const silent: ClaimAct = { type: 'pay', form: 'cash' };
    expect(reasonOf(() => room.acts(claim, [room.cashier, silent]))).toBe('claim-age-unconfirmed');
    room.acts(claim, [room.cashier, cash]);
    const { record } = room.claims.store.steps(claim).at(-1)!;
    expect(room.journal.read(record)!.record.body.act).toEqual(cash);
  });

  it('with a passport is no resident without a second look (9.2 а, 9.3)', () => {
    const claim = gathered({ ...MADE_UP, document: { ...MADE_UP.document, kind: 'passport' } });
    const approve = (act: ClaimAct) => () => room.acts(claim, [room.operator, act]);
    expect(reasonOf(approve({ type: 'approve' }))).toBe('claim-residency-unconfirmed');
    const seen = (by = room.operator) => room.views.detail(room.claims.get(claim), room.claims.today(), by);
    expect(seen()).toMatchObject({ holder: { documentDiffers: true } });
    expect(seen().acts).toContainEqual({ type: 'approve', refusal: null });
    approve({ type: 'approve', residencyConfirmed: true })();
  });

  it('says nothing of the data to who only reads', () => {
    const claim = gathered({ ...MADE_UP, birthDay: '2010-01-01' });
    const { holder } = room.views.detail(room.claims.get(claim), room.claims.today(), null);
    expect(holder).toEqual({ isKnown: false, isOfAge: null, documentDiffers: false });
  });

  it('has no birthday and no document of a day to come, each named by its path', () => {
    const { claim } = room.open(ticketsOf(50_000)[0]!);
    const document = { ...MADE_UP.document, issuedOn: '2030-01-01' };
    expect(() =>
      room.winners.keep(claim, { ...MADE_UP, birthDay: '2030-01-01', document }, room.cashier),
    ).toThrow(/^body\/birthDay: .*; body\/document\/issuedOn: /);
    expect(room.claims.get(claim).person).toBeNull();
  });
});

describe('an expertise', () => {
  const [ticket] = ticketsOf(4000);

  it('that finds a ticket damaged ends every claim to it, also a new one (9.11)', () => {
    const { claim } = room.open(ticket!);
    room.examine(claim);
    room.acts(claim, [room.operator, { type: 'close-expertise', finding: 'damaged', paper: PAPER }]);
    expect(reasonOf(() => room.open(ticket!))).toBe('verdict-refused-damaged');
  });

  it('rests on its act: a number, and a day that has come (9.11)', () => {
    const { claim } = room.open(ticket!);
    room.examine(claim);
    const close = (more: object) => () =>
      room.acts(claim, [room.operator, { type: 'close-expertise', finding: 'genuine', ...more } as ClaimAct]);
    expect(reasonOf(close({}))).toBe('paper-needed');
    expect(reasonOf(close({ paper: { ...PAPER, on: '2024-03-06' } }))).toBe('paper-of-the-future');
    room.clock.nowMs += DAY_MS;
    expect(close({ paper: { ...PAPER, on: '2024-03-06' } })()).toMatchObject({
      // Presented on the 5th, examined until the 6th: due then and not overdue at once (9.5).
      ...{ content: { state: 'documents' }, dueOn: '2024-03-06' },
    });
  });

  it('is held by the holder’s request, in the holder’s name (9.9)', () => {
    const { claim } = room.open(ticket!);
    const send: ClaimAct = { type: 'send-to-expertise' };
    expect(reasonOf(() => room.acts(claim, [room.operator, send]))).toBe('claim-expertise-request-missing');
    const request: ClaimAct = { type: 'give-documents', documents: ['expertise-request'] };
    expect(reasonOf(() => room.acts(claim, [room.cashier, request]))).toBe('person-missing');
  });

  it('keeps the data of who presented a forgery (9.12)', () => {
    const { claim } = room.open(ticket!);
    room.examine(claim);
    room.acts(
      claim,
      [room.operator, { type: 'close-expertise', finding: 'forged', paper: PAPER }],
      [room.operator, { type: 'hand-to-police', paper: PAPER }],
    );
    const { person } = room.claims.get(claim);
    expect(reasonOf(() => room.winners.erase(person!, room.operator))).toBe('person-needed');
    room.acts(claim, [room.operator, { type: 'close-case', paper: PAPER }]);
    room.winners.erase(person!, room.operator);
  });

  it('of a forgery does not take the prize from who holds the original, once two people have seen it (8.2 г)', () => {
    const { claim } = room.open(ticket!);
    room.examine(claim);
    room.acts(
      claim,
      [room.operator, { type: 'close-expertise', finding: 'forged', paper: PAPER }],
      [room.operator, { type: 'hand-to-police', paper: PAPER }],
      [room.operator, { type: 'show-original', paper: PAPER }],
    );
    expect(reasonOf(() => room.open(ticket!))).toBe('verdict-with-police');
    room.acts(claim, [room.second, { type: 'show-original', paper: PAPER }]);
    expect(room.books.holdings.at(1, ticket!.place)!.state).toBe('sold');
    room.acts(room.open(ticket!).claim, [room.cashier, cash]);
  });
});

describe('a cash order', () => {
  it('has a number of its own in its year (Annex 1)', () => {
    const [first, second] = [50_000, 25_000].map((sum) => gathered(MADE_UP, true, ticketsOf(sum)[0]!));
    const pay = (claim: string, number: string) => () => room.acts(claim, [room.cashier, cash, number]);
    for (const claim of [first!, second!]) room.acts(claim, [room.operator, { type: 'approve' }]);
    pay(first!, 'RKO-1')();
    expect(reasonOf(pay(second!, 'RKO-1'))).toBe('cash-order-used');
    room.clock.nowMs = Date.parse('2025-01-06T07:00:00.000Z');
    expect(pay(second!, 'RKO-1')().content.state).toBe('paid');
  });

  it('above the counter’s sum is not paid by who alone approved it', () => {
    const claim = gathered(MADE_UP);
    room.acts(claim, [room.operator, { type: 'approve' }]);
    expect(reasonOf(() => room.acts(claim, [room.operator, cash, 'KO-2']))).toBe('claim-payer-approved');
    expect(room.acts(claim, [room.second, cash, 'KO-2']).content.state).toBe('paid');
  });
});

describe('a day due', () => {
  it('stands in a year whose MRP nobody has confirmed: deadlines do not depend on the tax (9.5, 9.6)', () => {
    room.clock.nowMs = Date.parse('2026-12-15T07:00:00.000Z');
    const claim = gathered(MADE_UP);
    const { dueOn } = room.claims.get(claim);
    expect(dueOn).toMatch(/^2027-0[12]/);
    room.clock.nowMs = Date.parse('2027-01-11T07:00:00.000Z');
    room.claims.refreshDue();
    expect(room.claims.get(claim).dueOn).toBe(dueOn);
    // Consent needs no quote: the act is done, and the day is kept.
    room.acts(claim, [room.cashier, { type: 'consent-to-processing' }]);
    expect(room.claims.get(claim).dueOn).toBe(dueOn);
  });

  it('is the one before where no rules say when', () => {
    const rules = room.policies.of(1);
    const { content } = room.open(ticketsOf(50_000)[0]!);
    const none = { ...rules, terms: { ...rules.terms, payoutChannels: [] } };
    expect(dueDay(none, content, '2024-03-05', '2024-09-05')).toBe('2024-09-05');
    expect(dueDay(none, { ...content, state: 'refused' }, '2024-03-05', '2024-09-05')).toBeNull();
  });
});
