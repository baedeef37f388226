import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningCommand, startTirazh, tirazh } from '../../broadcast/testing/commandLine.ts';
import { type RedisServer, startRedis } from '../../terminal/testing/redisServer.ts';
import { smallScenario } from '../trials/smallScenario.ts';
import { PROTOCOL, RUNS_KEY, runKey, workersKey } from './clusterProtocol.ts';

const TRIALS = 1_500_000;
const SCENARIO = JSON.stringify(smallScenario({ mode: 'path', trials: TRIALS }));

let folder: string;
let scenario: string;
let redis: RedisServer;
let running: RunningCommand[];
let digest: string;

beforeAll(async () => {
  const place = await mkdtemp(join(tmpdir(), 'tirazh-local-'));
  const path = join(place, 'scenario.json');
  await writeFile(path, SCENARIO);
  digest = JSON.parse((await tirazh('simulate', path, '--json')).stdout).digest;
  await rm(place, { recursive: true });
}, 120_000);

beforeEach(async () => {
  redis = await startRedis();
  folder = await mkdtemp(join(tmpdir(), 'tirazh-cluster-'));
  scenario = join(folder, 'scenario.json');
  await writeFile(scenario, SCENARIO);
  running = [];
});
afterEach(async () => {
  for (const { process } of running) process.kill('SIGKILL');
  await Promise.all(running.map(({ ended }) => ended));
  await redis.stop();
  await rm(folder, { recursive: true, force: true });
});

function start(...args: string[]): RunningCommand {
  const command = startTirazh(...args);
  running.push(command);
  return command;
}

/** A worker with one thread, once it listens. */
async function startWorker(): Promise<RunningCommand> {
  const worker = start('worker', '--cluster', redis.url, '--workers', '1');
  await worker.line('threads for the simulations on');
  return worker;
}

const submit = (...flags: string[]): RunningCommand =>
  start('simulate', scenario, '--cluster', redis.url, '--json', ...flags);

const digestOf = ({ stdout }: { stdout: string }): string => JSON.parse(stdout).digest;

/** What is left of runs in Redis, as soon as nothing is; after a while, as it is. */
async function leftKeys(): Promise<string[]> {
  let keys = await redis.keys();
  for (let look = 0; look < 50 && keys.length > 0; look++) {
    await sleep(100);
    keys = await redis.keys();
  }
  return keys;
}

describe('a simulation on a cluster', () => {
  it('has the digest of a local run, and leaves nothing in Redis', async () => {
    const workers = [await startWorker(), await startWorker()];
    const ended = await submit().ended;
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(digestOf(ended)).toBe(digest);
    expect(await leftKeys()).toEqual([]);
    for (const { process } of workers) process.kill('SIGTERM');
    for (const worker of workers) {
      const { code, stdout } = await worker.ended;
      expect(code).toBe(0);
      expect(stdout).toMatch(/: over, \d+ blocks were run here\nstopped\n$/);
    }
  });

  it('has it as well when a worker is killed with its work in hand and another comes later', async () => {
    const first = await startWorker();
    const run = submit();
    await first.line(': joined');
    await sleep(1500);
    first.process.kill('SIGKILL');
    await startWorker();
    const ended = await run.ended;
    expect(ended.code).toBe(0);
    expect(digestOf(ended)).toBe(digest);
    expect(await leftKeys()).toEqual([]);
  });

  it('has it as well when every worker is stopped politely in the middle', async () => {
    const first = await startWorker();
    const run = submit();
    await first.line(': joined');
    await sleep(1000);
    first.process.kill('SIGTERM');
    expect((await first.ended).code).toBe(0);
    await startWorker();
    expect(digestOf(await run.ended)).toBe(digest);
  });

  it('keeps a checkpoint when Redis dies, in a clear line, and goes on locally to the same digest', async () => {
    const worker = await startWorker();
    const run = submit();
    await worker.line(': joined');
    await sleep(3000);
    await redis.kill();
    const { code, stdout, stderr } = await run.ended;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(
      /^tirazh: lost Redis at redis:\/\/127\.0\.0\.1:\d+: .*; [\d,]+ of 1,500,000 trials are kept in /,
    );
    const { trialsDone } = JSON.parse(await readFile(`${scenario}.checkpoint`, 'utf8'));
    expect(trialsDone).toBeGreaterThan(0);
    const resumed = await tirazh('simulate', scenario, '--resume', '--json');
    expect(digestOf(resumed)).toBe(digest);
    worker.process.kill('SIGTERM');
    expect((await worker.ended).code).toBe(0);
  });

  it('is stopped by Ctrl-C with a checkpoint, takes its work out of Redis, and goes on on the cluster', async () => {
    const worker = await startWorker();
    const run = submit();
    await worker.line(': joined');
    await sleep(3000);
    run.process.kill('SIGINT');
    const { code, stderr } = await run.ended;
    expect(code).toBe(130);
    expect(stderr).toMatch(/^tirazh: stopped; [\d,]+ of 1,500,000 trials are kept in /);
    expect(await leftKeys()).toEqual([]);
    expect(digestOf(await submit('--resume').ended)).toBe(digest);
  });

  it('refuses a worker of another version, or one that counts otherwise, and says so on both sides', async () => {
    const client = new Redis(redis.url);
    const worker = await startWorker();
    const record = { protocol: 'tirazh/cluster/v9', program: '9.0.0' };
    const otherwise = { scenario: SCENARIO, hash: 'f'.repeat(64), probe: 'f'.repeat(64) };
    await client.hset(runKey('new'), record);
    await client.sadd(RUNS_KEY, 'new');
    expect(await worker.line('run new: ')).toMatch(
      /refused, the run is of tirazh 9\.0\.0 \(tirazh\/cluster\/v9\)/,
    );
    const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
    await client.hset(runKey('odd'), { ...otherwise, protocol: PROTOCOL, program: version });
    await client.sadd(RUNS_KEY, 'odd');
    expect(await worker.line('run odd: ')).toMatch(
      /refused, the scenario as it came has hash [0-9a-f]{64}, it was sent as f/,
    );
    while ((await client.hlen(workersKey('odd'))) === 0) await sleep(50);
    const [state] = Object.values(await client.hgetall(workersKey('odd')));
    expect(JSON.parse(state!).refusal).toContain('the scenario as it came');
    client.disconnect();
  });

  it('clears away the run of a submitter that was killed', async () => {
    const client = new Redis(redis.url);
    const worker = await startWorker();
    const run = submit();
    await worker.line(': joined');
    run.process.kill('SIGKILL');
    await run.ended;
    const [id] = await client.smembers(RUNS_KEY);
    // What its time to live would do half a minute later.
    await client.del(runKey(id!));
    await worker.line(': over');
    expect(await leftKeys()).toEqual([]);
    client.disconnect();
  });

  it('says when no worker is there, and begins as soon as one is', async () => {
    const run = submit('--trials', '5000');
    let told = '';
    run.process.stderr!.on('data', (piece: Buffer) => {
      told += piece;
    });
    while (!told.includes('no worker is here; start some with: tirazh worker --cluster')) await sleep(50);
    await startWorker();
    expect(JSON.parse((await run.ended).stdout).trials).toBe(5000);
  });
});
