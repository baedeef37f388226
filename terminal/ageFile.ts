/**
 * Files encrypted with age. The library makes and opens the header, where the recipients are; the payload is done here
 * with the machine's own ChaCha20-Poly1305, ten times faster than the library's: 72 MB in 0.1 s instead of 1.
 * Source: C2SP age v1, "Payload": chunks of 64 KiB, nonce = 11-byte big-endian counter ‖ 0x01 on the last chunk.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Decrypter, Encrypter } from 'age-encryption';
import { badInput } from '../engine/errors.ts';

const CIPHER = 'chacha20-poly1305';
const CHUNK_BYTES = 65_536;
const TAG_BYTES = 16;
const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;
const NONCE_BYTES = 16;
const CHUNK_NONCE_BYTES = 12;
/** The last line of a header begins with it. */
const MAC_LINE = '\n--- ';

const cipherOptions = { authTagLength: TAG_BYTES };

const payloadKey = (fileKey: Uint8Array, nonce: Uint8Array): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', fileKey, nonce, 'payload', 32));

function chunkNonce(chunk: number, isLast: boolean): Uint8Array {
  const nonce = new Uint8Array(CHUNK_NONCE_BYTES);
  new DataView(nonce.buffer).setUint32(CHUNK_NONCE_BYTES - 5, chunk);
  nonce[CHUNK_NONCE_BYTES - 1] = isLast ? 1 : 0;
  return nonce;
}

/** Bytes of the header, its line break included; −1 when it has no end. */
function headerBytes(file: Uint8Array): number {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const macLine = bytes.indexOf(MAC_LINE);
  return macLine < 0 ? -1 : bytes.indexOf('\n', macLine + 1) + 1;
}

/** An encrypter to one recipient. @throws TirazhError BAD_INPUT for a text that is no recipient */
function encrypterTo(recipient: string): Encrypter {
  const encrypter = new Encrypter();
  try {
    encrypter.addRecipient(recipient);
  } catch (cause) {
    throw badInput(`--recipient: "${recipient}" is no age recipient; it begins with age1`, { cause });
  }
  return encrypter;
}

/** @throws TirazhError BAD_INPUT for a text that is no recipient */
export const checkRecipient = (recipient: string): void => void encrypterTo(recipient);

/** A header for a recipient and the key that it hides: the library encrypts nothing, and a second "recipient" listens. */
async function makeHeader(recipient: string): Promise<{ header: Uint8Array; fileKey: Uint8Array }> {
  let fileKey = new Uint8Array(0);
  const encrypter = encrypterTo(recipient);
  encrypter.addRecipient({
    wrapFileKey(key) {
      fileKey = key.slice();
      return [];
    },
  });
  const empty = await encrypter.encrypt(new Uint8Array(0));
  return { header: empty.subarray(0, headerBytes(empty)), fileKey };
}

/** @param recipient `age1…` @throws TirazhError BAD_INPUT for one that is none */
export async function encryptAge(plain: Uint8Array, recipient: string): Promise<Uint8Array> {
  const { header, fileKey } = await makeHeader(recipient);
  const nonce = randomBytes(NONCE_BYTES);
  const key = payloadKey(fileKey, nonce);
  const chunks = Math.max(1, Math.ceil(plain.length / CHUNK_BYTES));
  const sealed = new Uint8Array(header.length + NONCE_BYTES + plain.length + chunks * TAG_BYTES);
  sealed.set(header);
  sealed.set(nonce, header.length);
  let at = header.length + NONCE_BYTES;
  for (let chunk = 0; chunk < chunks; chunk++) {
    const cipher = createCipheriv(CIPHER, key, chunkNonce(chunk, chunk === chunks - 1), cipherOptions);
    const body = cipher.update(plain.subarray(chunk * CHUNK_BYTES, (chunk + 1) * CHUNK_BYTES));
    cipher.final();
    sealed.set(body, at);
    sealed.set(cipher.getAuthTag(), at + body.length);
    at += body.length + TAG_BYTES;
  }
  return sealed;
}

/** The lines of an identity file that are identities. @throws TirazhError BAD_INPUT for a line that is none */
function readIdentities(text: string): Decrypter {
  const decrypter = new Decrypter();
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (lines.length === 0) throw badInput('the identity file holds no AGE-SECRET-KEY-1…');
  for (const [i, line] of lines.entries()) {
    try {
      decrypter.addIdentity(line);
    } catch (cause) {
      // The line itself is not shown: it may be a secret key with a slip in it.
      throw badInput(`the identity file: line ${i + 1} is no AGE-SECRET-KEY-1…`, { cause });
    }
  }
  return decrypter;
}

function openPayload(payload: Uint8Array, key: Uint8Array): Uint8Array {
  const chunks = Math.max(1, Math.ceil(payload.length / SEALED_CHUNK_BYTES));
  const plain = new Uint8Array(Math.max(0, payload.length - chunks * TAG_BYTES));
  for (let chunk = 0; chunk < chunks; chunk++) {
    const sealed = payload.subarray(chunk * SEALED_CHUNK_BYTES, (chunk + 1) * SEALED_CHUNK_BYTES);
    const cipher = createDecipheriv(CIPHER, key, chunkNonce(chunk, chunk === chunks - 1), cipherOptions);
    cipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    plain.set(cipher.update(sealed.subarray(0, -TAG_BYTES)), chunk * CHUNK_BYTES);
    cipher.final();
  }
  return plain;
}

/**
 * @param identities the text of an identity file: one AGE-SECRET-KEY-1… a line, `#` before remarks
 * @throws TirazhError BAD_INPUT for a file that was not encrypted to them, or was altered or cut short
 */
export async function decryptAge(file: Uint8Array, identities: string): Promise<Uint8Array> {
  const decrypter = readIdentities(identities);
  const end = headerBytes(file);
  if (end <= 0 || file.length < end + NONCE_BYTES + TAG_BYTES) throw badInput('the age file is cut short');
  let fileKey: Uint8Array;
  try {
    fileKey = await decrypter.decryptHeader(file.slice(0, end));
  } catch (cause) {
    throw badInput('the age file was not encrypted to this identity, or its header was altered', { cause });
  }
  const key = payloadKey(fileKey, file.subarray(end, end + NONCE_BYTES));
  try {
    return openPayload(file.subarray(end + NONCE_BYTES), key);
  } catch (cause) {
    throw badInput('the age file was altered or cut short', { cause });
  }
}
