import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import {
  BEACON_PLAN,
  ROUND_1000,
  SAMPLE_PLAN,
  sampleEntries,
  sampleOutcome,
  sampleSecret,
  sampleTranscript,
} from '../../fixtures/draw/sampleDraw.ts';
import { canonicalJson } from '../encoding/canonicalJson.ts';
import { commitmentOf } from './commitment.ts';
import { planHash } from './drawPlan.ts';
import { drawSeed } from './drawSeed.ts';
import { pick } from './pick.ts';

/** The values in PROTOCOL.md. They change only with the version of the protocol. */
const PINNED = {
  secrets: [
    '5e8b93fdceafefa1fa234eb6960ca7362310c2b8c8a7beecf1ceb883c5a0afd4',
    'bcf6c30a92dddee4671470ecd21c95777595b5f69318be7a46e456b9205ad41c',
  ],
  entriesRoot: '65b9c9024aed9bb59631656d0053a2bd8c4c727fbfdf5fcf5d5c44492619d7ca',
  plain: {
    planHash: 'ce18ece5548a26980c58b9e9442a696e4fe590ca6a05225ac7ef854755312427',
    commitments: [
      'afd0082c3d59ae2a991bae5903876dbe7b721b951ba3ef314f7db01752443cea',
      '56d2381dd6d15e309060269e7cdd550757aba29bbedf310e5fa2e7c84d73c1df',
    ],
    seed: 'ee3b4a0969350ba1f835c2adaf4f1c4f17a9ddd648519d5f12a2b2788d3282c040a1bf775488978536c70bba8221504e6eed7f3c900cf90c18168b51a87240f4',
    picks: [
      [13, '751285754890'],
      [14, '775243155244'],
      [16, '815836214883'],
    ],
    digest: 'db302ac12b79a24b7905e0e52e47885c468c3c4ec48a1d353441b211f11cb0b7',
  },
  withBeacon: {
    planHash: '99ffd3c804faba671a3348a27978b3f27d39952a15bea0fb077cd5d1c7d32bfd',
    commitments: [
      '0b2194a09de7c1d404c4aa133a7081e2794d59fae3464ae7c17702c4cb99e186',
      'faa03f4f2ccafca31a400f438b58dc5feaf2fe9b6552ccbebb4c2116ed15f9e9',
    ],
    seed: '940b4ce6ee61bfede677611770dd5cb65b10bf11acffcf496dee54256aecb309d388c7fff3a147335d5c9dad365e76d668c2beecb60c9634cc3f9c09f37707f5',
    picks: [
      [4, '239214745247'],
      [14, '775243155244'],
      [0, '035886403559'],
    ],
    digest: '6775d662fc1088d5f32ffd5f9518431d49a5fb021b5a3a92ea9b479b8afa1a84',
  },
};

/** All texts inside a value. */
const leavesOf = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object'
      ? Object.values(value!).flatMap(leavesOf)
      : [];

describe('the sample draw', () => {
  it('has the values of PROTOCOL.md', () => {
    const plain = sampleOutcome(SAMPLE_PLAN);
    const withBeacon = sampleOutcome(BEACON_PLAN, ROUND_1000);
    expect({
      secrets: plain.secrets.map(({ secret }) => secret),
      entriesRoot: bytesToHex(sampleEntries.root),
      plain: {
        planHash: bytesToHex(planHash(SAMPLE_PLAN)),
        commitments: plain.commitments.map(({ commitment }) => commitment),
        seed: bytesToHex(plain.seed),
        picks: plain.picks.map(({ index, entry }) => [index, entry]),
        digest: sampleTranscript(plain, null).digest,
      },
      withBeacon: {
        planHash: bytesToHex(planHash(BEACON_PLAN)),
        commitments: withBeacon.commitments.map(({ commitment }) => commitment),
        seed: bytesToHex(withBeacon.seed),
        picks: withBeacon.picks.map(({ index, entry }) => [index, entry]),
        digest: sampleTranscript(withBeacon, null).digest,
      },
    }).toEqual(PINNED);
  });

  it('is printed in PROTOCOL.md just so', () => {
    const page = readFileSync(new URL('../../PROTOCOL.md', import.meta.url), 'utf8');
    const values = [canonicalJson(SAMPLE_PLAN), canonicalJson(BEACON_PLAN), ...leavesOf(PINNED)];
    for (const value of values) expect(page).toContain(value);
  });
});

