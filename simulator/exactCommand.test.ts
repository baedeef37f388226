import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import terms from '../fixtures/7s-avto-loto.json' with { type: 'json' };
import { addExactCommand } from './exactCommand.ts';

const fixture = join(import.meta.dirname, '..', 'fixtures', '7s-avto-loto.json');
let folder: string;
let written: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tirazh-exact-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  written = '';
  vi.spyOn(console, 'log').mockImplementation((line: string) => {
    written += `${line}\n`;
  });
});
afterEach(() => vi.restoreAllMocks());

/** Runs `tirazh exact …` in this process; what it prints. */
async function exact(...args: string[]): Promise<string> {
  const program = new Command().exitOverride().configureOutput({ writeErr: () => {} });
  addExactCommand(program);
  await program.parseAsync(['exact', ...args], { from: 'user' });
  return written;
}

it('prints the law, its tail, the tiers and the buyer, in words and aligned', async () => {
  const report = await exact(
    '--terms',
    fixture,
    '--sold',
    '250050',
    '--tickets',
    '10',
    '--at-least',
    '50000',
  );
  for (const part of [
    '250,050 of 500,100 tickets sold (50.000 %), revenue 750,150,000 ₸',
    'mean                495,300,000 ₸  66.027 %',
    '99.95 % quantile    509,177,000 ₸  67.877 %',
    '99.5 %   0.5 %  508,066,000 ₸',
    '10,000,000 ₸        2       1.0    0.7   25.000 %',
    'At least one tier has no ticket left: 25.002 %',
    'A buyer of 10 tickets of a full series, for 30,000 ₸',
    'wins 50,000 ₸ or more in all                   1.809 %',
  ]) {
    expect(report).toContain(part);
  }
  expect(report).not.toContain('\u00a0');
  expect(Math.max(...report.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(120);
});

it('prints the same as JSON', async () => {
  const answer = JSON.parse(await exact('--terms', fixture, '--sold', '480000', '--json'));
  expect(answer).toMatchObject({ sold: 480_000, quantiles: { '0.5': 951_538_000 }, buyer: { tickets: 1 } });
});

it('reports on a series of which nothing is sold yet', async () => {
  expect(await exact('--terms', fixture, '--sold', '0')).toMatch(/^median +0 ₸$/m);
});

it.each([
  ['-1', '--sold: expected a whole number of 0 or more, got "-1"'],
  ['1.5', '--sold: expected a whole number of 0 or more, got "1.5"'],
  ['many', '--sold: expected a whole number of 0 or more, got "many"'],
  ['500101', '--sold: expected at most the 500100 tickets of a series'],
])('refuses %s tickets sold in one clear line', async (sold, message) => {
  await expect(exact('--terms', fixture, '--sold', sold)).rejects.toMatchObject({
    code: 'BAD_INPUT',
    message: expect.stringContaining(message),
  });
  expect(written).toBe('');
});

it('refuses a buyer of more tickets than there are', async () => {
  await expect(exact('--terms', fixture, '--sold', '1', '--tickets', '500101')).rejects.toThrow(/--tickets/);
});

it('names a terms file that is missing, and every fault of one that is invalid', async () => {
  await expect(exact('--terms', join(folder, 'nowhere.json'), '--sold', '1')).rejects.toMatchObject({
    code: 'BAD_INPUT',
  });
  const path = join(folder, 'invalid.json');
  writeFileSync(path, JSON.stringify({ ...terms, ticketPriceTenge: -1, series: undefined }));
  await expect(exact('--terms', path, '--sold', '1')).rejects.toThrow(
    /2 faults:\s+ticketPriceTenge.*\s+series/,
  );
});

it('names a table with more winners than tickets', async () => {
  const path = join(folder, 'crowded.json');
  writeFileSync(path, JSON.stringify({ ...terms, series: { tickets: 1000, packTickets: 10 } }));
  await expect(exact('--terms', path, '--sold', '1')).rejects.toThrow(/at most 1000 winning tickets/);
});
