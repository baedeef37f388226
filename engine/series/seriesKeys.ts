/** The keys of a series: derived from all custodians' secrets together, one for each use. */
import { concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { badInput } from '../errors.ts';
import { deriveKeyBytes, keyWords } from '../random/deriveKey.ts';
import { KEYSTREAM_KEY_BYTES, type Keystream, keystream } from './keystream.ts';
import { formatSeries } from './serial.ts';

export const SERIES_VERSION = 'tirazh/series/v1';
/** Bytes of a custodian's secret. */
export const SECRET_BYTES = 32;

/** What a keystream is for; no two uses share one. */
export type KeystreamUse = 'faces' | 'numbers' | 'codes' | 'salts';

export interface SeriesKeys {
  /** The 16 words that seed the shuffle of the outcomes. */
  outcomeKey(): Uint32Array;
  stream(use: KeystreamUse): Keystream;
}

function checkSecrets(secrets: readonly Uint8Array[]): void {
  if (secrets.length === 0) throw badInput('secrets: a series needs the secret of one custodian or more');
  for (const [i, secret] of secrets.entries()) {
    if (secret.length !== SECRET_BYTES) {
      throw badInput(`secret ${i + 1}: expected ${SECRET_BYTES} bytes, got ${secret.length}`);
    }
    const twin = secrets.findIndex((other, j) => j < i && other.every((byte, at) => byte === secret[at]));
    if (twin >= 0) {
      throw badInput(
        `secrets ${twin + 1} and ${i + 1} are the same; each custodian brings a secret of their own`,
      );
    }
  }
}

/**
 * Keys of Series v1: HKDF-SHA-256 over the secrets end to end in the order given, salt = the terms' hash,
 * info = `tirazh/series/v1/<use>/<series as 3 digits>`.
 * @param secrets one or more of 32 bytes, all different
 * @param termsHash 64 hex digits
 * @throws TirazhError BAD_INPUT for no secret, one of another length, or two alike
 */
export function seriesKeys(secrets: readonly Uint8Array[], termsHash: string, series: number): SeriesKeys {
  checkSecrets(secrets);
  const together = concatBytes(...secrets);
  const salt = hexToBytes(termsHash);
  const keyOf = (use: string): Uint8Array =>
    deriveKeyBytes(together, salt, utf8ToBytes(`${SERIES_VERSION}/${use}/${formatSeries(series)}`));
  return {
    outcomeKey: () => keyWords(keyOf('outcomes')),
    stream: (use) => keystream(keyOf(use).subarray(0, KEYSTREAM_KEY_BYTES)),
  };
}
