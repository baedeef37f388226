/**
 * The first start on a restored backup. Every backup carries a mark; a server that finds it begins another life of the
 * log: a fresh epoch, so that viewers who saw more start over instead of taking one event for another; a
 * `server.restored` record that says what was restored; and every draw under way is held back.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { badInput } from '../../engine/errors.ts';
import { encodeVerifierKey, verifierOf } from '../../engine/journal/signedNote.ts';
import { hasDatabase } from '../store/database.ts';
import type { Journal } from '../store/journal.ts';
import { journalSigner, VERIFIER_FILE } from '../store/journalKey.ts';
import type { Settings } from '../store/settings.ts';
import type { HeldDraws } from './heldDraws.ts';

export const RESTORED_MARK = 'restored-from';
/** The server's word, in `server.restored`: no single person lets a held draw go on. */
export const PEOPLE_TO_GO_ON = 2;
const KEY_FILE = 'journal-key.secret';

export const restoredMarkSchema = z.strictObject({
  /** When the backup was made. */
  at: z.string(),
  /** The journal as the backup has it. */
  size: z.int().nonnegative(),
  root: z.string(),
});
export type RestoredMark = z.infer<typeof restoredMarkSchema>;

/**
 * A folder with a journal goes on with that journal's own key or not at all: with another one, nothing signed before would
 * hold. Backups are kept without the key.
 * @throws TirazhError BAD_INPUT saying what is wrong with which file
 */
export function expectJournalKey(dataFolder: string): void {
  const verifierPath = join(dataFolder, VERIFIER_FILE);
  if (!hasDatabase(dataFolder) || !existsSync(verifierPath)) return;
  const path = join(dataFolder, KEY_FILE);
  const published = readFileSync(verifierPath, 'utf8').trim();
  const name = published.split('+')[0]!;
  if (!existsSync(path)) {
    throw badInput(
      `${path} is missing: the journal here is signed with the key of ${name}; put the file back from where it is kept`,
    );
  }
  if (encodeVerifierKey(verifierOf(journalSigner(dataFolder, name))) !== published) {
    throw badInput(`${path}: it is not the key of ${VERIFIER_FILE}; put the right one back`);
  }
}

/** Draws that still had something to do. */
function underWay(database: DatabaseSync): string[] {
  const rows = database
    .prepare("SELECT id FROM draw WHERE phase NOT IN ('completed', 'aborted') ORDER BY created")
    .all();
  return (rows as { id: string }[]).map(({ id }) => id);
}

/**
 * Begins another life where the folder was restored; else does nothing. Before anything reads the epoch.
 * @returns what was restored, or null
 */
export function beginRestoredLife(
  database: DatabaseSync,
  { settings, journal, held }: { settings: Settings; journal: Journal; held: HeldDraws },
): RestoredMark | null {
  const text = settings.get(RESTORED_MARK);
  if (!text) return null;
  const mark = restoredMarkSchema.parse(JSON.parse(text));
  const draws = underWay(database);
  journal.transact(() => {
    const before = settings.epoch();
    const epoch = randomBytes(8).toString('hex');
    settings.set('epoch', epoch);
    settings.set(RESTORED_MARK, '');
    held.hold(draws);
    journal.append('server.restored', {
      ...{ ...mark, epochBefore: before, epoch, held: draws },
      peopleToGoOn: PEOPLE_TO_GO_ON,
    });
  });
  return mark;
}
