import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClaimAct } from '../../engine/claims/claimAct.ts';
import { verifyJournal } from '../audit/verifyJournal.ts';
import { FROM_ABROAD, MADE_UP, PAPER, type PaperTicket, ticketsOf } from '../claims/testing/tickets.ts';
import type { ClaimDetail } from '../protocol/claims.ts';
import { openDatabase } from '../store/database.ts';
import { OFFICE_KEY, receiveRun, smallRun, testOffice } from '../testing/accountedSeries.ts';
import { smallSeries } from '../testing/smallSeries.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { type Answer, type Ask, startTestServer, type TestServer } from '../testing/testServer.ts';

/** Tuesday, noon in Almaty: the lottery lasts, MRP 3,692. */
const BEGIN_MS = Date.parse('2024-03-05T07:00:00.000Z');
const shiftMs = Date.now() - BEGIN_MS;
const CASHIER = 'cashier-1';
const OFFICE = 'operator-1';
const SECOND = 'operator-2';
/** Nineteen packs of thirty lie before it. */
const LAST_PACK_PLACE = 570;

const folder = temporaryFolders()();
let server: TestServer;
/** The record of the sale of the last pack. */
let lastSale: number;
const addresses: string[] = [];

function as(who: string, path: string, ask?: Ask): Promise<Answer> {
  addresses.push(path);
  return server.askAs(who, `/api/host${path}`, ask);
}
const identify = (ticket: { serial: string; code: string }, who = CASHIER): Promise<Answer> =>
  as(who, '/claims/identify', { json: { serial: ticket.serial, code: ticket.code } });
const open = ({ serial, code }: PaperTicket, headers: Record<string, string> = {}): Promise<Answer> =>
  as(CASHIER, '/claims', { json: { serial, code, source: { kind: 'instant' } }, headers });
async function opened(ticket: PaperTicket): Promise<string> {
  const { status, body } = await open(ticket);
  expect(status).toBe(201);
  return body.claim;
}
async function act(who: string, claim: string, done: ClaimAct, reference?: string): Promise<Answer> {
  const { body } = await as(who, `/claims/${claim}`);
  const more = reference === undefined ? {} : { reference };
  return as(who, `/claims/${claim}/acts`, { json: { act: done, seq: body.seq, ...more } });
}
/** Acts one after another, each of which has to be done. */
async function acts(
  claim: string,
  ...list: readonly (readonly [string, ClaimAct, string?])[]
): Promise<ClaimDetail> {
  let last: Answer | undefined;
  for (const [who, done, reference] of list) {
    last = await act(who, claim, done, reference);
    expect(last, `${done.type}: ${last.text.slice(0, 300)}`).toMatchObject({ status: 200 });
  }
  return last!.body;
}
const fresh = (amountTenge: number): PaperTicket => supply.get(amountTenge)!.shift()!;
const supply = new Map([3000, 4000, 5000, 25_000, 50_000, 200_000].map((sum) => [sum, ticketsOf(sum)]));
const cash: ClaimAct = { type: 'pay', form: 'cash', ofAge: true };

beforeAll(async () => {
  server = await startTestServer(
    folder,
    { now: () => Date.now() - shiftMs, officeKey: primedKey() },
    smallSeries(7),
  );
  receiveRun(server.service, smallRun(), server.service.office!);
  for (const tickets of ['1-19', '20']) {
    const sold = await as(OFFICE, '/tickets/1/movements', { json: { to: 'sold', tickets } });
    expect(sold.status).toBe(201);
    lastSale = sold.body.record;
  }
});
afterAll(() => server.close());

/** The test key with the salt that the tests stretch once. */
function primedKey(): string {
  const database = openDatabase(folder);
  testOffice(database);
  database.close();
  return OFFICE_KEY;
}

