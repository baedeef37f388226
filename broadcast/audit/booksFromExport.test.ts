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
import { FROM_ABROAD, MADE_UP, PAPER, ticketsOf } from '../claims/testing/tickets.ts';
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
  const { at: _, record: __, states, byDistributor, prizes, ...sums } = seriesBooks(room, 1, untilMs);
  // The fund stands in the terms, which the export does not hold.
  const { fundTenge: ____, ...draws } = prizes.draws;
  return {
    ...sums,
    prizes: { ...prizes, draws },
    states: Object.fromEntries(Object.entries(states).filter(([, count]) => count > 0)),
    byDistributor: byDistributor.map(({ name: ___, ...row }) => row),
  };
};

/** A day at the counter: prizes of both channels, a forgery and its original, a ticket given back, one approved and not paid. */
function workDay(): void {
  const { cashier, operator, second } = room;
  for (const ticket of ticketsOf(3000).slice(0, 5)) {
    const { claim } = room.open(ticket);
    room.acts(
      claim,
      [cashier, { type: 'pay', form: 'cash', ofAge: true }],
      [cashier, { type: 'withdraw-ticket' }],
    );
    if (ticket.place % 2) room.acts(claim, [operator, { type: 'destroy-ticket' }]);
  }
  for (const [i, sum] of [50_000, 25_000].entries()) {
    const { claim } = room.open(ticketsOf(sum)[0]!);
    room.winners.keep(claim, i === 0 ? MADE_UP : FROM_ABROAD, cashier);
    room.acts(
      claim,
      [cashier, { type: 'choose', resident: i === 0, wishes: { form: 'cash' } }],
      [cashier, { type: 'consent-to-processing' }],
      [cashier, { type: 'give-documents', documents: ['identity', 'iin', 'consent'] }],
      [second, { type: 'approve' }],
    );
    if (i === 0) room.acts(claim, [cashier, { type: 'pay', form: 'cash', ofAge: true }, 'KO-118']);
  }
  const [given, forged] = ticketsOf(4000);
  const back = room.open(given!).claim;
  room.acts(back, [cashier, { type: 'return-ticket' }]);
  room.acts(room.open(given!).claim, [cashier, { type: 'pay', form: 'cash', ofAge: true }]);
  const fake = room.open(forged!).claim;
  room.examine(fake);
  room.acts(
    fake,
    [operator, { type: 'close-expertise', finding: 'forged', paper: PAPER }],
    [operator, { type: 'hand-to-police', paper: PAPER }],
    [operator, { type: 'show-original', paper: PAPER }],
    [second, { type: 'show-original', paper: PAPER }],
  );
  // The original of that serial is paid on.
  room.acts(room.open(forged!).claim, [cashier, { type: 'pay', form: 'cash', ofAge: true }]);
}

describe.runIf(hasPython)('the books from an exported journal', () => {
  it('are those that we show, to the tenge, at any date', async () => {
    workDay();
    room.journal.keepCheckpoint();
    room.clock.nowMs += DAY_MS;
    room.acts(room.open(ticketsOf(5000)[0]!).claim, [
      room.cashier,
      { type: 'pay', form: 'cash', ofAge: true },
    ]);
    await exportJournal(room.database, path, () => {});
    const now = booksBy();
    expect(now.series).toEqual([ownBooks(Date.parse('2030-01-01T00:00:00.000Z'))]);
    expect(now.series[0].prizes.paid).toEqual({
      tickets: 9,
      amountTenge: 5 * 3000 + 50_000 + 2 * 4000 + 5000,
    });
    expect(now.series[0].prizes.outstanding).toEqual({ tickets: 1, amountTenge: 25_000 });
    expect(now.paid).toEqual(room.views.desk(room.claims.today()).paid);
    expect(now.signed).toBeGreaterThan(0);
    const before = booksBy('2024-03-05');
    expect(before.series).toEqual([ownBooks(endOfDayMs('2024-03-05'))]);
    expect(before.paid.count).toBe(now.paid.count - 1);
  });

  it('follow unclaimed money to the budget, and hold a transfer to what was counted', async () => {
    workDay();
    room.clock.nowMs = Date.parse('2028-01-01T05:00:00.000Z');
    const { transfers, operator, second } = room;
    const { transfer } = transfers.ask(1, operator, await transfers.count(1, operator));
    transfers.confirm(transfer, second, await transfers.recount(transfer, second));
    await exportJournal(room.database, path, () => {});
    expect(booksBy().series).toEqual([ownBooks(room.clock.nowMs)]);
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    let prev: string | null = null;
    const mended = lines.map((line) => {
      const record = JSON.parse(line);
      if (prev !== null) record.prev = prev;
      if (record.type === 'budget.asked') record.body.lots[0].count += 1;
      const text = canonicalJson(record);
      prev = recordHash(text);
      return text;
    });
    writeFileSync(path, `${mended.join('\n')}\n`);
    const { stderr } = spawnSync('python3', [SCRIPT, path], { encoding: 'utf8' });
    expect(stderr).toMatch(/\(budget\.asked\): it takes other prizes t\d+ than were counted/);
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
