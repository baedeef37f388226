/** kill -9 while two cashiers pay the same tickets: a real server process, killed again and again; each prize is paid once. */
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { termsHash } from '../../engine/terms/termsHash.ts';
import { freshPassword } from '../accounts/accounts.ts';
import { verifyJournal } from '../audit/verifyJournal.ts';
import { OFFICE_KEY, receiveRun, smallRun, testOffice } from '../testing/accountedSeries.ts';
import { openStores, type Stores } from '../testing/stores.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { demoClaimPolicy } from './policyFile.ts';
import { type PaperTicket, ticketsOf } from './testing/tickets.ts';

const CLI = fileURLToPath(new URL('../../cli.ts', import.meta.url));
const LIVES = 5;
const TICKETS = 20;
const MRP_TENGE = 4325;
const CASHIERS = ['cashier-1', 'cashier-2'] as const;
const OPERATOR = 'operator-1';

const freshFolder = temporaryFolders();
/** What the test has started: nothing of it stays. */
const children = new Set<ChildProcess>();
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
});
const tickets = ticketsOf(3000).slice(0, TICKETS);
const year = new Date().getUTCFullYear();

function withStores<T>(folder: string, look: (stores: Stores) => T): T {
  const stores = openStores(folder, { nowMs: Date.now() });
  try {
    return look(stores);
  } finally {
    stores.close();
  }
}

/** The small run under terms that know the MRP of whatever year the test runs in; all sold. Answers passwords by name. */
async function prepare(folder: string): Promise<Map<string, string>> {
  const run = smallRun();
  const { terms } = run.file;
  const known = { ...terms.tax.mrpTengeByYear, [year]: MRP_TENGE, [year + 1]: MRP_TENGE };
  const file = { ...run.file, terms: { ...terms, tax: { ...terms.tax, mrpTengeByYear: known } } };
  const facts = { ...file, termsHash: termsHash(file.terms) };
  const stores = openStores(folder, { nowMs: Date.now() });
  receiveRun(
    stores,
    { file: facts, commitment: { ...run.commitment, termsHash: facts.termsHash } },
    testOffice(stores.database),
  );
  const move = { distributor: null, day: null, point: null, reason: null, by: OPERATOR };
  stores.books.move({ series: 1, to: 'sold', ranges: [{ first: 0, last: 599 }], ...move });
  const passwords = new Map<string, string>();
  for (const name of [...CASHIERS, OPERATOR]) {
    passwords.set(name, freshPassword());
    await stores.accounts.create(
      name,
      name.startsWith('cashier') ? 'cashier' : 'operator',
      passwords.get(name)!,
    );
  }
  stores.close();
  writeFileSync(join(folder, 'key'), OFFICE_KEY);
  writeFileSync(join(folder, 'policy.json'), JSON.stringify(demoClaimPolicy(year)));
  return passwords;
}

interface Life {
  readonly child: ChildProcess;
  readonly url: string;
}

async function startServer(folder: string): Promise<Life> {
  const files = ['--office-key-file', join(folder, 'key'), '--claims-policy', join(folder, 'policy.json')];
  const flags = ['--data', folder, '--port', '0', '--checks-per-minute', '1000000', '--json'];
  const child = spawn(
    process.execPath,
    [CLI, 'serve', ...flags, ...files, '--origin', 'test.example/journal'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  children.add(child);
  child.once('exit', () => children.delete(child));
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const told = JSON.parse(line) as { type: string; url?: string };
      if (told.type === 'started') resolve(told.url!);
    });
  });
  return { child, url };
}

const kill = ({ child }: Life): Promise<void> =>
  new Promise((done) => {
    child.once('exit', () => done());
    child.kill('SIGKILL');
  });

