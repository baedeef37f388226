/** Holds the tables of people, acts and imported lists against the journal. */
import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { canonicalJson } from '../../engine/encoding/canonicalJson.ts';
import { Broken } from './broken.ts';
import type { JournalAccount } from './journalAccount.ts';

/** Every account, its role, and whether it was ended. @throws Broken */
export function checkAccounts(database: DatabaseSync, { people }: JournalAccount): void {
  const rows = database.prepare('SELECT id, role, disabled FROM account ORDER BY id').all() as {
    id: string;
    role: string;
    disabled: number;
  }[];
  for (const { id, role, disabled } of rows) {
    const known = people.people.get(id);
    if (!known) throw new Broken(null, `account ${id}: the journal knows nothing of it`);
    if (known.role !== role || known.disabled !== (disabled === 1)) {
      throw new Broken(
        null,
        `account ${id}: it is stored as ${role}, the journal made it ${known.role}, or ended it`,
      );
    }
  }
  if (rows.length !== people.people.size) throw new Broken(null, 'an account that the journal knows is gone');
}

interface ActRow {
  readonly act: string;
  readonly state: string;
  readonly confirmed_by: string | null;
  readonly [column: string]: unknown;
}

/** Every act: who asked for what and who confirmed it. @throws Broken */
export function checkActs(database: DatabaseSync, { people }: JournalAccount): void {
  const rows = database
    .prepare('SELECT act, draw, kind, reason, phase, excluded, asked_by, state, confirmed_by FROM act')
    .all() as unknown as ActRow[];
  const stored = new Map(rows.map((row) => [row.act, row]));
  for (const known of people.acts.values()) {
    const row = stored.get(known.act);
    if (!row)
      throw new Broken(known.asked.index, `act ${known.act}: it was asked for here, the act itself is gone`);
    const { act, draw, kind, reason, phase, excluded, askedBy, confirmedBy, state } = known;
    const said = { act, draw, kind, reason, phase, excluded: [...excluded], askedBy, confirmedBy, state };
    const has = {
      ...{ act: row.act, draw: row.draw, kind: row.kind, reason: row.reason, phase: row.phase },
      ...{
        excluded: JSON.parse(row.excluded as string),
        askedBy: row.asked_by,
        confirmedBy: row.confirmed_by,
      },
      // That time has passed is no record's to say.
      state: row.state === 'lapsed' ? 'asked' : row.state,
    };
    if (canonicalJson(said) !== canonicalJson(has as typeof said)) {
      throw new Broken(known.asked.index, `act ${act}: the stored act is not the journalled one`);
    }
    stored.delete(act);
  }
  const [extra] = stored.keys();
  if (extra !== undefined) throw new Broken(null, `act ${extra}: the journal knows nothing of it`);
}

/** Every imported list, by the hash of its lines. @throws Broken */
export function checkLists(database: DatabaseSync, { lists }: JournalAccount): void {
  const rows = database.prepare('SELECT list, count, digest, lines FROM entry_list').iterate();
  const seen = new Set<string>();
  for (const row of rows as Iterable<unknown> as Iterable<{
    list: string;
    count: number;
    digest: string;
    lines: Uint8Array;
  }>) {
    const record = lists.get(row.list);
    if (!record) throw new Broken(null, `list ${row.list}: the journal knows nothing of it`);
    const digest = createHash('sha256').update(row.lines).digest('hex');
    if (record.body.digest !== digest || row.digest !== digest || record.body.count !== row.count) {
      throw new Broken(record.index, `list ${row.list}: its entries are not those taken over`);
    }
    seen.add(row.list);
  }
  for (const [list, { index }] of lists) {
    if (!seen.has(list))
      throw new Broken(index, `list ${list}: it was taken over here, the list itself is gone`);
  }
}
