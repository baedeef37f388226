import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitmentOf } from '../engine/draw/commitment.ts';
import { BEACON_PLAN, ROUND_1000, sampleSecret } from '../fixtures/draw/sampleDraw.ts';

const root = join(import.meta.dirname, '..');
const entries = join(root, 'fixtures', 'entrants', 'draw-numbers.txt');
const operator = sampleSecret('operator');
const commission = sampleSecret('commission');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tirazh-draw-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function draw(args: readonly string[]): Ended {
  const command = [join(root, 'cli.ts'), 'draw', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  return { status, stdout, stderr };
}

const inFolder = (name: string): string => join(folder, name);

function write(name: string, contents: string | Uint8Array): string {
  writeFileSync(inFolder(name), contents);
  return inFolder(name);
}

/** The arguments of a good run, with some changed; null leaves one out. */
function runArgs(out: string, changes: Record<string, string | null> = {}): string[] {
  const flags: Record<string, string | null> = {
    '--entries': entries,
    '--winners': '1',
    '--reserves': '2',
    '--draw-id': 'd1',
    '--secret': operator,
    '--out': out,
    ...changes,
  };
  return ['run', ...Object.entries(flags).flatMap(([flag, value]) => (value === null ? [] : [flag, value]))];
}

/** A refusal: nothing on stdout, one line on stderr, nothing left in the way. */
function expectRefusal({ status, stdout, stderr }: Ended, code: 1 | 2, message: RegExp): void {
  expect(stderr).toMatch(message);
  expect(stderr).toMatch(/^tirazh: [^\n]+\n$/);
  expect({ status, stdout }).toEqual({ status: code, stdout: '' });
}

describe('draw run and draw verify', () => {
  it('pick winners and reserves, write the transcript and find it good', () => {
    const out = inFolder('good.json');
    const ran = draw(runArgs(out));
    expect({ status: ran.status, stderr: ran.stderr }).toEqual({ status: 0, stderr: '' });
    const transcript = JSON.parse(readFileSync(out, 'utf8'));
    const lines = ran.stdout.trimEnd().split('\n');
    expect(lines).toEqual([
      `d1: 20 entries, root ${transcript.entries.root}`,
      `  winner  1  ${transcript.picks[0].entry}`,
      `  reserve 1  ${transcript.picks[1].entry}`,
      `  reserve 2  ${transcript.picks[2].entry}`,
      `transcript ${out}, digest ${transcript.digest}`,
    ]);
    const verified = draw(['verify', out, '--entries', entries]);
    expect(verified.stdout).toContain('is in no transcript');
    expect(verified.stdout).toContain('GET /api/draws/d1/events');
    expect({ status: verified.status, stderr: verified.stderr }).toEqual({ status: 0, stderr: '' });
    expect(verified.stdout).toMatch(
      /^ok {3}form .*\n(?:(?:ok {2}|- {3}| {4}) .*\n)+\nWhat people did after the show .*\n$/,
    );
    expect(verified.stdout).toContain(`winner  1  ${transcript.picks[0].entry}\n`);
  });

  it('speak JSON', () => {
    const out = inFolder('json.json');
    const ran = JSON.parse(draw([...runArgs(out), '--json']).stdout);
    const { entries: frozen, picks, digest } = JSON.parse(readFileSync(out, 'utf8'));
    const named = picks.map(({ proof: _, ...pick }: Record<string, unknown>) => pick);
    expect(ran).toEqual({ drawId: 'd1', ...frozen, picks: named, digest, out });
    const verified = JSON.parse(draw(['verify', out, '--json']).stdout);
    expect(verified.notShown).toContain('GET /api/draws/d1/events');
    expect(verified).toMatchObject({ ok: true, drawId: 'd1', picks: named });
    expect(verified.checks[0]).toEqual({ name: 'form', outcome: 'passed', detail: expect.any(String) });
  });

  it('leave the same file when run again, and never overwrite another', () => {
    const out = inFolder('again.json');
    draw(runArgs(out));
    const before = readFileSync(out);
    const { mtimeMs, ino } = statSync(out);
    expect(draw(runArgs(out)).status).toBe(0);
    expect(statSync(out)).toMatchObject({ mtimeMs, ino });
    expectRefusal(
      draw(runArgs(out, { '--draw-id': 'd2' })),
      2,
      /again\.json: something else is there already; choose another --out/,
    );
    expect(readFileSync(out)).toEqual(before);
  });

  it('take several contributors, by name, from the line and from files', () => {
    const file = write('commission.secret', `commission=${commission.toUpperCase()}\n`);
    const out = inFolder('two.json');
    expect(draw([...runArgs(out), '--secret-file', file]).status).toBe(0);
    expect(JSON.parse(readFileSync(out, 'utf8')).secrets).toEqual([
      { contributor: 'operator', secret: operator },
      { contributor: 'commission', secret: commission },
    ]);
  });

  it('read the entries from a pipe', () => {
    const out = inFolder('pipe.json');
    const args = runArgs(out, { '--entries': '/dev/stdin', '--reserves': '0' });
    const script = 'printf "b\\na\\nc\\n" | "$@"';
    const command = [process.execPath, join(root, 'cli.ts'), 'draw', ...args];
    const { status } = spawnSync('sh', ['-c', script, 'sh', ...command], { encoding: 'utf8' });
    expect(status).toBe(0);
    expect(JSON.parse(readFileSync(out, 'utf8')).entries.count).toBe(3);
  });

  it('follow a published plan with a beacon', () => {
    const plan = write('plan.json', JSON.stringify(BEACON_PLAN));
    const beacon = write('beacon.json', JSON.stringify(ROUND_1000));
    const out = inFolder('beacon-draw.json');
    const secrets = ['--secret', operator, `commission=${commission}`];
    const args = [...runArgs(out, { '--secret': null, '--draw-id': 'sample-2' }), ...secrets, '--plan', plan];
    expectRefusal(draw(args), 2, /^tirazh: --beacon: the plan names drand round 1000, yet there is none/);
    expect(draw([...args, '--beacon', beacon]).status).toBe(0);
    expect(draw(['verify', out]).stdout).toMatch(/^ok {3}beacon +drand round 1000 is genuine/m);
    const wrong = write('wrong-beacon.json', JSON.stringify({ ...ROUND_1000, round: 1001 }));
    expectRefusal(
      draw([...args, '--beacon', wrong]),
      2,
      /wrong-beacon\.json: expected drand round 1000, got 1001/,
    );
    expectRefusal(draw([...args, '--beacon', plan]), 2, /plan\.json: expected \{"round": N/);
    expectRefusal(
      draw([...args, '--beacon', beacon, '--winners', '2']),
      2,
      /plan\.json: the plan has --winners 1 --reserves 2/,
    );
    expectRefusal(
      draw([...args, '--beacon', beacon, '--draw-id', 'd1']),
      2,
      /of draw sample-2, --draw-id says d1/,
    );
    expectRefusal(
      draw([...args, '--beacon', beacon, '--closes-at', BEACON_PLAN.closesAt!]),
      2,
      /leave out --terms and --closes-at/,
    );
    expectRefusal(
      draw([...runArgs(out, { '--draw-id': 'sample-2' }), '--plan', plan, '--beacon', beacon]),
      2,
      /wants the secrets of operator, commission/,
    );
  });
});

describe('draw run refuses with exit code 2', () => {
  const nothing = (args: readonly string[], message: RegExp): void => {
    expectRefusal(draw(args), 2, message);
    expect(existsSync(inFolder('never.json'))).toBe(false);
  };
  const bad = (changes: Record<string, string | null>, message: RegExp): void =>
    nothing(runArgs(inFolder('never.json'), changes), message);

  it('a list that cannot be used', () => {
    bad({ '--entries': inFolder('none.txt') }, /cannot read .*none\.txt: there is no such file/);
    bad({ '--entries': folder }, /it is a folder, not a file/);
    bad({ '--entries': write('empty.txt', '') }, /entries: there are none/);
    bad({ '--entries': write('twice.txt', 'a\nb\na\n') }, /line 3: "a" stands on line 1 already/);
    bad(
      { '--entries': write('latin.txt', Uint8Array.of(0x61, 0x0a, 0xe9, 0x0a)) },
      /line 2: it is not UTF-8/,
    );
    bad(
      { '--entries': write('few.txt', 'a\nb\n') },
      /few\.txt: 2 entries, 3 to pick; lower --winners or --reserves/,
    );
  });

  it('a list beyond 1 GiB, without reading it', () => {
    const path = write('sparse.txt', '');
    // A hole in the file: no disk space is used.
    spawnSync('truncate', ['-s', String(2 ** 30 + 1), path]);
    bad(
      { '--entries': path },
      /sparse\.txt: more than 1073741824 bytes; a list of entries has 1 GiB at most/,
    );
  });

  it('numbers, names and instants that are none', () => {
    bad({ '--winners': '0' }, /--winners: expected a whole number of 1 or more, got "0"/);
    bad({ '--winners': '1.5' }, /--winners/);
    bad({ '--reserves': '-1' }, /--reserves/);
    bad({ '--winners': '9999', '--reserves': '2' }, /^tirazh: --reserves: expected at most 10000/);
    bad({ '--draw-id': 'Draw One' }, /^tirazh: --draw-id: expected 1 to 64 lower-case/);
    bad(
      { '--closes-at': '2026-02-31T00:00:00.000Z' },
      /^tirazh: --closes-at: expected an instant that exists/,
    );
  });

  it('secrets that are none, without showing them', () => {
    bad({ '--secret': null }, /--secret: give one or more/);
    for (const wrong of [operator.slice(1), `${operator}0`, 'hunter2']) {
      const ended = draw(runArgs(inFolder('never.json'), { '--secret': wrong }));
      expectRefusal(ended, 2, /--secret 1: expected 64 hex digits/);
      expect(ended.stderr).not.toContain(wrong);
    }
    bad({ '--secret': `Commission=${operator}` }, /--secret 1: "Commission" is no name/);
    nothing(
      [...runArgs(inFolder('never.json')), '--secret', `operator=${commission}`],
      /^tirazh: --secret: expected each contributor once/,
    );
    nothing(
      [...runArgs(inFolder('never.json')), '--secret', `commission=${operator}`],
      /^tirazh: secrets 1 and 2 are the same; every contributor needs a secret of its own/,
    );
    nothing(
      [...runArgs(inFolder('never.json')), '--secret-file', write('bad.secret', 'x')],
      /bad\.secret: expected 64 hex digits/,
    );
  });

  it('plans and terms that are none', () => {
    bad({ '--plan': write('not.json', '{') }, /not\.json is not JSON/);
    bad({ '--plan': write('odd.json', '{}') }, /odd\.json: version: /);
    bad({ '--terms': inFolder('no-terms.json') }, /no-terms\.json: there is no such file/);
    bad({ '--beacon': write('b.json', JSON.stringify(ROUND_1000)) }, /b\.json: the plan names no beacon/);
  });

  it('a place it cannot write to', () => {
    expectRefusal(
      draw(runArgs(join(folder, 'no', 'such.json'))),
      2,
      /cannot write .*such\.json: there is no such file or folder/,
    );
    expectRefusal(draw(runArgs(folder)), 2, /it is a folder, not a file/);
  });

  it('missing and unknown options', () => {
    for (const args of [['run'], ['run', '--frobnicate'], ['verify'], ['nothing']]) {
      const { status, stdout, stderr } = draw(args);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(/^error: /);
    }
  });

  it('leaving nothing half-written beside what was asked for', () => {
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('draw verify fails with exit code 1', () => {
  let good: string;
  beforeAll(() => {
    good = inFolder('to-alter.json');
    draw(runArgs(good));
  });

  it('and names the check, on stderr in one line and in the report', () => {
    const altered = write(
      'altered.json',
      readFileSync(good, 'utf8').replace('"drawId":"d1"', '"drawId":"d2"'),
    );
    const { status, stdout, stderr } = draw(['verify', altered]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^tirazh: .*altered\.json: plan: planHash: expected [^\n]+\n$/);
    expect(stdout).toMatch(/^FAIL plan +planHash/m);
    expect(stdout).not.toMatch(/winner/);
    const json = draw(['verify', altered, '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      ok: false,
      drawId: 'd2',
      picks: [],
      checks: [{}, { name: 'plan', outcome: 'failed' }],
    });
    expect(json.status).toBe(1);
  });

  it('for a list that is not the one that was frozen', () => {
    const other = write('other.txt', `${readFileSync(entries, 'utf8')}999999999999\n`);
    const { status, stderr } = draw(['verify', good, '--entries', other]);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringMatching(/entries: entries\.count: expected 21, the transcript has 20\n$/),
    });
  });

  it('for a file that is no transcript, and a journal that is not there', () => {
    expect(draw(['verify', entries]).status).toBe(1);
    expect(draw(['verify', good, '--journal-key', 'x']).stderr).toMatch(/journal: a journal key was given/);
  });

  it('but with exit code 2 for a file that cannot be read', () => {
    expectRefusal(
      draw(['verify', inFolder('none.json')]),
      2,
      /cannot read .*none\.json: there is no such file/,
    );
    expectRefusal(draw(['verify', good, '--entries', inFolder('none.txt')]), 2, /cannot read .*none\.txt/);
    if (process.getuid?.() === 0) return;
    const secret = write('locked.json', '{}');
    chmodSync(secret, 0);
    expectRefusal(draw(['verify', secret]), 2, /no permission/);
  });
});

describe('draw secret and draw commit', () => {
  it('make a fresh secret and its commitment', () => {
    const secret = draw(['secret']).stdout.trim();
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.parse(draw(['secret', '--json']).stdout).secret).not.toBe(secret);
    const file = write('fresh.secret', `${secret}\n`);
    const args = ['commit', '--draw-id', 'd1', '--contributor', 'commission', '--secret-file', file];
    const commitment = commitmentOf('d1', 'commission', Buffer.from(secret, 'hex'));
    expect(draw(args).stdout).toBe(`${commitment}\n`);
    expect(JSON.parse(draw([...args, '--json']).stdout)).toEqual({
      drawId: 'd1',
      contributor: 'commission',
      commitment,
    });
  });

  it('refuse a name that is none, and another one’s secret', () => {
    const file = write('named.secret', `operator=${operator}\n`);
    const commit = (drawId: string, contributor: string): Ended =>
      draw(['commit', '--draw-id', drawId, '--contributor', contributor, '--secret-file', file]);
    expect(commit('d1', 'operator').status).toBe(0);
    expectRefusal(commit('d1', 'commission'), 2, /the secret is operator's, --contributor says commission/);
    expectRefusal(commit('D1', 'operator'), 2, /--draw-id: "D1" is no name/);
    expectRefusal(commit('d1', 'The Operator'), 2, /--contributor: "The Operator" is no name/);
  });
});

describe('help', () => {
  it('names every command and option', () => {
    const { stdout, status } = draw(['run', '--help']);
    expect(status).toBe(0);
    for (const flag of ['--entries', '--winners', '--reserves', '--draw-id', '--secret', '--out', '--json'])
      expect(stdout).toContain(flag);
  });
});
