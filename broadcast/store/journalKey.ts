/** The journal's Ed25519 key: made at the first start, kept in the data folder, readable by its owner only. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { TirazhError } from '../../engine/errors.ts';
import { encodeVerifierKey, type NoteSigner, verifierOf } from '../../engine/journal/signedNote.ts';

const SECRET_FILE = 'journal-key.secret';
export const VERIFIER_FILE = 'journal-key.pub';

/** The signer of a data folder; made when `folder` has none. @param origin the log's name, without spaces */
export function journalSigner(folder: string, origin: string): NoteSigner {
  const path = join(folder, SECRET_FILE);
  if (!existsSync(path)) {
    const signer = { name: origin, secretKey: new Uint8Array(randomBytes(32)) };
    writeFileSync(path, `${origin} ${bytesToHex(signer.secretKey)}\n`, {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    });
  }
  const match = /^(\S+) ([0-9a-f]{64})\n$/.exec(readFileSync(path, 'utf8'));
  if (!match) throw new TirazhError('BAD_INPUT', `${path}: expected a name and 64 hex digits; restore it`);
  const signer = { name: match[1]!, secretKey: hexToBytes(match[2]!) };
  const verifierPath = join(folder, VERIFIER_FILE);
  if (!existsSync(verifierPath)) writeFileSync(verifierPath, `${encodeVerifierKey(verifierOf(signer))}\n`);
  return signer;
}
