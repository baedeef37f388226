import { bls12_381 } from '@noble/curves/bls12-381.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { BEACON_PLAN, ROUND_1000, SAMPLE_PLAN } from '../../fixtures/draw/sampleDraw.ts';
import { isQuicknet, openBeacon, openPlannedBeacon, QUICKNET, roundTimeMs } from './drandBeacon.ts';
import type { DrawPlan } from './drawPlan.ts';

type Drand = Extract<DrawPlan['entropy'], { kind: 'drand' }>;
const quicknet: Drand = { kind: 'drand', ...QUICKNET, round: 1000 };

/** The randomness that drand published for round 1000 of quicknet. */
const RANDOMNESS_1000 = 'fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd';

const G1_INFINITY = `c0${'00'.repeat(47)}`;
const G2_INFINITY = `c0${'00'.repeat(95)}`;

describe('openBeacon', () => {
  it('opens round 1000 of quicknet as published', () => {
    const opened = openBeacon(quicknet, ROUND_1000);
    expect(opened.ok && bytesToHex(opened.randomness)).toBe(RANDOMNESS_1000);
  });

  it('knows when a round appears', () => {
    expect(roundTimeMs(quicknet, 1)).toBe(1_692_803_367_000);
    expect(new Date(roundTimeMs(quicknet, 1000)).toISOString()).toBe('2023-08-23T15:59:24.000Z');
  });

  it('refuses another round than the plan’s, whatever its signature', () => {
    expect(openBeacon(quicknet, { ...ROUND_1000, round: 999 })).toEqual({
      ok: false,
      reason: 'expected drand round 1000, got 999',
    });
    expect(openBeacon({ ...quicknet, round: 1001 }, { ...ROUND_1000, round: 1001 })).toEqual({
      ok: false,
      reason: 'the signature of drand round 1001 does not hold',
    });
  });

  it('refuses a signature with any one bit changed', () => {
    for (let bit = 0; bit < 384; bit += 7) {
      const at = bit >> 2;
      const digit = (Number.parseInt(ROUND_1000.signature[at]!, 16) ^ (1 << (bit & 3))).toString(16);
      const signature = ROUND_1000.signature.slice(0, at) + digit + ROUND_1000.signature.slice(at + 1);
      expect(openBeacon(quicknet, { round: 1000, signature }).ok, `bit ${bit}`).toBe(false);
    }
  });

  it('refuses what is no point, and the point at infinity', () => {
    for (const signature of ['00'.repeat(48), 'ff'.repeat(48), G1_INFINITY]) {
      expect(openBeacon(quicknet, { round: 1000, signature }).ok).toBe(false);
    }
    const chainHash = 'ab'.repeat(32);
    for (const publicKey of ['00'.repeat(96), 'ff'.repeat(96), G2_INFINITY]) {
      const entropy = { ...quicknet, chainHash, publicKey };
      expect(openBeacon(entropy, { round: 1000, signature: G1_INFINITY }).ok).toBe(false);
    }
  });

  it('refuses a plan that gives quicknet another key, genesis or period', () => {
    const forged = [{ publicKey: 'ab'.repeat(96) }, { genesisSeconds: 1 }, { periodSeconds: 30 }];
    for (const change of forged) {
      expect(openBeacon({ ...quicknet, ...change }, ROUND_1000)).toMatchObject({
        ok: false,
        reason: /quicknet chain another key, genesis or period/,
      });
    }
  });

  it('takes another chain of the same scheme by the key that the plan gives', () => {
    const { shortSignatures } = bls12_381;
    const secretKey = new Uint8Array(32).fill(5);
    const entropy: Drand = {
      ...quicknet,
      chainHash: 'ab'.repeat(32),
      publicKey: bytesToHex(shortSignatures.getPublicKey(secretKey).toBytes()),
      round: 3,
    };
    const message = shortSignatures.hash(
      sha256(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 3)),
      'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_',
    );
    const signature = shortSignatures.sign(message, secretKey).toBytes();
    expect(isQuicknet(entropy)).toBe(false);
    expect(openBeacon(entropy, { round: 3, signature: bytesToHex(signature) })).toEqual({
      ok: true,
      randomness: sha256(signature),
    });
  });
});

describe('openPlannedBeacon', () => {
  it('gives no randomness where the plan names no beacon, and takes none either', () => {
    expect(openPlannedBeacon(SAMPLE_PLAN, null)).toEqual({ ok: true, randomness: null });
    expect(openPlannedBeacon(SAMPLE_PLAN, ROUND_1000)).toMatchObject({
      ok: false,
      reason: /names no beacon/,
    });
  });

  it('does not go on without the beacon that the plan names', () => {
    expect(openPlannedBeacon(BEACON_PLAN, ROUND_1000).ok).toBe(true);
    expect(openPlannedBeacon(BEACON_PLAN, null)).toMatchObject({
      ok: false,
      reason: /round 1000, yet there is none/,
    });
  });

  it('takes only a round strictly later than closing', () => {
    const closing = (closesAt: string | null): boolean =>
      openPlannedBeacon({ ...BEACON_PLAN, closesAt }, ROUND_1000).ok;
    expect(closing('2023-08-23T15:59:23.999Z')).toBe(true);
    expect(closing('2023-08-23T15:59:24.000Z')).toBe(false);
    expect(closing('2023-08-23T15:59:24.001Z')).toBe(false);
    expect(closing(null)).toBe(false);
  });
});
