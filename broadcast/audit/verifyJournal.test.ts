import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { hexToBytes } from '@noble/hashes/utils.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { type JournalRecord, recordHash, recordText } from '../../engine/journal/journalRecord.ts';
import { decodeVerifierKey, encodeVerifierKey, verifierOf } from '../../engine/journal/signedNote.ts';
import { DATABASE_FILE, openForReading } from '../store/database.ts';
import { VERIFIER_FILE } from '../store/journalKey.ts';
import { tirazh } from '../testing/commandLine.ts';
import { smallSeries } from '../testing/smallSeries.ts';
import { addSeries, draftAt, NOON_MS, openStores } from '../testing/stores.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { planWithPlayers, startTestServer, untilPhase } from '../testing/testServer.ts';
import { type JournalVerdict, verifyJournal } from './verifyJournal.ts';

const freshFolder = temporaryFolders();
/**
 * A folder whose first draw is completed, whose second is frozen, whose third was called off, and whose fourth took the
 * third's two tickets.
 */
let good: string;
let key: string;
let completed: string;
let frozen: string;
let calledOff: string;

beforeAll(async () => {
  good = freshFolder();
  const server = await startTestServer(good);
  completed = planWithPlayers(server, { closesInMs: 2500, startsInMs: 2600 }, { from: 0, count: 20 });
  for (const number of server.series.printed.slice(20, 25)) server.service.registrations.register(number);
  server.service.journal.keepCheckpoint();
  await untilPhase(server, completed, 'completed');
  const later = { closesInMs: 1000, startsInMs: 1000, automatic: false };
  frozen = planWithPlayers(server, later, { from: 100, count: 10 });
  await untilPhase(server, frozen, 'frozen');
  const empty = planWithPlayers(server, { closesInMs: 1000, startsInMs: 1000 }, { from: 0, count: 0 });
  await untilPhase(server, empty, 'aborted');
  const soon = { closesInMs: 60_000, startsInMs: 60_000 };
  calledOff = planWithPlayers(server, soon, { from: 200, count: 2 });
  expect((await server.actOfTwo(calledOff, 'abort', 'a fire alarm')).status).toBe(200);
  planWithPlayers(server, soon, { from: 200, count: 2 });
  key = (await server.ask('/journal/key')).text.trim();
  const { code, stdout } = await tirazh('journal', 'verify', '--data', good, '--json');
  expect({ code, ok: JSON.parse(stdout).ok }).toEqual({ code: 0, ok: true });
  await server.close();
});

type Tamper = (database: DatabaseSync) => unknown;

/** A copy of the good folder, tampered with. */
function tampered(tamper: Tamper): string {
  const folder = freshFolder();
  cpSync(good, folder, { recursive: true });
  const database = new DatabaseSync(join(folder, DATABASE_FILE));
  database.exec('PRAGMA foreign_keys = OFF');
  tamper(database);
  database.close();
  return folder;
}

function verdictOf(folder: string): JournalVerdict {
  const database = openForReading(folder);
  try {
    return verifyJournal(database, decodeVerifierKey(key)!);
  } finally {
    database.close();
  }
}

interface StoredRow {
  readonly idx: number;
  readonly text: string;
  readonly record: JournalRecord;
}

const rowsOf = (database: DatabaseSync): StoredRow[] =>
  (
    database.prepare('SELECT idx, text FROM journal ORDER BY idx').all() as { idx: number; text: string }[]
  ).map((row) => ({ ...row, record: JSON.parse(row.text) }));

/** The newest record of a type, or of a type of event. */
function find(database: DatabaseSync, type: string): StoredRow {
  const row = rowsOf(database).findLast(({ record }) => record.type === type || record.body.type === type);
  if (!row) throw new Error(`no ${type} in the journal`);
  return row;
}

