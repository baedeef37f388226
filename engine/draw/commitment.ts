/**
 * A contributor's commitment to a secret, published before registration closes and opened after it (Draw v1,
 * steps 1 and 3).
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

const LABEL = 'tirazh/commit/v1';

/** Bytes of a contributor's secret. */
export const SECRET_BYTES = 32;

/**
 * SHA-256(`tirazh/commit/v1` ‖ draw id ‖ contributor ‖ secret), in hex.
 * @param secret 32 bytes @throws RangeError for another length
 */
export function commitmentOf(drawId: string, contributor: string, secret: Uint8Array): string {
  if (secret.length !== SECRET_BYTES) {
    throw new RangeError(`secret: expected ${SECRET_BYTES} bytes, got ${secret.length}`);
  }
  return bytesToHex(sha256(concatBytes(utf8ToBytes(LABEL + drawId + contributor), secret)));
}
