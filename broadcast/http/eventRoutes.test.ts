import { createHash } from 'node:crypto';
import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';
import { applyEvent, type DrawState } from '../../engine/draw/drawState.ts';
import { NO_EVENT } from '../../engine/draw/eventHash.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import {
  type Answer,
  planWithPlayers,
  startTestServer,
  type TestServer,
  untilPhase,
} from '../testing/testServer.ts';
import { EventShelf, PIECE_EVENTS } from './eventShelf.ts';

const freshFolder = temporaryFolders();
let server: TestServer;
/** Held while the test below watches it. */
let shown: string;
let earliestLeads: number[];

/** Reads the live edge over and over while the draw is shown: how long before its turn each character was readable. */
async function readLeads(draw: string): Promise<number[]> {
  const leads: number[] = [];
  let seq = 1;
  for (;;) {
    const answer = await server.ask(`/live/${draw}/events/${seq}`);
    if (answer.status === 404) {
      await sleep(2);
      continue;
    }
    const event = answer.body as DrawEvent;
    if (event.type === 'character') leads.push(event.showAtMs - Date.now());
    if (event.type === 'completed') return leads;
    seq += 1;
  }
}

beforeAll(async () => {
  server = await startTestServer(freshFolder());
  shown = planWithPlayers(server, { closesInMs: 1000, startsInMs: 1100 });
  earliestLeads = await readLeads(shown);
  await untilPhase(server, shown, 'completed');
});
afterAll(() => server.close());

const eventAt = (place: number | string, query = ''): Promise<Answer> =>
  server.ask(`/live/${shown}/events/${place}${query}`);
const epochOf = (): string => server.service.log.epoch;

describe('GET /live/<draw>/events/<n>', () => {
  it('gives every event as the very bytes whose hash the next one names', async () => {
    const { seq } = (await server.ask(`/live/${shown}`)).body;
    let prev = NO_EVENT;
    let state: DrawState | null = null;
    for (let n = 1; n <= seq; n++) {
      const { status, text, body } = await eventAt(n);
      expect({ status, seq: body.seq, prev: body.prev }).toEqual({ status: 200, seq: n, prev });
      prev = createHash('sha256').update(text).digest('hex');
      state = applyEvent(state, body);
    }
    expect(state).toEqual(server.service.log.state(shown));
    expect((await eventAt(seq + 1)).status).toBe(404);
  });

  it('may be kept for ever, with its epoch in the tag and in a header', async () => {
    const { headers } = await eventAt(3);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('etag')).toBe(`"${epochOf()}.3"`);
    expect(headers.get('tirazh-epoch')).toBe(epochOf());
    expect(headers.get('set-cookie')).toBeNull();
  });

  it.each([
    ['the very tag', (tag: string) => tag, 304],
    ['a tag that a proxy weakened', (tag: string) => `W/${tag}`, 304],
    ['one of several', (tag: string) => `"other", ${tag}`, 304],
    ['any', () => '*', 304],
    ['another event’s', () => '"0000000000000000.3"', 200],
    ['a part of it', (tag: string) => tag.slice(0, -2), 200],
  ])('answers a condition: %s', async (_, condition, status) => {
    const tag = (await eventAt(3)).headers.get('etag')!;
    const answer = await server.ask(`/live/${shown}/events/3`, {
      headers: { 'if-none-match': condition(tag) },
    });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('etag')).toBe(tag);
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(answer.text === '').toBe(status === 304);
  });

  it('gives nothing of another life of the log', async () => {
    expect((await eventAt(1, `?epoch=${epochOf()}`)).status).toBe(200);
    const other = await eventAt(1, '?epoch=ffffffffffffffff');
    expect(other).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    expect(other.headers.get('cache-control')).toBe('public, max-age=1');
  });

  it('has one address for each answer, so that nobody can fill caches with copies', async () => {
    const epoch = epochOf();
    const { port } = new URL(server.url);
    const written = shown.replace('-', '%2D');
    for (const path of [
      ...['/live?x=1', '/live?', '/live?epoch=1', '/live/clock?now', `/live/${shown}?epoch=${epoch}`],
      ...[
        `/live/${shown}/events/1?`,
        `/live/${shown}/events/1?x=1`,
        `/live/${shown}/events/1?epoch=${epoch}&x`,
      ],
      ...[`/live/${shown}/events/1?epoch=${epoch}&epoch=${epoch}`, `/live/${shown}/events/%31`],
      ...[`/live/${shown}/events/1?epoch=${epoch.replace(/^./, '%$&')}`, `/live/${written}`, '/%6Cive'],
    ]) {
      // Not by fetch, which writes addresses its own way.
      const [status, cache] = await new Promise<[number, string | undefined]>((resolve, reject) => {
        get({ port, path }, (answer) => {
          answer.resume();
          resolve([answer.statusCode!, answer.headers['cache-control']]);
        }).on('error', reject);
      });
      expect({ path, status, cache }).toEqual({ path, status: 400, cache: 'no-store' });
    }
    expect((await eventAt(1, `?epoch=${epoch}`)).status).toBe(200);
  });

  it('says "not yet" in a way that is forgotten within a second', async () => {
    for (const path of [`/live/${shown}/events/500`, '/live/no-such-draw/events/1', '/live/no-such-draw']) {
      const { status, headers } = await server.ask(path);
      expect({ status, cache: headers.get('cache-control') }).toEqual({
        status: 404,
        cache: 'public, max-age=1',
      });
    }
  });

  it.each(['0', '-1', '01', '1.5', 'x', '1-', '1e3', '9999999999', '1%2F2'])(
    'refuses the number %s',
    async (place) => {
      expect((await eventAt(place)).status).toBe(400);
    },
  );

  it('knows no pieces but whole ones', async () => {
    for (const place of ['1-64', '1-63', '2-65', '65-128', '64-1'])
      expect((await eventAt(place)).status).toBe(404);
  });
});

