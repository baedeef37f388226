/**
 * kill -9 at every step of an aftermath, and while an import is written: a real server process is killed right after each record, and at
 * instants in between. Everybody sends twice, two second persons confirm side by side: each step is there once, and no import by half.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { checkIin } from '../../engine/identity/iin.ts';
import { mersenneTwisterFromSeed } from '../../engine/random/mersenneTwister.ts';
import { uniform } from '../../engine/random/uniform.ts';
import { freshPassword } from '../accounts/accounts.ts';
import { verifyJournal } from '../audit/verifyJournal.ts';
import type { Role } from '../protocol/host.ts';
import { openForReading } from '../store/database.ts';
import { CommitWatch } from '../testing/commitWatch.ts';
import { holdDraw } from '../testing/holdDraw.ts';
import { ServerLife } from '../testing/serverLife.ts';
import { openStores } from '../testing/stores.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { eventually, startTestServer } from '../testing/testServer.ts';

const fixture = (name: string): string =>
  readFileSync(new URL(`../../fixtures/${name}`, import.meta.url)).toString();
const MARCH = '/raffles/kasipker/2024-03';
const MAY = '/raffles/kasipker/2024-05';
const PEOPLE = ['host-1', 'commission-1', 'commission-2', 'operator-1'] as const;
type Somebody = (typeof PEOPLE)[number];
const IN_MAY = 2000;
const POWER = {
  ...{ name: 'Үмітбек Қайрат', number: '1-245', issuedOn: '2024-04-18' },
  certifiedBy: 'нотариус г. Алматы',
};
const freshFolder = temporaryFolders();

const folder = freshFolder();
const cookies = new Map<Somebody, string>();
let life: ServerLife;
let isOver = false;
let kills = 0;

const start = (): ServerLife => new ServerLife(folder, ['--port', '0', '--origin', 'test.example/journal']);

/** The folder as it is on disk. */
const look = <T>(sql: string): T[] => {
  const database = openForReading(folder);
  try {
    return database.prepare(sql).all() as T[];
  } finally {
    database.close();
  }
};

const expectSoundJournal = (): void => {
  const stores = openStores(folder, { nowMs: Date.now() });
  const verdict = verifyJournal(stores.database, stores.verifier);
  stores.close();
  expect(verdict).toMatchObject({ ok: true });
};

/** Asks until there is an answer, with one key. */
async function post(who: Somebody, path: string, body: object | string, key: string) {
  const type = typeof body === 'string' ? 'text/csv' : 'application/json';
  for (;;) {
    try {
      const { url } = await life.started;
      const response = await fetch(`${url}/api/host${path}`, {
        ...{ method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) },
        headers: { 'content-type': type, cookie: cookies.get(who) ?? '', 'idempotency-key': key },
      });
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        body: text === '' ? null : JSON.parse(text),
      };
    } catch (fault) {
      if (isOver) throw fault;
      await sleep(5);
    }
  }
}

/** Sent twice at once, as by a double press: both are told the same. */
async function twice(who: Somebody, path: string, body: object | string, key: string) {
  await sleep(PAUSE_MS);
  const [one, other] = await Promise.all([post(who, path, body, key), post(who, path, body, key)]);
  expect([other.status, other.body?.code], key).toEqual([one.status, one.body?.code]);
  expect(one.status, `${key}: ${JSON.stringify(one.body).slice(0, 300)}`).toBeLessThan(300);
  return one;
}

/** March drawn among the fixture's people, and a password for everybody. */
async function prepare(): Promise<Map<Somebody, string>> {
  const server = await startTestServer(folder);
  await server.askAsHost('/api/host/raffles', { json: JSON.parse(fixture('kasipker.json')) });
  const raw = fixture('raffle/participants-2024-03.csv');
  const csv = { 'content-type': 'text/csv' };
  await server.askAsHost(`/api/host${MARCH}/participants`, { raw, headers: csv });
  const instant = (inMs: number): string => new Date(Date.now() + inMs).toISOString();
  const commission = [await server.idOf('commission-1')];
  const draft = await server.askAsHost(`/api/host${MARCH}/draft`, {
    json: { closesAt: instant(1500), startsAt: instant(1600), commission },
  });
  await holdDraw(server, draft.body.draw);
  await eventually('the winner is shown', async () => {
    const { aftermath } = (await server.askAsHost(`/api/host${MARCH}`)).body;
    return aftermath.holder !== null && aftermath.holder.sinceMs <= Date.now();
  });
  const passwords = new Map<Somebody, string>();
  const { accounts } = server.service;
  for (const name of PEOPLE) {
    passwords.set(name, freshPassword());
    if (accounts.has(name)) await accounts.setPassword(name, passwords.get(name)!);
    else await accounts.create(name, name.split('-')[0] as Role, passwords.get(name)!);
  }
  await server.close();
  return passwords;
}

/** Made up: born in the nineteenth century. */
function fileOfMay(): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const rows: string[] = [];
  for (let n = 0; rows.length < IN_MAY; n++) {
    const stem = `${two(60 + (n % 40))}${two(1 + (n % 12))}${two(1 + (n % 28))}1${String(n).padStart(4, '0')}`;
    const digit = Array.from({ length: 10 }, (_, last) => `${stem}${last}`).find((each) => checkIin(each).ok);
    if (digit) rows.push(`ИП Участник ${n};${digit};Kasipker Start;${two(1 + (n % 28))}.05.2024`);
  }
  return `Наименование;ИИН;Пакет;Дата подключения\r\n${rows.join('\r\n')}\r\n`;
}

