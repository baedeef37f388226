import { expect, test } from 'vitest';
import type { UnclaimedReport } from '../../../broadcast/protocol/claims.ts';
import type { Role, SignedIn } from '../../../broadcast/protocol/host.ts';
import type { OverviewFacts, SeriesFacts } from './overviewFacts.ts';
import { workOf } from './workOf.ts';

const NOW_MS = Date.parse('2024-06-15T07:00:00.000Z');
const person = (id: string, role: Role): SignedIn => ({ id, name: id, role });
const OPERATOR = person('o1', 'operator');
const HOST = person('h1', 'host');
const COMMISSION = person('c1', 'commission');
const CASHIER = person('k1', 'cashier');
const AUDITOR = person('a1', 'auditor');
const PEOPLE = [OPERATOR, HOST, COMMISSION, CASHIER, AUDITOR];

const SERIES = {
  counts: { series: 2, ticketPriceTenge: 3000 },
  books: {
    ...{ tickets: 600, sold: 90, undistributed: 510, destroyed: 0, revenueTenge: 270_000 },
    ...{ states: { received: 510, sold: 90 }, byDistributor: [{ revenueTenge: 270_000 }] },
    prizes: {
      printed: { tickets: 2, amountTenge: 9000 },
      paid: { tickets: 1, amountTenge: 3000 },
      atMostToCome: { tickets: 1, amountTenge: 6000 },
      draws: { paid: { tickets: 0, amountTenge: 0 } },
    },
    payments: { grossTenge: 3000, paidTenge: 3000, taxWithheldTenge: 0, inKindTenge: 0 },
  },
  left: { isStopSaleProposed: false },
  unclaimed: null,
} as unknown as SeriesFacts;

const NOTHING: OverviewFacts = {
  ...{
    series: [SERIES],
    identification: 'on',
    claims: null,
    raffles: [],
    decisions: [],
    acts: [],
    drafts: [],
  },
};

const kinds = (facts: Partial<OverviewFacts>, me: SignedIn, people = PEOPLE): string[] =>
  workOf({ ...NOTHING, ...facts }, me, people, NOW_MS).map(({ kind, weight }) => `${weight} ${kind}`);

const claims = { overdue: 2, dueSoon: 3, toPay: { count: 4 }, transfers: [] } as unknown as NonNullable<
  OverviewFacts['claims']
>;

const month = (name: string, state: string, more: object = {}) => ({
  ...{ month: name, phase: 'awaiting-draw', eligible: null, contactDeadline: null, deadline: { state } },
  ...more,
});
const raffles = (...months: object[]) =>
  [{ raffle: 'kasipker-2024', months }] as unknown as OverviewFacts['raffles'];

test('in a quiet house nothing waits for anybody', () => {
  for (const me of PEOPLE) expect(kinds({}, me), me.role).toEqual([]);
});

test('claims wait for the counter and the office, late ones first, and for nobody who only reads', () => {
  const expected = ['grave claimsOverdue', 'soon claimsSoon', 'calm claimsToPay'];
  for (const me of [CASHIER, OPERATOR]) expect(kinds({ claims }, me)).toEqual(expected);
  for (const me of [HOST, AUDITOR, COMMISSION]) expect(kinds({ claims }, me)).toEqual([]);
});

test('a month that is late stands before one that is due soon; one month is opened, of several the board', () => {
  const one = raffles(month('2024-04', 'overdue'), month('2024-05', 'due-soon'));
  const items = workOf({ ...NOTHING, raffles: one }, HOST, PEOPLE, NOW_MS);
  expect(items.map(({ kind, href }) => [kind, href])).toEqual([
    ['rafflesOverdue', '#raffle/kasipker-2024/2024-04'],
    ['rafflesSoon', '#raffle/kasipker-2024/2024-05'],
  ]);
  const two = raffles(month('2024-03', 'overdue'), month('2024-04', 'overdue'));
  expect(workOf({ ...NOTHING, raffles: two }, HOST, PEOPLE, NOW_MS)).toMatchObject([
    { kind: 'rafflesOverdue', count: 2, href: '#raffle' },
  ]);
});

