/** What an insider might do to acts of two people, to redraws and to imported lists, and that each is named. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { hexToBytes } from '@noble/hashes/utils.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { commitmentOf } from '../../engine/draw/commitment.ts';
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';
import { eventHash, NO_EVENT } from '../../engine/draw/eventHash.ts';
import { type JournalRecord, recordHash, recordText } from '../../engine/journal/journalRecord.ts';
import { decodeVerifierKey } from '../../engine/journal/signedNote.ts';
import { DATABASE_FILE, openForReading } from '../store/database.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import {
  HOST,
  planWithPlayers,
  startTestServer,
  type TestServer,
  untilPhase,
} from '../testing/testServer.ts';
import { type JournalVerdict, verifyJournal } from './verifyJournal.ts';

const freshFolder = temporaryFolders();
const CAR = { name: { kk: 'Автомобиль', ru: 'Автомобиль', en: 'Car' }, amountTenge: 1000 };
const SECRET = new Uint8Array(32).fill(7);
let good: string;
let key: string;
/** Drawn from a list, paused, certified, then held again without its winner. */
let listed: string;
let listedAgain: string;
/** Called off with 20 tickets, then held again. */
let calledOff: string;
let ticketsAgain: string;
let open: string;

async function publish(server: TestServer, draw: string, member: string): Promise<void> {
  const draft = server.service.drafts.open().find((candidate) => candidate.draw === draw)!;
  if (draft.commission.includes(member)) {
    const json = { commitment: commitmentOf(draw, member, SECRET) };
    const path = `/api/host/drafts/${draw}/commitment`;
    expect((await server.askAs('commission-1', path, { json })).status).toBe(204);
  }
  const { status } = await server.askAsHost(`/api/host/drafts/${draw}/publish`, { method: 'POST' });
  expect(status).toBe(201);
}

beforeAll(async () => {
  good = freshFolder();
  const server = await startTestServer(good);
  const { service } = server;
  const member = await server.idOf('commission-1');
  const host = await server.idOf(HOST);
  await server.idOf('auditor-1');
  const lines = Buffer.from('a1\nb2\nc3\nd4\n');
  const { list } = service.entryLists.add(
    { count: 4, lines },
    { name: 'Клиенты', createdBy: host, from: null },
  );
  const instant = new Date(Date.now() + 2500).toISOString();
  const times = { closesAt: instant, startsAt: instant };
  const json = {
    ...times,
    prizes: [CAR],
    reserves: 1,
    entries: { kind: 'list', list },
    commission: [member],
  };
  listed = (await server.askAsHost('/api/host/drafts', { json })).body.draw;
  await publish(server, listed, member);
  calledOff = planWithPlayers(server, { closesInMs: 60_000, startsInMs: 60_000 }, { from: 0, count: 20 });
  expect((await server.actOfTwo(calledOff, 'abort', 'no power')).status).toBe(200);
  expect((await server.actOfTwo(calledOff, 'redraw', 'no power')).status).toBe(200);
  ticketsAgain = service.log.state(calledOff)!.redrawn!.next;
  await publish(server, ticketsAgain, member);
  open = planWithPlayers(server, { closesInMs: 60_000, startsInMs: 60_000 }, { from: 100, count: 5 });
  await untilPhase(server, listed, 'frozen');
  await server.askAsHost(`/api/host/draws/${listed}/acts`, {
    json: { kind: 'pause', reason: 'a microphone', phase: 'frozen' },
  });
  await server.actOfTwo(listed, 'resume');
  expect((await server.actOfTwo(listed, 'start')).status).toBe(200);
  const secret = Buffer.from(SECRET).toString('hex');
  await server.askAs('commission-1', `/api/host/draws/${listed}/secrets`, { json: { secret } });
  await untilPhase(server, listed, 'completed');
  await server.actOfTwo(listed, 'foul', 'the name was read out twice');
  expect((await server.actOfTwo(listed, 'certification')).status).toBe(200);
  const { entry } = service.draws.picked(listed)!.picks[0]!;
  const redrawn = await server.actOfTwo(listed, 'redraw', 'the winner stayed away', { excluded: [entry] });
  expect(redrawn.status).toBe(200);
  listedAgain = service.log.state(listed)!.redrawn!.next;
  await publish(server, listedAgain, member);
  key = (await server.ask('/journal/key')).text.trim();
  await server.close();
}, 120_000);

interface StoredRow {
  readonly idx: number;
  readonly draw: string | null;
  readonly seq: number | null;
  record: JournalRecord;
}

