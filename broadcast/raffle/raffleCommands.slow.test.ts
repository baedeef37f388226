import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { Accounts, freshPassword } from '../accounts/accounts.ts';
import { openDatabase } from '../store/database.ts';
import { Journal } from '../store/journal.ts';
import { journalSigner } from '../store/journalKey.ts';
import { tirazh } from '../testing/commandLine.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';

const fixture = (name: string): string => fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));
const TERMS = ['--terms', fixture('kasipker.json')];
const MARCH = ['--month', '2024-03'];
const freshFolder = temporaryFolders();
const folder = freshFolder();
const signed: Record<string, string[]> = {};

/** A folder as a server leaves it, with an account of three roles. */
beforeAll(async () => {
  const database = openDatabase(folder);
  const journal = new Journal(database, journalSigner(folder, 'test.example/journal'), Date.now);
  const accounts = new Accounts(database, journal, Date.now);
  for (const role of ['host', 'operator', 'auditor', 'commission'] as const) {
    const password = freshPassword();
    await accounts.create(role, role, password);
    const path = join(freshFolder(), role);
    writeFileSync(path, password);
    signed[role] = ['--by', role, '--password-file', path];
  }
  database.close();
});

describe('tirazh raffle', () => {
  it('audits the terms', async () => {
    const { code, stdout } = await tirazh('raffle', 'audit', fixture('kasipker.json'), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).arithmetic.totalTenge).toBe(6_600_000);
    const other = await tirazh('raffle', 'audit', fixture('7s-avto-loto.json'));
    expect(other).toMatchObject({ code: 2, stdout: '' });
    expect(other.stderr).toContain('faults:');
  });

  it('looks at a file without keeping anything, and writes who is out and why for its owner alone', async () => {
    const report = join(freshFolder(), 'report.csv');
    const file = fixture('raffle/participants-dirty.csv');
    const { code, stdout } = await tirazh(
      'raffle',
      'import',
      file,
      ...TERMS,
      ...MARCH,
      '--report',
      report,
      '--json',
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      rows: 31,
      eligible: 9,
      list: null,
      reasons: { 'legal-entity': 1 },
    });
    expect(statSync(report).mode & 0o777).toBe(0o600);
    expect(readFileSync(report, 'utf8')).toContain('участвует один раз; учтена строка 4');
  });

  it('takes a month’s participants over, shows how it stands, and drafts its draw', async () => {
    const file = fixture('raffle/participants-2024-03.csv');
    const taken = await tirazh(
      'raffle',
      'import',
      file,
      ...TERMS,
      ...MARCH,
      '--data',
      folder,
      ...signed.operator!,
      '--json',
    );
    expect(taken.stderr).toBe('');
    expect(JSON.parse(taken.stdout)).toMatchObject({ eligible: 40, list: expect.stringMatching(/^list-/) });
    expect(JSON.parse(taken.stdout).missingBefore).toEqual(['2024-01', '2024-02']);
    const onFolder = ['--data', folder, ...MARCH];
    const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString();
    const bare = ['--closes-at', inMs(3_600_000), '--starts-at', inMs(3_700_000)];
    const alone = await tirazh('raffle', 'draw', ...onFolder, ...bare, ...signed.host!);
    expect(alone.stderr).toContain('clause 5: a commission determines the winner; name a member');
    const times = [...bare, '--commission', 'commission'];
    expect((await tirazh('raffle', 'draw', ...onFolder, ...times, ...signed.operator!)).code).toBe(2);
    const draft = await tirazh('raffle', 'draw', ...onFolder, ...times, ...signed.host!, '--json');
    expect(draft.stderr).toBe('');
    expect(JSON.parse(draft.stdout)).toMatchObject({ draw: 'list-001', reserves: 2 });
    const { stdout } = await tirazh('raffle', 'status', ...onFolder);
    expect(stdout).toContain('kasipker 2024-03: awaiting-draw; participants 40, draw list-001');
    expect(stdout).toContain('draw by 2024-04-20 (clause 5): overdue');
    const all = (await tirazh('raffle', 'status', '--data', folder)).stdout.trim().split('\n');
    expect(all).toHaveLength(11);
    expect(all[2]).toBe('! kasipker 2024-03  by 2024-04-20 overdue; 40 participants, awaiting-draw');
    const again = await tirazh('raffle', 'draw', ...onFolder, ...times, ...signed.host!);
    expect(again.stderr).toContain('list-001 is drafted already');
  });

  it('says in one line what is wrong with a folder, a month, a reason, a name', async () => {
    const lineOf = async (...args: string[]): Promise<string> => {
      const { stderr, code } = await tirazh('raffle', ...args);
      expect(code).not.toBe(0);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      return stderr;
    };
    expect(await lineOf('status', '--data', freshFolder(), ...MARCH)).toContain(
      'no server has run on this folder',
    );
    expect(await lineOf('status', '--data', folder, '--month', '2023-03')).toContain('no draw of 2023-03');
    const two = [...signed.host!, '--second', 'x', '--second-password-file', '/nowhere'];
    expect(await lineOf('substitute', '--data', folder, ...MARCH, '--why', 'whim', ...two)).toContain(
      'expected one of violation',
    );
    expect(await lineOf('substitute', '--data', folder, ...MARCH, '--why', 'violation', ...two)).toContain(
      '/nowhere',
    );
    expect(await lineOf('protocol', '--data', folder, ...MARCH, '--out', join(folder, 'none.pdf'))).toContain(
      'its draw is not over',
    );
    const file = fixture('raffle/participants-2024-03.csv');
    expect(await lineOf('import', file, ...TERMS, ...MARCH, '--data', folder, ...signed.auditor!)).toContain(
      'not auditor',
    );
    expect(await lineOf('import', file, ...TERMS, '--month', '2024-12')).toContain('the terms have 2024-01');
  });
});
