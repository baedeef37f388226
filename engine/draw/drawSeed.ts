/** The seed of a draw (Draw v1, step 3): nobody knows it before the entries are frozen and all secrets are open. */
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { deriveKeyBytes } from '../random/deriveKey.ts';
import { DRAW_VERSION } from './drawPlan.ts';

/** What the seed is made of. Hashes are 32 bytes. */
export interface SeedParts {
  /** In the order of the plan's contributors, 32 bytes each. */
  readonly secrets: readonly Uint8Array[];
  /** The drand round's randomness, 32 bytes; null where the plan names no beacon. */
  readonly beacon: Uint8Array | null;
  readonly entriesRoot: Uint8Array;
  readonly planHash: Uint8Array;
}

/** HKDF(secrets ‖ beacon, salt = entries root, info = `tirazh/draw/v1` ‖ plan hash), 64 bytes. */
export function drawSeed({ secrets, beacon, entriesRoot, planHash }: SeedParts): Uint8Array {
  const secret = concatBytes(...secrets, beacon ?? new Uint8Array(0));
  return deriveKeyBytes(secret, entriesRoot, concatBytes(utf8ToBytes(DRAW_VERSION), planHash));
}
