import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tirazh } from '../testing/commandLine.ts';
import { NOON_MS, openStores, type SetClock, type Stores } from '../testing/stores.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { Accounts, freshPassword, ROLES, SESSION_MS } from './accounts.ts';
import { KNOWN_MS } from './knownBrowsers.ts';

const freshFolder = temporaryFolders();
let folder: string;
let clock: SetClock;
let stores: Stores;
let accounts: Accounts;

function open(): void {
  stores = openStores(folder, clock);
  ({ accounts } = stores);
}

beforeEach(() => {
  folder = freshFolder();
  clock = { nowMs: NOON_MS };
  open();
});
afterEach(() => stores.close());

describe('accounts', () => {
  it('let in whoever has the password, also after a restart', async () => {
    expect(accounts.isEmpty()).toBe(true);
    await accounts.create('host', 'host', 'correct horse');
    expect(accounts.isEmpty()).toBe(false);
    const session = await accounts.signIn('host', 'correct horse');
    expect(accounts.sessionOf(session!.token)).toEqual(session!.account);
    stores.close();
    open();
    expect(accounts.sessionOf(session!.token)).toEqual(session!.account);
    expect(await accounts.signIn('host', 'correct horse')).not.toBeNull();
  });

  it('take a password in whichever form a keyboard writes its accents', async () => {
    await accounts.create('host', 'host', 'Алма\u0442ы caf\u00e9');
    expect(await accounts.signIn('host', 'Алматы cafe\u0301')).not.toBeNull();
    expect(await accounts.signIn('host', 'Алматы cafe')).toBeNull();
  });

  it('keep neither password nor token', async () => {
    await accounts.create('host', 'host', 'correct horse');
    const { token, browser } = (await accounts.signIn('host', 'correct horse'))!;
    const tables = ['account', 'session', 'known_browser', 'journal', 'setting'].map((table) =>
      stores.database.prepare(`SELECT * FROM ${table}`).all(),
    );
    const dump = JSON.stringify(tables, (_, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    );
    expect(dump).not.toContain('correct horse');
    expect(dump).not.toContain(token);
    expect(dump).not.toContain(browser);
    const [salt] = stores.database
      .prepare('SELECT length(salt) AS salt, length(hash) AS hash FROM account')
      .all();
    expect(salt).toEqual({ salt: 16, hash: 32 });
  });

  it('do the same work for a name that is not there', async () => {
    await accounts.create('host', 'host', 'correct horse');
    const { size } = stores.journal;
    // Both run scrypt: had either answered without it, its answer would be there before the next turn.
    const answered: string[] = [];
    const attempts = [
      accounts.signIn('nobody', 'x').then(() => answered.push('unknown')),
      accounts.signIn('host', 'x').then(() => answered.push('known')),
    ];
    await sleep(1);
    expect(answered).toEqual([]);
    await Promise.all(attempts);
    const records = stores.journal.readRange(size, 10).map(({ record }) => record);
    expect(records.map(({ type, body }) => ({ type, ...body }))).toEqual([
      { type: 'account.refused', account: null, count: 1 },
      { type: 'account.refused', account: expect.stringMatching(/^host-/), count: 1 },
    ]);
    expect(JSON.stringify(records)).not.toContain('nobody');
  });

  it('are not tried by more people at once than the machine can bear', async () => {
    await accounts.create('host', 'host', 'correct horse');
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, () => accounts.signIn('host', 'wrong')),
    );
    const refused = tries.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(11);
    for (const { reason } of refused as PromiseRejectedResult[]) {
      expect(reason).toMatchObject({ refusal: 'TOO_MANY_REQUESTS' });
    }
    expect(await accounts.signIn('host', 'correct horse')).not.toBeNull();
  });

  it('end every session with a new password, and one with its sign-out or its time', async () => {
    const created = await accounts.create('host', 'host', 'old');
    const one = (await accounts.signIn('host', 'old'))!.token;
    const other = (await accounts.signIn('host', 'old'))!.token;
    accounts.signOut(one);
    accounts.signOut('no such token');
    expect(accounts.sessionOf(one)).toBeNull();
    expect(accounts.sessionOf(other)).not.toBeNull();
    clock.nowMs += SESSION_MS - 1;
    expect(accounts.sessionOf(other)).not.toBeNull();
    clock.nowMs += 1;
    expect(accounts.sessionOf(other)).toBeNull();
    clock.nowMs -= 1;
    const { id } = await accounts.setPassword('host', 'new');
    expect(id).toBe(created.id);
    expect(accounts.sessionOf(other)).toBeNull();
    expect(await accounts.signIn('host', 'old')).toBeNull();
    expect((await accounts.signIn('host', 'new'))!.account.id).toBe(id);
  });

  it('have a role that every session carries, and an id that says no name', async () => {
    for (const role of ROLES) {
      const account = await accounts.create(`${role} Айгүл`, role, 'correct horse');
      expect(account.id).toMatch(new RegExp(`^${role}-[0-9a-f]{8}$`));
      const { token } = (await accounts.signIn(`${role} Айгүл`, 'correct horse'))!;
      expect(accounts.sessionOf(token)).toEqual({ ...account, role });
    }
    expect(accounts.hasRole('auditor')).toBe(true);
    expect(JSON.stringify(stores.journal.readRange(0, 100))).not.toContain('Айгүл');
  });

  it('are created once, under names that a form and a terminal can take', async () => {
    await accounts.create('Айгүл-2', 'commission', 'x');
    await expect(accounts.create('Айгүл-2', 'host', 'x')).rejects.toThrow('there is such an account already');
    for (const name of ['', ' a', 'a ', 'a\nb', 'a\u001b[31m', 'x'.repeat(65), '<b>']) {
      await expect(accounts.create(name, 'host', 'x')).rejects.toThrow('--name: expected 1 to 64 letters');
    }
  });

  it('end with their sessions when they are disabled, but for the last host', async () => {
    const host = await accounts.create('host', 'host', 'x');
    const member = await accounts.create('member', 'commission', 'x');
    const { token } = (await accounts.signIn('member', 'x'))!;
    accounts.disable('member');
    expect(accounts.sessionOf(token)).toBeNull();
    expect(await accounts.signIn('member', 'x')).toBeNull();
    expect(accounts.hasRole('commission')).toBe(false);
    expect(accounts.get(member.id)).toEqual(member);
    expect(accounts.all()).toEqual([
      { ...host, disabled: false },
      { ...member, disabled: true },
    ]);
    expect(() => accounts.disable('host')).toThrow('it is the last host');
    expect(() => accounts.disable('nobody')).toThrow('there is no such account');
  });

  it('get fresh passwords of 100 bits without look-alikes', () => {
    const passwords = Array.from({ length: 200 }, freshPassword);
    expect(new Set(passwords).size).toBe(200);
    for (const password of passwords)
      expect(password).toMatch(/^(?:[a-hjkmnp-z02-9]{4}-){4}[a-hjkmnp-z02-9]{4}$/);
  });
});

