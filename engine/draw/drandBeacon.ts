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

/** drand's public chain `quicknet`, as https://api.drand.sh publishes it: a round every three seconds. */
export const QUICKNET = {
  chainHash: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
  publicKey:
    '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451' +
    '0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a',
  genesisSeconds: 1_692_803_367,
  periodSeconds: 3,
} as const;

/** Whether the plan names quicknet. Of another chain a verifier knows only what the plan says. */
export const isQuicknet = ({ chainHash }: DrandEntropy): boolean => chainHash === QUICKNET.chainHash;

type OpenedBeacon = { ok: true; randomness: Uint8Array } | { ok: false; reason: string };

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
export function openBeacon(entropy: DrandEntropy, beacon: Beacon): OpenedBeacon {
  const { publicKey, genesisSeconds, periodSeconds } = entropy;
  const isForged =
    publicKey !== QUICKNET.publicKey ||
    genesisSeconds !== QUICKNET.genesisSeconds ||
    periodSeconds !== QUICKNET.periodSeconds;
  if (isQuicknet(entropy) && isForged) {
    return { ok: false, reason: 'the plan gives the quicknet chain another key, genesis or period' };
  }
  if (beacon.round !== entropy.round) {
    return { ok: false, reason: `expected drand round ${entropy.round}, got ${beacon.round}` };
  }
  const { shortSignatures } = bls12_381;
  const signature = hexToBytes(beacon.signature);
  try {
    const message = shortSignatures.hash(roundMessage(beacon.round), HASH_TO_CURVE_DST);
    const holds = shortSignatures.verify(signature, message, hexToBytes(publicKey));
    if (!holds) return { ok: false, reason: `the signature of drand round ${beacon.round} does not hold` };
  } catch (fault) {
    return { ok: false, reason: `the drand signature or key is not a point: ${(fault as Error).message}` };
  }
  return { ok: true, randomness: sha256(signature) };
}

/**
 * The randomness of the beacon that a plan names: null where it names none. A beacon is refused when the plan
 * names none, and when its round is not strictly later than closing.
 */
export function openPlannedBeacon(
  { entropy, closesAt }: DrawPlan,
  beacon: Beacon | null,
): OpenedBeacon | { ok: true; randomness: null } {
  if (entropy.kind === 'none') {
    return beacon
      ? { ok: false, reason: 'the plan names no beacon, yet there is one' }
      : { ok: true, randomness: null };
  }
  if (!beacon) return { ok: false, reason: `the plan names drand round ${entropy.round}, yet there is none` };
  if (closesAt === null || roundTimeMs(entropy, entropy.round) <= Date.parse(closesAt)) {
    return { ok: false, reason: `drand round ${entropy.round} is not later than the plan's closing time` };
  }
  return openBeacon(entropy, beacon);
}