describe('identification at the counter', () => {
  it('says what a ticket wins, however it was typed', async () => {
    const [ticket] = ticketsOf(10_000_000);
    const answer = await identify({
      serial: ` ${ticket!.serial.replaceAll('-', '')}`,
      code: ticket!.code.toLowerCase().replace(/(.{5})/, '$1-'),
    });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        ...{ verdict: 'winner', serial: ticket!.serial, ticket: 'sold' },
        prizes: [
          {
            ...{
              source: { kind: 'instant' },
              prize: { amountTenge: 10_000_000 },
              verdict: 'winner',
              claims: [],
            },
            quotes: [
              { resident: true, quote: { ok: true, quote: { channel: { id: 'main-prize' } } } },
              { resident: false, quote: { ok: true, quote: { payTenge: 8_000_000 } } },
            ],
          },
        ],
      },
    });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const [loser] = ticketsOf(0);
    expect((await identify(loser!)).body).toMatchObject({ verdict: 'no-win', prizes: [] });
  });

  it('answers one and the same to a wrong code, a serial that was never printed and a text that is none', async () => {
    const [first, second] = ticketsOf(6000);
    const guesses = [
      { serial: first!.serial, code: second!.code },
      { serial: '001-00021-01', code: first!.code },
      { serial: 'x', code: '!' },
    ];
    for (const guess of guesses) {
      const { body } = await identify(guess);
      expect(body).toEqual({ verdict: 'not-authentic', serial: null, ticket: null, prizes: [], draw: null });
    }
    const refused = await as(CASHIER, '/claims', { json: { ...guesses[0], source: { kind: 'instant' } } });
    expect(refused).toMatchObject({ status: 409, body: { reason: 'verdict-not-authentic' } });
  });

  it('makes whoever guesses wait, by account, and writes every guess down', async () => {
    const before = server.service.journal.size;
    const answers: number[] = [];
    for (let i = 0; i < 12; i++)
      answers.push((await identify({ serial: '001-00001-01', code: '0' }, 'cashier-9')).status);
    expect(answers.slice(0, 10)).toEqual(Array(10).fill(200));
    expect(answers).toContain(429);
    const looked = server.service.journal
      .readRange(before, 100)
      .filter(({ record }) => record.type === 'ticket.looked-up');
    expect(looked).toHaveLength(answers.filter((status) => status === 200).length);
    const [ticket] = ticketsOf(0);
    expect((await identify(ticket!)).status).toBe(200);
  });
});

