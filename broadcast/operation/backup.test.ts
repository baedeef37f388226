import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { tirazh } from '../testing/commandLine.ts';
import { smallSeries } from '../testing/smallSeries.ts';
import { addSeries, draftAt, NOON_MS, openStores, type Stores } from '../testing/stores.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { makeBackup } from './backup.ts';
import { backupName, isBackupName } from './backupName.ts';

const freshFolder = temporaryFolders();

/** A data folder with a print run, an open draw and 40 tickets in it; its stores stay open, as a server's do. */
function openFolder(): { dataFolder: string; stores: Stores; draw: string } {
  const dataFolder = freshFolder();
  const stores = openStores(dataFolder, { nowMs: NOON_MS });
  const series = smallSeries();
  addSeries(stores, series);
  const draw = stores.planner.plan(draftAt(NOON_MS)).drawId;
  stores.registrations.registerBatch(draw, [...series.drawNumbers.slice(0, 40)]);
  stores.journal.keepCheckpoint();
  return { dataFolder, stores, draw };
}

const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

describe('makeBackup', () => {
  it('copies an open folder whole, says what it is, and leaves the signing key out', async () => {
    const { dataFolder, stores, draw } = openFolder();
    const outFolder = join(freshFolder(), 'backups');
    const { folder, manifest } = await makeBackup({ dataFolder, outFolder, nowMs: NOON_MS });
    expect(folder).toBe(join(outFolder, 'tirazh-20260110T120000.000Z'));
    expect(readdirSync(folder).sort()).toEqual([
      ...['SHA256SUMS', 'journal-key.pub', 'manifest.json', 'tirazh.sqlite'],
    ]);
    expect(readdirSync(outFolder)).toHaveLength(1);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'tirazh.sqlite')).mode & 0o777).toBe(0o600);
    expect(manifest).toEqual(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
    expect(manifest).toMatchObject({
      at: '2026-01-10T12:00:00.000Z',
      epoch: stores.log.epoch,
      journal: {
        size: stores.journal.size,
        root: Buffer.from(stores.journal.root()).toString('hex'),
        checkpoints: 1,
      },
      underWay: [draw],
    });
    for (const { name, bytes, sha256: sum } of manifest.files) {
      expect({ bytes, sum }).toEqual({
        bytes: statSync(join(folder, name)).size,
        sum: sha256(join(folder, name)),
      });
    }
    stores.close();
    const verified = await tirazh('journal', 'verify', '--data', folder, '--json');
    expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true, registrations: 40, draws: 1 });
  });

  it('ends every session in the copy', async () => {
    const { dataFolder, stores } = openFolder();
    await stores.accounts.create('host', 'host', 'a password for this test');
    expect(await stores.accounts.signIn('host', 'a password for this test')).not.toBeNull();
    const { folder } = await makeBackup({ dataFolder, outFolder: freshFolder(), nowMs: NOON_MS });
    const copy = new DatabaseSync(join(folder, 'tirazh.sqlite'), { readOnly: true });
    expect(copy.prepare('SELECT count(*) AS n FROM session').get()).toMatchObject({ n: 0 });
    expect(copy.prepare('SELECT count(*) AS n FROM account').get()).toMatchObject({ n: 1 });
    copy.close();
    stores.close();
  });

  it('is the folder at one instant, however much is written meanwhile', async () => {
    const { dataFolder, stores, draw } = openFolder();
    // Enough pages for many steps.
    stores.journal.transact(() => {
      for (let i = 0; i < 4000; i++) stores.journal.append('test.filler', { text: 'x'.repeat(4000) });
    });
    const { drawNumbers } = smallSeries();
    let written = 0;
    const writing = setInterval(() => {
      if (written < 300) stores.registrations.registerBatch(draw, [drawNumbers[100 + written++]!]);
    }, 0);
    let steps = 0;
    const { manifest } = await makeBackup({
      ...{ dataFolder, outFolder: freshFolder(), nowMs: NOON_MS },
      onProgress: (stage) => {
        if (stage === 'copy') steps += 1;
      },
    });
    clearInterval(writing);
    expect(steps).toBeGreaterThan(1);
    expect(written).toBeGreaterThan(0);
    // Verified inside makeBackup: tables and journal agree. It may hold some of what was written, never half of it.
    expect(manifest.journal.size).toBeLessThanOrEqual(stores.journal.size);
    stores.close();
  });

  it('never writes over anything', async () => {
    const { dataFolder, stores } = openFolder();
    const options = { dataFolder, outFolder: freshFolder(), nowMs: NOON_MS };
    const { folder } = await makeBackup(options);
    const before = sha256(join(folder, 'tirazh.sqlite'));
    await expect(makeBackup(options)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    expect(sha256(join(folder, 'tirazh.sqlite'))).toBe(before);
    mkdirSync(join(options.outFolder, `${backupName(NOON_MS + 1)}.part`));
    await expect(makeBackup({ ...options, nowMs: NOON_MS + 1 })).rejects.toThrow(
      /another backup is being made/,
    );
    stores.close();
  });

  it('leaves nothing behind where the journal does not hold', async () => {
    const { dataFolder, stores } = openFolder();
    stores.database.exec(
      "UPDATE journal SET text = replace(text, '40', '41') WHERE text LIKE '%ticket.registered%'",
    );
    const outFolder = freshFolder();
    await expect(makeBackup({ dataFolder, outFolder, nowMs: NOON_MS })).rejects.toMatchObject({
      code: 'CHECK_FAILED',
      message: expect.stringMatching(/^no backup was made: the journal does not hold, record \d+: /),
    });
    expect(readdirSync(outFolder)).toEqual([]);
    stores.close();
  });
});