describe('commitmentOf', () => {
  it('is the hash of label, draw, contributor and secret, end to end', () => {
    const secret = hexToBytes(sampleSecret('operator'));
    const expected = createHash('sha256')
      .update('tirazh/commit/v1sample-1operator')
      .update(secret)
      .digest('hex');
    expect(commitmentOf('sample-1', 'operator', secret)).toBe(expected);
  });

  it('differs between draws, contributors and secrets', () => {
    const secret = hexToBytes(sampleSecret('operator'));
    const commitments = new Set([
      commitmentOf('d1', 'operator', secret),
      commitmentOf('d2', 'operator', secret),
      commitmentOf('d1', 'commission', secret),
      commitmentOf('d1', 'operator', hexToBytes(sampleSecret('commission'))),
    ]);
    expect(commitments.size).toBe(4);
  });

  it('takes 32 bytes only', () => {
    for (const length of [0, 31, 33]) {
      expect(() => commitmentOf('d1', 'operator', new Uint8Array(length))).toThrow(
        `secret: expected 32 bytes, got ${length}`,
      );
    }
  });
});

describe('drawSeed', () => {
  const parts = {
    secrets: [hexToBytes(sampleSecret('operator')), hexToBytes(sampleSecret('commission'))],
    beacon: new Uint8Array(32).fill(3),
    entriesRoot: new Uint8Array(32).fill(1),
    planHash: new Uint8Array(32).fill(2),
  };

  it('is HKDF-SHA-256 (RFC 5869) as Node’s HMAC computes it', () => {
    const prk = createHmac('sha256', parts.entriesRoot)
      .update(Buffer.concat([...parts.secrets, parts.beacon]))
      .digest();
    const info = Buffer.concat([utf8ToBytes('tirazh/draw/v1'), parts.planHash]);
    const first = createHmac('sha256', prk).update(info).update(Uint8Array.of(1)).digest();
    const second = createHmac('sha256', prk).update(first).update(info).update(Uint8Array.of(2)).digest();
    expect(Buffer.from(drawSeed(parts))).toEqual(Buffer.concat([first, second]));
  });

  it('depends on every part, and on the order of the secrets', () => {
    const seeds = [
      parts,
      { ...parts, secrets: parts.secrets.toReversed() },
      { ...parts, secrets: parts.secrets.slice(1) },
      { ...parts, beacon: null },
      { ...parts, entriesRoot: new Uint8Array(32) },
      { ...parts, planHash: new Uint8Array(32) },
    ].map((changed) => bytesToHex(drawSeed(changed)));
    expect(new Set(seeds).size).toBe(seeds.length);
  });
});

describe('pick', () => {
  const seed = sampleOutcome(SAMPLE_PLAN).seed;

  it('gives every entry once when all are picked, and the first of more for fewer', () => {
    const every = pick(seed, 20, 5, 15);
    expect(every.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i));
    expect(pick(seed, 20, 1, 2)).toEqual(every.slice(0, 3));
    expect(pick(seed, 20, 3, 0)).toEqual(every.slice(0, 3));
  });

  it('refuses to pick more than there are, and a seed that is not 64 bytes', () => {
    expect(() => pick(seed, 2, 1, 2)).toThrow(RangeError);
    expect(() => pick(seed.subarray(0, 63), 20, 1, 2)).toThrow('key: expected 64 bytes, got 63');
  });
});
