import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MIDDLING, smallTerms } from '../engine/series/smallTerms.ts';

const root = join(import.meta.dirname, '..');
let folder: string;
let recipient: string;
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tirazh-series-'));
  writeFileSync(at('terms.json'), JSON.stringify(smallTerms(MIDDLING)));
  writeFileSync(at('hex.secret'), `${'0123456789abcdef'.repeat(4)}\n`);
  writeFileSync(at('raw.secret'), Buffer.alloc(32, 7));
  const identity = await generateX25519Identity();
  writeFileSync(at('identity'), `${identity}\n`);
  recipient = await identityToRecipient(identity);
  series('build', ...BUILD, '--out', at('plain'), '--plain');
});
afterAll(() => rmSync(folder, { recursive: true }));

const BUILD: readonly string[] = [
  '--terms',
  'terms.json',
  '--series',
  '3',
  '--secret-file',
  'hex.secret',
  'raw.secret',
];
const PLAIN = 'plain/series-003.arrow';
const COMMITMENT = 'plain/series-003.commitment.json';

function series(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'cli.ts'), 'series', ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('series build', () => {
  it('writes the tickets, readable by their owner only, and the commitment, and nothing else', () => {
    expect(readdirSync(at('plain')).sort()).toEqual(['series-003.arrow', 'series-003.commitment.json']);
    expect(statSync(at(PLAIN)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(at(COMMITMENT), 'utf8'))).toMatchObject({
      version: 'tirazh/series/v1',
      lottery: 'small',
      series: 3,
      tickets: 30_000,
      custodians: 2,
    });
  });

  it('encrypts to the printer, with the same commitment', () => {
    const built = series('build', ...BUILD, '--out', 'sealed', '--recipient', recipient, '--json');
    expect({ status: built.status, stderr: built.stderr }).toEqual({ status: 0, stderr: '' });
    const commitment = JSON.parse(readFileSync(at(COMMITMENT), 'utf8'));
    expect(JSON.parse(built.stdout)).toEqual({
      arrow: join('sealed', 'series-003.arrow.age'),
      commitment: join('sealed', 'series-003.commitment.json'),
      encrypted: true,
      ...commitment,
    });
    const closed = series('audit', 'sealed/series-003.arrow.age');
    expect(closed).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/it is encrypted; give --identity-file/),
    });
    const opened = series(
      'audit',
      'sealed/series-003.arrow.age',
      '--identity-file',
      'identity',
      '--commitment',
      COMMITMENT,
    );
    expect(opened).toMatchObject({ status: 0, stdout: expect.stringContaining('The series is sound.') });
  });

  const refused: [what: string, args: string[], message: RegExp][] = [
    ['without a word on encryption', ['--out', 'x'], /give --recipient age1….* or --plain/],
    ['with both words', ['--out', 'x', '--plain', '--recipient', 'age1x'], /exclude each other/],
    [
      'to a recipient that is none, before anything else is looked at',
      ['--out', 'x', '--recipient', 'age1x', '--terms', 'nowhere.json'],
      /"age1x" is no age recipient/,
    ],
    ['over a series that is there', ['--out', 'plain', '--plain'], /series-003\.arrow is there already/],
    ['into a file', ['--out', 'terms.json/x', '--plain'], /cannot make the folder terms\.json\/x/],
  ];
  it.each(refused)('refuses to build %s, and leaves nothing half-written', (_, args, message) => {
    const before = readFileSync(at(PLAIN)).length;
    expect(series('build', ...BUILD, ...args)).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(message),
    });
    expect(readFileSync(at(PLAIN)).length).toBe(before);
    if (existsSync(at('x'))) expect(readdirSync(at('x'))).toEqual([]);
  });

  it('refuses bad secrets by the name of their file', () => {
    writeFileSync(at('short.secret'), 'abc');
    const common = ['build', '--terms', 'terms.json', '--series', '1', '--plain', '--out', 'x'];
    expect(series(...common, '--secret-file', 'short.secret').stderr).toMatch(
      /short\.secret: expected a secret of 32 bytes/,
    );
    expect(series(...common, '--secret-file', 'nowhere').stderr).toMatch(/cannot read nowhere/);
    const alike = series(...common, '--secret-file', 'raw.secret', 'hex.secret', 'raw.secret');
    expect(alike).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/raw\.secret and raw\.secret hold the same secret/),
    });
  });

  it.each(['0', '1000', 'one', '1.5'])('refuses series number %s', (number) => {
    const built = series(
      'build',
      '--terms',
      'terms.json',
      '--series',
      number,
      '--secret-file',
      'raw.secret',
      '--out',
      'x',
      '--plain',
    );
    expect(built).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--series: expected a number 1 to 999'),
    });
  });
});

describe('series secret', () => {
  it('makes a new secret for its custodian only, and never over another', () => {
    expect(series('secret', '--out', 'a.secret').status).toBe(0);
    expect(JSON.parse(series('secret', '--out', 'b.secret', '--json').stdout)).toEqual({ out: 'b.secret' });
    const [a, b] = [readFileSync(at('a.secret'), 'utf8'), readFileSync(at('b.secret'), 'utf8')];
    expect(a).toMatch(/^[0-9a-f]{64}\n$/);
    expect(a).not.toBe(b);
    expect(statSync(at('a.secret')).mode & 0o777).toBe(0o600);
    expect(series('secret', '--out', 'a.secret')).toMatchObject({ status: 2 });
    expect(readFileSync(at('a.secret'), 'utf8')).toBe(a);
  });
});