describe('sign-ins that fail', () => {
  // What a guess costs does not matter here.
  beforeEach(() => {
    accounts = new Accounts(stores.database, stores.journal, () => clock.nowMs, { N: 2 });
  });

  it('let their holder in from a browser or an address of old, however many strangers try', async () => {
    await accounts.create('host', 'host', 'correct horse');
    const office = { address: '192.0.2.1', browser: null };
    const { browser } = (await accounts.signIn('host', 'correct horse', office))!;
    const tries = Promise.allSettled(
      Array.from({ length: 30 }, (_, i) =>
        accounts.signIn('host', 'wrong', { address: `203.0.113.${i}`, browser: null }),
      ),
    );
    const elsewhere = { address: '198.51.100.7', browser };
    // They wait beside the strangers, not behind them.
    expect(await accounts.signIn('host', 'correct horse', elsewhere)).not.toBeNull();
    expect(await accounts.signIn('host', 'correct horse', office)).not.toBeNull();
    await tries;
    const stranger = { address: '203.0.113.99', browser: 'made up' };
    await accounts.signIn('host', 'wrong', stranger).catch(() => null);
    await expect(accounts.signIn('host', 'correct horse', stranger)).rejects.toMatchObject({
      refusal: 'TOO_MANY_REQUESTS',
      message: expect.stringMatching(/try again in \d+ s/),
    });
    // The own place has tries of its own, and not for ever: a made-up token gives none.
    for (let i = 0; i < 10; i++) expect(await accounts.signIn('host', 'wrong', office)).toBeNull();
    const twin = { ...office, browser: 'another made up' };
    await expect(accounts.signIn('host', 'wrong', twin)).rejects.toMatchObject({
      refusal: 'TOO_MANY_REQUESTS',
    });
    clock.nowMs += 60_000;
    expect(await accounts.signIn('host', 'correct horse', stranger)).not.toBeNull();
  });

  it('make names that are not there wait as those that are', async () => {
    await accounts.create('host', 'host', 'correct horse');
    const outcomes = async (name: string): Promise<string[]> => {
      const seen: string[] = [];
      for (let i = 0; i < 12; i++) {
        const tried = accounts.signIn(name, 'wrong', { address: `203.0.113.${i}`, browser: null });
        seen.push(await tried.then(String, (fault) => fault.message));
      }
      return seen;
    };
    expect(await outcomes('nobody')).toEqual(await outcomes('host'));
  });

  it('put a storm of refusals on record in few records, each with its count', async () => {
    const { id } = await accounts.create('host', 'host', 'correct horse');
    const { size } = stores.journal;
    const refused = (): unknown[] => stores.journal.readRange(size, 100).map(({ record }) => record.body);
    for (let i = 0; i < 5; i++) await accounts.signIn('host', 'wrong');
    accounts.recordRefused('due');
    expect(refused()).toEqual([{ account: id, count: 1 }]);
    clock.nowMs += 60_000;
    accounts.recordRefused('due');
    expect(refused()).toEqual([
      { account: id, count: 1 },
      { account: id, count: 4 },
    ]);
    await accounts.signIn('host', 'wrong');
    accounts.recordRefused('all');
    accounts.recordRefused('all');
    expect(refused().slice(2)).toEqual([{ account: id, count: 1 }]);
  });

  it('forget the browsers of an account that has ended, and those not seen for half a year', async () => {
    await accounts.create('host', 'host', 'x');
    await accounts.create('member', 'commission', 'x');
    const { browser } = (await accounts.signIn('member', 'x'))!;
    expect(accounts.isKnownBrowser(browser)).toBe(true);
    expect(accounts.isKnownBrowser('made up')).toBe(false);
    const again = await accounts.signIn('member', 'x', { address: 'there', browser });
    expect(again!.browser).toBe(browser);
    clock.nowMs += KNOWN_MS;
    expect(accounts.isKnownBrowser(browser)).toBe(false);
    const fresh = await accounts.signIn('member', 'x', { address: 'there', browser });
    expect(fresh!.browser).not.toBe(browser);
    accounts.disable('member');
    expect(accounts.isKnownBrowser(fresh!.browser)).toBe(false);
  });
});

