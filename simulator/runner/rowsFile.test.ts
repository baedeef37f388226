import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRowsFile, type RowsFile } from './rowsFile.ts';

const COLUMNS = [
  { name: 'trial', whole: true },
  { name: 'balance_tenge', whole: true },
  { name: 'rtp', whole: false },
];
const METADATA = new Map([['tirazh.seed', 'a']]);
const BATCH_ROWS = 8;

/** Rows `from` to `to`: money of both signs, beyond 32 bits. */
const rowsOf = (from: number, to: number): Float64Array[] => {
  const trials = Float64Array.from({ length: to - from }, (_, i) => from + i);
  return [trials, trials.map((i) => (i % 2 ? -1 : 1) * (i * 1_000_000_007 + 3)), trials.map((i) => i / 7)];
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tirazh-rows-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const openAt = (path: string, resumeRows = 0, metadata = METADATA): Promise<RowsFile> =>
  openRowsFile({ path, columns: COLUMNS, metadata, batchRows: BATCH_ROWS, resumeRows });

async function write(file: RowsFile, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += BATCH_ROWS) await file.append(rowsOf(at, Math.min(to, at + BATCH_ROWS)));
}

describe('the file of all trials', () => {
  it('is an Arrow file whose int64 and float64 columns read back to the same numbers', async () => {
    const path = join(folder, 'a.arrow');
    const file = await openAt(path);
    await write(file, 0, 21);
    await file.finish();
    const bytes = await readFile(path);
    expect(bytes.subarray(0, 6).toString()).toBe('ARROW1');
    expect(bytes.subarray(-6).toString()).toBe('ARROW1');
    const table = tableFromIPC(bytes);
    expect(table.schema.fields.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'trial Int64',
      'balance_tenge Int64',
      'rtp Float64',
    ]);
    expect(table.schema.metadata).toEqual(METADATA);
    expect(table.batches.map(({ numRows }) => numRows)).toEqual([8, 8, 5]);
    const [trials, balances, rtps] = rowsOf(0, 21);
    expect([...table.getChild('trial')!].map(Number)).toEqual([...trials!]);
    expect([...table.getChild('balance_tenge')!].map(Number)).toEqual([...balances!]);
    expect([...table.getChild('rtp')!]).toEqual([...rtps!]);
    await expect(stat(`${path}.part`)).rejects.toThrow('ENOENT');
  });

  it('gets the same bytes when it is gone on with behind any whole batch, whatever follows it', async () => {
    const whole = join(folder, 'whole.arrow');
    const file = await openAt(whole);
    await write(file, 0, 21);
    await file.finish();
    const expected = await readFile(whole);
    for (const done of [8, 16, 21]) {
      const path = join(folder, `resumed-${done}.arrow`);
      const first = await openAt(path);
      await write(first, 0, 21);
      await first.close();
      const second = await openAt(path, done);
      await write(second, done, 21);
      await second.finish();
      expect((await readFile(path)).equals(expected)).toBe(true);
    }
  });

  it('is not gone on with when the part is too short, of another run, or missing', async () => {
    const path = join(folder, 'a.arrow');
    const file = await openAt(path);
    await write(file, 0, 16);
    await file.close();
    const message = /part does not hold the trials that the checkpoint says/;
    await expect(openAt(path, 16, new Map([['tirazh.seed', 'b']]))).rejects.toThrow(message);
    await truncate(`${path}.part`, (await stat(`${path}.part`)).size - 1);
    await expect(openAt(path, 16)).rejects.toThrow(message);
    await expect(openAt(join(folder, 'b.arrow'), 16)).rejects.toThrow('there is no such file');
  });

  it('is refused where it cannot be: a device, a missing folder', async () => {
    await expect(openAt('/dev/full')).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: /not an ordinary file/,
    });
    await expect(openAt(join(folder, 'no/a.arrow'))).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  it('on a full disk, says so and keeps the whole batches', async ({ skip }) => {
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tirazh', folder]);
    skip(mounted.status !== 0, 'a small disk cannot be mounted here: this test needs root');
    try {
      const path = join(folder, 'a.arrow');
      const file = await openAt(path);
      const fill = async (): Promise<number> => {
        for (let rows = 0; ; rows += BATCH_ROWS) {
          const written = await write(file, rows, rows + BATCH_ROWS).catch((fault: Error) => fault);
          if (written) {
            expect(written).toMatchObject({
              code: 'UNAVAILABLE',
              message: `cannot write ${path}.part: the disk is full`,
            });
            return rows;
          }
        }
      };
      const kept = await fill();
      expect(kept).toBeGreaterThan(0);
      await file.close();
      const again = await openAt(path, kept);
      await again.close();
    } finally {
      spawnSync('umount', [folder]);
    }
  });

  it('leaves a file of that name alone until it is finished', async () => {
    const path = join(folder, 'a.arrow');
    await writeFile(path, 'yesterday');
    const file = await openAt(path);
    await write(file, 0, 8);
    await file.close();
    expect(await readFile(path, 'utf8')).toBe('yesterday');
  });
});
