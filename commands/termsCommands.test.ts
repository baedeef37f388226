import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const fixture = join(root, 'fixtures', '7s-avto-loto.json');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tirazh-terms-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function audit(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'cli.ts'), 'terms', 'audit', ...args],
    { encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

/** A file with the fixture's terms after an edit. */
function editedFile(name: string, edit: (terms: Record<string, unknown>) => void): string {
  const terms = JSON.parse(readFileSync(fixture, 'utf8'));
  edit(terms);
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(terms));
  return path;
}

it('prints totals, odds, RTP and findings, and succeeds in spite of warnings', () => {
  const { status, stdout, stderr } = audit(fixture);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  for (const part of [
    '1,500,300,000 ₸',
    '177,842',
    '66.027 %',
    '4.666 %',
    '70.693 %',
    '1 in 2.81',
    '[CASH_EQ',
  ]) {
    expect(stdout).toContain(part);
  }
});

it('speaks Russian and Kazakh', () => {
  expect(audit(fixture, '--lang', 'ru').stdout).toContain('приложение №5');
  expect(audit(fixture, '--lang', 'kk').stdout).toContain('5-қосымша');
});

it('gives the same audit as JSON', () => {
  const report = JSON.parse(audit(fixture, '--json').stdout);
  expect(report.arithmetic.total.rtp).toBe('70.693 %');
  expect(report.sound).toBe(true);
});

it('exits with 1 and names the clause when the figures cannot be run', () => {
  const path = editedFile('unsound.json', (terms) => {
    terms.series = { tickets: 100_020, packTickets: 30 };
  });
  const { status, stdout, stderr } = audit(path, '--json');
  expect(status).toBe(1);
  expect(JSON.parse(stdout).sound).toBe(false);
  expect(stderr).toMatch(/unsound\.json: clause Annex 5; 13\.5: The table has 177,837 instant prizes/);
});

it('exits with 2 and lists every fault of a file that is not terms', () => {
  const path = editedFile('invalid.json', (terms) => {
    terms.ticketPriceTenge = '3000';
    delete terms.face;
    terms['\u001b[2J'] = 1;
  });
  const { status, stdout, stderr } = audit(path);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('is not valid lottery terms, 3 faults:');
  expect(stderr).toContain('\n  ticketPriceTenge: expected number, got "3000"');
  expect(stderr).toContain('\n  face: missing: expected object');
  expect(stderr).toContain('"\\u001b[2J"');
  expect(JSON.parse(audit(path, '--json').stdout).faults).toHaveLength(3);
});

it('exits with 2 for a file that is missing or not JSON', () => {
  expect(audit(join(folder, 'nowhere.json')).status).toBe(2);
  const path = join(folder, 'broken.json');
  writeFileSync(path, '{');
  expect(audit(path)).toMatchObject({ status: 2, stdout: '' });
});