describe('tirazh backup', () => {
  it('says where the backup is and that the key is not in it, and keeps the newest', async () => {
    const { dataFolder, stores } = openFolder();
    const out = freshFolder();
    await makeBackup({ dataFolder, outFolder: out, nowMs: NOON_MS });
    await makeBackup({ dataFolder, outFolder: out, nowMs: NOON_MS + 1000 });
    // Not ours, not whole, or of another journal: never touched.
    mkdirSync(join(out, 'photos'));
    mkdirSync(join(out, backupName(NOON_MS - 1000)));
    // What killed runs left: long ago, and perhaps just now.
    const left = join(out, `${backupName(NOON_MS - 5000)}.part`);
    mkdirSync(left);
    utimesSync(left, new Date(NOON_MS), new Date(NOON_MS));
    mkdirSync(join(out, `${backupName(NOON_MS - 4000)}.part`));
    const other = openFolder();
    await makeBackup({ dataFolder: other.dataFolder, outFolder: out, nowMs: NOON_MS - 2000 });
    const args = ['backup', '--data', dataFolder, '--out', out];
    const first = await tirazh(...args, '--keep', '2', '--json');
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(first.stdout)).toMatchObject({
      deleted: [backupName(NOON_MS)],
      manifest: { version: 'tirazh/backup/v1' },
    });
    const names = readdirSync(out);
    expect(names.filter(isBackupName)).toHaveLength(4);
    expect(names.filter((name) => name.endsWith('.part'))).toEqual([`${backupName(NOON_MS - 4000)}.part`]);
    expect(names).toContain('photos');
    const { stdout } = await tirazh(...args);
    expect(stdout).toContain('journal-key.secret, is not in it');
    expect(stdout).toMatch(/^\d+ records, root [0-9a-f]{64}, 1 signed checkpoints hold$/m);
    stores.close();
    other.stores.close();
  });

  it('refuses what it cannot use, in one line and with nothing written', async () => {
    const { dataFolder, stores } = openFolder();
    const file = join(freshFolder(), 'file');
    writeFileSync(file, '');
    const out = freshFolder();
    for (const [args, code, reason] of [
      [['--data', out, '--out', out], 2, 'no tirazh.sqlite to read there'],
      [['--data', dataFolder, '--out', file], 2, `--out ${file}: `],
      [
        ['--data', dataFolder, '--out', out, '--keep', '0'],
        2,
        '--keep: expected a whole number of 1 or more',
      ],
      [['--data', dataFolder], 2, '--out'],
    ] as const) {
      const ended = await tirazh('backup', ...args);
      expect(ended).toMatchObject({ code, stdout: '' });
      expect(ended.stderr).toContain(reason);
      expect(ended.stderr).not.toContain('    at ');
    }
    expect(readdirSync(out)).toEqual([]);
    stores.close();
  });
});