test('a file of participants is brought by who may see people', () => {
  const waiting = raffles(month('2024-05', 'waiting'));
  expect(kinds({ raffles: waiting }, HOST)).toEqual(['calm rafflesToImport']);
  expect(kinds({ raffles: waiting }, OPERATOR)).toEqual(['calm rafflesToImport']);
  expect(kinds({ raffles: waiting }, COMMISSION)).toEqual([]);
  expect(kinds({ raffles: raffles(month('2024-05', 'waiting', { eligible: 7 })) }, HOST)).toEqual([]);
});

test('the ten days of a winner are watched to the millisecond', () => {
  const until = (contactDeadline: string) =>
    kinds(
      { raffles: raffles(month('2024-05', 'drawn-in-time', { phase: 'contacting', contactDeadline })) },
      HOST,
    );
  expect(until('2024-06-15T06:59:59.999Z')).toEqual(['grave contactsOver']);
  expect(until('2024-06-15T07:00:00.000Z')).toEqual(['soon contactsRunning']);
  expect(until('2024-06-18T06:59:59.999Z')).toEqual(['soon contactsRunning']);
  expect(until('2024-06-18T07:00:00.000Z')).toEqual([]);
});

test('a decision and an act wait for the other side, never for who asked', () => {
  const askedBy = HOST;
  const facts = {
    decisions: [{ raffle: 'kasipker-2024', month: '2024-05', askedBy }],
    acts: [{ askedBy }],
  } as unknown as Partial<OverviewFacts>;
  expect(kinds(facts, COMMISSION)).toEqual(['soon actsToConfirm', 'soon decisionsToConfirm']);
  for (const me of [HOST, person('h2', 'host'), OPERATOR, AUDITOR]) expect(kinds(facts, me)).toEqual([]);
  // A house without a commission: hosts confirm each other.
  expect(kinds(facts, person('h2', 'host'), [HOST])).toEqual([
    'soon actsToConfirm',
    'soon decisionsToConfirm',
  ]);
});

test('a plan waits for the member whose commitment is missing', () => {
  const drafts = [
    { commitments: [{ account: 'c1', commitment: null }] },
    { commitments: [{ account: 'c1', commitment: 'ab' }] },
  ] as unknown as OverviewFacts['drafts'];
  expect(workOf({ ...NOTHING, drafts }, COMMISSION, PEOPLE, NOW_MS)).toMatchObject([
    { kind: 'draftsToCommit', count: 1, href: '/host' },
  ]);
});

test('a transfer to the budget waits for another operator, and is asked for when the three years are over', () => {
  const transfers = [{ askedBy: 'o1', state: 'asked' }];
  const waiting = { claims: { ...claims, overdue: 0, dueSoon: 0, toPay: { count: 0 }, transfers } } as never;
  expect(kinds(waiting, person('o2', 'operator'))).toEqual(['soon transfersToConfirm']);
  expect(kinds(waiting, OPERATOR)).toEqual([]);
  expect(kinds(waiting, AUDITOR)).toEqual([]);
  const due = (unclaimed: object) =>
    kinds({ series: [{ ...SERIES, unclaimed: unclaimed as UnclaimedReport }] }, OPERATOR);
  const left = { phase: 'due-to-budget', totals: { outstanding: { count: 1 } }, transfers: [] };
  expect(due(left)).toEqual(['soon budgetDue']);
  expect(due({ ...left, phase: 'kept' })).toEqual([]);
  expect(due({ ...left, totals: { outstanding: { count: 0 } } })).toEqual([]);
  expect(due({ ...left, transfers })).toEqual([]);
});

test('an end of the sale is proposed to the operator alone, and leads to its page', () => {
  const series = [{ ...SERIES, left: { isStopSaleProposed: true } as never }];
  expect(workOf({ ...NOTHING, series }, OPERATOR, PEOPLE, NOW_MS)).toMatchObject([
    { kind: 'stopSale', series: 2, href: '#overview/stop-sale/2' },
  ]);
  expect(kinds({ series }, AUDITOR)).toEqual([]);
});

test('books that do not agree are everybody’s business', () => {
  const series = [{ ...SERIES, books: { ...SERIES.books, revenueTenge: 1 } }];
  for (const me of [OPERATOR, HOST, AUDITOR]) expect(kinds({ series }, me)).toEqual(['grave booksDiffer']);
});

test('a counter without the office key is told so', () => {
  expect(kinds({ identification: 'off' }, CASHIER)).toEqual(['soon identificationOff']);
  expect(kinds({ identification: 'off' }, HOST)).toEqual([]);
});