it('each prize is paid once, to one of them, and every answer that was given holds', async () => {
  const folder = freshFolder();
  const passwords = await prepare(folder);
  let life = startServer(folder);
  let answered = 0;
  let isDone = false;
  const cookies = new Map<string, string>();

  /** Asks until there is an answer, with one key: what a page does whose server went away. */
  async function post(who: string, path: string, json: object, key: string) {
    for (;;) {
      const { url } = await life;
      try {
        const response = await fetch(`${url}/api/host${path}`, {
          method: 'POST',
          body: JSON.stringify(json),
          headers: {
            ...{ 'content-type': 'application/json', 'idempotency-key': key },
            cookie: cookies.get(who) ?? '',
          },
        });
        const text = await response.text();
        answered++;
        return {
          status: response.status,
          headers: response.headers,
          body: text === '' ? null : JSON.parse(text),
        };
      } catch (fault) {
        if (isDone) throw fault;
        await sleep(5);
      }
    }
  }
  for (const [name, password] of passwords) {
    const { headers } = await post(name, '/login', { name, password }, 'sign-in-key');
    cookies.set(name, headers.get('set-cookie')!.split(';')[0]!);
  }

  const paidBy = new Map<string, string>();
  async function work({ serial, code, place }: PaperTicket): Promise<void> {
    const ticket = { serial, code, source: { kind: 'instant' } };
    const opened = await Promise.all(
      CASHIERS.map((who) => post(who, '/claims', ticket, `open-ticket-${place}`)),
    );
    expect(opened.map(({ status }) => status).sort()).toEqual([201, 409]);
    const { claim } = opened.find(({ status }) => status === 201)!.body;
    const act = (who: string, type: object, seq: number, key: string) =>
      post(who, `/claims/${claim}/acts`, { act: type, seq }, `${key}-ticket-${place}`);
    const pay = { type: 'pay', form: 'cash' };
    const paid = await Promise.all(CASHIERS.map((who) => act(who, pay, 0, 'pay')));
    expect(paid.map(({ status }) => status).sort()).toEqual([200, 409]);
    paidBy.set(claim, CASHIERS[paid.findIndex(({ status }) => status === 200)]!);
    expect((await act(CASHIERS[0], { type: 'withdraw-ticket' }, 1, 'take')).status).toBe(200);
    expect((await act(OPERATOR, { type: 'destroy-ticket' }, 2, 'destroy')).status).toBe(200);
  }

  const killer = (async () => {
    for (let n = 1; n < LIVES; n++) {
      const until = answered + 20;
      while (answered < until && !isDone) await sleep(1);
      if (isDone) return n;
      const old = await life;
      // A little later each time, so that it is hit at different steps.
      await sleep(n);
      let begin!: (next: Promise<Life>) => void;
      life = new Promise<Promise<Life>>((resolve) => {
        begin = resolve;
      }).then((next) => next);
      await kill(old);
      withStores(folder, ({ database, verifier }) => {
        expect(verifyJournal(database, verifier)).toMatchObject({ ok: true });
      });
      begin(startServer(folder));
      await life;
    }
    return LIVES;
  })();
  const waiting = [...tickets];
  const lines = Array.from({ length: 3 }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await work(next);
  });
  const worked = Promise.all(lines).finally(() => {
    isDone = true;
  });
  const [lives] = await Promise.all([killer, worked]);
  expect(lives).toBe(LIVES);
  await kill(await life);

  withStores(folder, ({ database, verifier, journal }) => {
    expect(verifyJournal(database, verifier)).toMatchObject({ ok: true });
    const rows = database.prepare('SELECT claim, paid_tenge AS paid, record FROM payment').all();
    expect(rows).toHaveLength(TICKETS);
    for (const { claim, record } of rows) {
      const { by } = journal.read(record as number)!.record.body as { by: string };
      const { name } = database.prepare('SELECT name FROM account WHERE id = ?').get(by) as { name: string };
      expect(paidBy.get(claim as string)).toBe(name);
    }
    const { n } = database
      .prepare(`SELECT coalesce(sum(last - first + 1), 0) AS n FROM holding WHERE state = 'destroyed'`)
      .get() as { n: number };
    expect(n).toBe(TICKETS);
  });
}, 240_000);