const rowsOf = (database: DatabaseSync): StoredRow[] =>
  (
    database.prepare('SELECT idx, text, draw, seq FROM journal ORDER BY idx').all() as {
      idx: number;
      text: string;
      draw: string | null;
      seq: number | null;
    }[]
  ).map(({ text, ...row }) => ({ ...row, record: JSON.parse(text) as JournalRecord }));

/** Writes the whole journal anew, chained as if it had always been so, and forgets what was signed. */
function rewrite(database: DatabaseSync, rows: readonly StoredRow[]): void {
  let prev = '0'.repeat(64);
  database.exec('DELETE FROM checkpoint; DELETE FROM journal');
  const insert = database.prepare('INSERT INTO journal (idx, text, hash, draw, seq) VALUES (?, ?, ?, ?, ?)');
  for (const [index, { record, draw, seq }] of rows.entries()) {
    const text = recordText({ ...record, index, prev });
    prev = recordHash(text);
    insert.run(index, text, hexToBytes(prev), draw, seq);
  }
}

/** Replaces a record's type and body in place. Answers its index. */
function replace(
  database: DatabaseSync,
  isIt: (record: JournalRecord) => boolean,
  change: (record: JournalRecord) => Partial<JournalRecord>,
): number {
  const rows = rowsOf(database);
  const row = rows.find(({ record }) => isIt(record))!;
  row.record = { ...row.record, ...change(row.record) };
  rewrite(database, rows);
  return row.idx;
}

/** Adds records at the end. Answers the index of the last. */
function append(
  database: DatabaseSync,
  ...records: { type: string; body: Record<string, unknown> }[]
): number {
  const rows = rowsOf(database);
  const { at } = rows.at(-1)!.record;
  for (const { type, body } of records) {
    const isEvent = type === 'draw.event';
    const last = rows.findLast(({ draw }) => isEvent && draw === body.draw)?.record.body as
      | DrawEvent
      | undefined;
    const { epoch } = rows.find(({ draw }) => draw !== null)!.record.body;
    const follows = { seq: (last?.seq ?? 0) + 1, prev: last ? eventHash(last) : NO_EVENT };
    const chained = isEvent ? { at, epoch, ...body, ...follows } : body;
    rows.push({
      idx: rows.length,
      draw: isEvent ? (body.draw as string) : null,
      seq: isEvent ? (chained.seq as number) : null,
      record: { index: rows.length, at, prev: '', type, body: chained } as JournalRecord,
    });
  }
  rewrite(database, rows);
  return rows.length - 1;
}

const is =
  (type: string, kind?: string) =>
  ({ type: has, body }: JournalRecord): boolean =>
    has === type && (kind === undefined || body.kind === kind || body.type === kind);
const isStart = is('draw.event', 'started');
const accountOf = (database: DatabaseSync, role: string): string =>
  (database.prepare('SELECT id FROM account WHERE role = ?').get(role) as { id: string }).id;
const NOTHING = { type: 'server.note', body: {} };

function verdictOf(tamper: (database: DatabaseSync) => number | null): [JournalVerdict, number | null] {
  const folder = freshFolder();
  cpSync(good, folder, { recursive: true });
  const database = new DatabaseSync(join(folder, DATABASE_FILE));
  database.exec('PRAGMA foreign_keys = OFF');
  const record = tamper(database);
  database.close();
  const reading = openForReading(folder);
  try {
    return [verifyJournal(reading, decodeVerifierKey(key)!), record];
  } finally {
    reading.close();
  }
}

