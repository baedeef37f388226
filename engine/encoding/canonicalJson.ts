/** Canonical JSON, RFC 8785: the one form in which we hash, sign and store JSON. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/**
 * The canonical text of a JSON value. A property whose value is undefined is left out, as `JSON.stringify` does.
 * @throws TypeError for what JSON cannot hold: undefined, NaN, an infinity, a lone surrogate, a cycle
 */
export function canonicalJson(value: unknown): string {
  let text: string | undefined;
  try {
    text = canonicalize(value);
  } catch (cause) {
    throw new TypeError(`canonicalJson: ${(cause as Error).message}`, { cause });
  }
  if (text === undefined) throw new TypeError(`canonicalJson: expected a JSON value, got ${typeof value}`);
  return text;
}

/** The canonical text as UTF-8 bytes. */
export const canonicalBytes = (value: unknown): Uint8Array => utf8ToBytes(canonicalJson(value));

/** SHA-256 of the canonical bytes, 32 bytes. */
export const canonicalHash = (value: unknown): Uint8Array => sha256(canonicalBytes(value));

/** SHA-256 of the canonical bytes, 64 lower-case hex digits. */
export const canonicalHashHex = (value: unknown): string => bytesToHex(canonicalHash(value));