describe('a claim', () => {
  it('of a small prize is paid on the spot, once, and the ticket is withdrawn and destroyed', async () => {
    const ticket = fresh(3000);
    const claim = await opened(ticket);
    expect((await open(ticket)).body).toMatchObject({ reason: 'verdict-in-claim', code: 'WRONG_STATE' });
    const paid = await acts(claim, [CASHIER, cash]);
    expect(paid).toMatchObject({
      ...{ state: 'paid', reference: null, dueOn: null },
      content: { payment: { grossTenge: 3000, taxTenge: 0, paidTenge: 3000, on: '2024-03-05' } },
    });
    expect((await act(CASHIER, claim, cash)).body).toMatchObject({
      reason: 'claim-already-paid',
      params: { clause: '9.6 а' },
    });
    expect((await identify(ticket)).body).toMatchObject({ verdict: 'paid' });
    expect((await open(ticket)).body).toMatchObject({ reason: 'verdict-paid' });
    expect((await act(CASHIER, claim, { type: 'destroy-ticket' })).body.code).toBe('WRONG_ROLE');
    const gone = await acts(
      claim,
      [CASHIER, { type: 'withdraw-ticket' }],
      [OFFICE, { type: 'destroy-ticket' }],
    );
    expect(gone.state).toBe('destroyed');
    const { body } = await as(OFFICE, `/serials/${ticket.serial}`);
    expect(body).toMatchObject({ state: 'destroyed', sold: true });
    expect(body.history.map(({ to }: { to: string }) => to)).toEqual([
      'received',
      'sold',
      'withdrawn',
      'destroyed',
    ]);
  });

  it('above six MRP waits for papers, data, consent, approval and a cash order; tax is withheld', async () => {
    const claim = await opened(fresh(50_000));
    const early = await act(CASHIER, claim, cash);
    expect(early).toMatchObject({ status: 409, body: { reason: 'claim-residency-unknown' } });
    await acts(claim, [CASHIER, { type: 'choose', resident: true, wishes: { form: 'cash' } }]);
    const papers: ClaimAct = { type: 'give-documents', documents: ['identity', 'iin', 'consent'] };
    expect((await act(CASHIER, claim, papers)).body).toMatchObject({
      reason: 'person-missing',
      params: { document: 'iin' },
    });
    const kept = await as(CASHIER, `/claims/${claim}/person`, { json: MADE_UP });
    expect(kept).toMatchObject({
      status: 200,
      body: { person: expect.stringMatching(/^person-[0-9a-f]{16}$/) },
    });
    const full = await acts(claim, [CASHIER, papers]);
    // Thirty working days after 5 March: 8, 21, 22 and 25 March are off.
    expect(full).toMatchObject({ state: 'documents', dueOn: '2024-04-22', isOverdue: false });
    const consent = await act(OFFICE, claim, { type: 'approve' });
    expect(consent.body).toMatchObject({ reason: 'claim-consent-missing' });
    await acts(claim, [CASHIER, { type: 'consent-to-processing' }], [OFFICE, { type: 'approve' }]);
    expect((await act(CASHIER, claim, cash)).body).toMatchObject({ reason: 'reference-needed' });
    expect((await act(CASHIER, claim, cash, 'Иванова')).status).toBe(400);
    expect((await act(CASHIER, claim, cash, MADE_UP.iin)).status).toBe(400);
    const paid = await acts(claim, [CASHIER, cash, 'КО-2/118']);
    // (50,000 − 6 × 3,692) × 10 % = 2,784.8
    expect(paid).toMatchObject({
      ...{ reference: 'КО-2/118', state: 'paid' },
      content: { payment: { grossTenge: 50_000, taxTenge: 2785, paidTenge: 47_215 } },
    });
  });

  it('of the head office takes an expertise and two people; a forgery makes the ticket void', async () => {
    const ticket = fresh(200_000);
    const claim = await opened(ticket);
    await as(CASHIER, `/claims/${claim}/person`, { json: FROM_ABROAD });
    await acts(
      claim,
      [CASHIER, { type: 'choose', resident: false, wishes: { form: 'transfer' } }],
      [CASHIER, { type: 'consent-to-processing' }],
      [
        CASHIER,
        {
          type: 'give-documents',
          documents: ['identity', 'iin', 'consent', 'transfer-request', 'bank-details', 'expertise-request'],
        },
      ],
    );
    expect((await act(CASHIER, claim, { type: 'send-to-expertise' })).status).toBe(403);
    const sent = await acts(claim, [OFFICE, { type: 'send-to-expertise' }]);
    expect(sent).toMatchObject({ state: 'expertise', dueOn: '2024-04-08' });
    await acts(
      claim,
      [OFFICE, { type: 'close-expertise', finding: 'genuine', paper: PAPER }],
      [OFFICE, { type: 'approve' }],
    );
    expect((await act(OFFICE, claim, { type: 'approve' })).body).toMatchObject({
      ...{ code: 'SECOND_PERSON', reason: 'claim-second-person-needed' },
    });
    const approved = await acts(claim, [SECOND, { type: 'approve' }]);
    expect(approved.acts).toContainEqual({ type: 'pay', refusal: null });
    const transfer: ClaimAct = { type: 'pay', form: 'transfer' };
    expect((await act(CASHIER, claim, transfer, 'PP-7')).status).toBe(403);
    const paid = await acts(claim, [SECOND, transfer, 'PP-7']);
    expect(paid.content.payment).toMatchObject({ taxTenge: 40_000, paidTenge: 160_000 });
    expect(paid.history.map(({ act: { type } }) => type)).toEqual([
      ...[
        'open',
        'choose',
        'consent-to-processing',
        'give-documents',
        'send-to-expertise',
        'close-expertise',
      ],
      ...['approve', 'approve', 'pay'],
    ]);

    const doubtful = fresh(4000);
    const other = await opened(doubtful);
    await as(CASHIER, `/claims/${other}/person`, { json: { ...MADE_UP, iin: '900215400013' } });
    await acts(
      other,
      [CASHIER, { type: 'choose', resident: null, wishes: { expertise: true } }],
      [CASHIER, { type: 'give-documents', documents: ['expertise-request'] }],
      [OFFICE, { type: 'send-to-expertise' }],
      [OFFICE, { type: 'close-expertise', finding: 'forged', paper: PAPER }],
      [OFFICE, { type: 'hand-to-police', paper: PAPER }],
    );
    expect((await as(OFFICE, `/serials/${doubtful.serial}`)).body.state).toBe('void');
    expect((await identify(doubtful)).body.verdict).toBe('with-police');
  });

  it('refuses who looked at it before somebody else acted, and does the same request once', async () => {
    const claim = await opened(fresh(25_000));
    const chosen = { act: { type: 'choose', resident: true, wishes: {} }, seq: 0 };
    const headers = { 'idempotency-key': 'choose-twice-1' };
    const first = await as(CASHIER, `/claims/${claim}/acts`, { json: chosen, headers });
    const again = await as(CASHIER, `/claims/${claim}/acts`, { json: chosen, headers });
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
    const late = await as(OFFICE, `/claims/${claim}/acts`, { json: chosen });
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'STALE', reason: 'claim-moved-on', params: { seq: 1 } },
    });
  });

  it('is paid once, whatever two cashiers do at the same time', async () => {
    const tickets = [...supply.get(3000)!.splice(0, 40), ...supply.get(5000)!.splice(0, 10)];
    expect(tickets).toHaveLength(50);
    const race = async (ticket: PaperTicket): Promise<void> => {
      const json = { serial: ticket.serial, code: ticket.code, source: { kind: 'instant' } };
      const openings = await Promise.all(
        ['cashier-1', 'cashier-2'].map((who) => as(who, '/claims', { json })),
      );
      expect(openings.map(({ status }) => status).sort()).toEqual([201, 409]);
      const { claim } = openings.find(({ status }) => status === 201)!.body;
      const pay = (who: string, key: string): Promise<Answer> =>
        as(who, `/claims/${claim}/acts`, {
          json: { act: cash, seq: 0 },
          headers: { 'idempotency-key': key },
        });
      const own = `${claim}-a`.slice(-20);
      // A retry of the first with its key, and the second on their own.
      const [a, retried, b] = await Promise.all([
        pay('cashier-1', own),
        pay('cashier-1', own),
        pay('cashier-2', `${own}b`),
      ]);
      expect(retried!.status).toBe(a!.status);
      expect([a!.status, b!.status].sort()).toEqual([200, 409]);
    };
    for (const ticket of tickets) await race(ticket);
    const { database, journal } = server.service;
    const places = JSON.stringify(tickets.map(({ place }) => place));
    const { n } = database
      .prepare('SELECT count(*) AS n FROM payment WHERE place IN (SELECT value FROM json_each(?))')
      .get(places) as { n: number };
    expect(n).toBe(50);
    const paid = journal
      .readRange(0, journal.size)
      .filter(({ record }) => (record.body.act as { type?: string })?.type === 'pay');
    const own = paid.map(({ record }) => record.body.claim);
    expect(new Set(own).size).toBe(own.length);
  });
});

