/** Many cashiers at one ticket: whatever is asked for at the same time, by whichever channel, each prize is claimed once and paid once. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClaimAct } from '../../engine/claims/claimAct.ts';
import { verifyJournal } from '../audit/verifyJournal.ts';
import { MADE_UP, PAPER, type PaperTicket, paperTicket } from '../claims/testing/tickets.ts';
import { exportJournal } from '../journalExport.ts';
import type { PrizeSource } from '../protocol/claims.ts';
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

const BEGIN_MS = Date.parse('2024-03-05T07:00:00.000Z');
const KEY = 'a key of fifty cashiers';
const BOOKS = new URL('../../docs/audit/books.py', import.meta.url).pathname;
const AT_ONCE = 50;
const CASHIERS = ['cashier-1', 'cashier-2', 'cashier-3', 'cashier-4', 'cashier-5'] as const;
const INSTANT: PrizeSource = { kind: 'instant' };
/** Newer than the server's own series, so that draws are of it. */
const SERIES = 9;
const run = smallRun(SERIES);

const shiftMs = Date.now() - BEGIN_MS;
let server: TestServer;

const as = (who: string, path: string, ask?: Ask): Promise<Answer> =>
  server.askAs(who, `/api/host${path}`, ask);
const cashier = (i: number): string => CASHIERS[i % CASHIERS.length]!;
const tally = (answers: readonly Answer[]): Record<string, number> => {
  const reasons = answers.map(({ status, body }) => (status < 300 ? 'done' : (body.reason ?? body.code)));
  return Object.fromEntries([...Map.groupBy(reasons, (one) => one)].map(([one, all]) => [one, all.length]));
};
const many = (ask: (i: number) => Promise<Answer>): Promise<Answer[]> =>
  Promise.all(Array.from({ length: AT_ONCE }, (_, i) => ask(i)));
const open = ({ serial, code }: PaperTicket, source: PrizeSource, who: string): Promise<Answer> =>
  as(who, '/claims', { json: { serial, code, source } });
const act = (who: string, claim: string, done: ClaimAct, seq: number, reference?: string): Promise<Answer> =>
  as(who, `/claims/${claim}/acts`, { json: { act: done, seq, ...(reference && { reference }) } });
const payments = (place: number): unknown[] =>
  server.service.database
    .prepare(
      'SELECT source, form, paid_tenge AS paid FROM payment WHERE series = ? AND place = ? ORDER BY source',
    )
    .all(SERIES, place);

/** The draw number that a ticket carries. */
const numberOf = (place: number): number =>
  server.service.database
    .prepare('SELECT number FROM ticket WHERE series = ? AND place = ?')
    .get(SERIES, place)!.number as number;

/** Tickets of the run that win a sum, in the order in which they lie. */
const winners = (sum: number): PaperTicket[] =>
  Array.from({ length: run.file.columns.tickets }, (_, place) => place)
    .filter((place) => run.file.columns.prizesTenge[place] === sum)
    .map((place) => paperTicket(place, run.file));

beforeAll(async () => {
  server = await startTestServer(
    freshFolder(),
    { now: () => Date.now() - shiftMs, officeKey: KEY },
    smallSeries(1),
  );
  receiveRun(server.service, run, server.service.office!);
  await as('operator-1', `/tickets/${SERIES}/movements`, { json: { to: 'sold', tickets: '1-20' } });
  await Promise.all(CASHIERS.map((who) => server.idOf(who)));
});
const freshFolder = temporaryFolders();
afterAll(() => server.close());

