import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClaimAct } from '../../engine/claims/claimAct.ts';
import { Acts } from '../acts/acts.ts';
import { verifyJournal } from '../audit/verifyJournal.ts';
import { receiveRun, smallRun } from '../testing/accountedSeries.ts';
import { smallSeries } from '../testing/smallSeries.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import {
  type Answer,
  type Ask,
  planWithPlayers,
  startTestServer,
  type TestServer,
  untilPhase,
} from '../testing/testServer.ts';
import { ClaimsOnDraw } from './claimsOnDraw.ts';
import { MADE_UP, PAPER, type PaperTicket, paperTicket } from './testing/tickets.ts';

/** Newer than the server's own series, so that draws are of it. */
const SERIES = 9;
const BEGIN_MS = Date.parse('2024-03-05T07:00:00.000Z');
const KEY = 'a key of a draw’s claims';
const run = smallRun(SERIES);
const shiftMs = Date.now() - BEGIN_MS;

const freshFolder = temporaryFolders();
let server: TestServer;
let draw: string;
let ticket: PaperTicket;

const as = (who: string, path: string, ask?: Ask): Promise<Answer> =>
  server.askAs(who, `/api/host${path}`, ask);
const identify = async () =>
  (await as('cashier-1', '/claims/identify', { json: { serial: ticket.serial, code: ticket.code } })).body;
const open = (source: object): Promise<Answer> =>
  as('cashier-1', '/claims', { json: { serial: ticket.serial, code: ticket.code, source } });
async function act(who: string, claim: string, done: ClaimAct, reference?: string): Promise<Answer> {
  const { seq } = (await as(who, `/claims/${claim}`)).body;
  return as(who, `/claims/${claim}/acts`, { json: { act: done, seq, ...(reference && { reference }) } });
}

beforeAll(async () => {
  server = await startTestServer(freshFolder(), { now: () => Date.now() - shiftMs, officeKey: KEY });
  const { service } = server;
  receiveRun(service, run, service.office!);
  await as('operator-1', `/tickets/${SERIES}/movements`, { json: { to: 'sold', tickets: '1-20' } });
  draw = planWithPlayers(
    { ...server, series: smallSeries(SERIES) },
    { closesInMs: 1000, startsInMs: 1100 },
    { from: 0, count: 40 },
  );
  await untilPhase(server, draw, 'completed');
  const winner = service.draws.picked(draw)!.picks.find(({ role }) => role === 'winner')!;
  const { place } = service.database
    .prepare('SELECT place FROM ticket WHERE series = ? AND number = ?')
    .get(SERIES, Number(winner.entry)) as { place: number };
  ticket = paperTicket(place, run.file);
});
afterAll(() => server.close());