describe('a request that is malformed', () => {
  it('is answered with every fault and its path, and with nothing of what came', async () => {
    const claim = await opened(fresh(5000));
    const person = {
      ...MADE_UP,
      ...{
        iin: '900215400024',
        phone: 'Қарлығашова',
        bank: { ...MADE_UP.bank, iban: 'KZ49125KZT1001300336' },
      },
    };
    const answer = await as(CASHIER, `/claims/${claim}/person`, { json: person });
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'BAD_REQUEST', reason: 'malformed', params: { path: expect.stringMatching(/^body\//) } },
    });
    const paths = answer.body.faults.map(({ path }: { path: string }) => path).sort();
    expect(paths).toEqual(['body/bank/iban', 'body/iin', 'body/phone']);
    for (const value of ['900215400024', 'Қарлығашова', 'KZ49125']) expect(answer.text).not.toContain(value);
    const acts = await as(CASHIER, `/claims/${claim}/acts`, {
      json: {
        act: { type: 'choose', resident: 'yes', wishes: { form: 'gold' } },
        seq: -1,
        reference: 'x',
        to: 1,
      },
    });
    expect(acts.body.faults.map(({ path }: { path: string }) => path)).toEqual(
      expect.arrayContaining([
        'body/act/resident',
        'body/act/wishes/form',
        'body/seq',
        'body/reference',
        'body',
      ]),
    );
    const query = await as(CASHIER, '/claims?limit=0&state=gone&due=never');
    expect(query.body.faults.map(({ path }: { path: string }) => path)).toEqual(
      expect.arrayContaining(['querystring/limit', 'querystring/state', 'querystring/due']),
    );
  });
});