describe('series audit', () => {
  it('gives the report as JSON', () => {
    const audited = series('audit', PLAIN, '--terms', 'terms.json', '--commitment', COMMITMENT, '--json');
    expect({ status: audited.status, stderr: audited.stderr }).toEqual({ status: 0, stderr: '' });
    const report = JSON.parse(audited.stdout);
    expect(report).toMatchObject({
      ok: true,
      winners: 10_520,
      prizesTenge: 68_000_000,
      leaks: { alarms: 0 },
      statistics: { alarms: [], losers: { longest: expect.any(Number) } },
    });
    expect(report.checks.map((check: { id: string }) => check.id)).toContain('commitment');
  });

  it('fails a changed ticket, by the commitment', () => {
    const bytes = readFileSync(at(PLAIN));
    const serial = bytes.indexOf('003-00001-01');
    // The first validation code: 10 characters, after serials, their offsets, and the other columns.
    const code = bytes.lastIndexOf(firstCode());
    bytes[code] = bytes[code] === 0x30 ? 0x31 : 0x30;
    writeFileSync(at('changed.arrow'), bytes);
    expect(serial).toBeGreaterThan(0);
    const audited = series('audit', 'changed.arrow', '--commitment', COMMITMENT);
    expect(audited.status).toBe(1);
    expect(audited.stdout).toContain('FAIL the file is the one that was committed to');
    expect(audited.stderr).toMatch(/^tirazh: changed\.arrow: commitment: root: it says/);
  });

  it('fails other terms, another series, and says what is no Arrow file', () => {
    writeFileSync(at('other.json'), JSON.stringify({ ...smallTerms(MIDDLING), ticketPriceTenge: 2000 }));
    const otherTerms = series('audit', PLAIN, '--terms', 'other.json');
    expect(otherTerms).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/terms: the terms given hash to/),
    });
    const other = { ...JSON.parse(readFileSync(at(COMMITMENT), 'utf8')), series: 4 };
    writeFileSync(at('other.commitment.json'), JSON.stringify(other));
    const otherSeries = series('audit', PLAIN, '--commitment', 'other.commitment.json');
    expect(otherSeries).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/series: it says 4, the file 3/),
    });
    expect(series('audit', 'terms.json')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/not an Arrow file/),
    });
    const noCommitment = series('audit', PLAIN, '--commitment', 'terms.json');
    expect(noCommitment).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/is no series commitment/),
    });
  });
});

function firstCode(): string {
  return JSON.parse(proofOf('003-00001-01')).validationCode;
}

function proofOf(serial: string): string {
  return series('proof', PLAIN, '--serial', serial, '--commitment', COMMITMENT).stdout;
}

describe('series proof', () => {
  it('proves a ticket to whoever has the proof and the commitment alone', () => {
    const made = series(
      'proof',
      PLAIN,
      '--serial',
      '003-00500-30',
      '--commitment',
      COMMITMENT,
      '--out',
      'proof.json',
      '--json',
    );
    expect(JSON.parse(made.stdout)).toMatchObject({
      out: 'proof.json',
      serial: '003-00500-30',
      index: 14_999,
    });
    const verified = series(
      'verify-proof',
      'proof.json',
      '--commitment',
      COMMITMENT,
      '--terms',
      'terms.json',
    );
    expect(verified.status).toBe(0);
    expect(verified.stdout).toMatch(/ticket 003-00500-30 is in small, series 3, exactly as described/);
    expect(verified.stdout).toMatch(/^ +5 +s\d/m);
  });

  it('does not verify a proof of another prize', () => {
    const proof = JSON.parse(proofOf('003-00001-02'));
    proof.rows[0] = { symbols: [1, 1, 1], amountTenge: 1_000_000 };
    writeFileSync(at('forged.json'), JSON.stringify(proof));
    const verified = series('verify-proof', 'forged.json', '--commitment', COMMITMENT, '--json');
    expect(verified.status).toBe(1);
    expect(JSON.parse(verified.stdout)).toMatchObject({ ok: false, reason: 'not-included' });
    expect(verified.stderr).toMatch(/does not lead to the root/);
  });

  it('says what is wrong with a serial, a proof or a commitment', () => {
    const common = ['proof', PLAIN, '--commitment', COMMITMENT, '--serial'];
    expect(series(...common, '1-2-3')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/expected SSS-PPPPP-TT/),
    });
    for (const serial of ['003-01001-01', '003-00001-31', '004-00001-01']) {
      expect(series(...common, serial)).toMatchObject({
        status: 2,
        stderr: expect.stringContaining(`no ticket ${serial}`),
      });
    }
    const noProof = series('verify-proof', 'terms.json', '--commitment', COMMITMENT);
    expect(noProof).toMatchObject({ status: 2, stderr: expect.stringMatching(/is no ticket proof/) });
  });
});