/** Records of the raffle so far, and whether participants lie there that do not count: an import that is being written, or swept away. */
function progress(): { readonly records: number; readonly isStaging: boolean } {
  const [row] = look<{ records: number; staged: number }>(
    `SELECT (SELECT count(*) FROM journal WHERE text LIKE '%"type":"raffle.%') AS records,
            (SELECT count(*) FROM (SELECT DISTINCT batch FROM raffle_participant) AS p
             WHERE p.batch NOT IN (SELECT batch FROM raffle_round)) AS staged`,
  );
  return { records: row!.records, isStaging: row!.staged > 0 };
}

const KILLS_AT_IMPORTS = 2;
/** A kill comes no later after its record; nobody goes on before. */
const LONGEST_DELAY_MS = 30;
const PAUSE_MS = 60;

/** Kills the server once for each record, some milliseconds after it, and a few times while an import is written. */
async function killAtSteps(random: () => number): Promise<void> {
  let killedAt = progress().records;
  let atImports = 0;
  const commits = new CommitWatch(folder);
  while (!isOver) {
    if (!commits.hasNews()) {
      await sleep(1);
      continue;
    }
    const { records, isStaging } = progress();
    const isNew = records > killedAt;
    if (!isNew && !(isStaging && atImports < KILLS_AT_IMPORTS)) continue;
    if (!isNew) atImports++;
    killedAt = records;
    await sleep(random());
    commits.letGo();
    if (isOver) return;
    await life.kill();
    kills++;
    expectSoundJournal();
    life = start();
    await life.started;
  }
  commits.letGo();
}

afterEach(async () => {
  isOver = true;
  if (!life.isOver) await life.kill();
});

async function wholeMonth(): Promise<void> {
  const { body } = await post('operator-1', `${MARCH}/words`, {}, 'no-word-at-all');
  expect(body.code).toBe('BAD_REQUEST');
  await twice('operator-1', `${MAY}/participants`, fileOfMay(), 'import-of-may');
  const month = async () => {
    const { url } = await life.started;
    const headers = { cookie: cookies.get('host-1')! };
    return (await fetch(`${url}/api/host${MARCH}`, { headers })).json();
  };
  const first = (await eventually('a month', () => month().catch(() => null))).aftermath;
  const say = (word: object, key: string, power: object | null = null) =>
    twice('operator-1', `${MARCH}/words`, { word, note: 'слово о звонке', power }, key);
  const contact = { type: 'contact', contact: 'c1', channel: 'phone', result: 'reached' };
  await say({ ...contact, code: first.holder.code, at: new Date().toISOString() }, 'contact-1');

  const lost = { type: 'lost', code: first.holder.code, why: 'violation' };
  const asked = await twice('host-1', `${MARCH}/decisions`, { decision: lost, note: null }, 'ask-for-loss');
  const confirm = `/raffle-decisions/${asked.body.decision}/confirm`;
  const seconds = await Promise.all(
    (['commission-1', 'commission-2'] as const).map((who) => post(who, confirm, {}, `confirm-loss-${who}`)),
  );
  expect(seconds.map(({ status }) => status).toSorted()).toEqual([200, 409]);

  const [code] = first.reserves;
  await say({ type: 'proxy', code, present: true }, 'proxy-comes', POWER);
  await say({ type: 'act-sent', code, sent: true }, 'act-sent');
  for (const condition of ['registered', 'act-signed', 'identity-document']) {
    const signing = condition === 'act-signed' ? 'by-hand' : null;
    await say({ type: 'condition-met', code, condition, signing }, `met-${condition}`);
  }
  const handed = { type: 'handed-over', code };
  const two = await twice(
    'commission-2',
    `${MARCH}/decisions`,
    { decision: handed, note: null },
    'ask-handover',
  );
  await twice('host-1', `/raffle-decisions/${two.body.decision}/confirm`, {}, 'confirm-handover');
}

it('a month whose server is killed at every step has each step once, and no import by half', async () => {
  const passwords = await prepare();
  life = start();
  for (const [name, password] of passwords) {
    const { headers } = await post(name, '/login', { name, password }, `sign-in-${name}`);
    cookies.set(name, headers.get('set-cookie')!.split(';')[0]!);
  }
  const twister = mersenneTwisterFromSeed(20_241_121);
  const killing = killAtSteps(() => uniform(twister, LONGEST_DELAY_MS));
  await wholeMonth().finally(() => {
    isOver = true;
  });
  await killing;
  expect(kills).toBeGreaterThan(8);
  expectSoundJournal();
  const steps = look<{ type: string }>(
    "SELECT json_extract(step, '$.type') AS type FROM raffle_step WHERE month = '2024-03' ORDER BY seq",
  );
  expect(steps.map(({ type }) => type)).toEqual([
    ...[
      'drawn',
      'contact',
      'lost',
      'proxy',
      'act-sent',
      'condition-met',
      'condition-met',
      'condition-met',
      'handed-over',
    ],
  ]);
  expect(look("SELECT 1 FROM raffle_decision WHERE state = 'done'")).toHaveLength(2);
  expect(look('SELECT 1 FROM raffle_decision')).toHaveLength(2);
  await eventually(
    'remains are swept away',
    () => look('SELECT DISTINCT batch FROM raffle_participant').length === 2,
  );
  const [may] = look<{ n: number }>(
    "SELECT count(*) AS n FROM raffle_participant AS p JOIN raffle_round AS r ON r.batch = p.batch WHERE month = '2024-05'",
  );
  expect(may!.n).toBe(IN_MAY);
}, 120_000);
