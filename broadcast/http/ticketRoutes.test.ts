import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyJournal } from '../audit/verifyJournal.ts';
import { receiveRun, smallRun } from '../testing/accountedSeries.ts';
import { smallSeries } from '../testing/smallSeries.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { type Answer, type Ask, startTestServer, type TestServer } from '../testing/testServer.ts';

const freshFolder = temporaryFolders();
let server: TestServer;
let north: string;

const asOperator = (path: string, ask?: Ask): Promise<Answer> =>
  server.askAs('operator-1', `/api/host${path}`, ask);
const move = (json: object, headers: Record<string, string> = {}): Promise<Answer> =>
  asOperator('/tickets/1/movements', { json, headers });
const sales = (path: string, raw: string, headers: Record<string, string> = {}): Promise<Answer> =>
  asOperator(`/tickets/1/sales${path}`, { raw, headers: { 'content-type': 'text/csv', ...headers } });
const books = async (at = ''): Promise<Answer['body']> => (await asOperator(`/tickets/1/books${at}`)).body;

beforeAll(async () => {
  server = await startTestServer(freshFolder(), {}, smallSeries(7));
  receiveRun(server.service, smallRun());
  const added = await asOperator('/distributors', {
    json: { name: 'ТОО «Солтүстік»', contract: '7-Р/2026' },
  });
  expect(added.status).toBe(201);
  north = added.body.id;
});
afterAll(() => server.close());

describe('the books over HTTP', () => {
  it('show what was received, and leave series without books alone', async () => {
    const { body } = await asOperator('/tickets');
    expect(body.identification).toBe('off');
    expect(body.series).toMatchObject([
      {
        series: 1,
        tickets: 600,
        packTickets: 30,
        sold: 0,
        isSealed: true,
        states: { received: 600, sold: 0 },
      },
    ]);
    expect((await asOperator('/tickets/7/books')).status).toBe(404);
    expect((await asOperator('/tickets/9/holdings')).status).toBe(404);
  });

  it('move a whole series in one request, and the same request twice once', async () => {
    const order = { to: 'issued', tickets: '1-20', distributor: north };
    const { size } = server.service.journal;
    const first = await move(order, { 'idempotency-key': 'issue-all-1' });
    expect(first).toMatchObject({ status: 201, body: { tickets: 600, to: 'issued', distributor: north } });
    expect((await move(order, { 'idempotency-key': 'issue-all-1' })).body).toEqual(first.body);
    expect(server.service.journal.size).toBe(size + 1);
    const again = await move(order);
    expect(again).toMatchObject({
      status: 409,
      body: {
        code: 'WRONG_STATE',
        reason: 'tickets-not-allowed',
        params: { first: '001-00001-01', from: 'issued' },
      },
    });
  });

  it('preview without doing, with the refusal and where it is', async () => {
    const { size } = server.service.journal;
    const good = await asOperator('/tickets/1/movements/preview', { json: { to: 'sold', tickets: '1-2' } });
    expect(good).toMatchObject({
      status: 200,
      body: {
        ...{ tickets: 60, revenueTenge: 180_000, refusal: null },
        from: [{ state: 'issued', distributor: north, tickets: 60 }],
        ranges: [{ first: '001-00001-01', last: '001-00002-30', tickets: 60 }],
      },
    });
    const bad = await asOperator('/tickets/1/movements/preview', { json: { to: 'unsold', tickets: '1' } });
    expect(bad.body.refusal).toMatchObject({ reason: 'not-allowed', from: 'issued', clause: '7.2' });
    expect(server.service.journal.size).toBe(size);
  });

  it('name every fault of a selection', async () => {
    const answer = await move({ to: 'sold', tickets: '1, 21, x, 1' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'BAD_REQUEST', reason: 'bad-selection' } });
    for (const fault of ['2. "21": not-printed', '3. "x": form', '4. "1": repeated']) {
      expect(answer.body.message).toContain(fault);
    }
    expect((await move({ to: 'withdrawn', tickets: '1' })).status).toBe(400);
    expect((await move({ to: 'sold', tickets: '1', point: 'Иванов И. И.' })).status).toBe(400);
    expect((await move({ to: 'stolen', tickets: '1' })).body).toMatchObject({ reason: 'reason-needed' });
  });

  it('take a movement back, once, and say what each ticket went through', async () => {
    const sold = await move({ to: 'sold', tickets: '20', point: 'kiosk-1' });
    const path = `/tickets/1/movements/${sold.body.record}/undo`;
    expect(await asOperator(path, { method: 'POST' })).toMatchObject({
      ...{ status: 201, body: { undoes: sold.body.record, tickets: 30 } },
    });
    expect((await asOperator(path, { method: 'POST' })).body).toMatchObject({ reason: 'cannot-undo' });
    const { body } = await asOperator('/serials/001-00020-30');
    expect(body).toMatchObject({ place: 599, state: 'issued', distributor: north, sold: false });
    expect(
      body.history.map(({ to, undoes }: { to: string; undoes: number | null }) => [to, undoes !== null]),
    ).toEqual([
      ...[
        ['received', false],
        ['issued', false],
        ['sold', false],
        ['sold', true],
      ],
    ]);
    expect((await asOperator('/serials/001-00021-01')).status).toBe(404);
    expect((await asOperator('/serials/x')).status).toBe(400);
  });

  it('page through holdings and movements', async () => {
    const first = await asOperator('/tickets/1/holdings?limit=1');
    expect(first.body.holdings).toHaveLength(1);
    const second = await asOperator(`/tickets/1/holdings?from=${first.body.next}`);
    const all = [...first.body.holdings, ...second.body.holdings];
    expect(all.reduce((sum, { tickets }) => sum + tickets, 0)).toBe(600);
    expect(second.body.next).toBeNull();
    const [newest] = (await asOperator('/tickets/1/movements?limit=1')).body.movements;
    const older = (await asOperator(`/tickets/1/movements?before=${newest.record}`)).body.movements;
    expect(older.length).toBe(3);
  });

  it('are for the operator to change, and for everybody of the house to see', async () => {
    for (const who of ['host', 'commission-1', 'auditor-1']) {
      const path = '/api/host/tickets/1/movements';
      expect((await server.askAs(who, path, { json: { to: 'sold', tickets: '1' } })).status).toBe(403);
      expect((await server.askAs(who, path)).status).toBe(200);
    }
  });
});

