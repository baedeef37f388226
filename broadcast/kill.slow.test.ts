/**
 * kill -9 at every state of a draw: a real server process is killed at each record its draw journals, and at
 * random instants between them, and started again, until the draw is over. A viewer stays connected throughout.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DrawEvent } from '../engine/draw/drawEvent.ts';
import { applyEvent, type DrawState, misfitOf } from '../engine/draw/drawState.ts';
import { eventHash } from '../engine/draw/eventHash.ts';
import { verifyTranscript } from '../engine/draw/verifyTranscript.ts';
import { decodeVerifierKey } from '../engine/journal/signedNote.ts';
import { mersenneTwister } from '../engine/random/mersenneTwister.ts';
import { uniform } from '../engine/random/uniform.ts';
import { verifyJournal } from './audit/verifyJournal.ts';
import type { WatchReply } from './protocol/channel.ts';
import { DATABASE_FILE } from './store/database.ts';
import { CommitWatch } from './testing/commitWatch.ts';
import { ServerLife, type Started } from './testing/serverLife.ts';

const DRAW = '7s-avto-loto-001-01';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

const FLAGS = [
  ...['--demo', '--demo-entries', '400', '--demo-first-draw', '8', '--close-before', '2'],
  ...['--pace', '8', '--missed-after', '3600', '--schedule', '0 0 1 1 *'],
];

/** A viewer that applies events by the channel's rules and remembers every one it was ever sent. */
class Viewer {
  readonly received = new Map<number, string>();
  readonly #socket;
  #state: DrawState | null = null;
  #broken: string | null = null;

  constructor(port: number) {
    this.#socket = io(`http://127.0.0.1:${port}`, {
      transports: ['websocket'],
      reconnectionDelay: 20,
      reconnectionDelayMax: 60,
      // A line that is cut before the greeting would otherwise be waited for.
      timeout: 2000,
    });
    this.#socket.on('connect', () => this.#watch());
    this.#socket.on('event', (event: DrawEvent) => this.#receive(event));
  }

  get head(): string | undefined {
    return this.#state?.head;
  }

  get broken(): string | null {
    return this.#broken;
  }

  #watch(): void {
    const held = this.#state ? { epoch: this.#state.epoch, seq: this.#state.seq } : {};
    this.#socket.emit('watch', { draw: DRAW, ...held }, (reply: WatchReply) => {
      if (reply.kind === 'tail') for (const event of reply.events) this.#receive(event);
      if (reply.kind === 'reset') {
        if (this.#state) this.#broken = 'a viewer of this epoch was reset';
        this.#state = reply.snapshot;
      }
    });
  }

  #receive(event: DrawEvent): void {
    this.received.set(event.seq, eventHash(event));
    const misfit = misfitOf(this.#state, event);
    if (misfit === null) this.#state = applyEvent(this.#state, event);
    else if (misfit === 'gap') this.#watch();
    else if (misfit !== 'already-applied' && this.#state) this.#broken = misfit;
  }

  close(): void {
    this.#socket.close();
  }
}

/**
 * Host and commission at their consoles: they pause the show, resume it, and certify the result. Whatever is not answered
 * is sent again with the same key, to whichever life of the server is there.
 */
class Consoles {
  readonly #url: string;
  readonly #cookies = new Map<string, string>();
  #isClosed = false;
  /** Something was sent and has not been answered: a server that is killed at every record would never come to it. */
  isAsking = false;

  constructor(port: number) {
    this.#url = `http://127.0.0.1:${port}/api/host`;
  }

  async signIn({ accounts }: Started): Promise<void> {
    for (const { name, password } of accounts) {
      const answer = await this.#post('/login', { name, password }, {});
      this.#cookies.set(name, answer.headers.get('set-cookie')!.split(';')[0]!);
    }
  }