/** Writes a record anew, with the hash that belongs to it. */
function rewrite(database: DatabaseSync, record: JournalRecord): string {
  const text = recordText(record);
  const hash = recordHash(text);
  database
    .prepare('UPDATE journal SET text = ?, hash = ? WHERE idx = ?')
    .run(text, hexToBytes(hash), record.index);
  return hash;
}

/** Writes all records from one on anew, chained as if they had always been so. */
function rewriteFrom(database: DatabaseSync, first: JournalRecord): void {
  let prev = rewrite(database, first);
  for (const { record } of rowsOf(database).slice(first.index + 1))
    prev = rewrite(database, { ...record, prev });
}

const altered = ({ record }: StoredRow): JournalRecord => ({
  ...record,
  body: { ...record.body, count: 4711 },
});

describe('verifying a journal', () => {
  it('accepts a folder that nobody touched and says what it holds', async () => {
    const verdict = verdictOf(good);
    expect(verdict).toMatchObject({ ok: true, draws: 5, registrations: 39 });
    const { code, stdout, stderr } = await tirazh('journal', 'verify', '--data', good, '--key', key);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('39 registrations and 5 draws agree');
  });

  /** Each answers the index of the record that has to be named, or null where none can be. */
  const TAMPERINGS: [name: string, tamper: (database: DatabaseSync) => number | null, reason: string][] = [
    [
      'a changed text',
      (database) => {
        const { idx, text } = find(database, 'ticket.registered');
        database
          .prepare('UPDATE journal SET text = ? WHERE idx = ?')
          .run(text.replace('"count":', '"c0unt":'), idx);
        return idx;
      },
      'not the hash of its text',
    ],
    [
      'tickets set free of a draw that stands',
      (database) => {
        database.prepare('UPDATE registration SET released = 1 WHERE draw = ?').run(frozen);
        return rowsOf(database).find(
          ({ record }) => record.body.draw === frozen && record.body.type === 'planned',
        )!.idx;
      },
      '10 of its registrations are released though it stands',
    ],
    [
      'tickets kept by a draw that was called off',
      (database) => {
        database.exec('DROP INDEX registration_once');
        database.prepare('UPDATE registration SET released = 0 WHERE draw = ?').run(calledOff);
        return find(database, 'aborted').idx;
      },
      '2 of its registrations are not released though it was called off',
    ],
    [
      'a changed hash',
      (database) => {
        const { idx } = find(database, 'draw.closed');
        database.prepare('UPDATE journal SET hash = ? WHERE idx = ?').run(new Uint8Array(32), idx);
        return idx;
      },
      'not the hash of its text',
    ],
    [
      'a changed text with its hash made to fit',
      (database) => {
        const row = find(database, 'draw.closed');
        rewrite(database, altered(row));
        return row.idx;
      },
      'it was altered',
    ],
    [
      'a changed link to the record before, with its hash made to fit',
      (database) => {
        const { idx, record } = find(database, 'draw.closed');
        rewrite(database, { ...record, prev: 'a'.repeat(64) });
        return idx;
      },
      'it was altered',
    ],
    [
      'a record that is no JSON',
      (database) => {
        const { idx } = find(database, 'draw.closed');
        const hash = hexToBytes(recordHash('{'));
        database.prepare("UPDATE journal SET text = '{', hash = ? WHERE idx = ?").run(hash, idx);
        return idx;
      },
      'it is not JSON',
    ],
    [
      'a record taken out of the middle',
      (database) => {
        const { idx } = find(database, 'draw.closed');
        database.prepare('DELETE FROM journal WHERE idx = ?').run(idx);
        return idx;
      },
      'it is missing',
    ],
    [
      'a tail cut off',
      (database) => {
        const size = rowsOf(database).length;
        database.prepare('DELETE FROM journal WHERE idx >= ?').run(size - 1);
        return size - 1;
      },
      'records were signed for',
    ],
    [
      'everything from a record on rewritten with a fresh chain',
      (database) => {
        const sizes = database.prepare('SELECT size FROM checkpoint ORDER BY size').all() as {
          size: number;
        }[];
        const row = find(database, 'draw.closed');
        rewriteFrom(database, altered(row));
        // The last checkpoint before it still holds; the next one does not.
        return sizes.findLast(({ size }) => size <= row.idx)?.size ?? 0;
      },
      'was rewritten: the signed root',
    ],
    [
      'an instant that goes back, with a fresh chain',
      (database) => {
        const { idx, record } = find(database, 'draw.closed');
        rewriteFrom(database, { ...record, at: '2020-01-01T00:00:00.000Z' });
        return idx;
      },
      'is before',
    ],
    [
      'a checkpoint of another tree under an old signature',
      (database) => {
        database.exec(
          'UPDATE checkpoint SET note = replace(note, char(10) || size || char(10), char(10) || 1 || char(10))',
        );
        return null;
      },
      'does not hold',
    ],
    [
      'a registration for another number',
      (database) => {
        const { idx } = find(database, 'ticket.registered');
        const free = 'SELECT min(number) FROM ticket WHERE number NOT IN (SELECT number FROM registration)';
        database.exec(
          `UPDATE registration SET number = (${free}) WHERE number = (SELECT min(number) FROM registration WHERE record = ${idx}) AND record = ${idx}`,
        );
        return idx;
      },
      'not those in the table',
    ],
    [
      'a registration moved to another draw',
      (database) => {
        const { idx } = find(database, 'ticket.registered');
        database.exec(`UPDATE registration SET draw = '${completed}' WHERE record = ${idx}`);
        return idx;
      },
      'it accounts for',
    ],
    [
      'a registration moved to another series',
      (database) => {
        const { idx } = find(database, 'ticket.registered');
        database.exec(`UPDATE registration SET series = 2 WHERE record = ${idx}`);
        return idx;
      },
      'it accounts for',
    ],
    [
      'a registration moved to another time',
      (database) => {
        const { idx } = find(database, 'ticket.registered');
        database.exec(`UPDATE registration SET at = '2020-01-01T00:00:00.000Z' WHERE record = ${idx}`);
        return idx;
      },
      'it accounts for',
    ],
    [
      'a registration taken away',
      (database) => {
        const { idx } = find(database, 'ticket.registered');
        database.exec(
          `DELETE FROM registration WHERE number = (SELECT min(number) FROM registration WHERE record = ${idx}) AND record = ${idx}`,
        );
        return idx;
      },
      'it accounts for',
    ],
    [
      'a registration slipped in',
      (database) => {
        const { idx } = find(database, 'draw.closed');
        database.exec(
          `INSERT INTO registration SELECT max(number), 1, '${frozen}', '2026-01-01T00:00:00.000Z', ${idx}, 0 FROM ticket`,
        );
        return idx;
      },
      'does not account for the registration',
    ],
    [
      'a ticket number slipped in',
      (database) => {
        database.exec('INSERT INTO ticket (number, series) VALUES (1, 1)');
        return find(database, 'series.received').idx;
      },
      'not those taken over',
    ],
    [
      'another winner in the table',
      (database) => {
        database.exec(
          `UPDATE picked SET picks = json_set(picks, '$[0].index', json_extract(picks, '$[1].index'))`,
        );
        return find(database, 'draw.picked').idx;
      },
      'not the journalled ones',
    ],
    [
      'another seed in the table',
      (database) => {
        database.exec('UPDATE picked SET seed = zeroblob(64)');
        return find(database, 'draw.picked').idx;
      },
      'not the journalled ones',
    ],
    [
      'the pick taken away',
      (database) => {
        database.exec('DELETE FROM picked');
        return find(database, 'draw.picked').idx;
      },
      'not the journalled ones',
    ],
    [
      'another secret in the table',
      (database) => {
        database.exec(`UPDATE contribution SET secret = zeroblob(32) WHERE draw = '${completed}'`);
        const committed = rowsOf(database).find(
          ({ record }) => record.body.type === 'committed' && record.body.draw === completed,
        );
        return committed!.idx;
      },
      'not the committed one',
    ],
    [
      'entries altered after the draw',
      (database) => {
        database.exec(
          `UPDATE draw SET entry_lines = CAST(replace(entry_lines, '1', '2') AS BLOB) WHERE id = '${completed}'`,
        );
        return rowsOf(database).find(({ record }) => record.body.type === 'frozen')!.idx;
      },
      'not the registered numbers',
    ],
    [
      'entries altered before the pick',
      (database) => {
        database.exec(`UPDATE draw SET entry_lines = substr(entry_lines, 14) WHERE id = '${frozen}'`);
        return find(database, 'frozen').idx;
      },
      'not the registered numbers',
    ],
    [
      'another plan',
      (database) => {
        database.exec(`UPDATE draw SET plan = json_set(plan, '$.reserves', 5) WHERE id = '${frozen}'`);
        return rowsOf(database).find(
          ({ record }) => record.body.type === 'planned' && record.body.draw === frozen,
        )!.idx;
      },
      'the stored plan is not its own',
    ],
    [
      'a draw moved to another series',
      (database) => {
        database.exec(`UPDATE draw SET series = 2 WHERE id = '${frozen}'`);
        return rowsOf(database).find(
          ({ record }) => record.body.type === 'planned' && record.body.draw === frozen,
        )!.idx;
      },
      'the stored plan is not its own',
    ],
    [
      'a draw set back to be drawn again',
      (database) => {
        database.exec(`UPDATE draw SET phase = 'frozen' WHERE id = '${completed}'`);
        return find(database, 'completed').idx;
      },
      'it is stored as frozen, its events make it completed',
    ],
    [
      'an altered transcript',
      (database) => {
        database.exec(
          `UPDATE draw SET transcript = replace(transcript, '"index":', '"index": ') WHERE id = '${completed}'`,
        );
        return find(database, 'completed').idx;
      },
      'transcript: form',
    ],
    [
      'a missing transcript',
      (database) => {
        database.exec(`UPDATE draw SET transcript = NULL WHERE id = '${completed}'`);
        return find(database, 'completed').idx;
      },
      'transcript: form',
    ],
    [
      'a draw taken away',
      (database) => {
        database.exec(`DELETE FROM draw WHERE id = '${frozen}'`);
        return rowsOf(database).find(
          ({ record }) => record.body.type === 'planned' && record.body.draw === frozen,
        )!.idx;
      },
      'the draw itself is gone',
    ],
    [
      'a draw that the journal does not know',
      (database) => {
        database.exec(
          `INSERT INTO draw (id, created, plan, series, phase, closes_ms, starts_ms, automatic)
           SELECT 'extra', 99, plan, series, 'open', closes_ms, starts_ms, automatic FROM draw LIMIT 1`,
        );
        return null;
      },
      'the journal knows nothing of it',
    ],
    [
      'an event filed under another number',
      (database) => {
        const { idx } = find(database, 'completed');
        database.exec(`UPDATE journal SET seq = 9000 WHERE idx = ${idx}`);
        return idx;
      },
      'it is filed as',
    ],
    [
      'a record filed as an event that it is not',
      (database) => {
        const { idx } = find(database, 'draw.closed');
        database.exec(`UPDATE journal SET draw = '${completed}', seq = 9000 WHERE idx = ${idx}`);
        return idx;
      },
      'and is none',
    ],
  ];

  it.each(TAMPERINGS)('names the first bad record for %s', (_, tamper, reason) => {
    let record: number | null = null;
    const folder = tampered((database) => {
      record = tamper(database);
    });
    const verdict = verdictOf(folder);
    expect(verdict).toEqual({ ok: false, record, reason: expect.stringContaining(reason) });
  });

  it('tells a swapped key from the one that signed', async () => {
    const folder = tampered(() => {});
    const swapped = encodeVerifierKey(
      verifierOf({ name: decodeVerifierKey(key)!.name, secretKey: new Uint8Array(32).fill(9) }),
    );
    writeFileSync(join(folder, VERIFIER_FILE), `${swapped}\n`);
    const byFolder = await tirazh('journal', 'verify', '--data', folder);
    expect(byFolder).toMatchObject({ code: 1, stdout: '' });
    expect(byFolder.stderr).toMatch(
      /^tirazh: .*: checkpoint \d+: no signature by test\.example\/journal.*\n$/,
    );
    const byPublished = await tirazh('journal', 'verify', '--data', folder, '--key', key);
    expect(byPublished.code).toBe(0);
  });
});

