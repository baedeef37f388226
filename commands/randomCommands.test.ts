import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { kernelGenerator } from '../engine/kernel/kernelGenerator.ts';
import { keyWords } from '../engine/random/deriveKey.ts';
import { PUBLISHED_WORDS } from '../fixtures/mt19937ar/vectors.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const node = here('../node_modules/.bin/node');
const cli = here('../cli.ts');
const wrapper = here('../bin/tirazh.js');

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end. */
async function run(program: string, args: readonly string[]): Promise<Ended> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (piece: Buffer) => stdout.push(piece));
  child.stderr.on('data', (piece: Buffer) => stderr.push(piece));
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return {
    code,
    signal,
    stdout: Buffer.concat(stdout).toString(),
    stderr: Buffer.concat(stderr).toString(),
  };
}

const tirazh = (...args: string[]): Promise<Ended> => run(node, [cli, ...args]);
const words = (...args: string[]): Promise<Ended> => tirazh('random', 'words', ...args);

describe('tirazh random words', () => {
  it('prints the published words of a key, decimal or hexadecimal', async () => {
    for (const key of ['0x123,0x234,0x345,0x456', '291, 564,0X345,1110']) {
      const { code, stdout, stderr } = await words('--key', key, '--count', '1000');
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toBe(`${PUBLISHED_WORDS.join('\n')}\n`);
    }
  });

  it('prints the words of a seed, to the one that the C++ standard fixes', async () => {
    const { stdout } = await words('--seed', '0x1571', '--count', '10000');
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('4123659995');
  });

  it('prints one JSON object with --json, over several pieces', async () => {
    const { code, stdout } = await words('--seed', '5489', '--count', '140000', '--json');
    const answer = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(answer).toMatchObject({ seeding: 'init_genrand', seed: 5489, count: 140_000 });
    expect(answer.words).toHaveLength(140_000);
    expect(answer.words[9999]).toBe(4123659995);
    const byKey = JSON.parse((await words('--key', '0x123,0x234', '--count', '1', '--json')).stdout);
    expect(byKey).toMatchObject({ seeding: 'init_by_array', key: [0x123, 0x234], count: 1 });
  });

  it.each([
    [['--seed', '-1', '--count', '1'], '--seed: expected an integer 0 to 4294967295'],
    [['--seed', '4294967296', '--count', '1'], 'got "4294967296"'],
    [['--seed', '1e3', '--count', '1'], 'got "1e3"'],
    [['--seed', '', '--count', '1'], 'got ""'],
    [['--key', '1,,3', '--count', '1'], '--key, word 2 of 3: expected an integer'],
    [['--key', '1,0xzz', '--count', '1'], 'got "0xzz"'],
    [['--count', '1'], 'expected one of --seed and --key, got neither'],
    [['--seed', '1', '--key', '1', '--count', '1'], 'expected one of --seed and --key, got both'],
    [['--seed', '1', '--count', '0'], '--count: expected an integer 1 to 10000000, got "0"'],
    [['--seed', '1', '--count', '10000001'], 'got "10000001"'],
    [['--seed', '1', '--count', 'many'], 'got "many"'],
    [['--seed', '1'], "required option '--count <n>' not specified"],
    [['--seed', '1', '--count', '1', '--colour'], "unknown option '--colour'"],
  ])('refuses %j with exit code 2 and says why on one line', async (args, reason) => {
    const { code, stdout, stderr } = await words(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(reason);
    expect(stderr).not.toContain('    at ');
  });
});

describe('tirazh random stream', () => {
  const keyHex = Array.from({ length: 64 }, (_, i) => (i * 3).toString(16).padStart(2, '0')).join('');
  const key = keyWords(Uint8Array.from(Buffer.from(keyHex, 'hex')));

  /** The first bytes of the stream, as any machine must write them. */
  function expectedBytes(length: number): Buffer {
    const expected = Buffer.alloc(length);
    const generator = kernelGenerator(key);
    for (let at = 0; at < length; at += 4) expected.writeUInt32LE(generator.next(), at);
    return expected;
  }

  /** Reads `length` bytes, then closes. */
  async function readThenClose(program: string, args: string[], length: number): Promise<[Buffer, Ended]> {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const pieces: Buffer[] = [];
    let stderr = '';
    child.stderr.on('data', (piece: Buffer) => {
      stderr += piece;
    });
    let got = 0;
    child.stdout.on('data', (piece: Buffer) => {
      pieces.push(piece);
      got += piece.length;
      if (got >= length) child.stdout.destroy();
    });
    const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    return [Buffer.concat(pieces).subarray(0, length), { code, signal, stdout: '', stderr }];
  }

  it.each([
    ['cli.ts', node, [cli]],
    ['bin/tirazh.js', wrapper, []],
  ])('gives %s little-endian words and ends quietly when the reader closes', async (_, program, first) => {
    const args = [...first, 'random', 'stream', '--key-hex', keyHex];
    const [bytes, { code, signal, stderr }] = await readThenClose(program, args, 1_000_000);
    expect(Buffer.compare(bytes, expectedBytes(1_000_000))).toBe(0);
    expect({ code, signal, stderr }).toEqual({ code: 0, signal: null, stderr: '' });
  });

  it('ends quietly, with code 0, in a shell pipeline', async () => {
    const script = 'set -o pipefail; "$1" "$2" random stream --key-hex "$3" | head -c 3000000; echo "$?" >&2';
    const child = spawn('bash', ['-c', script, 'bash', node, cli, keyHex], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const pieces: Buffer[] = [];
    let stderr = '';
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
    child.stderr.on('data', (piece: Buffer) => {
      stderr += piece;
    });
    await once(child, 'close');
    expect(Buffer.compare(Buffer.concat(pieces), expectedBytes(3_000_000))).toBe(0);
    expect(stderr).toBe('0\n');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('dies of %s at once and without a word', async (name) => {
    const child = spawn(node, [cli, 'random', 'stream', '--key-hex', keyHex], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (piece: Buffer) => {
      stderr += piece;
    });
    child.stdout.once('data', () => child.kill(name));
    child.stdout.resume();
    const [, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    expect(signal).toBe(name);
    expect(stderr).toBe('');
  });

  it.each([
    ['12', 'got 2'],
    [keyHex.slice(0, -1), 'got 127'],
    [`${keyHex}00`, 'got 130'],
    ['', 'got 0'],
    [`${keyHex.slice(0, -1)}g`, 'got "g" at place 128'],
    [`0x${keyHex.slice(2)}`, 'got "x" at place 2'],
  ])('refuses the key %j', async (hex, reason) => {
    const { code, stdout, stderr } = await tirazh('random', 'stream', '--key-hex', hex);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('--key-hex: expected 128 hexadecimal digits');
    expect(stderr).toContain(reason);
  });
});