describe('a car that a draw gave', () => {
  it('is claimed with the ticket that carries the number, and with no other', async () => {
    const told = await identify();
    const car = { id: 'car', source: 'draw', amountTenge: 14_000_000, inKind: true };
    expect(told.verdict).toBe('winner');
    expect(told.prizes).toContainEqual({
      quotes: expect.arrayContaining([expect.objectContaining({ resident: true })]),
      source: { kind: 'draw', draw },
      prize: car,
      verdict: 'winner',
      claims: [],
    });
    const other = paperTicket((ticket.place + 1) % 600, run.file);
    const json = { serial: other.serial, code: other.code, source: { kind: 'draw', draw } };
    expect((await as('cashier-1', '/claims', { json })).body).toMatchObject({ reason: 'verdict-no-win' });
    const { body: report } = await as('operator-1', `/unclaimed/${SERIES}`);
    expect(report.tiers[0]).toMatchObject({
      tier: 'car',
      claimable: { count: 1 },
      outstanding: { tenge: 14_000_000 },
    });
  });

  it('is handed over once: expertise, two people, the tax first', async () => {
    const opened = await open({ kind: 'draw', draw });
    expect(opened.status).toBe(201);
    const { claim } = opened.body;
    const again = await server.actOfTwo(draw, 'redraw', 'the cable was loose');
    expect(again).toMatchObject({
      status: 409,
      body: { code: 'WRONG_STATE', reason: 'prize-claimed', params: { claim, clause: '8.2 г; 9.6 а' } },
    });
    expect((await open({ kind: 'draw', draw })).body).toMatchObject({ reason: 'verdict-in-claim' });
    const money: ClaimAct = { type: 'choose', resident: true, wishes: { cashEquivalent: true } };
    expect((await act('cashier-1', claim, money)).body).toMatchObject({
      ...{ reason: 'claim-cash-equivalent-refused', params: { clause: '9.16 l; Annex 6' } },
    });
    await as('cashier-1', `/claims/${claim}/person`, { json: { ...MADE_UP, bank: null } });
    const due = Math.round((14_000_000 - 6 * 3692) * 0.1);
    const pay: ClaimAct = { type: 'pay', form: 'in-kind' };
    const steps: [string, ClaimAct, (string | undefined)?][] = [
      ['cashier-1', { type: 'choose', resident: true, wishes: {} }],
      ['cashier-1', { type: 'consent-to-processing' }],
      [
        'cashier-1',
        {
          type: 'give-documents',
          documents: ['identity', 'iin', 'consent', 'expertise-request', 'in-kind-statement', 'certificate'],
        },
      ],
      ['operator-1', { type: 'send-to-expertise' }],
      ['operator-1', { type: 'close-expertise', finding: 'genuine', paper: PAPER }],
      ['operator-1', { type: 'approve' }],
      ['operator-2', { type: 'approve' }],
    ];
    for (const [who, done] of steps) {
      expect(await act(who, claim, done), done.type).toMatchObject({ status: 200 });
    }
    expect((await act('operator-1', claim, pay, 'ACT-1')).body).toMatchObject({
      reason: 'claim-tax-not-paid',
    });
    const wrong: ClaimAct = { type: 'record-tax', taxTenge: due - 1 };
    expect((await act('operator-1', claim, wrong)).body).toMatchObject({
      reason: 'claim-tax-amount-differs',
    });
    expect((await act('operator-1', claim, { type: 'record-tax', taxTenge: due })).status).toBe(200);
    expect((await act('operator-1', claim, pay)).body).toMatchObject({ reason: 'reference-needed' });
    const paid = await act('operator-1', claim, pay, 'ACT-1');
    expect(paid.body.content.payment).toMatchObject({ grossTenge: 14_000_000, taxTenge: due, paidTenge: 0 });
    expect((await act('operator-2', claim, pay, 'ACT-2')).body).toMatchObject({
      reason: 'claim-already-paid',
    });
    const { body: books } = await as('operator-1', `/tickets/${SERIES}/books`);
    expect(books.prizes.paid).toEqual({ tickets: 0, amountTenge: 0 });
    const car = { tickets: 1, amountTenge: 14_000_000 };
    const none = { tickets: 0, amountTenge: 0 };
    expect(books.prizes.draws).toEqual({
      ...{ fundTenge: 70_000_000, won: car, claimed: car, outstanding: none, paid: car },
    });
    // The thing at its value; its tax was the winner's, no money of the house.
    expect(books.payments).toEqual({
      ...{ count: 1, grossTenge: 14_000_000, taxWithheldTenge: 0, taxPaidByWinnersTenge: due },
      ...{ inKindTenge: 14_000_000, paidTenge: 0 },
    });
    const { body: report } = await as('operator-1', `/unclaimed/${SERIES}`);
    expect(report.tiers[0]).toMatchObject({ tier: 'car', paid: { count: 1 }, outstanding: { count: 0 } });
    expect(report.totals.paid.tenge).toBe(
      books.prizes.paid.amountTenge + books.prizes.draws.paid.amountTenge,
    );
  });

  it('keeps its draw from being held again once it is paid, also where the act was asked for before', async () => {
    const { claim } = (await identify()).prizes.find(
      ({ source }: { source: { kind: string } }) => source.kind === 'draw',
    ).claims[0];
    expect((await server.actOfTwo(draw, 'redraw', 'the cable was loose')).body).toMatchObject({
      ...{ reason: 'prize-claimed', params: { claim } },
    });
    expect(server.service.log.state(draw)!.redrawn).toBeNull();
  });

  it('is accounted for by the journal', () => {
    const { database, verifier } = server.service;
    expect(verifyJournal(database, verifier)).toMatchObject({ ok: true });
  });

  it('breaks the audit where its draw is held again all the same', async () => {
    const { service } = server;
    class NoClaims extends ClaimsOnDraw {
      override expectNone(): void {}
    }
    const claimed = new NoClaims(service.database);
    const acts = new Acts({ ...service, claimed, prefix: 'act-' });
    const person = async (name: string) => service.accounts.get(await server.idOf(name))!;
    const request = { kind: 'redraw', reason: 'the cable was loose', phase: 'completed' } as const;
    const { act: asked } = acts.ask(draw, request, await person('host'));
    acts.confirm(asked, await person('commission-1'));
    const verdict = verifyJournal(service.database, service.verifier);
    expect(verdict).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/held again though claim-\w+/),
    });
  });
});
