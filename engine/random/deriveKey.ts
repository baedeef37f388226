/**
 * Keys for generators: HKDF-SHA-256 (RFC 5869), 64 bytes out, which are the 16 words of `init_by_array`.
 * Every use has its own `info` label, so that no two uses share a stream.
 */
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';

/** Bytes of a generator's key. */
export const KEY_BYTES = 64;
/** Words of a generator's key. */
export const KEY_WORDS = KEY_BYTES / 4;

/**
 * 64 key bytes.
 * @param secret input keying material, any length
 * @param salt not secret; binds the key to public facts
 * @param info the use's label, such as `tirazh/draw/v1`, with whatever it binds appended
 */
export const deriveKeyBytes = (secret: Uint8Array, salt: Uint8Array, info: Uint8Array): Uint8Array =>
  hkdf(sha256, secret, salt, info, KEY_BYTES);

/** Key bytes as the words of `init_by_array`: little-endian, whatever the machine. */
export function keyWords(key: Uint8Array): Uint32Array {
  if (key.length !== KEY_BYTES) throw new RangeError(`key: expected ${KEY_BYTES} bytes, got ${key.length}`);
  const view = new DataView(key.buffer, key.byteOffset, key.byteLength);
  return Uint32Array.from({ length: KEY_WORDS }, (_, i) => view.getUint32(i * 4, true));
}
