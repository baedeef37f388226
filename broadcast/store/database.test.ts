import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { lockDataFolder, openDatabase } from './database.ts';

const freshFolder = temporaryFolders();

it('makes a data folder with all that is missing above it, for its owner alone', () => {
  const folder = join(freshFolder(), 'a', 'b', 'c');
  openDatabase(folder).close();
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  openDatabase(folder).close();
});

it('says in a line where no data folder can be, and does not try for ever', () => {
  const folder = freshFolder();
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'file');
  writeFileSync(file, '');
  for (const place of ['/proc/x', '/proc/self/x/y', '/dev/null/x', file, join(file, 'x')]) {
    expect(() => lockDataFolder(place), place).toThrow(/^\/[^\n]*: no data folder can be there: [^\n]+$/);
  }
  expect(() => lockDataFolder('/proc')).toThrow(
    /^\/proc: (nothing can be written|no data folder can be) there/,
  );
});