describe('a file of sales', () => {
  const file = (more = ''): string =>
    `Пачки;Дата;Точка продаж;Распространитель\n1;;KIOSK-1;${north}\n001-00002-01..001-00002-10;02.01.2026;kiosk-2;\n3;2026-01-02;kiosk-2;\n${more}`;

  it('is previewed with every fault by its line, and taken only whole', async () => {
    const { size } = server.service.journal;
    const bad = file('x;;;\n3;;;\n4;31.02.2026;;\n5;2199-01-01;;\n6;;Two Words;\n7;;;dist-none\n;;a;\n');
    const preview = await sales('/preview', bad);
    expect(
      preview.body.faults.map(({ row, reason }: { row: number; reason: string }) => `${row} ${reason}`),
    ).toEqual([...['5 form', '6 repeated', '7 day', '8 day-ahead', '9 point', '10 distributor', '11 empty']]);
    expect(await sales('', bad)).toMatchObject({
      status: 400,
      body: { reason: 'bad-sales', params: { faults: 7, row: 5 } },
    });
    expect((await sales('', '')).status).toBe(400);
    expect((await sales('', 'Пачки;Дата\n')).status).toBe(400);
    expect(server.service.journal.size).toBe(size);
  });

  it('is one movement for each day, point and distributor, with the money to the tenge', async () => {
    expect((await sales('/preview', file())).body).toMatchObject({
      ...{ rows: 3, tickets: 70, revenueTenge: 210_000, movements: 2, faultCount: 0 },
    });
    const first = await sales('', file(), { 'idempotency-key': 'sales-of-january' });
    expect(first).toMatchObject({ status: 201, body: { tickets: 70, revenueTenge: 210_000 } });
    expect(
      first.body.movements.map(({ day, point, tickets }: Record<string, unknown>) => [day, point, tickets]),
    ).toEqual([
      ...[
        [expect.stringMatching(/^20/), 'kiosk-1', 30],
        ['2026-01-02', 'kiosk-2', 40],
      ],
    ]);
    expect((await sales('', file(), { 'idempotency-key': 'sales-of-january' })).body).toEqual(first.body);
    const again = await sales('', file());
    expect(again.body.message).toContain(
      '3 faults, nothing was taken: row 2: not-allowed 001-00001-01..001-00001-30',
    );
  });

  it('loses no column to a heading that says nothing, nor to one too many', async () => {
    const faultsOf = async (text: string): Promise<unknown[]> => (await sales('/preview', text)).body.faults;
    expect(await faultsOf('билеты;когда\n9;2026-01-02\n')).toEqual([
      { row: 1, reason: 'heading', word: 'когда' },
    ]);
    expect(await faultsOf('tickets,tickets\n9,10\n')).toMatchObject([{ row: 1, reason: 'heading' }]);
    expect(await faultsOf('tickets;\n9;2026-01-02\n')).toMatchObject([{ row: 2, reason: 'heading' }]);
    expect(await faultsOf('9;2026-01-02;kiosk-9;;2026-01-03\n')).toMatchObject([
      { row: 1, reason: 'heading' },
    ]);
    expect(await faultsOf('билеты;дистрибьютор\n9;dist-none\n')).toMatchObject([
      { row: 2, reason: 'distributor' },
    ]);
  });

  it('stands without headings too, in the order of the columns', async () => {
    expect((await sales('/preview', '4,2026-01-03,kiosk-9\n001-00005-01,,\n')).body).toMatchObject({
      ...{ tickets: 31, movements: 2, faultCount: 0 },
    });
  });
});

