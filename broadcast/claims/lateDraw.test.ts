import { afterEach, describe, expect, it } from 'vitest';
import { policyWith } from '../../fixtures/claimRules.ts';
import { verifyJournal } from '../audit/verifyJournal.ts';
import { receiveRun, smallRun } from '../testing/accountedSeries.ts';
import { smallSeries } from '../testing/smallSeries.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { planWithPlayers, startTestServer, type TestServer, untilPhase } from '../testing/testServer.ts';
import { paperTicket } from './testing/tickets.ts';

/** Newer than the server's own series, so that draws are of it. */
const SERIES = 9;
/** Five days after the last on which tickets are taken (5.1, 9.5). */
const BEGIN_MS = Date.parse('2024-10-05T07:00:00.000Z');
const run = smallRun(SERIES);

const freshFolder = temporaryFolders();
let server: TestServer;
afterEach(() => server.close());

async function serverAfterTheEnd(drawPrizeDays: number | null): Promise<void> {
  const shiftMs = Date.now() - BEGIN_MS;
  server = await startTestServer(freshFolder(), {
    ...{ now: () => Date.now() - shiftMs, officeKey: 'a key of a late draw' },
    claimPolicy: policyWith({ drawPrizeDays }),
  });
  receiveRun(server.service, run, server.service.office!);
  const json = { to: 'sold', tickets: '1-20', day: '2024-09-30' };
  expect((await server.askAs('operator-1', `/api/host/tickets/${SERIES}/movements`, { json })).status).toBe(
    201,
  );
}

/** A draw shown at once, and the ticket that won it. */
async function winningTicket() {
  const draw = planWithPlayers(
    { ...server, series: smallSeries(SERIES) },
    { closesInMs: 1000, startsInMs: 1100 },
    { from: 0, count: 40 },
  );
  await untilPhase(server, draw, 'completed');
  const { service } = server;
  const winner = service.draws.picked(draw)!.picks.find(({ role }) => role === 'winner')!;
  const { place } = service.database
    .prepare('SELECT place FROM ticket WHERE series = ? AND number = ?')
    .get(SERIES, Number(winner.entry)) as { place: number };
  const { serial, code } = paperTicket(place, run.file);
  const open = (source: object) =>
    server.askAs('cashier-1', '/api/host/claims', { json: { serial, code, source } });
  return { open, draw };
}

const draftOn = (startsAt: string) =>
  server.askAs('host', '/api/host/drafts', {
    json: {
      ...{ closesAt: startsAt, startsAt, prizes: [], reserves: 1, commission: [] },
      entries: { kind: 'tickets' },
    },
  });

describe('a draw shown after the last day for tickets', () => {
  it('is told of when it is drafted, and nobody can claim its prize', async () => {
    await serverAfterTheEnd(null);
    expect((await draftOn('2024-10-09T07:00:00.000Z')).body).toMatchObject({ takenThrough: '2024-09-30' });
    const { open, draw } = await winningTicket();
    expect((await open({ kind: 'draw', draw })).body).toMatchObject({ reason: 'acceptance-over' });
  });

  it('is claimed for as many days as the policy gives its prize, which gives none to tickets’ own', async () => {
    await serverAfterTheEnd(30);
    expect((await draftOn('2024-10-09T07:00:00.000Z')).body).toMatchObject({ takenThrough: null });
    const { open, draw } = await winningTicket();
    expect(await open({ kind: 'draw', draw })).toMatchObject({ status: 201, body: { state: 'presented' } });
    const own = await open({ kind: 'instant' });
    expect(['acceptance-over', 'verdict-no-win']).toContain(own.body.reason);
    const { database, verifier } = server.service;
    expect(verifyJournal(database, verifier)).toMatchObject({ ok: true });
  });
});