describe('GET /live/<draw>', () => {
  it('gives the newest number and the state, and says by its tag whether either changed', async () => {
    const { body, headers, text } = await server.ask(`/live/${shown}`);
    const state = server.service.log.state(shown);
    expect(body).toEqual({ draw: shown, epoch: epochOf(), seq: state?.seq, snapshot: state });
    expect(text).not.toContain('"seed"');
    const tag = headers.get('etag')!;
    expect(headers.get('cache-control')).toBe('public, max-age=1');
    const held = { headers: { 'if-none-match': tag } };
    expect((await server.ask(`/live/${shown}`, held)).status).toBe(304);
    const open = planWithPlayers(
      server,
      { closesInMs: 3_600_000, startsInMs: 3_600_000 },
      { from: 100, count: 0 },
    );
    expect((await server.ask(`/live/${open}`, held)).status).toBe(200);
  });

  it('is a HEAD away', async () => {
    const { status, headers, text } = await server.ask(`/live/${shown}`, { method: 'HEAD' });
    expect({ status, text }).toEqual({ status: 200, text: '' });
    expect(headers.get('etag')).toContain(epochOf());
  });
});

describe('the live edge', () => {
  it('shows no character earlier than 300 ms before its turn', () => {
    expect(earliestLeads).toHaveLength(24);
    // Read every 2 ms, so the first reading is when it became readable.
    expect(Math.max(...earliestLeads)).toBeLessThanOrEqual(300);
  });

  it('says what is on air, and the time', async () => {
    const { body, headers } = await server.ask('/live');
    expect(body).toMatchObject({ epoch: epochOf(), viewers: 0, entries: expect.any(Number) });
    expect(headers.get('cache-control')).toBe('public, max-age=1');
    const clock = await server.ask('/live/clock');
    expect(clock.headers.get('cache-control')).toBe('no-store');
    expect(clock.text).toMatch(/^\d{10}\.\d{3}\n$/);
    expect(Math.abs(Number(clock.text) * 1000 - Date.now())).toBeLessThan(5000);
  });
});

describe('EventShelf', () => {
  /** A log of `count` events whose contents do not matter here. */
  const logOf = (count: { value: number }, read: number[]) => ({
    epoch: 'e'.repeat(16),
    events: (_: string, after = 0) => {
      read.push(after);
      return Array.from({ length: count.value - after }, (_, i) => ({
        epoch: 'e'.repeat(16),
        seq: after + 1 + i,
      }));
    },
    state: () => ({ epoch: 'e'.repeat(16), seq: count.value }),
  });

  it('reads each event of the journal once, and makes a head anew only after an event', () => {
    const count = { value: 5 };
    const read: number[] = [];
    const log = logOf(count, read);
    const states = new Map<number, object>();
    const shelf = new EventShelf({
      ...log,
      state: (draw: string) => {
        if (draw === 'none') return null;
        states.set(count.value, states.get(count.value) ?? { epoch: 'e'.repeat(16), seq: count.value });
        return states.get(count.value);
      },
    } as never);
    expect(shelf.event('a', 5)?.text).toContain('"seq":5');
    expect(shelf.event('a', 6)).toBeNull();
    const head = shelf.head('a');
    expect(shelf.head('a')).toBe(head);
    count.value = 7;
    expect(shelf.event('a', 7)?.text).toContain('"seq":7');
    expect(shelf.head('a')?.etag).toBe(`"${'e'.repeat(16)}.7"`);
    expect(read).toEqual([0, 5]);
    expect(shelf.head('none')).toBeNull();
  });

  it('gives a piece once all of it is there, and forgets draws nobody asks for', () => {
    const count = { value: PIECE_EVENTS - 1 };
    const read: number[] = [];
    const shelf = new EventShelf(logOf(count, read) as never);
    expect(shelf.piece('a', 0)).toBeNull();
    count.value = PIECE_EVENTS;
    const piece = shelf.piece('a', 0)!;
    expect(JSON.parse(piece.text)).toHaveLength(PIECE_EVENTS);
    expect(piece.etag).toBe(`"1-${'e'.repeat(16)}.${PIECE_EVENTS}"`);
    expect(shelf.piece('a', 1)).toBeNull();
    for (let i = 0; i < 8; i++) shelf.head(`draw-${i}`);
    const before = read.length;
    shelf.event('a', 1);
    expect(read.length).toBe(before + 1);
  });
});
