/** Canonical JSON, RFC 8785: the one form in which we hash, sign and store JSON. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/** The canonical text of a JSON value. @throws TypeError for what JSON cannot hold (undefined, NaN, a lone surrogate) */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError(`canonicalJson: expected a JSON value, got ${typeof value}`);
  return text;
}

/** The canonical text as UTF-8 bytes. */
export const canonicalBytes = (value: unknown): Uint8Array => utf8ToBytes(canonicalJson(value));

/** SHA-256 of the canonical bytes, 32 bytes. */
export const canonicalHash = (value: unknown): Uint8Array => sha256(canonicalBytes(value));

/** SHA-256 of the canonical bytes, 64 lower-case hex digits. */
export const canonicalHashHex = (value: unknown): string => bytesToHex(canonicalHash(value));