describe('fifty at once', () => {
  it('open one claim to a prize, and pay it once', async () => {
    const ticket = winners(3000)[0]!;
    const openings = await many((i) => open(ticket, INSTANT, cashier(i)));
    expect(tally(openings)).toEqual({ done: 1, 'verdict-in-claim': AT_ONCE - 1 });
    const { claim } = openings.find(({ status }) => status === 201)!.body;
    const paid = await many((i) => act(cashier(i), claim, { type: 'pay', form: 'cash', ofAge: true }, 0));
    expect(tally(paid)).toEqual({ done: 1, 'claim-already-paid': AT_ONCE - 1 });
    expect(payments(ticket.place)).toEqual([{ source: '', form: 'cash', paid: 3000 }]);
  });

  it('pay one prize by one of two channels', async () => {
    const ticket = winners(50_000)[0]!;
    const { claim } = (await open(ticket, INSTANT, 'cashier-1')).body;
    expect((await as('cashier-1', `/claims/${claim}/person`, { json: MADE_UP })).status).toBe(200);
    const documents = ['identity', 'iin', 'consent', 'transfer-request', 'bank-details'] as const;
    const steps: [string, ClaimAct][] = [
      ['cashier-1', { type: 'choose', resident: true, wishes: {} }],
      ['cashier-1', { type: 'consent-to-processing' }],
      ['cashier-1', { type: 'give-documents', documents }],
      ['operator-2', { type: 'approve' }],
    ];
    for (const [seq, [who, done]] of steps.entries()) {
      expect((await act(who, claim, done, seq)).status, done.type).toBe(200);
    }
    const paid = await many((i) =>
      act(
        i % 3 === 0 ? 'operator-1' : cashier(i),
        claim,
        { type: 'pay', form: i % 2 ? 'cash' : 'transfer' },
        4,
        `P-${i}`,
      ),
    );
    expect(tally(paid)).toEqual({ done: 1, 'claim-already-paid': AT_ONCE - 1 });
    const { form } = paid.find(({ status }) => status === 200)!.body.content.payment;
    expect(payments(ticket.place)).toEqual([{ source: '', form, paid: 47_215 }]);
  });

  it('approve as two people and no more', async () => {
    const ticket = winners(200_000)[0]!;
    const { claim } = (await open(ticket, INSTANT, 'cashier-1')).body;
    await as('cashier-1', `/claims/${claim}/person`, { json: MADE_UP });
    const documents = [
      'identity',
      'iin',
      'consent',
      'transfer-request',
      'bank-details',
      'expertise-request',
    ] as const;
    const steps: [string, ClaimAct][] = [
      ['cashier-1', { type: 'choose', resident: true, wishes: {} }],
      ['cashier-1', { type: 'consent-to-processing' }],
      ['cashier-1', { type: 'give-documents', documents }],
      ['operator-1', { type: 'send-to-expertise' }],
      ['operator-1', { type: 'close-expertise', finding: 'genuine', paper: PAPER }],
    ];
    for (const [seq, [who, done]] of steps.entries()) {
      expect((await act(who, claim, done, seq)).status, done.type).toBe(200);
    }
    const by = (i: number): string => `operator-${(i % 2) + 1}`;
    const first = await many((i) => act(by(i), claim, { type: 'approve' }, 5));
    expect(first.filter(({ status }) => status === 200)).toHaveLength(1);
    const second = await many((i) => act(by(i), claim, { type: 'approve' }, 6));
    expect(tally(second).done).toBe(1);
    const { content } = (await as('auditor-1', `/claims/${claim}`)).body;
    expect(new Set(content.approvedBy).size).toBe(2);
    expect(content.state).toBe('approved');
  });
});

