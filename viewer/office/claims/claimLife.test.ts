/** One claim after another through its life, as the page reads it from what the server says. */
import { expect, test } from 'vitest';
import { openOfficeRoom } from '../../../broadcast/claims/testing/testOfficeRoom.ts';
import {
  FROM_ABROAD,
  MADE_UP,
  PAPER,
  type PaperTicket,
  ticketsOf,
} from '../../../broadcast/claims/testing/tickets.ts';
import type { ClaimDetail } from '../../../broadcast/protocol/claims.ts';
import { temporaryFolders } from '../../../broadcast/testing/temporaryFolder.ts';
import type { ClaimAct } from '../../../engine/claims/claimAct.ts';
import { missingFor } from './missingFor.ts';
import { printableForms } from './printableForms.ts';
import { shownActs } from './shownActs.ts';
import { stateSteps } from './stateSteps.ts';

const room = await openOfficeRoom(temporaryFolders()());
const { cashier, operator, second } = room;
const begin = (ticket: PaperTicket | undefined): string => room.open(ticket!).claim;
const seen = (claim: string, by = operator): ClaimDetail =>
  room.views.detail(room.claims.get(claim), room.claims.today(), by);
const missing = (claim: string): string[] => missingFor(seen(claim)).map(({ what }) => what);
const marks = (claim: string): string[] =>
  stateSteps(seen(claim)).map(({ state, mark }) => `${state} ${mark}`);
const shown = (claim: string, by = operator) => {
  const { next, aside } = shownActs(seen(claim, by));
  const words = ({ type, refusal }: (typeof next)[number]): string =>
    refusal ? `${type}: ${refusal.reason}` : type;
  return { next: next.map(words), aside: aside.map(words) };
};
const cash: ClaimAct = { type: 'pay', form: 'cash', ofAge: true };

test('a small prize misses nothing: it is paid at the counter, and its ticket withdrawn', () => {
  const claim = begin(ticketsOf(3000)[0]);
  expect(missing(claim)).toEqual([]);
  expect(shown(claim, cashier)).toEqual({ next: ['pay'], aside: ['return-ticket'] });
  expect(marks(claim)).toEqual([
    ...['presented now', 'paid ahead', 'ticket-withdrawn ahead', 'destroyed ahead'],
  ]);
  room.acts(claim, [cashier, cash]);
  expect(shown(claim, cashier).next).toEqual(['withdraw-ticket']);
  room.acts(claim, [cashier, { type: 'withdraw-ticket' }]);
  expect(marks(claim).slice(1)).toEqual(['paid done', 'ticket-withdrawn now', 'destroyed ahead']);
});

test('a taxed prize says all that it misses, and less with each thing that comes', () => {
  const claim = begin(ticketsOf(25_000)[0]);
  expect(missing(claim)).toEqual(['residency']);
  room.acts(claim, [cashier, { type: 'choose', resident: true, wishes: {} }]);
  expect(missing(claim)).toEqual(['form', 'person', 'documents', 'consent', 'approval']);
  expect(shown(claim).next).toEqual(['pay: documents-missing']);
  room.acts(claim, [cashier, { type: 'choose', resident: true, wishes: { form: 'cash' } }]);
  room.winners.keep(claim, MADE_UP, cashier);
  room.acts(
    claim,
    [cashier, { type: 'give-documents', documents: ['identity', 'iin', 'consent'] }],
    [cashier, { type: 'consent-to-processing' }],
  );
  expect(missing(claim)).toEqual(['approval']);
  expect(printableForms(seen(claim)).needed).toEqual(['annex-4-consent', 'annex-1-cash-order']);
  expect(printableForms(seen(claim)).other).not.toContain('prize-certificate');
  expect(printableForms(seen(claim)).other).toContain('publication-consent');
  room.acts(claim, [operator, { type: 'approve' }]);
  expect(missing(claim)).toEqual([]);
  expect(shown(claim, cashier).next).toEqual(['pay']);
});

test('a large prize waits for its expertise, then for two people', () => {
  const claim = begin(ticketsOf(200_000)[0]);
  room.acts(claim, [cashier, { type: 'choose', resident: false, wishes: {} }]);
  room.winners.keep(claim, FROM_ABROAD, cashier);
  room.acts(claim, [
    cashier,
    {
      type: 'give-documents',
      documents: ['identity', 'iin', 'consent', 'transfer-request', 'bank-details', 'expertise-request'],
    },
  ]);
  expect(missing(claim)).toEqual(['consent', 'expertise', 'approval']);
  expect(shown(claim).next[0]).toBe('send-to-expertise');
  room.acts(
    claim,
    [cashier, { type: 'consent-to-processing' }],
    [operator, { type: 'send-to-expertise' }],
    [operator, { type: 'close-expertise', finding: 'genuine', paper: PAPER }],
  );
  expect(marks(claim).slice(0, 4)).toEqual([
    ...['presented done', 'documents done', 'expertise done', 'approved ahead'],
  ]);
  expect(shown(claim).aside).not.toContain('send-to-expertise');
  // The head office pays by transfer only (9.6 г): no cash order is offered.
  expect(printableForms(seen(claim)).other).not.toContain('annex-1-cash-order');
  room.acts(claim, [operator, { type: 'approve' }]);
  expect(missing(claim)).toEqual(['approval']);
  expect(shown(claim).next).toContain('approve: second-person-needed');
  expect(shown(claim, second).next).toContain('approve');
});

test('a refused claim shows where it has been, and its end', () => {
  const claim = begin(ticketsOf(50_000)[0]);
  room.acts(claim, [operator, { type: 'refuse', ground: 'not-the-holder' }]);
  expect(marks(claim)).toEqual(['presented done', 'refused now']);
  expect(missing(claim)).toEqual([]);
  expect(shown(claim)).toEqual({ next: [], aside: [] });
  expect(printableForms(seen(claim)).needed).toEqual(['refusal-letter']);
});
