/** Text that lies encrypted in the database: AES-256-GCM (NIST SP 800-38D), a fresh nonce each, bound to its place. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { TirazhError } from '../../engine/errors.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Nonce, tag, ciphertext. @param place what the text belongs to: it opens nowhere else */
export function sealText(key: Uint8Array, place: string, text: string): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), sealed]));
}

/** @throws TirazhError CHECK_FAILED for another key, another place or altered bytes */
export function openText(key: Uint8Array, place: string, sealed: Uint8Array): string {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    const text = Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
    return text.toString('utf8');
  } catch (cause) {
    throw new TirazhError('CHECK_FAILED', `${place}: it does not open; is its key the right one?`, {
      cause,
    });
  }
}
