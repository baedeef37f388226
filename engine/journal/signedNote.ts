/**
 * C2SP signed notes with Ed25519 signatures: the text, an empty line, and signature lines
 * `— <name> <base64(4-byte key id ‖ 64-byte signature)>`.
 * Source: https://c2sp.org/signed-note
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';

/** The signature type byte of Ed25519. */
const ED25519_TYPE = 0x01;
const KEY_ID_BYTES = 4;
const SIGNATURE_BYTES = 64;
const KEY_NAME = /^[^+\s]+$/u;
/** RFC 8032 to the letter, as other implementations check; the library's default takes more signatures. */
const STRICT = { zip215: false };

/** Who signs: a key name (no spaces, no plus sign) and a 32-byte Ed25519 seed. */
export interface NoteSigner {
  readonly name: string;
  readonly secretKey: Uint8Array;
}

export interface NoteVerifier {
  readonly name: string;
  readonly publicKey: Uint8Array;
}

const keyId = (name: string, publicKey: Uint8Array): Uint8Array =>
  sha256(concatBytes(utf8ToBytes(`${name}\n`), Uint8Array.of(ED25519_TYPE), publicKey)).subarray(
    0,
    KEY_ID_BYTES,
  );

export const verifierOf = (signer: NoteSigner): NoteVerifier => ({
  name: signer.name,
  publicKey: ed25519.getPublicKey(signer.secretKey),
});

/** A verifier key as the specification writes it: `<name>+<key id in hex>+<base64(type ‖ public key)>`. */
export function encodeVerifierKey({ name, publicKey }: NoteVerifier): string {
  const key = base64.encode(concatBytes(Uint8Array.of(ED25519_TYPE), publicKey));
  return `${name}+${bytesToHex(keyId(name, publicKey))}+${key}`;
}

/** Reads a verifier key; null when it is malformed, of another type, or its key id is not the key's. */
export function decodeVerifierKey(text: string): NoteVerifier | null {
  const match = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/u.exec(text);
  if (!match) return null;
  const name = match[1]!;
  try {
    const key = base64.decode(match[3]!);
    const publicKey = key.subarray(1);
    if (key[0] !== ED25519_TYPE || publicKey.length !== 32) return null;
    return bytesToHex(keyId(name, publicKey)) === match[2] ? { name, publicKey } : null;
  } catch {
    return null;
  }
}

/**
 * Signs `text`.
 * @throws RangeError for a text that does not end in a newline, or a key name with a space or a plus sign
 */
export function signNote(text: string, signer: NoteSigner): string {
  if (!text.endsWith('\n')) throw new RangeError('signNote: expected a text that ends in a newline');
  if (!KEY_NAME.test(signer.name)) {
    throw new RangeError(`signNote: expected a key name without spaces and plus signs, got "${signer.name}"`);
  }
  const { name, publicKey } = verifierOf(signer);
  const signature = ed25519.sign(utf8ToBytes(text), signer.secretKey);
  return `${text}\n— ${name} ${base64.encode(concatBytes(keyId(name, publicKey), signature))}\n`;
}

/**
 * The text of a note that `verifier` signed, or why it is not to be believed. Signatures by other keys are
 * passed over, as the specification asks.
 */
export function openNote(
  note: string,
  verifier: NoteVerifier,
): { ok: true; text: string } | { ok: false; reason: string } {
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n')) return { ok: false, reason: 'not a signed note' };
  const text = note.slice(0, split + 1);
  const id = bytesToHex(keyId(verifier.name, verifier.publicKey));
  for (const line of note.slice(split + 2, -1).split('\n')) {
    const match = /^— (\S+) ([A-Za-z0-9+/=]+)$/u.exec(line);
    if (!match) return { ok: false, reason: 'a signature line is malformed' };
    if (match[1] !== verifier.name) continue;
    let blob: Uint8Array;
    try {
      blob = base64.decode(match[2]!);
    } catch {
      return { ok: false, reason: 'a signature is not base64' };
    }
    if (bytesToHex(blob.subarray(0, KEY_ID_BYTES)) !== id) continue;
    const holds =
      blob.length === KEY_ID_BYTES + SIGNATURE_BYTES &&
      ed25519.verify(blob.subarray(KEY_ID_BYTES), utf8ToBytes(text), verifier.publicKey, STRICT);
    return holds
      ? { ok: true, text }
      : { ok: false, reason: `the signature of ${verifier.name} does not hold` };
  }
  return { ok: false, reason: `no signature by ${verifier.name} (key ${id})` };
}
