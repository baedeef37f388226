/**
 * The books from an exported journal alone, as PROTOCOL.md §6.6 and §6.7 say them, made by a program that has nothing of ours:
 * `docs/audit/books.py`. Where there is no Python there is nothing to run.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../engine/encoding/canonicalJson.ts';
import { recordHash } from '../../engine/journal/journalRecord.ts';
import { policyWith } from '../../fixtures/claimRules.ts';
import { type OfficeRoom, openOfficeRoom } from '../claims/testing/testOfficeRoom.ts';
import { MADE_UP, ticketsOf } from '../claims/testing/tickets.ts';
import { exportJournal } from '../journalExport.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { endOfDayMs, seriesBooks } from '../tickets/seriesBooks.ts';

const SCRIPT = new URL('../../docs/audit/books.py', import.meta.url).pathname;
const hasPython = spawnSync('python3', ['--version']).status === 0;
const DAY_MS = 24 * 3600 * 1000;

const freshFolder = temporaryFolders();
let room: OfficeRoom;
let path: string;

beforeEach(async () => {
  const folder = freshFolder();
  room = await openOfficeRoom(folder, policyWith({ prolongedThrough: '2024-12-31' }));
  path = join(folder, 'journal.jsonl');
});
afterEach(() => room.close());

const booksBy = (until?: string) =>
  JSON.parse(execFileSync('python3', [SCRIPT, path, ...(until ? [until] : [])], { encoding: 'utf8' }));
const ownBooks = (untilMs: number) => {
  const { at: _, record: __, states, byDistributor, ...sums } = seriesBooks(room, 1, untilMs);
  return {
    ...sums,
    states: Object.fromEntries(Object.entries(states).filter(([, count]) => count > 0)),
    byDistributor: byDistributor.map(({ name: ___, ...row }) => row),
  };
};

/** A day at the counter: prizes of both channels, a forgery, a ticket given back, one approved and not paid. */
function workDay(): void {
  const { cashier, operator, second } = room;
  for (const ticket of ticketsOf(3000).slice(0, 5)) {
    const { claim } = room.open(ticket);
    room.acts(claim, [cashier, { type: 'pay', form: 'cash' }], [cashier, { type: 'withdraw-ticket' }]);
    if (ticket.place % 2) room.acts(claim, [operator, { type: 'destroy-ticket' }]);
  }
  for (const [i, sum] of [50_000, 25_000].entries()) {
    const { claim } = room.open(ticketsOf(sum)[0]!);
    room.winners.keep(claim, MADE_UP, cashier);
    room.acts(
      claim,
      [cashier, { type: 'choose', resident: i === 0, wishes: { form: 'cash' } }],
      [cashier, { type: 'consent-to-processing' }],
      [cashier, { type: 'give-documents', documents: ['identity', 'iin', 'consent'] }],
      [second, { type: 'approve' }],
    );
    if (i === 0) room.acts(claim, [cashier, { type: 'pay', form: 'cash' }, 'KO-118']);
  }
  const [given, forged] = ticketsOf(4000);
  const back = room.open(given!).claim;
  room.acts(back, [cashier, { type: 'return-ticket' }]);
  room.acts(room.open(given!).claim, [cashier, { type: 'pay', form: 'cash' }]);
  room.acts(
    room.open(forged!).claim,
    [operator, { type: 'send-to-expertise' }],
    [operator, { type: 'close-expertise', finding: 'forged' }],
    [operator, { type: 'hand-to-police' }],
  );
}

describe.runIf(hasPython)('the books from an exported journal', () => {
  it('are those that we show, to the tenge, at any date', async () => {
    workDay();
    room.journal.keepCheckpoint();
    room.clock.nowMs += DAY_MS;
    room.acts(room.open(ticketsOf(5000)[0]!).claim, [room.cashier, { type: 'pay', form: 'cash' }]);
    await exportJournal(room.database, path, () => {});
    const now = booksBy();
    expect(now.series).toEqual([ownBooks(Date.parse('2030-01-01T00:00:00.000Z'))]);
    expect(now.series[0].prizes.paid).toEqual({ tickets: 8, amountTenge: 5 * 3000 + 50_000 + 4000 + 5000 });
    expect(now.series[0].prizes.outstanding).toEqual({ tickets: 1, amountTenge: 25_000 });
    expect(now.paid).toEqual(room.views.desk(room.claims.today()).paid);
    expect(now.signed).toBeGreaterThan(0);
    const before = booksBy('2024-03-05');
    expect(before.series).toEqual([ownBooks(endOfDayMs('2024-03-05'))]);
    expect(before.paid.count).toBe(now.paid.count - 1);
  });

  it('are refused where a record was changed, and where one says what the rules do not allow', async () => {
    workDay();
    await exportJournal(room.database, path, () => {});
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    const refusal = (): string => spawnSync('python3', [SCRIPT, path], { encoding: 'utf8' }).stderr;
    writeFileSync(path, `${lines.join('\n').replace('"paidTenge":3000', '"paidTenge":4000')}\n`);
    expect(refusal()).toContain('does not follow');
    // The chain mended behind it, as whoever has the key could.
    let prev: string | null = null;
    const mended = lines.map((line) => {
      const record = JSON.parse(line);
      if (prev !== null) record.prev = prev;
      const { payment } = record.body;
      if (payment?.grossTenge === 50_000) Object.assign(payment, { taxTenge: 0 });
      const text = canonicalJson(record);
      prev = recordHash(text);
      return text;
    });
    writeFileSync(path, `${mended.join('\n')}\n`);
    expect(refusal()).toMatch(/record \d+ \(claim\.acted\): its sums do not add up/);
  });
});
