import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tirazh } from '../broadcast/testing/commandLine.ts';
import { smallScenario } from './trials/smallScenario.ts';

let folder: string;
let scenario: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tirazh-simulate-'));
  scenario = join(folder, 'scenario.json');
  await writeFile(scenario, JSON.stringify(smallScenario({ mode: 'path', trials: 20_000 })));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const simulate = (...args: string[]) => tirazh('simulate', ...args);

describe('tirazh simulate', () => {
  it('prints the same JSON for any number of workers, with a digest', async () => {
    const [one, two] = await Promise.all(['1', '2'].map((n) => simulate(scenario, '--workers', n, '--json')));
    expect(one).toMatchObject({ code: 0, stderr: '' });
    expect(two!.stdout).toBe(one!.stdout);
    const result = JSON.parse(one!.stdout);
    expect(result.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(result).toMatchObject({ trials: 20_000, seed: 'small', mode: 'path' });
  });

  it('takes trials, seed and mode from its flags, writes rows and a report, and leaves nothing else behind', async () => {
    const [out, report] = [join(folder, 'a.arrow'), join(folder, 'a.html')];
    const flags = ['--trials', '5000', '--seed', "a 'b'", '--mode', 'terminal'];
    const { code, stdout, stderr } = await simulate(scenario, ...flags, '--out', out, '--report', report);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`terminal mode, 5,000 trials, 1 checkpoints to 2026-06-30, seed "a 'b'"`);
    expect(stdout).toMatch(/digest {4}[0-9a-f]{64}\ntime {6}0:\d\d, [\d,.]+ trials\/s\n$/);
    expect(tableFromIPC(await readFile(out)).numRows).toBe(5000);
    const page = await readFile(report, 'utf8');
    expect(page).toContain('<!doctype html>');
    expect((await readdir(folder)).sort()).toEqual(['a.arrow', 'a.html', 'scenario.json']);
  });

  it('prints the published schema', async () => {
    const { code, stdout } = await simulate('--schema');
    expect(code).toBe(0);
    const published = await readFile(new URL('./scenario/scenario.schema.json', import.meta.url), 'utf8');
    expect(JSON.parse(stdout)).toEqual(JSON.parse(published));
  });

  it('refuses wrong usage with exit code 2 and one line', async () => {
    const elsewhere = join(folder, 'no', 'file');
    const wrong: readonly (readonly [args: readonly string[], message: string])[] = [
      [[], 'simulate: give a scenario file'],
      [[join(folder, 'none.json')], 'there is no such file'],
      [[scenario, '--trials', '0'], '--trials: expected an integer 1 to 1000000000, got "0"'],
      [[scenario, '--workers', 'two'], '--workers: expected an integer 1 to 256, got "two"'],
      [[scenario, '--out', folder], 'it is not an ordinary file'],
      [[scenario, '--out', elsewhere], 'there is no such file or folder'],
      [[scenario, '--report', '/dev/full'], 'it is not an ordinary file'],
      [[scenario, '--out', elsewhere, '--report', elsewhere], 'must be different files'],
      [[scenario, '--resume'], 'there is no such file'],
      [[scenario, '--cluster', 'localhost'], '--cluster: expected redis://'],
      [
        [scenario, '--cluster', 'redis://localhost', '--workers', '2'],
        'with --cluster give it to tirazh worker',
      ],
      [[scenario, '--cluster', 'redis://localhost', '--out', 'x.arrow'], 'does not go with --cluster'],
    ];
    for (const [args, message] of wrong) {
      const { code, stdout, stderr } = await simulate(...args);
      expect({ code, stdout }, args.join(' ')).toEqual({ code: 2, stdout: '' });
      expect(stderr.trimEnd().split('\n'), args.join(' ')).toEqual([expect.stringContaining(message)]);
    }
  });

  it('does not write over what it reads', async () => {
    const before = await readFile(scenario);
    for (const flag of ['--out', '--report', '--checkpoint']) {
      const { code, stderr } = await simulate(scenario, flag, scenario);
      expect(code).toBe(2);
      expect(stderr).toBe(
        `tirazh: ${flag}: ${scenario} would overwrite ${scenario}, which is read here; choose another name\n`,
      );
    }
    expect(await readFile(scenario)).toEqual(before);
  });

  it('does not write a checkpoint over another file', async () => {
    const path = join(folder, 'notes.txt');
    await writeFile(path, 'mine');
    const { code, stderr } = await simulate(scenario, '--checkpoint', path);
    expect(code).toBe(2);
    expect(stderr).toContain('is there already and is no checkpoint');
    expect(await readFile(path, 'utf8')).toBe('mine');
  });

  it('lists every fault of a scenario with its path', async () => {
    const path = join(folder, 'faulty.json');
    const sound = smallScenario();
    const faulty = { ...sound, sellThrough: { model: 'fixed', sold: 101, months: 1 }, colour: 'red' };
    await writeFile(path, JSON.stringify(faulty));
    const { code, stderr } = await simulate(path);
    await rm(path);
    expect(code).toBe(2);
    expect(stderr).toContain('2 faults');
    expect(stderr).toContain('sellThrough.sold: ');
    expect(stderr).toContain('colour');
  });

  it('says when there is no Redis, at once and without the password', async () => {
    for (const args of [['simulate', scenario], ['worker']]) {
      const { code, stderr } = await tirazh(...args, '--cluster', 'redis://me:secret@127.0.0.1:1');
      expect(code).toBe(1);
      expect(stderr).toBe(
        'tirazh: cannot use Redis at redis://127.0.0.1:1: nothing answers there; start redis-server or mend the address\n',
      );
    }
  });
});
