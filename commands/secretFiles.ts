/** Files with a custodian's secret: 32 raw bytes, or 64 hexadecimal digits with or without a line break. */
import { hexToBytes } from '@noble/hashes/utils.js';
import { badInput } from '../engine/errors.ts';
import { SECRET_BYTES } from '../engine/series/seriesKeys.ts';
import { readBytes } from '../terminal/files.ts';

const HEX = /^[0-9a-fA-F]{64}\r?\n?$/;

async function readSecret(path: string): Promise<Uint8Array> {
  const bytes = await readBytes(path);
  if (bytes.length === SECRET_BYTES) return bytes;
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, SECRET_BYTES * 2 + 3));
  if (HEX.test(text)) return hexToBytes(text.trim());
  throw badInput(
    `${path}: expected a secret of 32 bytes or 64 hexadecimal digits, got ${bytes.length} bytes; "tirazh series secret" makes one`,
  );
}

/** The secrets in the order given. @throws TirazhError BAD_INPUT naming the file; two alike name both */
export async function readSecrets(paths: readonly string[]): Promise<Uint8Array[]> {
  const secrets = await Promise.all(paths.map(readSecret));
  for (const [i, secret] of secrets.entries()) {
    const twin = secrets.findIndex((other, j) => j < i && other.every((byte, at) => byte === secret[at]));
    if (twin >= 0) {
      throw badInput(
        `${paths[twin]} and ${paths[i]} hold the same secret; each custodian brings one of their own`,
      );
    }
  }
  return secrets;
}
