/** The backup of a secret: a small JSON file that only its owner keeps. */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { commitmentOf, SECRET_BYTES } from '../../../engine/draw/commitment.ts';
import type { KeptSecret } from './secretStore.ts';

const FORMAT = 'tirazh/secret/v1';
const HEX_SECRET = new RegExp(`^[0-9a-f]{${2 * SECRET_BYTES}}$`);
/** A backup is a few hundred bytes. */
export const LARGEST_BACKUP_BYTES = 4096;

export const secretFileName = ({ draw }: KeptSecret): string => `${draw}.secret.json`;

export const secretFileText = ({ draw, account, secret, commitment }: KeptSecret): string =>
  `${JSON.stringify({ format: FORMAT, draw, account, commitment, secret: bytesToHex(secret) }, null, 2)}\n`;

export type ReadSecret =
  | { readonly ok: true; readonly kept: KeptSecret }
  /** `foreign`: a backup, but of another draw or person, or of a secret that was replaced. */
  | { readonly ok: false; readonly reason: 'unreadable' | 'foreign' };

/**
 * Reads a backup for one draw and one person.
 * @param commitment the one that the house has; the secret must open it
 */
export function readSecretFile(text: string, draw: string, account: string, commitment: string): ReadSecret {
  let file: Partial<Record<string, unknown>>;
  try {
    file = Object(JSON.parse(text)) as Partial<Record<string, unknown>>;
  } catch {
    return { ok: false, reason: 'unreadable' };
  }
  const { format, secret: hex } = file;
  if (format !== FORMAT || typeof hex !== 'string' || !HEX_SECRET.test(hex)) {
    return { ok: false, reason: 'unreadable' };
  }
  const secret = hexToBytes(hex);
  if (commitmentOf(draw, account, secret) !== commitment) return { ok: false, reason: 'foreign' };
  return { ok: true, kept: { draw, account, secret, commitment } };
}
