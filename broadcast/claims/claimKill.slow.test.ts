/**
 * kill -9 at every step of a claim: a real server process is killed right after each record that the claim journals, and at instants in
 * between, while two people do each step side by side, each with a retry. Each step is done once, the prize is paid once.
 */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import type { ClaimAct } from '../../engine/claims/claimAct.ts';
import { mersenneTwister } from '../../engine/random/mersenneTwister.ts';
import { uniform } from '../../engine/random/uniform.ts';
import { DATABASE_FILE } from '../store/database.ts';
import { CommitWatch } from '../testing/commitWatch.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { type Answered, KilledOffice, type Somebody } from './testing/killedOffice.ts';
import { MADE_UP, PAPER, type PaperTicket, ticketsOf } from './testing/tickets.ts';

const freshFolder = temporaryFolders();
const CASHIERS = ['cashier-1', 'cashier-2'] as const;
const OPERATORS = ['operator-1', 'operator-2'] as const;
/** Look-ups come again with every retry: a server killed at each of them would never open a claim. */
const KILLS_AT_LOOK_UPS = 2;

let office: KilledOffice | null = null;
afterEach(async () => {
  await office?.close();
  office = null;
});

type Pair = readonly [Somebody, Somebody];

/** Both ask side by side for the same, each with a key of its own and a retry of it. Answers who was served, and what. */
async function bySideOf(
  pair: Pair,
  path: string,
  json: object,
  name: string,
): Promise<{ who: Somebody; answer: Answered }> {
  const asked = await Promise.all(
    pair.map((who) =>
      Promise.all([0, 1].map(() => office!.post(who, path, json, `${name}-${who}`.slice(-60)))),
    ),
  );
  for (const [first, retried] of asked) {
    expect([retried!.status, retried!.body], name).toEqual([first!.status, first!.body]);
  }
  const served = pair.filter((_, i) => asked[i]![0]!.status < 300);
  expect(served, `${name}: ${JSON.stringify(asked.map(([one]) => one!.body))}`).toHaveLength(1);
  return { who: served[0]!, answer: asked[pair.indexOf(served[0]!)]![0]! };
}

const PAPERS = [
  'identity',
  'iin',
  'consent',
  'transfer-request',
  'bank-details',
  'expertise-request',
] as const;

/** A claim of the head office from the counter to the ticket destroyed: every kind of step that a claim in money has. */
async function wholeClaim({ serial, code, place }: PaperTicket): Promise<string> {
  const opening = { serial, code, source: { kind: 'instant' } };
  const { answer } = await bySideOf(CASHIERS, '/claims', opening, `open-${place}`);
  const { claim } = answer.body;
  expect((await office!.post('cashier-1', `/claims/${claim}/person`, MADE_UP, null)).status).toBe(200);
  let { seq } = answer.body;
  const act = async (pair: Pair, done: ClaimAct, reference?: string): Promise<Somebody> => {
    const json = { act: done, seq, ...(reference && { reference }) };
    const { who, answer } = await bySideOf(
      pair,
      `/claims/${claim}/acts`,
      json,
      `${done.type}-${seq}-${place}`,
    );
    seq = answer.body.seq;
    return who;
  };
  await act(CASHIERS, { type: 'choose', resident: true, wishes: { form: 'transfer' } });
  await act(CASHIERS, { type: 'consent-to-processing' });
  await act(CASHIERS, { type: 'give-documents', documents: PAPERS });
  await act(OPERATORS, { type: 'send-to-expertise' });
  await act(OPERATORS, { type: 'close-expertise', finding: 'genuine', paper: PAPER });
  const first = await act(OPERATORS, { type: 'approve' });
  expect(await act(OPERATORS, { type: 'approve' })).not.toBe(first);
  await act(OPERATORS, { type: 'pay', form: 'transfer' }, 'PP-7');
  await act(OPERATORS, { type: 'withdraw-ticket' });
  await act(OPERATORS, { type: 'destroy-ticket' });
  return claim;
}

/** Records of claims, people and tickets so far, but for look-ups beyond the first few. */
function countRecords(folder: string): number {
  const database = new DatabaseSync(join(folder, DATABASE_FILE), { readOnly: true, timeout: 5000 });
  try {
    const { n } = database
      .prepare(
        `SELECT count(*) FILTER (WHERE text NOT LIKE '%"type":"ticket.looked-up"%')
           + min(${KILLS_AT_LOOK_UPS}, count(*) FILTER (WHERE text LIKE '%"type":"ticket.looked-up"%')) AS n
         FROM journal WHERE text LIKE '%"type":"claim%' OR text LIKE '%"type":"person.%'
           OR text LIKE '%"type":"ticket.looked-up"%'`,
      )
      .get() as { n: number };
    return n;
  } finally {
    database.close();
  }
}

