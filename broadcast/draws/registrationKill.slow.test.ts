/** kill -9 while a crowd registers: a real server process, killed again and again; nothing answered is lost, nothing is doubled. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { verifyRegistration } from '../../engine/tickets/registrationTree.ts';
import { freshPassword } from '../accounts/accounts.ts';
import { verifyJournal } from '../audit/verifyJournal.ts';
import type { Registered } from '../protocol/http.ts';
import { printedNumber } from '../store/numberDigest.ts';
import { printRun, receiveRun } from '../testing/accountedSeries.ts';
import { registerDownALine } from '../testing/registrationLine.ts';
import { ServerLife } from '../testing/serverLife.ts';
import { smallTerms } from '../testing/smallSeries.ts';
import { draftAt, openStores, type Stores } from '../testing/stores.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';

const TICKETS = 12_000;
const SOLD = 9000;
const LIVES = 4;
const LINES = 12;

const freshFolder = temporaryFolders();

/** A folder with a series of which three quarters are sold, and an open draw. Answers all numbers, sold ones first. */
async function prepare(folder: string): Promise<string[]> {
  const terms = { ...smallTerms, series: { tickets: TICKETS, packTickets: 30 } };
  const stores = openStores(folder, { nowMs: Date.now() });
  try {
    receiveRun(stores, printRun(terms, 1));
    const { id: by } = await stores.accounts.create('operator-1', 'operator', freshPassword());
    stores.books.move({
      ...{ series: 1, to: 'sold', ranges: [{ first: 0, last: SOLD - 1 }], by },
      ...{ distributor: null, day: null, point: null, reason: null },
    });
    stores.planner.plan({ ...draftAt(Date.now() + 3_600_000), automatic: false });
    const rows = stores.database.prepare('SELECT number FROM ticket ORDER BY place').all();
    return (rows as { number: number }[]).map(({ number }) => printedNumber(number));
  } finally {
    stores.close();
  }
}

const FLAGS = ['--port', '0', '--checks-per-minute', '1000000', '--origin', 'test.example/journal'];

it('every receipt that was given is there after each restart, and no number twice', async () => {
  const folder = freshFolder();
  const numbers = await prepare(folder);
  // Every number comes twice, from two lines at about the same time; tickets that are not sold come too.
  let waiting = numbers.flatMap((number) => [number, number]);
  const receipts = new Map<string, Registered>();
  const unanswered = new Set<string>();
  const refusals = new Map<string, number>();
  for (let life = 0; life < LIVES; life++) {
    const server = new ServerLife(folder, FLAGS);
    const port = Number(new URL((await server.started).url).port);
    let at = 0;
    const share = Math.ceil(waiting.length / (LIVES - life));
    let killed: Promise<void> | undefined;
    const isLast = life === LIVES - 1;
    const lost = await Promise.all(
      Array.from({ length: LINES }, () =>
        registerDownALine({
          ...{ port, depth: 4 },
          next: () => waiting[at++] ?? null,
          onAnswer({ number, status, body }) {
            const { code, ...answer } = JSON.parse(body) as Registered & { code?: string };
            if (status === 201) {
              expect(receipts.has(number)).toBe(false);
              receipts.set(number, answer);
            } else {
              refusals.set(code!, (refusals.get(code!) ?? 0) + 1);
            }
            if (!isLast && at >= share) killed ??= sleep(life * 3).then(() => server.kill());
          },
        }),
      ),
    );
    for (const number of lost.flat()) unanswered.add(number);
    waiting = [...lost.flat(), ...waiting.slice(at)];
    await (killed ?? server.kill());
    check(folder, receipts);
  }
  expect(waiting).toEqual([]);
  const sold = numbers.slice(0, SOLD);
  // Who was never answered tried again, and was told that the number is registered already.
  for (const number of sold) expect(receipts.has(number) || unanswered.has(number)).toBe(true);
  for (const number of numbers.slice(SOLD)) expect(receipts.has(number)).toBe(false);
  expect(refusals.get('NOT_SOLD')).toBeGreaterThan(0);
  expect([...refusals.keys()].sort()).toEqual(['ALREADY_REGISTERED', 'NOT_SOLD']);
  expect(countIn(folder)).toBe(SOLD);
}, 240_000);

const withStores = <T>(folder: string, look: (stores: Stores) => T): T => {
  const stores = openStores(folder, { nowMs: Date.now() });
  try {
    return look(stores);
  } finally {
    stores.close();
  }
};

const countIn = (folder: string): number =>
  withStores(
    folder,
    ({ database }) => (database.prepare('SELECT count(*) AS n FROM registration').get() as { n: number }).n,
  );

/** The folder as a kill left it: sound, with every receipt in it under the record that it names. */
function check(folder: string, receipts: ReadonlyMap<string, Registered>): void {
  withStores(folder, ({ database, verifier, journal }) => {
    expect(verifyJournal(database, verifier)).toMatchObject({ ok: true });
    const select = database.prepare('SELECT draw, record FROM registration WHERE number = ?');
    for (const [number, { draw, record, batch }] of receipts) {
      expect(select.all(Number(number))).toEqual([{ draw, record }]);
      const { count, root } = journal.read(record)!.record.body as { count: number; root: string };
      expect(verifyRegistration(number, batch, { count, root })).toBe(true);
    }
  });
}