describe('a sale on which a prize is claimed', () => {
  it('is not taken back, not even where the holder has taken the ticket back', async () => {
    const undo = (): Promise<Answer> =>
      as(OFFICE, `/tickets/1/movements/${lastSale}/undo`, { method: 'POST' });
    const sums = [3000, 4000, 5000, 6000, 7000, 9000, 10_000];
    const ticket = sums.flatMap((sum) => ticketsOf(sum)).find(({ place }) => place >= LAST_PACK_PLACE)!;
    const claim = await opened(ticket);
    const { body: books } = await as(OFFICE, '/tickets/1/books');
    const claimed = { code: 'WRONG_STATE', reason: 'tickets-claimed', params: { first: ticket.serial } };
    expect(await undo()).toMatchObject({ status: 409, body: claimed });
    await acts(claim, [CASHIER, { type: 'return-ticket' }]);
    expect((await undo()).body).toMatchObject(claimed);
    expect((await as(OFFICE, '/tickets/1/books')).body).toMatchObject({ sold: books.sold });
  });
});

describe('work lists', () => {
  it('come by the day due, page by page, with what is overdue first', async () => {
    const secondId = await server.idOf(SECOND);
    const all: ClaimDetail[] = [];
    for (let after = ''; ; ) {
      const { body } = await as(OFFICE, `/claims?limit=7${after}`);
      all.push(...body.claims);
      if (body.next === null) break;
      after = `&after=${body.next}`;
    }
    const days = all.map(({ dueOn }) => dueOn ?? '9999');
    expect(days).toEqual([...days].sort());
    expect(new Set(all.map(({ claim }) => claim)).size).toBe(all.length);
    const { n } = server.service.database.prepare('SELECT count(*) AS n FROM claim').get() as { n: number };
    expect(all).toHaveLength(n);
    const { body } = await as(OFFICE, '/claims?state=police&state=destroyed');
    expect(body.claims.map(({ state }: ClaimDetail) => state).sort()).toEqual(['destroyed', 'police']);
    expect((await as(OFFICE, `/claims?serial=${all[0]!.serial}`)).body.claims[0].claim).toBe(all[0]!.claim);
    expect(
      (await as(OFFICE, '/claims?due=open')).body.claims.every(({ dueOn }: ClaimDetail) => dueOn !== null),
    ).toBe(true);
    expect((await as(OFFICE, '/claims?after=x')).status).toBe(400);
    const mine = (await as(SECOND, '/claims?by=me&limit=200')).body.claims;
    const acted = all.filter(({ claim }) =>
      server.service.claimOffice.claims.store.steps(claim).some(({ by }) => by === secondId),
    );
    expect(acted.length).toBeGreaterThan(0);
    expect(mine.map(({ claim }: ClaimDetail) => claim)).toEqual(acted.map(({ claim }) => claim));
  });

  it('have their numbers on the desk, and the books have what was paid by tier', async () => {
    const { body } = await as('auditor-1', '/claims-desk');
    expect(body).toMatchObject({
      on: '2024-03-05',
      identification: 'on',
      states: { police: 1, destroyed: 1 },
    });
    expect(body.paid).toEqual(body.paidToday);
    expect(body.schedules).toMatchObject([{ series: 1, schedule: { acceptedThrough: '2024-09-30' } }]);
    const { prizes } = (await as(OFFICE, '/tickets/1/books')).body;
    expect(prizes.paid).toEqual({ tickets: body.paid.count, amountTenge: body.paid.grossTenge });
    expect(prizes.paid.amountTenge).toBe(3000 + 50_000 + 200_000 + 40 * 3000 + 10 * 5000);
    const { body: unclaimed } = await as('auditor-1', '/unclaimed/1');
    expect(unclaimed).toMatchObject({
      phase: 'accepting',
      totals: { paid: { tenge: prizes.paid.amountTenge } },
    });
    expect(unclaimed.totals.outstanding.tenge).toBe(prizes.printed.amountTenge - prizes.paid.amountTenge);
    expect((await as(OFFICE, '/unclaimed/1/transfers', { method: 'POST' })).body).toMatchObject({
      ...{ reason: 'budget-too-early', params: { through: '2027-09-30' } },
    });
  });
});

