import { afterAll, beforeAll, expect, it } from 'vitest';
import { type MemoryChannel, openMemoryChannel } from './live/testing/memoryChannel.ts';
import { tirazh } from './testing/commandLine.ts';

let channel: MemoryChannel;
beforeAll(async () => {
  channel = await openMemoryChannel();
});
afterAll(() => channel.close());

it('prints one JSON object and ends well', async () => {
  const { code, stdout, stderr } = await tirazh(
    ...['load', '--url', channel.url, '--viewers', '5', '--seconds', '0.2', '--json'],
  );
  expect([code, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toMatchObject({ viewers: 5, counts: { watching: 5, lost: 0 }, faults: [] });
});

it('ends with 1 where viewers are left without a draw', async () => {
  const { code, stderr, stdout } = await tirazh(
    ...['load', '--url', channel.url, '--viewers', '2', '--seconds', '0', '--draw', 'none'],
  );
  expect(code).toBe(1);
  expect(stderr).toMatch(/^tirazh: the channel failed: .*refused or found no draw\n$/);
  expect(stdout).toContain('FAULT');
});

it('refuses flags that mean nothing', async () => {
  const faults: [string[], string][] = [
    [['--url', 'nowhere'], '--url'],
    [['--url', 'ftp://x'], '--url'],
    [['--url', channel.url, '--viewers', '0'], '--viewers'],
    [['--url', channel.url, '--viewers', '9999999'], 'ulimit -n'],
    [['--url', channel.url, '--seconds', '-1'], '--seconds'],
    [['--url', channel.url, '--ramp', 'x'], '--ramp'],
    [['--url', channel.url, '--threads', '65'], '--threads'],
  ];
  for (const [flags, words] of faults) {
    const { code, stderr } = await tirazh('load', ...flags);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  }
});
