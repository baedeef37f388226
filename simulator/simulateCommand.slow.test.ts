import { spawnSync } from 'node:child_process';
import { access, copyFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningCommand, startTirazh, tirazh } from '../broadcast/testing/commandLine.ts';
import { smallScenario } from './trials/smallScenario.ts';

/** Some seconds on one core. */
const TRIALS = 1_000_000;
const COUNTS = /; ([\d,]+) of 1,000,000 trials are kept in \S+: add --resume to go on\n$/;

let folder: string;
let scenario: string;
let expected: { digest: string; rows: Buffer };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tirazh-stop-'));
  scenario = join(folder, 'scenario.json');
  await writeFile(scenario, JSON.stringify(smallScenario({ mode: 'path', trials: TRIALS })));
  const out = join(folder, 'whole.arrow');
  const { stdout } = await tirazh('simulate', scenario, '--json', '--out', out);
  expected = { digest: JSON.parse(stdout).digest, rows: await readFile(out) };
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Until the run has written a megabyte of rows. */
async function grown(path: string, run: RunningCommand): Promise<void> {
  let hasEnded = false;
  run.ended.then(() => {
    hasEnded = true;
  });
  while ((await stat(`${path}.part`).catch(() => ({ size: 0 }))).size < 1_000_000) {
    if (hasEnded) throw new Error(`the run ended too early: ${JSON.stringify(await run.ended)}`);
    await sleep(20);
  }
}

async function resumed(...flags: string[]): Promise<string> {
  const { code, stdout, stderr } = await tirazh('simulate', scenario, '--resume', '--json', ...flags);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout).digest;
}

describe('a run that is stopped', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'by %s keeps a checkpoint and goes on to the same digest and the same rows',
    async (signal, code) => {
      const out = join(folder, `${signal}.arrow`);
      const run = startTirazh('simulate', scenario, '--out', out);
      await grown(out, run);
      run.process.kill(signal);
      const ended = await run.ended;
      expect(ended).toMatchObject({ code, stdout: '' });
      expect(ended.stderr).toMatch(COUNTS);
      expect(await resumed('--out', out)).toBe(expected.digest);
      expect((await readFile(out)).equals(expected.rows)).toBe(true);
      await expect(access(`${scenario}.checkpoint`)).rejects.toThrow('ENOENT');
    },
  );

  it('goes on without rows as well, and refuses to begin rows in the middle', async () => {
    const part = join(folder, 'x.arrow');
    const run = startTirazh('simulate', scenario, '--out', part);
    await grown(part, run);
    run.process.kill('SIGINT');
    await run.ended;
    const checkpoint = `${scenario}.checkpoint`;
    await copyFile(checkpoint, join(folder, 'kept'));
    expect(await resumed()).toBe(expected.digest);

    const text = JSON.parse(await readFile(join(folder, 'kept'), 'utf8'));
    await writeFile(checkpoint, JSON.stringify({ ...text, trials: 5 }));
    const damaged = await tirazh('simulate', scenario, '--resume');
    expect(damaged).toMatchObject({ code: 2, stderr: expect.stringContaining('is a damaged checkpoint') });
    await copyFile(join(folder, 'kept'), checkpoint);
    const other = await tirazh('simulate', scenario, '--resume', '--seed', 'other');
    expect(other).toMatchObject({ code: 2, stderr: expect.stringContaining('belongs to another run: seed') });
    await rm(checkpoint);
  });
});

describe('a full disk', () => {
  it('stops the run with a clear line and keeps what was done', async ({ skip }) => {
    const disk = join(folder, 'disk');
    await mkdir(disk);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tirazh', disk]);
    skip(mounted.status !== 0, 'a small disk cannot be mounted here: this test needs root');
    try {
      const out = join(disk, 'a.arrow');
      const { code, stderr } = await tirazh('simulate', scenario, '--out', out);
      expect(code).toBe(1);
      expect(stderr).toContain(`cannot write ${out}.part: the disk is full; `);
      expect(stderr).toMatch(COUNTS);
      expect(await resumed()).toBe(expected.digest);
    } finally {
      spawnSync('umount', [disk]);
    }
  });
});
