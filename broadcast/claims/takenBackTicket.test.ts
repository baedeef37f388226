/** A ticket paid on for its own prize, withdrawn, and then a winner in its draw (clauses 8.2 г, 9.14, 14.7). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClaimAct } from '../../engine/claims/claimAct.ts';
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
import { MADE_UP, PAPER, type PaperTicket, paperTicket } from './testing/tickets.ts';

/** Newer than the server's own series, so that draws are of it. */
const SERIES = 9;
const BEGIN_MS = Date.parse('2024-03-05T07:00:00.000Z');
const run = smallRun(SERIES);
const shiftMs = Date.now() - BEGIN_MS;
/** The draw is a minute away until somebody has been paid on both tickets. */
const AWAY_MS = 60_000;
let aheadMs = 0;

const freshFolder = temporaryFolders();
let server: TestServer;
let draw: string;
/** Both registered for the draw, both paid on before it; one wins. */
let players: PaperTicket[];
const ownClaims = new Map<number, string>();
let winner: PaperTicket;
let car: string;

const as = (who: string, path: string, ask?: Ask): Promise<Answer> =>
  server.askAs(who, `/api/host${path}`, ask);
const identify = async ({ serial, code }: PaperTicket) =>
  (await as('cashier-1', '/claims/identify', { json: { serial, code } })).body;
const open = ({ serial, code }: PaperTicket, source: object, who: string, reference?: string) =>
  as(who, '/claims', { json: { serial, code, source, ...(reference && { reference }) } });
async function act(who: string, claim: string, done: ClaimAct, reference?: string): Promise<Answer> {
  const { seq } = (await as(who, `/claims/${claim}`)).body;
  return as(who, `/claims/${claim}/acts`, { json: { act: done, seq, ...(reference && { reference }) } });
}
const numberOf = (place: number): number =>
  server.service.database
    .prepare('SELECT number FROM ticket WHERE series = ? AND place = ?')
    .get(SERIES, place)!.number as number;

beforeAll(async () => {
  server = await startTestServer(freshFolder(), {
    ...{ now: () => Date.now() - shiftMs + aheadMs, officeKey: 'a key of tickets taken back' },
  });
  const { service } = server;
  receiveRun(service, run, service.office!);
  await as('operator-1', `/tickets/${SERIES}/movements`, { json: { to: 'sold', tickets: '1-20' } });
  players = Array.from({ length: run.file.columns.tickets }, (_, place) => place)
    .filter((place) => run.file.columns.prizesTenge[place] === 4000)
    .slice(0, 2)
    .map((place) => paperTicket(place, run.file));
  draw = planWithPlayers(
    { ...server, series: smallSeries(SERIES) },
    { closesInMs: AWAY_MS, startsInMs: AWAY_MS + 100 },
    { from: 0, count: 0 },
  );
  service.registrations.registerBatch(
    draw,
    players.map(({ place }) => numberOf(place)),
  );
});
afterAll(() => server.close());

describe('a ticket that is paid on while its number awaits a draw', () => {
  it('says for which draw its number is registered, may be withdrawn, and is not destroyed before the draw', async () => {
    for (const ticket of players) {
      expect(await identify(ticket)).toMatchObject({ verdict: 'winner', draw: { draw, isHeld: false } });
      const { claim } = (await open(ticket, { kind: 'instant' }, 'cashier-1')).body;
      ownClaims.set(ticket.place, claim);
      await act('cashier-1', claim, { type: 'pay', form: 'cash', ofAge: true });
      const withdrawn = await act('cashier-1', claim, { type: 'withdraw-ticket' });
      expect(withdrawn).toMatchObject({ status: 200, body: { draw: { draw, isHeld: false } } });
      expect((await act('operator-1', claim, { type: 'destroy-ticket' })).body).toMatchObject({
        ...{ reason: 'draw-awaited', params: { draw, clause: '8.2 г; 9.16 б' } },
      });
    }
  });

  it('wins all the same: the head office opens the claim by its decision, and nobody else does', async () => {
    aheadMs = AWAY_MS;
    server.service.runner.wake();
    await untilPhase(server, draw, 'completed');
    const { entry } = server.service.draws.picked(draw)!.picks.find(({ role }) => role === 'winner')!;
    winner = players.find(({ place }) => numberOf(place) === Number(entry))!;
    const told = await identify(winner);
    expect(told).toMatchObject({ ticket: 'withdrawn', draw: { draw, isHeld: true } });
    const source = { kind: 'draw', draw };
    expect(told.prizes).toContainEqual(expect.objectContaining({ source, verdict: 'withdrawn' }));
    expect((await open(winner, source, 'cashier-1', 'D-4/24')).body.reason).toBe('verdict-withdrawn');
    expect((await open(winner, source, 'operator-1')).body.reason).toBe('decision-needed');
    const opened = await open(winner, source, 'operator-1', 'D-4/24');
    expect(opened).toMatchObject({ status: 201, body: { content: { isTicketTakenBack: true } } });
    car = opened.body.claim;
    expect((await open(winner, source, 'operator-1', 'D-5/24')).body.reason).toBe('verdict-in-claim');
  });

  it('is kept until the second prize is handed over, by two people, and may be destroyed then', async () => {
    const own = ownClaims.get(winner.place)!;
    const loser = players.find((ticket) => ticket !== winner)!;
    expect((await act('operator-1', ownClaims.get(loser.place)!, { type: 'destroy-ticket' })).status).toBe(
      200,
    );
    await as('cashier-1', `/claims/${car}/person`, { json: { ...MADE_UP, bank: null } });
    const documents = [
      ...(['identity', 'iin', 'consent', 'expertise-request', 'in-kind-statement', 'certificate'] as const),
    ];
    const steps: [string, ClaimAct][] = [
      ['cashier-1', { type: 'choose', resident: true, wishes: {} }],
      ['cashier-1', { type: 'consent-to-processing' }],
      ['cashier-1', { type: 'give-documents', documents }],
      ['operator-1', { type: 'send-to-expertise' }],
      ['operator-1', { type: 'close-expertise', finding: 'genuine', paper: PAPER }],
      ['operator-1', { type: 'record-tax', taxTenge: 1_397_785 }],
      ['operator-1', { type: 'approve' }],
      ['operator-2', { type: 'approve' }],
    ];
    for (const [who, done] of steps)
      expect(await act(who, car, done), done.type).toMatchObject({ status: 200 });
    expect((await act('operator-1', own, { type: 'destroy-ticket' })).status).toBe(409);
    expect(await act('operator-1', car, { type: 'pay', form: 'in-kind' }, 'ACT-1')).toMatchObject({
      status: 200,
    });
    expect((await act('operator-1', own, { type: 'destroy-ticket' })).status).toBe(200);
  });

  it('is accounted for by the journal, which holds the decision', () => {
    const { database, verifier, journal } = server.service;
    expect(verifyJournal(database, verifier)).toMatchObject({ ok: true });
    const opened = journal.read(server.service.claimOffice.claims.get(car).record)!.record.body;
    expect(opened).toMatchObject({ role: 'head-office', reference: 'D-4/24' });
    const { reference: _, ...without } = opened;
    journal.transact(() => journal.append('claim.opened', { ...without, claim: 'claim-forged' }));
    expect(verifyJournal(database, verifier).ok).toBe(false);
  });
});
