import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCheckpoint } from '../engine/journal/checkpoint.ts';
import { type OfficeRoom, openOfficeRoom } from './claims/testing/testOfficeRoom.ts';
import { ticketsOf } from './claims/testing/tickets.ts';
import { exportJournal } from './journalExport.ts';
import { tirazh } from './testing/commandLine.ts';
import { temporaryFolders } from './testing/temporaryFolder.ts';

const freshFolder = temporaryFolders();
let folder: string;
let room: OfficeRoom;

beforeEach(async () => {
  folder = freshFolder();
  room = await openOfficeRoom(folder);
  const { claim } = room.open(ticketsOf(3000)[0]!);
  room.acts(claim, [room.cashier, { type: 'pay', form: 'cash', ofAge: true }]);
});
afterEach(() => room.close());

const texts = (): string =>
  room.journal
    .readRange(0, 1e6)
    .map(({ text }) => `${text}\n`)
    .join('');

describe('an exported journal', () => {
  it('has every record byte for byte, so that each line hashes to the next one’s prev', async () => {
    const out = join(folder, 'journal.jsonl');
    const steps: number[] = [];
    const { size } = room.journal;
    expect(await exportJournal(room.database, out, (done) => steps.push(done))).toEqual({
      ...{ records: size, checkpoint: null },
    });
    const written = readFileSync(out, 'utf8');
    expect(written).toBe(texts());
    let prev = '0'.repeat(64);
    for (const line of written.trimEnd().split('\n')) {
      expect(JSON.parse(line).prev).toBe(prev);
      prev = createHash('sha256').update('\0').update(line).digest('hex');
    }
    expect(steps.at(-1)).toBe(size);
    expect(statSync(out).mode & 0o077).toBe(0);
    expect(existsSync(`${out}.part`)).toBe(false);
  });

  it('has the newest signed checkpoint beside it', async () => {
    room.journal.keepCheckpoint();
    const out = join(folder, 'journal.jsonl');
    const { checkpoint } = await exportJournal(room.database, out, () => {});
    expect(checkpoint).toBe(room.journal.size);
    const opened = openCheckpoint(readFileSync(`${out}.checkpoint`, 'utf8'), room.verifier);
    expect(opened).toMatchObject({ ok: true, checkpoint: { size: checkpoint } });
  });

  it('leaves nothing behind where it cannot be written', async () => {
    const out = join(folder, 'none', 'journal.jsonl');
    await expect(exportJournal(room.database, out, () => {})).rejects.toThrow(/--out .*cannot be written/);
  });

  it('is what the command writes to standard output, or to a file', async () => {
    const expected = texts();
    const shown = await tirazh('journal', 'export', '--data', folder);
    expect([shown.code, shown.stdout === expected]).toEqual([0, true]);
    const out = join(folder, 'own.jsonl');
    const { code, stderr } = await tirazh('journal', 'export', '--data', folder, '--out', out);
    expect([code, readFileSync(out, 'utf8') === expected]).toEqual([0, true]);
    expect(stderr).toContain(`${room.journal.size} records in ${out}; no checkpoint yet`);
  });
});
