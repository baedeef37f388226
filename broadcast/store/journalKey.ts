/** The journal's Ed25519 key: made at the first start, kept in the data folder, readable by its owner only. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { badInput } from '../../engine/errors.ts';
import { encodeVerifierKey, type NoteSigner, verifierOf } from '../../engine/journal/signedNote.ts';

const SECRET_FILE = 'journal-key.secret';
export const VERIFIER_FILE = 'journal-key.pub';

/** What a key's name may be (C2SP signed note). */
const KEY_NAME = /^[^+\s]+$/u;

/** Written whole or not at all: half a key would lock the folder for good. */
function writeKey(path: string, line: string, mode: number): void {
  const part = `${path}.part`;
  writeFileSync(part, line, { mode, flush: true });
  renameSync(part, path);
}

/**
 * The signer of a data folder; made when `folder` has none.
 * @param origin the log's name, such as `tirazh.example/journal`
 * @throws TirazhError BAD_INPUT for a name that cannot stand in a checkpoint, or a damaged key file
 */
export function journalSigner(folder: string, origin: string): NoteSigner {
  const path = join(folder, SECRET_FILE);
  if (!existsSync(path)) {
    if (!KEY_NAME.test(origin)) {
      throw badInput(`--origin: expected a name without spaces and plus signs, got "${origin}"`);
    }
    writeKey(path, `${origin} ${bytesToHex(new Uint8Array(randomBytes(32)))}\n`, 0o600);
  }
  const match = /^(\S+) ([0-9a-f]{64})\n$/.exec(readFileSync(path, 'utf8'));
  if (!match) throw badInput(`${path}: expected a name and 64 hex digits; restore it from a copy`);
  const signer = { name: match[1]!, secretKey: hexToBytes(match[2]!) };
  const verifierPath = join(folder, VERIFIER_FILE);
  if (!existsSync(verifierPath)) writeKey(verifierPath, `${encodeVerifierKey(verifierOf(signer))}\n`, 0o644);
  return signer;
}