describe('the money of a series', () => {
  it('adds up at any date, and the journal alone makes it again', async () => {
    const before = await books();
    await move({ to: 'returned', tickets: '10-12' });
    await move({ to: 'stolen', tickets: '13', reason: 'break-in at the kiosk' });
    await move({ to: 'unsold', tickets: '12' });
    await move({ to: 'destroyed', tickets: '12' });
    const now = await books();
    expect(now).toMatchObject({
      ...{ tickets: 600, sold: 70, revenueTenge: 210_000, undistributed: 500, destroyed: 30, withdrawn: 0 },
      states: { issued: 410, sold: 70, returned: 60, stolen: 30, destroyed: 30, received: 0 },
      prizes: { paid: { tickets: 0, amountTenge: 0 }, outstanding: { tickets: 0 } },
    });
    expect(now.sold + now.undistributed + now.destroyed).toBe(now.tickets);
    const own = now.byDistributor.find(({ distributor }: { distributor: string }) => distributor === north);
    expect(own).toMatchObject({ name: 'ТОО «Солтүстік»', issued: 410, sold: 70, liabilityTenge: 440 * 3000 });
    const { database, verifier } = server.service;
    const past = await books(`?at=${before.at}`);
    expect(past).toMatchObject({ states: before.states, record: before.record, revenueTenge: 210_000 });
    expect(await books('?at=2020-01-01')).toMatchObject({ tickets: 0, sold: 0, record: -1 });
    expect((await asOperator('/tickets/1/books?at=yesterday')).status).toBe(400);
    expect(verifyJournal(database, verifier)).toMatchObject({ ok: true });
    expect(JSON.stringify(server.service.journal.readRange(0, 999))).not.toContain('Солтүстік');
  });

  it('is public as far as prizes go', async () => {
    const { status, body, headers } = await server.ask('/api/series/1/prizes');
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('public, max-age=5');
    expect(body).toMatchObject({ series: 1, tickets: 600, sold: 70, isStopSaleProposed: false });
    expect(body.onSale).toBe(470);
    expect(body.tiers).toHaveLength(14);
    expect((await server.ask('/api/series/7/prizes')).status).toBe(404);
  });
});

describe('registration', () => {
  it('is refused for a ticket that is not sold, and its receipt can be had again', async () => {
    const { service } = server;
    const now = service.now();
    // Series 7 has no books: its tickets are taken as before.
    service.planner.plan({
      ...{
        closesMs: now + 60_000,
        startsMs: now + 90_000,
        reserves: 1,
        automatic: false,
        outsiders: [],
        standIns: [],
      },
    });
    const number = server.series.printed[0];
    const first = await server.ask('/api/registrations', { json: { number } });
    expect(first).toMatchObject({ status: 201, body: { number, batch: { index: 0, count: 1, path: [] } } });
    expect((await server.ask('/api/registrations', { json: { number } })).body.code).toBe(
      'ALREADY_REGISTERED',
    );
    expect((await server.ask('/api/registrations/receipt', { json: { number } })).body).toEqual(first.body);
    const other = server.series.printed[1];
    expect((await server.ask('/api/registrations/receipt', { json: { number: other } })).status).toBe(404);
  });
});