/** Kills the server whenever it has made so many new records, `delayMs` later. Stops when `isOver`. */
async function killAtRecords(
  folder: string,
  records: number,
  delayMs: () => number,
  isOver: () => boolean,
): Promise<void> {
  const commits = new CommitWatch(folder);
  let seen = countRecords(folder);
  while (!isOver()) {
    if (!commits.hasNews() || countRecords(folder) < seen + records) {
      await sleep(1);
      continue;
    }
    await sleep(delayMs());
    commits.letGo();
    if (isOver()) return;
    await office!.killAndRestart();
    seen = countRecords(folder);
  }
  commits.letGo();
}

function expectPaidOnce(claims: readonly string[]): void {
  expect(office!.verdict()).toMatchObject({ ok: true });
  office!.look(({ database, books, journal }) => {
    const rows = database
      .prepare('SELECT claim, place, gross_tenge, paid_tenge, tax_tenge FROM payment')
      .all();
    expect(rows.map(({ claim }) => claim).sort()).toEqual([...claims].sort());
    for (const { place, gross_tenge, paid_tenge, tax_tenge } of rows) {
      expect((paid_tenge as number) + (tax_tenge as number)).toBe(gross_tenge);
      expect(books.holdings.at(1, place as number)!.state).toBe('destroyed');
    }
    const acted = journal
      .readRange(0, journal.size)
      .filter(({ record }) => record.type === 'claim.acted')
      .map(({ record: { body } }) => `${body.claim} ${body.seq}`);
    expect(new Set(acted).size).toBe(acted.length);
  });
}

const random = mersenneTwister(Uint32Array.of(2024));

/** When a server is killed: after how many records, how long after the last of them, and how often at least. */
const KILLS: readonly (readonly [string, number, () => number, number])[] = [
  ['right after each of its records', 1, () => 0, 12],
  ['at instants between its records', 2, () => uniform(random, 25), 4],
];

it.each(KILLS)(
  'a claim whose server is killed %s goes its way once',
  async (_, records, delayMs, leastKills) => {
    const folder = freshFolder();
    office = await KilledOffice.open(folder);
    let isOver = false;
    const working = wholeClaim(ticketsOf(200_000)[0]!).finally(() => {
      isOver = true;
    });
    const [claim] = await Promise.all([working, killAtRecords(folder, records, delayMs, () => isOver)]);
    await office.close();
    expect(office.kills).toBeGreaterThanOrEqual(leastKills);
    expectPaidOnce([claim]);
  },
  240_000,
);

it('small prizes are paid once each, whoever of two cashiers is served, while the server is killed', async () => {
  const folder = freshFolder();
  office = await KilledOffice.open(folder);
  const waiting = ticketsOf(3000).slice(0, 9);
  let isOver = false;
  const claims: string[] = [];
  const payOne = async ({ serial, code, place }: PaperTicket): Promise<void> => {
    const opening = { serial, code, source: { kind: 'instant' } };
    const { answer } = await bySideOf(CASHIERS, '/claims', opening, `open-${place}`);
    const { claim } = answer.body;
    const act = (pair: Pair, done: ClaimAct, seq: number): ReturnType<typeof bySideOf> =>
      bySideOf(pair, `/claims/${claim}/acts`, { act: done, seq }, `${done.type}-${place}`);
    await act(CASHIERS, { type: 'pay', form: 'cash', ofAge: true }, 0);
    await act(CASHIERS, { type: 'withdraw-ticket' }, 1);
    await act(OPERATORS, { type: 'destroy-ticket' }, 2);
    claims.push(claim);
  };
  const lines = Array.from({ length: 3 }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await payOne(next);
  });
  const working = Promise.all(lines).finally(() => {
    isOver = true;
  });
  const killing = (async () => {
    for (let kill = 1; kill <= 3; kill++) {
      const until = office!.answered + 20;
      while (office!.answered < until && !isOver) await sleep(1);
      if (isOver) return;
      await sleep(kill);
      await office!.killAndRestart();
    }
  })();
  await Promise.all([working, killing]);
  await office.close();
  expect(office.kills).toBeGreaterThan(0);
  expect(claims).toHaveLength(9);
  expectPaidOnce(claims);
}, 240_000);