describe('tirazh journal verify', () => {
  it('exits with 1 and one line that names the record', async () => {
    let record = 0;
    const folder = tampered((database) => {
      const row = find(database, 'draw.closed');
      record = row.idx;
      rewrite(database, altered(row));
    });
    const plain = await tirazh('journal', 'verify', '--data', folder);
    expect(plain).toMatchObject({ code: 1, stdout: '' });
    expect(plain.stderr).toBe(
      `tirazh: ${folder}: record ${record}: it was altered: record ${record + 1} does not follow it\n`,
    );
    const json = await tirazh('journal', 'verify', '--data', folder, '--json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({ ok: false, record });
  });

  it('finds a damaged file damaged', async () => {
    const folder = tampered(() => {});
    const path = join(folder, DATABASE_FILE);
    const bytes = readFileSync(path);
    bytes.fill(0xa5, Math.floor(bytes.length / 2));
    writeFileSync(path, bytes);
    const { code, stderr } = await tirazh('journal', 'verify', '--data', folder);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^tirazh: [^\n]*\n$/);
  });

  it.each([
    ['a folder that is not there', (folder: string) => ['--data', join(folder, 'none')], 'no tirazh.sqlite'],
    ['a folder without a database', (folder: string) => ['--data', folder], 'no tirazh.sqlite'],
    ['no folder', () => [], "'--data <folder>' not specified"],
    ['a key that is none', () => ['--data', good, '--key', 'abc'], '--key: expected <name>+<key id>'],
    [
      'a key whose id is not its own',
      () => ['--data', good, '--key', key.replace(/\+[0-9a-f]{8}\+/, '+00000000+')],
      '--key: expected',
    ],
    [
      'a folder without its key',
      (folder: string) => {
        cpSync(join(good, DATABASE_FILE), join(folder, DATABASE_FILE));
        return ['--data', folder];
      },
      'give the verifier key with --key',
    ],
    [
      'a file that is no database',
      (folder: string) => {
        writeFileSync(
          join(folder, DATABASE_FILE),
          'not a database at all, whatever its name says'.repeat(100),
        );
        return ['--data', folder];
      },
      'it cannot be read',
    ],
  ])('exits with 2 for %s', async (_, flags, reason) => {
    const { code, stdout, stderr } = await tirazh('journal', 'verify', ...flags(freshFolder()));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(reason);
    expect(stderr).not.toContain('    at ');
  });
});

it('names the record that registers a ticket for two draws that both stand', () => {
  const stores = openStores(freshFolder(), { nowMs: NOON_MS });
  const series = smallSeries();
  addSeries(stores, series);
  const draws = [stores.planner.plan(draftAt(NOON_MS)).drawId, stores.planner.plan(draftAt(NOON_MS)).drawId];
  stores.database.exec('DROP INDEX registration_once');
  const numbers = [Number(series.printed[0])];
  const [, second] = draws.map((draw) => stores.registrations.registerBatch(draw, numbers).record);
  const verdict = verifyJournal(stores.database, stores.verifier);
  stores.close();
  expect(verdict).toMatchObject({
    ok: false,
    record: second,
    reason: expect.stringContaining(`was registered for draw ${draws[0]}, not called off yet`),
  });
});