describe('tirazh account', () => {
  const run = (...args: string[]) => tirazh('account', ...args, '--data', folder);

  it('creates, lists and disables accounts, each password printed once', async () => {
    stores.close();
    const made = await run('create', '--name', 'anna', '--role', 'commission', '--json');
    expect(made).toMatchObject({ code: 0, stderr: '' });
    const { id, password } = JSON.parse(made.stdout);
    expect((await run('create', '--name', 'boss', '--role', 'host')).stdout).toMatch(
      /^Account boss \(host, host-[0-9a-f]{8}\), password \S{24} \(shown this once\)\.\n$/,
    );
    const listed = await run('list', '--json');
    expect(JSON.parse(listed.stdout)).toEqual([
      { id, name: 'anna', role: 'commission', disabled: false },
      { id: expect.any(String), name: 'boss', role: 'host', disabled: false },
    ]);
    expect((await run('disable', '--name', 'anna')).code).toBe(0);
    expect((await run('list')).stdout).toContain(`anna\tcommission\t${id}\tdisabled\n`);
    expect((await run('disable', '--name', 'boss')).stderr).toContain('the last host');
    open();
    expect(await accounts.signIn('anna', password)).toBeNull();
    expect((await tirazh('journal', 'verify', '--data', folder)).code).toBe(0);
  });

  it('says what is wrong with a role or a name', async () => {
    expect(await run('create', '--name', 'anna', '--role', 'king')).toMatchObject({
      ...{
        code: 2,
        stderr: expect.stringContaining('expected one of host, commission, operator, cashier, auditor'),
      },
    });
    expect((await run('create', '--name', 'anna')).code).toBe(2);
    expect((await run('disable', '--name', 'nobody')).code).toBe(2);
  });
});

describe('tirazh account reset-password', () => {
  it('gives a password that works, ends all sessions, and journals it', async () => {
    await accounts.create('host', 'host', 'forgotten');
    const { token } = (await accounts.signIn('host', 'forgotten'))!;
    stores.close();
    const { code, stdout } = await tirazh('account', 'reset-password', '--data', folder, '--json');
    open();
    expect(code).toBe(0);
    const { name, password } = JSON.parse(stdout);
    expect(name).toBe('host');
    expect(accounts.sessionOf(token)).toBeNull();
    expect(await accounts.signIn('host', 'forgotten')).toBeNull();
    expect(await accounts.signIn('host', password)).not.toBeNull();
    const types = stores.journal.readRange(0, 100).map(({ record }) => record.type);
    expect(types).toContain('account.password-changed');
    expect((await tirazh('journal', 'verify', '--data', folder)).code).toBe(0);
  });

  it('makes neither a folder nor an account of a slip of the pen', async () => {
    const missing = await tirazh('account', 'reset-password', '--data', `${folder}-typo`);
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('no server has run') });
    expect((await tirazh('journal', 'verify', '--data', `${folder}-typo`)).stderr).toContain(
      'no tirazh.sqlite',
    );
    const unknown = await tirazh('account', 'reset-password', '--data', folder, '--name', 'hots');
    expect(unknown).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('hots: there is no such account'),
    });
  });
});
