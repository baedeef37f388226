import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyTranscript } from '../../engine/draw/verifyTranscript.ts';
import { isDrawNumber } from '../../engine/series/drawNumber.ts';
import type { RehearsalRequest } from '../protocol/host.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { eventually, planWithPlayers, startTestServer, type TestServer } from '../testing/testServer.ts';
import { connect, Viewer, watch } from '../testing/viewer.ts';
import { madeUpEntries } from './madeUpEntries.ts';

const freshFolder = temporaryFolders();
const CAR = { name: { kk: 'Автомобиль', ru: 'Автомобиль', en: 'Car' }, amountTenge: 14_000_000 };
let server: TestServer;
let folder: string;
let open: string;

beforeAll(async () => {
  folder = freshFolder();
  server = await startTestServer(folder);
  await server.idOf('host');
  await server.idOf('commission-1');
  open = planWithPlayers(server, { closesInMs: 3_600_000, startsInMs: 3_600_000 }, { from: 0, count: 30 });
});
afterAll(() => server.close());

const begin = (changes: Partial<RehearsalRequest> = {}) =>
  server.askAsHost('/api/host/rehearsals', {
    json: {
      ...{ prizes: [CAR, CAR], reserves: 1, entries: { kind: 'made-up', count: 500 } },
      ...{ closeAfterMs: 600, startAfterMs: 200, automatic: true, ...changes },
    },
  });
const end = (draw: string) => server.askAsHost(`/api/host/rehearsals/${draw}`, { method: 'DELETE' });
const untilOver = (draw: string) =>
  eventually(`${draw} is over`, () => server.service.feeds.state(draw)?.phase === 'completed');

describe('a rehearsal', () => {
  it('is a whole draw on the same screens, of which the house’s journal knows nothing', async () => {
    const { size } = server.service.journal;
    const begun = await begin();
    expect(begun).toMatchObject({
      status: 201,
      body: { draw: expect.stringMatching(/^rehearsal-/), phase: 'open' },
    });
    const { draw } = begun.body;
    const viewer = new Viewer(server.url, draw);
    await untilOver(draw);
    const { seq, head, epoch } = server.service.feeds.state(draw)!;
    await eventually('the viewer has it all', () => viewer.state?.head === head);
    expect(viewer.broken).toBeNull();
    viewer.close();
    expect(epoch).not.toBe(server.service.log.epoch);
    const events = (await server.ask(`/api/draws/${draw}/events`)).body;
    expect(events).toMatchObject({ epoch, events: { length: seq } });
    expect(events.events[0].plan).toMatchObject({ rehearsal: true, winners: 2, series: null });

    expect(server.service.journal.size).toBe(size);
    expect(JSON.stringify(server.service.journal.readRange(0, 1e6))).not.toContain(draw);
    expect(JSON.stringify((await server.ask('/api/draws')).body)).not.toContain('rehearsal');
    expect(server.service.onAir()).toBe(open);
  });

  it('cannot be passed off as a draw: its transcript is refused by name', async () => {
    const { draw } = server.service.rehearsals.all()[0]!;
    const file = Buffer.from((await server.ask(`/api/draws/${draw}/transcript`)).text);
    const { ok, checks } = verifyTranscript(file);
    expect(ok).toBe(false);
    expect(checks.at(-1)).toMatchObject({
      ...{ name: 'plan', outcome: 'failed', detail: `${draw} is a rehearsal: nothing was drawn in earnest` },
    });
  });

  it('is shown to nobody who does not ask for it', async () => {
    const socket = await connect(server.url);
    const reply = await watch(socket, {});
    expect(reply).toMatchObject({ kind: 'reset', draw: open });
    socket.close();
    expect((await server.ask('/api/draws/rehearsal-00000000/events')).status).toBe(404);
  });

  it('waits for two people where it is not to start by itself; its acts are in its own journal', async () => {
    const { draw } = (await begin({ startAfterMs: 0, automatic: false })).body;
    await eventually('it is frozen', () => server.service.feeds.state(draw)?.phase === 'frozen');
    const { size } = server.service.journal;
    expect((await server.actOfTwo(draw, 'start')).status).toBe(200);
    await eventually('it is shown', () => server.service.feeds.state(draw)?.phase === 'showing');
    const desk = (await server.askAs('commission-1', '/api/host/desk')).body;
    expect(desk).toMatchObject({
      acts: [
        {
          draw,
          kind: 'start',
          state: 'done',
          askedBy: { name: 'host' },
          confirmedBy: { name: 'commission-1' },
        },
      ],
      rehearsals: [{ draw, phase: 'showing' }],
    });
    expect(server.service.journal.size).toBe(size);
    await untilOver(draw);
    const redraw = await server.actOfTwo(draw, 'redraw', 'once more');
    expect(redraw).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('rehearse once more') },
    });
  });

  it('is one at a time; ended, it is gone', async () => {
    const { draw } = (await begin({ closeAfterMs: 60_000 })).body;
    expect(await begin()).toMatchObject({ status: 409, body: { message: expect.stringContaining(draw) } });
    expect((await end('rehearsal-none')).status).toBe(404);
    expect((await end(draw)).status).toBe(204);
    expect((await server.ask(`/api/draws/${draw}/events`)).status).toBe(404);
    expect((await server.askAsHost('/api/host/rehearsals')).body).toEqual({ rehearsals: [] });
    const [one, other] = await Promise.all([begin(), begin()]);
    expect([one.status, other.status].toSorted()).toEqual([201, 409]);
  });

  it('takes the registered tickets of the open draw, which stay as they are', async () => {
    for (const { draw } of server.service.rehearsals.all()) await end(draw);
    const { size } = server.service.journal;
    const { draw } = (await begin({ entries: { kind: 'tickets' } })).body;
    await untilOver(draw);
    expect(server.service.feeds.state(draw)!.frozen!.entryCount).toBe(30);
    expect(server.service.journal.size).toBe(size);
    expect(server.service.registrations.count(open)).toBe(30);
  });

  it.each([
    ['no prize', { prizes: [] }],
    ['fewer entries than places', { entries: { kind: 'made-up', count: 2 } }],
    ['a list that is not there', { entries: { kind: 'list', list: 'list-none' } }],
    ['more entries than a print run has', { entries: { kind: 'made-up', count: 500_101 } }],
  ] satisfies [string, Partial<RehearsalRequest>][])('is refused with %s', async (_, changes) => {
    for (const { draw } of server.service.rehearsals.all()) await end(draw);
    expect((await begin(changes)).status).toBe(400);
    expect(server.service.rehearsals.all()).toEqual([]);
  });
});

describe('made-up entries', () => {
  it('are different, sorted, twelve digits long, and none of them can be a ticket’s', () => {
    const lines = new TextDecoder().decode(madeUpEntries(5000)).trimEnd().split('\n');
    expect(new Set(lines).size).toBe(5000);
    expect(lines).toEqual(lines.toSorted());
    for (const line of lines) expect(isDrawNumber(line)).toEqual({ ok: false, reason: 'check-digit' });
  });
});
