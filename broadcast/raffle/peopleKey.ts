/**
 * The key under which participants' data lies encrypted: made at the first need, kept in the data folder, readable by its owner only. No
 * backup has that file; a folder that has an office key keeps the key under that one too, in the database and so in every backup.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { openText, sealText } from '../store/sealedText.ts';
import { Settings } from '../store/settings.ts';
import type { OfficeKey } from '../tickets/officeKey.ts';

export const PEOPLE_KEY_FILE = 'raffle-people.secret';
/** The name of the setting, and of the office key's use. */
const KEPT = 'raffle/people';

/** Whether the database has the key under the office key: then a backup lacks nothing. */
export const isKeptUnderOfficeKey = (database: DatabaseSync): boolean =>
  new Settings(database).get(KEPT) !== null;

/** Whether participants' data lie in the database. */
export const hasSealedPeople = (database: DatabaseSync): boolean =>
  database.prepare('SELECT 1 FROM raffle_participant WHERE sealed IS NOT NULL LIMIT 1').get() !== undefined ||
  database.prepare('SELECT 1 FROM raffle_round WHERE report IS NOT NULL LIMIT 1').get() !== undefined;

/** What a backup lacks of participants' data, in a line for whoever makes it; null: nothing. */
export function lackOfBackup(database: DatabaseSync): string | null {
  if (!hasSealedPeople(database) || isKeptUnderOfficeKey(database)) return null;
  return `The key of participants’ data, ${PEOPLE_KEY_FILE}, is not in it: keep a copy of that file too, or start the server with an office key once, which keeps it in the database. A folder restored without it draws, and cannot say who won.`;
}

/** The file's key, or null where it is missing or damaged. */
function keyOfFile(path: string): Uint8Array | null {
  if (!existsSync(path)) return null;
  const [, hex] = /^([0-9a-f]{64})\n?$/.exec(readFileSync(path, 'utf8')) ?? [];
  return hex === undefined ? null : hexToBytes(hex);
}

function writeKey(path: string, key: Uint8Array): void {
  const part = `${path}.part`;
  writeFileSync(part, `${bytesToHex(key)}\n`, { mode: 0o600, flush: true });
  renameSync(part, path);
}

/** What the database keeps under the office key; null: nothing. */
function keptKey(settings: Settings, office: OfficeKey): Uint8Array | null {
  const sealed = settings.get(KEPT);
  return sealed === null ? null : hexToBytes(openText(office.derive(KEPT), KEPT, hexToBytes(sealed)));
}

/**
 * 32 bytes, or null: the file is missing or damaged, and data lie sealed under its key. A key made anew would open nothing of them; put
 * the file back from its copy, or give the office key. Where the key is lost for good, a file with 64 fresh hex digits opens nothing old.
 * @param office null: the server was started without it
 */
export function peopleKey(
  folder: string,
  database: DatabaseSync,
  office: OfficeKey | null,
): Uint8Array | null {
  const path = join(folder, PEOPLE_KEY_FILE);
  const settings = new Settings(database);
  const kept = office && keptKey(settings, office);
  let key = keyOfFile(path);
  if (key === null) {
    // Neither a key made anew nor one that cannot be told from it: what is damaged is left for whoever mends it.
    if (kept === null && (existsSync(path) || hasSealedPeople(database))) return null;
    key = kept ?? new Uint8Array(randomBytes(32));
    if (!existsSync(path)) writeKey(path, key);
  }
  if (office && kept === null) {
    settings.set(KEPT, bytesToHex(sealText(office.derive(KEPT), KEPT, bytesToHex(key))));
  }
  return key;
}
