import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { DATABASE_FILE, openDatabase } from './database.ts';
import { MIGRATIONS } from './migrations.ts';

const freshFolder = temporaryFolders();

/** A folder as the second schema left it, with something in every table that the third makes anew. */
function folderOfTwo(more = ''): string {
  const folder = freshFolder();
  const database = new DatabaseSync(join(folder, DATABASE_FILE));
  database.exec(`${MIGRATIONS[0]}; ${MIGRATIONS[1]}; PRAGMA user_version = 2`);
  database.exec(`
    INSERT INTO account VALUES ('host-1', 'host', zeroblob(16), zeroblob(32));
    INSERT INTO series VALUES (1, 'x', '{}', '{}', 2);
    INSERT INTO ticket VALUES (7, 1), (8, 1);
    INSERT INTO draw VALUES ('x-001-01', 0, '{}', 1, 'open', 5, 6, 1, NULL, NULL, NULL, NULL);
    INSERT INTO contribution VALUES ('x-001-01', 0, 'operator', 'c', zeroblob(32));
    INSERT INTO registration VALUES (7, 1, 'x-001-01', 'at', 3, 0);
    ${more}`);
  database.close();
  return folder;
}

it('a folder of the second schema keeps everything; its accounts are hosts', () => {
  const database = openDatabase(folderOfTwo());
  const rows = (sql: string): Record<string, unknown>[] =>
    database
      .prepare(sql)
      .all()
      .map((row) => ({ ...row }));
  expect(rows('SELECT id, role, disabled FROM account')).toEqual([
    { id: 'host-1', role: 'host', disabled: 0 },
  ]);
  expect(rows('SELECT id, series, phase, entry_list, redraw_of FROM draw')).toEqual([
    { id: 'x-001-01', series: 1, phase: 'open', entry_list: null, redraw_of: null },
  ]);
  expect(rows('SELECT draw, contributor FROM contribution')).toHaveLength(1);
  expect(rows('SELECT number FROM registration')).toEqual([{ number: 7 }]);
  // The new table is the one that the others mean, and it is held to.
  expect(rows('PRAGMA foreign_key_check')).toEqual([]);
  expect(() => database.exec("DELETE FROM draw WHERE id = 'x-001-01'")).toThrow('FOREIGN KEY');
  expect(() => database.exec("UPDATE draw SET redraw_of = 'none'")).toThrow('FOREIGN KEY');
  database.exec(
    "INSERT INTO draw (id, created, plan, phase, closes_ms, starts_ms, automatic) VALUES ('l', 1, '{}', 'open', 1, 1, 0)",
  );
  expect(() => database.exec("UPDATE account SET role = 'king'")).toThrow('CHECK');
  database.close();
});

it('a folder whose rows have lost their owners is not taken for a sound one', () => {
  const folder = folderOfTwo('PRAGMA foreign_keys = OFF; DELETE FROM series;');
  for (let again = 0; again < 2; again++) {
    expect(() => openDatabase(folder)).toThrow('rows without their owners');
  }
});