describe('a winner’s data', () => {
  it('are found by IIN, opened on record, and erased while no claim needs them', async () => {
    const { body } = await as(CASHIER, '/people/find', { json: { iin: MADE_UP.iin } });
    expect(body.claims).toHaveLength(2);
    expect((await as(CASHIER, '/people/find', { json: { iin: '900215400024' } })).status).toBe(400);
    const [{ claim }] = body.claims;
    const openedData = await as(CASHIER, `/claims/${claim}/person/open`, { json: { purpose: 'payment' } });
    expect(openedData.body).toMatchObject({ data: FROM_ABROAD, remarks: [] });
    const { person } = openedData.body;
    expect((await as(OFFICE, `/people/${person}/erase`, { method: 'POST' })).body).toMatchObject({
      reason: 'person-needed',
    });
    await acts(claim, [CASHIER, { type: 'withdraw-ticket' }], [OFFICE, { type: 'destroy-ticket' }]);
    expect((await as(OFFICE, `/people/${person}/erase`, { method: 'POST' })).status).toBe(204);
    expect((await as(CASHIER, `/claims/${claim}/person/open`, { json: { purpose: 'payment' } })).status).toBe(
      404,
    );
    expect((await as(CASHIER, '/people/find', { json: { iin: MADE_UP.iin } })).body.claims).toHaveLength(1);
    const form = await as(CASHIER, `/claims/${claim}/forms/annex-4-consent`, { json: { language: 'ru' } });
    expect(form).toMatchObject({ status: 404, body: { reason: 'no-such-person' } });
  });

  it('fill the forms, which only who works at the counter gets', async () => {
    const { body } = await as(CASHIER, '/people/find', { json: { iin: MADE_UP.iin } });
    const path = `/claims/${body.claims[0].claim}/forms/annex-4-consent`;
    const form = await as(CASHIER, path, { json: { language: 'kk' } });
    expect(form).toMatchObject({ status: 200 });
    expect(form.headers.get('content-type')).toBe('application/pdf');
    expect(form.text.startsWith('%PDF-')).toBe(true);
    expect((await as('auditor-1', path, { json: { language: 'kk' } })).status).toBe(403);
    expect((await as(CASHIER, path.replace('annex-4', 'annex-9'), { json: { language: 'kk' } })).status).toBe(
      400,
    );
  });

  it('are not for hosts, commission and auditors, who see claims without them', async () => {
    const { body } = await as('auditor-1', '/claims?limit=1');
    const path = `/claims/${body.claims[0].claim}`;
    expect((await as('auditor-1', path)).body).toMatchObject({ acts: [] });
    for (const who of ['host', 'auditor-1', 'commission-1']) {
      expect((await as(who, `${path}/person/open`, { json: { purpose: 'payment' } })).status).toBe(403);
      expect((await as(who, '/people/find', { json: { iin: MADE_UP.iin } })).status).toBe(403);
    }
    expect((await as(CASHIER, '/people/person-0000000000000000/erase', { method: 'POST' })).status).toBe(403);
  });

  it('stand in no journal, no log, no address and in no file of the folder', () => {
    const { database, journal } = server.service;
    database.exec('PRAGMA wal_checkpoint(PASSIVE)');
    const files = ['tirazh.sqlite', 'tirazh.sqlite-wal'].map((name) => readFileSync(join(folder, name)));
    const records = journal
      .readRange(0, journal.size)
      .map(({ text }) => text)
      .join('\n');
    const planted = [
      ...[MADE_UP.lastName, MADE_UP.firstName, MADE_UP.iin, MADE_UP.document.number, MADE_UP.address],
      ...[MADE_UP.phone, MADE_UP.email!, MADE_UP.bank!.iban!],
    ];
    for (const secret of planted) {
      for (const place of [
        ...files,
        Buffer.from(records),
        Buffer.from(server.log()),
        Buffer.from(addresses.join('\n')),
      ]) {
        expect(place.includes(secret)).toBe(false);
        expect(place.includes(encodeURIComponent(secret))).toBe(false);
      }
    }
  });
});

