/**
 * Offline verification of a drand round: scheme bls-unchained-g1-rfc9380 (signatures on G1, keys on G2), the
 * scheme of drand's quicknet chain. Source: https://docs.drand.love/docs/cryptography
 */
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import type { DrawPlan } from './drawPlan.ts';
import type { Beacon } from './transcript.ts';

/** Hash-to-curve label of the scheme, RFC 9380. */
const HASH_TO_CURVE_DST = 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_';

type DrandEntropy = Extract<DrawPlan['entropy'], { kind: 'drand' }>;

/** When `round` appears: genesis + (round − 1) × period, in milliseconds since 1970. */
export const roundTimeMs = ({ genesisSeconds, periodSeconds }: DrandEntropy, round: number): number =>
  (genesisSeconds + (round - 1) * periodSeconds) * 1000;

/** The message of a round: SHA-256 of the round as 8 bytes, big-endian. */
function roundMessage(round: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(round));
  return sha256(bytes);
}

/** The round's 32 bytes of randomness, SHA-256(signature), or why the beacon is not to be believed. */
export function openBeacon(
  entropy: DrandEntropy,
  beacon: Beacon,
): { ok: true; randomness: Uint8Array } | { ok: false; reason: string } {
  if (beacon.round !== entropy.round) {
    return { ok: false, reason: `expected drand round ${entropy.round}, got ${beacon.round}` };
  }
  const { shortSignatures } = bls12_381;
  const signature = hexToBytes(beacon.signature);
  try {
    const message = shortSignatures.hash(roundMessage(beacon.round), HASH_TO_CURVE_DST);
    const holds = shortSignatures.verify(signature, message, hexToBytes(entropy.publicKey));
    if (!holds) return { ok: false, reason: `the signature of drand round ${beacon.round} does not hold` };
  } catch (fault) {
    return { ok: false, reason: `the drand signature or key is not a point: ${(fault as Error).message}` };
  }
  return { ok: true, randomness: sha256(signature) };
}