  #post(path: string, json: object, headers: Record<string, string>): Promise<Response> {
    const body = JSON.stringify(json);
    return fetch(this.#url + path, {
      ...{ method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } },
    });
  }

  /** Sends until an answer comes. Answers its body. */
  async #insist(who: string, path: string, json: object, key: string): Promise<{ act: string }> {
    const headers = { cookie: this.#cookies.get(who)!, 'idempotency-key': key };
    this.isAsking = true;
    while (!this.#isClosed) {
      const answer = await this.#post(path, json, headers)
        .then(async (response) => ({ status: response.status, body: await response.json() }))
        .catch(() => null);
      if (answer) this.isAsking = false;
      if (answer && answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
      if (answer) return answer.body;
      await sleep(20);
    }
    throw new Error('closed');
  }

  async #twoPeople(kind: string, phase: string): Promise<void> {
    const json = { kind, phase, reason: 'a fire alarm' };
    const { act } = await this.#insist('host', `/draws/${DRAW}/acts`, json, `ask-${kind}`);
    if (kind !== 'pause') await this.#insist('commission-1', `/acts/${act}/confirm`, {}, `confirm-${kind}`);
  }

  /** @param events what is on the disk, as far as anybody has looked */
  async run(events: () => readonly DrawEvent[]): Promise<void> {
    const until = async (holds: (known: readonly DrawEvent[]) => boolean): Promise<void> => {
      while (!this.#isClosed && !holds(events())) await sleep(10);
    };
    await until((known) => known.some(({ type }) => type === 'character'));
    await this.#twoPeople('pause', 'showing');
    await this.#twoPeople('resume', 'showing');
    await until((known) => known.at(-1)?.type === 'completed');
    await this.#twoPeople('certification', 'completed');
  }

  close(): void {
    this.#isClosed = true;
  }
}

/** Looks at the server's database from outside, as it is on disk. */
function peek<T>(folder: string, read: (database: DatabaseSync) => T, otherwise: T): T {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(join(folder, DATABASE_FILE), { readOnly: true, timeout: 5000 });
    return read(database);
  } catch {
    // The file or its tables are not there yet.
    return otherwise;
  } finally {
    database?.close();
  }
}

const countRecords = (database: DatabaseSync): number =>
  (
    database
      .prepare(`SELECT count(*) AS n FROM journal WHERE text LIKE '%"draw":"${DRAW}"%'
      AND text NOT LIKE '%"type":"ticket.registered"%'`)
      .get() as { n: number }
  ).n;

/** Whether the newest record is of what people did. */
const isNewestOfPeople = (database: DatabaseSync): boolean =>
  /"type":"(act\.|account\.)/.test(
    (database.prepare('SELECT text FROM journal ORDER BY idx DESC LIMIT 1').get() as { text: string }).text,
  );

const phaseOf = (database: DatabaseSync): string =>
  (database.prepare('SELECT phase FROM draw WHERE id = ?').get(DRAW) as { phase: string } | undefined)
    ?.phase ?? 'none';

const pickedOf = (database: DatabaseSync): string | null =>
  (database.prepare('SELECT picks FROM picked WHERE draw = ?').get(DRAW) as { picks: string } | undefined)
    ?.picks ?? null;

let folder: string;
let life: ServerLife | null = null;
let viewer: Viewer | null = null;
let consoles: Consoles | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tirazh-kill-'));
});