describe('a ticket that wins at once and in a draw', () => {
  it('is paid once for each, and destroyed when nothing is open on it', async () => {
    const { service } = server;
    const players = winners(4000).slice(0, 2);
    const draw = planWithPlayers(
      { ...server, series: smallSeries(SERIES) },
      { closesInMs: 1000, startsInMs: 1100 },
      { from: 0, count: 0 },
    );
    service.registrations.registerBatch(
      draw,
      players.map(({ place }) => numberOf(place)),
    );
    await untilPhase(server, draw, 'completed');
    const { entry } = service.draws.picked(draw)!.picks.find(({ role }) => role === 'winner')!;
    const ticket = players.find(({ place }) => numberOf(place) === Number(entry))!;
    const drawn: PrizeSource = { kind: 'draw', draw };
    const openings = await many((i) => open(ticket, i % 2 ? INSTANT : drawn, cashier(i)));
    expect(tally(openings)).toEqual({ done: 2, 'verdict-in-claim': AT_ONCE - 2 });
    const claimOf = (kind: string): string =>
      openings.find(({ status, body }) => status === 201 && body.source.kind === kind)!.body.claim;
    const own = claimOf('instant');
    const car = claimOf('draw');
    const paid = await many((i) => act(cashier(i), own, { type: 'pay', form: 'cash', ofAge: true }, 0));
    expect(tally(paid)).toEqual({ done: 1, 'claim-already-paid': AT_ONCE - 1 });
    expect((await act('cashier-1', own, { type: 'withdraw-ticket' }, 1)).status).toBe(200);
    // The car still needs the ticket's original (9.16 б).
    expect((await act('operator-1', own, { type: 'destroy-ticket' }, 2)).body).toMatchObject({
      ...{ reason: 'other-claim-open', params: { claim: car } },
    });
    await as('cashier-1', `/claims/${car}/person`, { json: { ...MADE_UP, bank: null } });
    const documents = [
      'identity',
      'iin',
      'consent',
      'expertise-request',
      'in-kind-statement',
      'certificate',
    ] as const;
    const steps: [string, ClaimAct][] = [
      ['cashier-1', { type: 'choose', resident: true, wishes: {} }],
      ['cashier-1', { type: 'consent-to-processing' }],
      ['cashier-1', { type: 'give-documents', documents }],
      ['operator-1', { type: 'send-to-expertise' }],
      ['operator-1', { type: 'close-expertise', finding: 'genuine', paper: PAPER }],
      ['operator-1', { type: 'approve' }],
      ['operator-2', { type: 'approve' }],
      ['operator-1', { type: 'record-tax', taxTenge: 1_397_785 }],
    ];
    for (const [seq, [who, done]] of steps.entries()) {
      expect(await act(who, car, done, seq), done.type).toMatchObject({ status: 200 });
    }
    const handed = await many((i) =>
      act(`operator-${(i % 2) + 1}`, car, { type: 'pay', form: 'in-kind' }, steps.length, `ACT-${i}`),
    );
    expect(tally(handed)).toEqual({ done: 1, 'claim-already-paid': AT_ONCE - 1 });
    expect(payments(ticket.place)).toEqual([
      { source: '', form: 'cash', paid: 4000 },
      { source: draw, form: 'in-kind', paid: 0 },
    ]);
    expect((await act('operator-1', own, { type: 'destroy-ticket' }, 2)).status).toBe(200);
  });

  it('is accounted for by the journal with everything else', () => {
    const { database, verifier } = server.service;
    expect(verifyJournal(database, verifier)).toMatchObject({ ok: true });
  });

  it.runIf(spawnSync('python3', ['--version']).status === 0)(
    'and by the books that docs/audit/books.py makes of the exported journal',
    async () => {
      const path = join(freshFolder(), 'journal.jsonl');
      await exportJournal(server.service.database, path, () => {});
      const { stdout, stderr } = spawnSync('python3', [BOOKS, path], { encoding: 'utf8' });
      expect(stderr).toBe('');
      const { series, paid } = JSON.parse(stdout);
      expect(paid).toEqual((await as('auditor-1', '/claims-desk')).body.paid);
      expect(paid).toMatchObject({ count: 4, grossTenge: 3000 + 50_000 + 4000 + 14_000_000 });
      const { body: books } = await as('auditor-1', `/tickets/${SERIES}/books`);
      // The fund stands in the terms, which the export does not hold.
      const { fundTenge: _, ...draws } = books.prizes.draws;
      const { revenueTenge, payments } = books;
      expect(series).toMatchObject([
        { prizes: { ...books.prizes, draws }, payments, revenueTenge, sold: 600 },
      ]);
    },
  );
});
