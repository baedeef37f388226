import { readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeSeries } from '../../engine/series/seriesFile.ts';
import { encryptAge } from '../../terminal/ageFile.ts';
import { smallRun } from '../testing/accountedSeries.ts';
import { tirazh } from '../testing/commandLine.ts';
import { NOON_MS, openStores } from '../testing/stores.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { readOfficeKey } from './officeKeySource.ts';

const freshFolder = temporaryFolders();
let files: string;
let data: string;
const at = (name: string): string => join(files, name);

beforeAll(async () => {
  files = freshFolder();
  data = freshFolder();
  const { file, commitment } = smallRun();
  await writeFile(at('series.arrow'), encodeSeries(file));
  await writeFile(at('commitment.json'), JSON.stringify(commitment));
  await writeFile(at('other.json'), JSON.stringify({ ...commitment, root: 'ab'.repeat(32) }));
  openStores(data, { nowMs: NOON_MS }).close();
});

const receive = (commitment: string, key: string, folder = data) =>
  tirazh(
    ...['tickets', 'receive', '--data', folder, '--series', at('series.arrow')],
    ...['--commitment', at(commitment), '--office-key-file', at(key), '--json'],
  );

describe('tirazh tickets', () => {
  it('makes a key, receives a series once, shows its books, and the journal agrees', async () => {
    expect((await tirazh('tickets', 'key', '--out', at('key'))).code).toBe(0);
    expect(statSync(at('key')).mode & 0o777).toBe(0o600);
    const wrong = await receive('other.json', 'key');
    expect(wrong).toMatchObject({ code: 1, stdout: '' });
    expect(wrong.stderr).toContain('root: the commitment says abab');
    const received = await receive('commitment.json', 'key');
    expect(JSON.parse(received.stdout)).toMatchObject({ series: 1, tickets: 600, packs: 20 });
    expect((await receive('commitment.json', 'key')).stderr).toContain('taken over already');
    const shown = await tirazh('tickets', 'books', '--data', data, '--json');
    expect(JSON.parse(shown.stdout)).toMatchObject([
      { series: 1, tickets: 600, states: { received: 600 }, sold: 0 },
    ]);
    const past = await tirazh('tickets', 'books', '--data', data, '--at', '2026-01-01', '--json');
    expect(JSON.parse(past.stdout)).toMatchObject([{ tickets: 0, record: -1 }]);
    expect((await tirazh('journal', 'verify', '--data', data, '--json')).stdout).toContain('"ok":true');
  });

  it('receives a series that the printer encrypted, with its identity only', async () => {
    const sealed = freshFolder();
    openStores(sealed, { nowMs: NOON_MS }).close();
    const identity = await generateX25519Identity();
    await writeFile(at('identity'), `${identity}\n`);
    const arrow = encodeSeries(smallRun().file);
    await writeFile(at('series.arrow.age'), await encryptAge(arrow, await identityToRecipient(identity)));
    const flags = [
      ...['tickets', 'receive', '--data', sealed, '--series', at('series.arrow.age')],
      ...['--commitment', at('commitment.json'), '--office-key-file', at('key'), '--json'],
    ];
    const blind = await tirazh(...flags);
    expect(blind.code).toBe(2);
    expect(blind.stderr).toContain('--identity-file');
    const received = await tirazh(...flags, '--identity-file', at('identity'));
    expect(JSON.parse(received.stdout)).toMatchObject({ series: 1, tickets: 600 });
  });

  it('refuses another key than the folder’s, a missing one and a mistyped folder, and shows no key', async () => {
    await tirazh('tickets', 'key', '--out', at('second'));
    const secret = readFileSync(at('second'), 'utf8').trim();
    const other = await receive('commitment.json', 'second');
    expect(other).toMatchObject({ code: 2 });
    expect(other.stderr).toContain('not the one that this folder was sealed with');
    expect(other.stderr).not.toContain(secret);
    expect((await receive('commitment.json', 'missing')).code).toBe(2);
    expect((await receive('commitment.json', 'key', join(files, 'nowhere'))).stderr).toContain(
      'no server has run',
    );
    expect((await tirazh('tickets', 'books', '--data', data, '--at', 'soon')).code).toBe(2);
  });
});

describe('the office key’s source', () => {
  it('is the file before the environment, which forgets it', async () => {
    await writeFile(at('words'), ' sixteen letters or more \n');
    const environment = { TIRAZH_OFFICE_KEY: 'from the environment' };
    expect(await readOfficeKey({ officeKeyFile: at('words') }, environment)).toBe('sixteen letters or more');
    expect(environment).toEqual({});
    expect(await readOfficeKey({}, { TIRAZH_OFFICE_KEY: 'from the environment' })).toBe(
      'from the environment',
    );
    expect(await readOfficeKey({}, {})).toBeUndefined();
    await expect(readOfficeKey({ askOfficeKey: true }, {})).rejects.toThrow('no terminal');
  });
});
