/** The key under which participants' data lies encrypted: made at the first need, kept in the data folder, readable by its owner only. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { hexToBytes } from '@noble/hashes/utils.js';
import { badInput } from '../../engine/errors.ts';

const FILE = 'raffle-people.secret';

/** A key made anew would open nothing of what lies there. */
function expectNothingSealed(database: DatabaseSync, path: string): void {
  const sealed = database.prepare('SELECT 1 FROM raffle_participant WHERE sealed IS NOT NULL LIMIT 1').get();
  if (sealed === undefined) return;
  throw badInput(
    `${path}: it is missing, and participants lie sealed under it; put it back from its copy (64 hex digits; fresh ones, if it is lost for good, open nothing old)`,
  );
}

/**
 * 32 bytes. Not in backups, as the journal's key is not: keep a copy elsewhere.
 * @throws TirazhError BAD_INPUT for a damaged file, or a missing one while data lies sealed under it
 */
export function peopleKey(folder: string, database: DatabaseSync): Uint8Array {
  const path = join(folder, FILE);
  if (!existsSync(path)) {
    expectNothingSealed(database, path);
    const part = `${path}.part`;
    writeFileSync(part, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true });
    renameSync(part, path);
  }
  const [, hex] = /^([0-9a-f]{64})\n$/.exec(readFileSync(path, 'utf8')) ?? [];
  if (!hex) throw badInput(`${path}: expected 64 hex digits; restore it from a copy`);
  return hexToBytes(hex);
}
