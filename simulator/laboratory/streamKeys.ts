/** Keys of the laboratory's streams, by the derivation that draws and print runs use. */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { deriveKeyBytes, keyWords } from '../../engine/random/deriveKey.ts';

const LABEL = 'tirazh/laboratory/v1';

/** The published seed of a run without `--seed`: SHA-256 of the label, so that nobody chose it. */
export const PUBLISHED_SEED: Uint8Array = sha256(utf8ToBytes(LABEL));

/**
 * The 64 bytes of one stream's key: HKDF(laboratory seed, salt = the published seed, info = label ‖ `/` ‖ use).
 * @param use names area and stream; another for every stream
 */
export const streamKeyBytes = (seed: Uint8Array, use: string): Uint8Array =>
  deriveKeyBytes(seed, PUBLISHED_SEED, utf8ToBytes(`${LABEL}/${use}`));

/** The same as the 16 words of `init_by_array`. */
export const streamKey = (seed: Uint8Array, use: string): Uint32Array => keyWords(streamKeyBytes(seed, use));
