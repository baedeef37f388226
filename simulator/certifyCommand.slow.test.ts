/** `tirazh certify` from the outside: what it refuses before any work, what it prints, and its exit codes. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Certificate } from './laboratory/certificate.ts';

const CLI = join(import.meta.dirname, '..', 'cli.ts');
const folder = mkdtempSync(join(tmpdir(), 'tirazh-certify-'));
afterAll(() => rmSync(folder, { recursive: true }));

function certify(args: readonly string[], input: Uint8Array = new Uint8Array()) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'certify', ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  return { code: status, stdout, stderr };
}

function file(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

describe('certify refuses, with exit code 2 and one line', () => {
  it.each<[string, string[], string]>([
    ['an unknown flag', ['--fast'], "unknown option '--fast'"],
    ['an argument', ['words.bin'], 'too many arguments'],
    [
      'a seed that is not hexadecimal',
      ['--seed', 'xyz'],
      '--seed: expected 1 to 64 bytes as pairs of hexadecimal',
    ],
    ['half a byte of seed', ['--seed', 'abc'], 'got "abc"'],
    ['no workers', ['--workers', '0'], '--workers: expected an integer 1 to 256, got "0"'],
    ['workers that are no number', ['--workers', 'abc'], 'got "abc"'],
    ['workers beyond reason', ['--workers', '1e9'], 'got "1e9"'],
    ['a report in no folder', ['--report', '/no/such/folder/r.html'], 'there is no such file or folder'],
    ['a report that is a folder', ['--report', tmpdir()], 'it is not an ordinary file'],
    ['a report on a device', ['--report', '/dev/full'], 'it is not an ordinary file'],
    ['words that are not there', ['--generator', '/no/such/words'], 'cannot read /no/such/words'],
    ['words from a folder', ['--generator', tmpdir()], 'it is a folder, not a file'],
  ])('%s', (_, args, reason) => {
    const { code, stdout, stderr } = certify(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(reason);
  });

  it('an empty file, an empty pipe and too few words, naming how many are needed', () => {
    const needed = 'expected 1,572,864 words of 4 bytes or more, got';
    expect(certify(['--generator', file('empty', '')])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`${needed} 0 words`),
    });
    expect(certify(['--generator', '-']).stderr).toContain(`${needed} 0 words`);
    expect(certify(['--generator', '-'], new Uint8Array(4003)).stderr).toContain(`${needed} 1,000 words`);
  });

  it('a report over the words themselves, which stay', () => {
    const words = file('same.bin', 'words');
    expect(certify(['--generator', words, '--report', words])).toMatchObject({ code: 2, stdout: '' });
    expect(readFileSync(words, 'utf8')).toBe('words');
  });
});

it('certify --help names every flag and the exit codes', () => {
  const { code, stdout } = certify(['--help']);
  expect(code).toBe(0);
  for (const flag of ['--seed', '--workers', '--quick', '--generator', '--report', '--all', '--json']) {
    expect(stdout).toContain(flag);
  }
  expect(stdout).toContain('Exit code: 0 passed, 1 failed, 2 bad usage');
});

it('certify passes our own generator with exit code 0', () => {
  const { code, stdout, stderr } = certify(['--quick']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('PASSED at the 99 % level: none of 119 tests objects');
  expect(stdout).toContain('26 of 26 planted biases caught');
}, 180_000);

it('certify fails words of sixteen bits from a pipe with exit code 1, as JSON with a report', () => {
  const report = join(folder, 'report.html');
  let state = 1;
  const words = Uint32Array.from({ length: 1_600_000 }, () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return state >>> 16;
  });
  const { code, stdout, stderr } = certify(
    ['--generator', '-', '--json', '--report', report],
    new Uint8Array(words.buffer),
  );
  expect(code).toBe(1);
  expect(stderr).toMatch(/^tirazh: certify: .+, and \d+ more\n$/);
  const certificate = JSON.parse(stdout) as Certificate;
  expect(certificate).toMatchObject({ passed: false, foreign: { name: '-', words: 1_600_000 } });
  expect(readFileSync(report, 'utf8')).toContain('Laboratory tests: failed');
  expect(readdirSync(folder).filter((name) => /trial|part/.test(name))).toEqual([]);
}, 180_000);