describe('the journal', () => {
  it('proves records of claims to everybody, and shows them to those who may read claims', async () => {
    const { journal } = server.service;
    const ofType = (type: string) =>
      journal.readRange(0, journal.size).findLast(({ record }) => record.type === type)!;
    for (const type of [
      'ticket.looked-up',
      'claim.opened',
      'claim.acted',
      'person.kept',
      'person.searched',
    ]) {
      const { record, hash } = ofType(type);
      const { body } = await server.ask(`/journal/records/${record.index}`);
      expect(body, type).toEqual({ index: record.index, leafHash: hash, text: null });
      const proof = await server.ask(`/journal/inclusion?index=${record.index}`);
      expect(proof.status, type).toBe(200);
    }
    for (const type of ['tickets.moved', 'claims.policy-set', 'series.received']) {
      const { record, text } = ofType(type);
      expect((await server.ask(`/journal/records/${record.index}`)).body.text, type).toBe(text);
    }
    const bodiesFor = async (who: string): Promise<unknown[]> =>
      (await as(who, '/journal')).body.records
        .filter(({ type }: { type: string }) => type.startsWith('claim.'))
        .map(({ body }: { body: unknown }) => body);
    await act(CASHIER, await opened(fresh(5000)), cash);
    expect((await bodiesFor('auditor-1')).every((body) => body !== null)).toBe(true);
    const hidden = await bodiesFor('commission-1');
    expect(hidden.length).toBeGreaterThan(1);
    expect(hidden.every((body) => body === null)).toBe(true);
  });

  it('accounts for all of it', () => {
    const { database, verifier } = server.service;
    expect(verifyJournal(database, verifier)).toMatchObject({ ok: true });
  });
});