afterEach(async () => {
  viewer?.close();
  consoles?.close();
  await life?.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs lives of the server until the draw is certified; each has `records` new ones, and `delayMs` more, to live. */
async function runThroughKills(
  records: number,
  delayMs: () => number,
): Promise<{ kills: number; phases: Set<string> }> {
  const port = await freePort();
  const nextLife = (): ServerLife => new ServerLife(folder, ['--port', String(port), ...FLAGS]);
  life = nextLife();
  consoles = new Consoles(port);
  await consoles.signIn(await life.started);
  viewer = new Viewer(port);
  let fault: unknown = null;
  let events = eventsOnDisk();
  const acting = consoles
    .run(() => events)
    .catch((cause: unknown) => {
      fault = cause;
    });
  const phases = new Set<string>();
  const commits = new CommitWatch(folder);
  let seen = peek(folder, countRecords, 0);
  let picked: string | null = null;
  let kills = 0;
  for (;;) {
    if (life.hasFailed) throw new Error('the server ended by itself');
    if (fault) throw fault;
    if (!commits.hasNews()) {
      await sleep(1);
      continue;
    }
    events = eventsOnDisk();
    if (events.at(-1)?.type === 'certified') break;
    const count = peek(folder, countRecords, seen);
    if (count < seen + records) continue;
    if (consoles.isAsking && !peek(folder, isNewestOfPeople, false)) {
      seen = count;
      continue;
    }
    await sleep(delayMs());
    commits.letGo();
    await life.kill();
    kills++;
    seen = peek(folder, countRecords, seen);
    phases.add(peek(folder, phaseOf, 'none'));
    const now = peek(folder, pickedOf, null);
    if (picked !== null) expect(now).toBe(picked);
    picked = now;
    life = nextLife();
  }
  commits.letGo();
  await life.started;
  await acting;
  if (fault) throw fault;
  await expect.poll(() => viewer!.head, { timeout: 10_000 }).toBe(headOnDisk());
  return { kills, phases };
}

function eventsOnDisk(): DrawEvent[] {
  const read = (database: DatabaseSync): DrawEvent[] =>
    (
      database.prepare('SELECT text FROM journal WHERE draw = ? ORDER BY seq').all(DRAW) as { text: string }[]
    ).map(({ text }) => JSON.parse(text).body as DrawEvent);
  return peek(folder, read, []);
}

const headOnDisk = (): string => eventHash(eventsOnDisk().at(-1)!);

function expectOneHonestDraw(): void {
  const database = new DatabaseSync(join(folder, DATABASE_FILE), { readOnly: true });
  const read = (sql: string): Record<string, unknown>[] => database.prepare(sql).all(DRAW);
  const row = read('SELECT transcript, entry_lines FROM draw WHERE id = ?')[0]!;
  const transcript = JSON.parse(row.transcript as string);
  const verifier = decodeVerifierKey(transcript.journal.verifierKey)!;
  const verdict = verifyJournal(database, verifier);
  const picks = database
    .prepare(`SELECT count(*) AS n FROM journal WHERE text LIKE '%"type":"draw.picked"%'`)
    .get();
  database.close();
  expect(verdict).toMatchObject({ ok: true });
  expect(picks).toEqual({ n: 1 });
  const verification = verifyTranscript(Buffer.from(row.transcript as string), {
    entries: row.entry_lines as Uint8Array,
  });
  expect(verification.checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  // What was shown, character by character, is what was picked.
  const shown = eventsOnDisk().filter((event) => event.type === 'character');
  const entries = transcript.picks.map(({ entry }: { entry: string }) => entry);
  expect(entries.map((_: string, slot: number) => text(shown, slot))).toEqual(entries);
  // Whatever a viewer was ever sent still stands, byte for byte.
  const onDisk = new Map(eventsOnDisk().map((event) => [event.seq, eventHash(event)]));
  for (const [seq, hash] of viewer!.received) expect(onDisk.get(seq)).toBe(hash);
  expect(viewer!.broken).toBeNull();
  // Each act was done once, however often it was asked for.
  const types = eventsOnDisk().map(({ type }) => type);
  for (const type of ['paused', 'resumed', 'certified'] as const) {
    expect(types.filter((candidate) => candidate === type)).toHaveLength(1);
  }
  // Nothing was shown while the show stood still.
  expect(types.indexOf('resumed')).toBe(types.indexOf('paused') + 1);
}

const text = (shown: { slot: number; character: string }[], slot: number): string =>
  shown
    .filter((event) => event.slot === slot)
    .map(({ character }) => character)
    .join('');

test('a server killed right after each record of a draw ends with the same winners and every event', async () => {
  const { kills, phases } = await runThroughKills(1, () => 0);
  expectOneHonestDraw();
  expect(kills).toBeGreaterThan(25);
  expect([...phases]).toEqual(expect.arrayContaining(['closing', 'frozen', 'sealed', 'showing']));
}, 480_000);

test('a server killed at random instants between records ends with the same winners and every event', async () => {
  const random = mersenneTwister(Uint32Array.of(2026));
  const { kills } = await runThroughKills(3, () => uniform(random, 60));
  expectOneHonestDraw();
  expect(kills).toBeGreaterThan(5);
}, 480_000);