describe('verifying a journal with acts, redraws and lists', () => {
  it('accepts it untouched', () => {
    expect(verdictOf(() => null)[0]).toMatchObject({ ok: true, draws: 5 });
  });

  it('accepts a start of the time when it was a record that no viewer saw', () => {
    const [verdict] = verdictOf((database) => {
      const [host, member] = [accountOf(database, 'host'), accountOf(database, 'commission')];
      const act = { act: 'act-old', draw: open, kind: 'start' };
      append(
        database,
        { type: 'act.asked', body: { ...act, reason: null, phase: 'open', excluded: [], by: host } },
        { type: 'act.confirmed', body: { ...act, by: member } },
        { type: 'draw.started', body: { draw: open, by: [host, member], phase: 'open' } },
      );
      database
        .prepare(
          `INSERT INTO act (act, draw, kind, phase, excluded, asked_by, asked_ms, state, confirmed_by, confirmed_ms)
           VALUES ('act-old', ?, 'start', 'open', '[]', ?, 0, 'done', ?, 0)`,
        )
        .run(open, host, member);
      return null;
    });
    expect(verdict).toMatchObject({ ok: true });
  });

  it('accepts one host’s word for a held draw where the restored server did not take two yet', () => {
    const [verdict] = verdictOf((database) =>
      append(
        database,
        { type: 'server.restored', body: { held: [open] } },
        {
          type: 'draw.let-go-on',
          body: { draw: open, by: accountOf(database, 'host'), reason: 'as it was' },
        },
      ),
    );
    expect(verdict).toMatchObject({ ok: true });
  });

  const FORGERIES: [name: string, forge: (database: DatabaseSync) => number | null, reason: string][] = [
    [
      'a confirmation by who asked',
      (database) =>
        replace(database, is('act.confirmed', 'start'), ({ body }) => ({
          body: { ...body, by: accountOf(database, 'host') },
        })),
      'not confirmed by a second person',
    ],
    [
      'a confirmation by an auditor',
      (database) =>
        replace(database, is('act.confirmed', 'abort'), ({ body }) => ({
          body: { ...body, by: accountOf(database, 'auditor') },
        })),
      'is auditor, who cannot act',
    ],
    [
      'an act asked by somebody who does not exist',
      (database) =>
        replace(database, is('act.asked', 'foul'), ({ body }) => ({ body: { ...body, by: 'host-0' } })),
      'account host-0 was never created',
    ],
    [
      'a start without its act',
      (database) => replace(database, is('act.confirmed', 'start'), () => NOTHING) + 1,
      `started of draw`,
    ],
    [
      'a held draw let go on by one person',
      (database) =>
        append(
          database,
          { type: 'server.restored', body: { held: [open], peopleToGoOn: 2 } },
          { type: 'draw.let-go-on', body: { draw: open, by: accountOf(database, 'host'), reason: 'alone' } },
        ),
      'has no act of two people behind it',
    ],
    [
      'an abort without its act',
      (database) => replace(database, is('act.confirmed', 'abort'), () => NOTHING) + 1,
      'has no act of two people behind it',
    ],
    [
      'an act that was never done',
      (database) => {
        const index = rowsOf(database).find(({ record }) => is('act.confirmed', 'start')(record))!.idx;
        replace(database, isStart, () => NOTHING);
        return index;
      },
      'and started does not follow',
    ],
    [
      'a start at the word of others',
      (database) =>
        replace(database, isStart, ({ body }) => ({
          body: { ...body, by: ['host-0', 'host-1'] },
        })),
      'it names others than those behind act',
    ],
    [
      'a confirmation of an act that nobody asked for',
      (database) =>
        replace(database, is('act.confirmed', 'foul'), ({ body }) => ({ body: { ...body, act: 'act-0' } })),
      'act act-0 was never asked for',
    ],
    [
      'an act asked for in another phase than its draw was in',
      (database) =>
        replace(database, is('act.asked', 'foul'), ({ body }) => ({ body: { ...body, phase: 'showing' } })),
      'was completed, not showing',
    ],
    [
      'an ask that is malformed',
      (database) => replace(database, is('act.asked', 'foul'), () => ({ body: { act: 'x' } })),
      'malformed',
    ],
    [
      'a commitment put in a member’s mouth',
      (database) => {
        const index = rowsOf(database).find(
          ({ record: { body } }) =>
            body.type === 'committed' && body.draw === listed && body.contributor !== 'operator',
        )!.idx;
        replace(
          database,
          (record) => is('draft.committed')(record) && record.body.draw === listed,
          ({ body }) => ({
            body: { ...body, commitment: 'ab'.repeat(32) },
          }),
        );
        return index;
      },
      'it is not the commitment that',
    ],
    [
      'a second redraw, with an act of two people before it',
      (database) => {
        const [host, member] = [accountOf(database, 'host'), accountOf(database, 'commission')];
        const ask = { act: 'act-x', draw: listed, kind: 'redraw', reason: 'once more', phase: 'completed' };
        return append(
          database,
          { type: 'act.asked', body: { ...ask, excluded: [], by: host } },
          { type: 'act.confirmed', body: { act: 'act-x', draw: listed, kind: 'redraw', by: member } },
          {
            type: 'draw.event',
            body: {
              draw: listed,
              type: 'redrawn',
              reason: 'once more',
              by: [host, member],
              next: 'x',
              excluded: 0,
            },
          },
        );
      },
      'does not follow: broken-chain',
    ],
    [
      'a draw held instead of one that stands',
      (database) => {
        const planned = rowsOf(database).find(
          ({ record: { body } }) => body.type === 'planned' && body.draw === open,
        )!;
        const plan = { ...(planned.record.body.plan as object), drawId: 'extra', redrawOf: open };
        return append(database, {
          type: 'draw.event',
          body: { ...planned.record.body, draw: 'extra', plan },
        });
      },
      'which does not say so',
    ],
    [
      'a rehearsal in the journal',
      (database) => {
        const planned = rowsOf(database).find(
          ({ record: { body } }) => body.type === 'planned' && body.draw === open,
        )!;
        const plan = { ...(planned.record.body.plan as object), drawId: 'rehearsal-1', rehearsal: true };
        return append(database, {
          type: 'draw.event',
          body: { ...planned.record.body, draw: 'rehearsal-1', plan },
        });
      },
      'is a rehearsal, which no journal knows',
    ],
    [
      'a draw called off in the scheduler’s name',
      (database) => {
        database.exec(`UPDATE draw SET phase = 'aborted' WHERE id = '${open}';
          UPDATE registration SET released = 1 WHERE draw = '${open}'`);
        const reason = '1 registered, 2 needed: winners and reserves';
        return append(database, {
          type: 'draw.event',
          body: { draw: open, type: 'aborted', reason, by: ['scheduler'] },
        });
      },
      '5 were enough; no scheduler calls that off',
    ],
    [
      'another confirmer in the table',
      (database) => {
        database.exec(
          `UPDATE act SET confirmed_by = '${accountOf(database, 'auditor')}' WHERE kind = 'foul'`,
        );
        return rowsOf(database).find(({ record }) => is('act.asked', 'foul')(record))!.idx;
      },
      'the stored act is not the journalled one',
    ],
    [
      'an act taken away',
      (database) => {
        database.exec("DELETE FROM act WHERE kind = 'foul'");
        return rowsOf(database).find(({ record }) => is('act.asked', 'foul')(record))!.idx;
      },
      'the act itself is gone',
    ],
    [
      'an act slipped in',
      (database) => {
        database.exec(
          `INSERT INTO act SELECT 'act-0', draw, kind, reason, phase, excluded, asked_by, asked_ms, state, confirmed_by,
             confirmed_ms FROM act WHERE kind = 'foul'`,
        );
        return null;
      },
      'act act-0: the journal knows nothing of it',
    ],
    [
      'an auditor made a host',
      (database) => {
        database.exec("UPDATE account SET role = 'host' WHERE role = 'auditor'");
        return null;
      },
      'it is stored as host, the journal made it auditor',
    ],
    [
      'an account slipped in',
      (database) => {
        database.exec("INSERT INTO account SELECT 'host-0', 'x', salt, hash, 'host', 0 FROM account LIMIT 1");
        return null;
      },
      'account host-0: the journal knows nothing of it',
    ],
    [
      'another entry in an imported list',
      (database) => {
        database.exec("UPDATE entry_list SET lines = CAST(replace(lines, 'a1', 'a2') AS BLOB)");
        return null;
      },
      'its entries are not those taken over',
    ],
    [
      'a redraw moved to another draw',
      (database) => {
        database.exec(`UPDATE draw SET redraw_of = NULL WHERE id = '${listedAgain}'`);
        return null;
      },
      'the stored plan is not its own',
    ],
    [
      'a ticket kept back from a redraw',
      (database) => {
        database.exec(`DROP INDEX registration_once; UPDATE registration SET released = 0 WHERE draw = '${calledOff}'
          AND number = (SELECT min(number) FROM registration WHERE draw = '${calledOff}')`);
        return rowsOf(database).find(
          ({ record: { body } }) => body.type === 'redrawn' && body.draw === calledOff,
        )!.idx;
      },
      'released or kept against what the redraw says',
    ],
    [
      'a ticket lost on the way to a redraw',
      (database) => {
        database.exec(`DELETE FROM registration WHERE draw = '${ticketsAgain}' AND number = (
          SELECT min(number) FROM registration WHERE draw = '${ticketsAgain}')`);
        return null;
      },
      'it accounts for 20 registrations',
    ],
  ];

  it.each(FORGERIES)('names %s', (_, forge, reason) => {
    const [verdict, record] = verdictOf(forge);
    expect(verdict).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
    if (record !== null) expect((verdict as { record: number | null }).record).toBe(record);
  });
});
