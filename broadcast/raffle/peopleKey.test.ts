import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../store/database.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { openOfficeKey } from '../tickets/officeKey.ts';
import { isKeptUnderOfficeKey, lackOfBackup, PEOPLE_KEY_FILE, peopleKey } from './peopleKey.ts';

const freshFolder = temporaryFolders();
let folder: string;
let path: string;
let database: DatabaseSync;

beforeEach(() => {
  folder = freshFolder();
  path = join(folder, PEOPLE_KEY_FILE);
  database = openDatabase(folder);
});
afterEach(() => database.close());

const sealSomebody = (): void =>
  database.exec(
    "INSERT INTO raffle_participant VALUES ('import-1', 'AAAAAAAAAA', zeroblob(32), NULL, x'00')",
  );
const office = () => openOfficeKey(database, 'a sentence that nobody guesses');

it('the key is made once, and only its owner reads it', () => {
  const key = peopleKey(folder, database, null);
  expect(key).toHaveLength(32);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(peopleKey(folder, database, null)).toEqual(key);
  expect(isKeptUnderOfficeKey(database)).toBe(false);
});

it('over sealed data a missing key is none, and no other is made in its place', () => {
  sealSomebody();
  expect(peopleKey(folder, database, null)).toBeNull();
  expect(() => statSync(path)).toThrow('ENOENT');
  expect(peopleKey(folder, database, office())).toBeNull();
});

it('a damaged file is no key, and is left as it is', () => {
  writeFileSync(path, 'half a key\n');
  expect(peopleKey(folder, database, null)).toBeNull();
  expect(readFileSync(path, 'utf8')).toBe('half a key\n');
});

it('a folder with an office key has the key in every backup, and gets it back from there', () => {
  const key = peopleKey(folder, database, null);
  sealSomebody();
  expect(peopleKey(folder, database, office())).toEqual(key);
  expect(isKeptUnderOfficeKey(database)).toBe(true);
  const hex = Buffer.from(key!).toString('hex');
  const stored = database.prepare('SELECT group_concat(value) AS all_values FROM setting').get();
  expect(stored!.all_values).not.toContain(hex);

  rmSync(path);
  expect(peopleKey(folder, database, null)).toBeNull();
  expect(peopleKey(folder, database, office())).toEqual(key);
  expect(readFileSync(path, 'utf8')).toBe(`${hex}\n`);
  expect(peopleKey(folder, database, null)).toEqual(key);
});

it('a backup says what it lacks: nothing without people, the file with them, nothing once the office key keeps it', () => {
  peopleKey(folder, database, null);
  expect(lackOfBackup(database)).toBeNull();
  sealSomebody();
  expect(lackOfBackup(database)).toContain(`${PEOPLE_KEY_FILE}, is not in it`);
  peopleKey(folder, database, office());
  expect(lackOfBackup(database)).toBeNull();
});
