import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leafHash, plainHasher } from '../kernel/treeHasher.ts';
import { MerkleLog, verifyConsistency, verifyInclusion } from './merkleLog.ts';

/**
 * The leaves, roots and proofs of the reference tests of Certificate Transparency
 * (google/certificate-transparency, cpp/merkletree/merkle_tree_test.cc).
 */
const CT_LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const CT_ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const CT_PATHS: [index: number, size: number, path: string[]][] = [
  [0, 1, []],
  [
    0,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    1,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];
const CT_CONSISTENCY: [older: number, newer: number, proof: string[]][] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];

const LARGEST = 70;
const leaves = Array.from({ length: LARGEST }, (_, i) => leafHash(utf8ToBytes(`leaf ${i}`)));
const hexOf = (hashes: readonly Uint8Array[]): string[] => hashes.map((hash) => bytesToHex(hash));

function logOf(hashes: readonly Uint8Array[]): MerkleLog {
  const log = new MerkleLog(plainHasher());
  log.append(concatBytes(...hashes));
  return log;
}
const log = logOf(leaves);

// The twin: RFC 6962 §2.1 word for word.
const node = (left: Uint8Array, right: Uint8Array): Uint8Array =>
  sha256(concatBytes(Uint8Array.of(1), left, right));

function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

function mth(d: readonly Uint8Array[]): Uint8Array {
  if (d.length === 0) return sha256(new Uint8Array(0));
  if (d.length === 1) return d[0]!;
  const k = split(d.length);
  return node(mth(d.slice(0, k)), mth(d.slice(k)));
}

function path(m: number, d: readonly Uint8Array[]): Uint8Array[] {
  if (d.length === 1) return [];
  const k = split(d.length);
  return m < k
    ? [...path(m, d.slice(0, k)), mth(d.slice(k))]
    : [...path(m - k, d.slice(k)), mth(d.slice(0, k))];
}

function subproof(m: number, d: readonly Uint8Array[], isComplete: boolean): Uint8Array[] {
  if (m === d.length) return isComplete ? [] : [mth(d)];
  const k = split(d.length);
  return m <= k
    ? [...subproof(m, d.slice(0, k), isComplete), mth(d.slice(k))]
    : [...subproof(m - k, d.slice(k), false), mth(d.slice(0, k))];
}

describe('MerkleLog against the vectors of Certificate Transparency', () => {
  const ct = logOf(CT_LEAVES.map((leaf) => leafHash(hexToBytes(leaf))));

  it('gives every root of the eight leaves', () => {
    expect(CT_ROOTS.map((_, size) => bytesToHex(ct.root(size)))).toEqual(CT_ROOTS);
  });

  it('gives and verifies the published audit paths', () => {
    for (const [index, size, published] of CT_PATHS) {
      expect(hexOf(ct.inclusionProof(index, size))).toEqual(published);
      const hashes = published.map((hash) => hexToBytes(hash));
      expect(verifyInclusion(ct.leaf(index), index, size, hashes, ct.root(size))).toBe(true);
    }
  });

  it('gives and verifies the published consistency proofs', () => {
    for (const [older, newer, published] of CT_CONSISTENCY) {
      expect(hexOf(ct.consistencyProof(older, newer))).toEqual(published);
      const hashes = published.map((hash) => hexToBytes(hash));
      expect(verifyConsistency(older, newer, hashes, ct.root(older), ct.root(newer))).toBe(true);
    }
  });
});

describe('MerkleLog against the definitions of RFC 6962', () => {
  it('has the root of the definition at every size', () => {
    for (let size = 0; size <= LARGEST; size++) {
      expect(bytesToHex(log.root(size))).toBe(bytesToHex(mth(leaves.slice(0, size))));
    }
  });

  it('has and verifies the audit path of the definition for every leaf of every size', () => {
    for (let size = 1; size <= LARGEST; size++) {
      const root = log.root(size);
      for (let index = 0; index < size; index++) {
        const proof = log.inclusionProof(index, size);
        expect(hexOf(proof)).toEqual(hexOf(path(index, leaves.slice(0, size))));
        expect(verifyInclusion(leaves[index]!, index, size, proof, root)).toBe(true);
      }
    }
  });

  it('has and verifies the consistency proof of the definition for every two sizes', () => {
    for (let newer = 1; newer <= LARGEST; newer++) {
      for (let older = 1; older <= newer; older++) {
        const proof = log.consistencyProof(older, newer);
        expect(hexOf(proof)).toEqual(hexOf(subproof(older, leaves.slice(0, newer), true)));
        expect(verifyConsistency(older, newer, proof, log.root(older), log.root(newer))).toBe(true);
      }
    }
  });

  it('extends the empty tree with any tree, and knows the empty tree by its root', () => {
    expect(log.consistencyProof(0, 5)).toEqual([]);
    expect(verifyConsistency(0, 5, [], log.root(0), log.root(5))).toBe(true);
    expect(verifyConsistency(0, 5, [], log.root(1), log.root(5))).toBe(false);
  });

  it('is the same tree however the leaves came in', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 14 }), (pieces) => {
        const grown = new MerkleLog(plainHasher());
        let size = 0;
        for (const piece of pieces) {
          grown.append(concatBytes(...leaves.slice(size, size + piece)));
          size = Math.min(size + piece, LARGEST);
          expect(grown.size).toBe(size);
        }
        for (let at = 0; at <= size; at++) expect(bytesToHex(grown.root(at))).toBe(bytesToHex(log.root(at)));
        if (size > 0) {
          const last = size - 1;
          expect(hexOf(grown.inclusionProof(last))).toEqual(hexOf(log.inclusionProof(last, size)));
        }
      }),
      { seed: 6962 },
    );
  });

  it('does not give its own memory away', () => {
    const own = logOf(leaves.slice(0, 4));
    const before = bytesToHex(own.root());
    own.root().fill(0);
    own.leaf(0).fill(0);
    for (const hash of own.inclusionProof(3)) hash.fill(0);
    new MerkleLog(plainHasher()).root().fill(0);
    expect(bytesToHex(own.root())).toBe(before);
    expect(bytesToHex(new MerkleLog(plainHasher()).root())).toBe(CT_ROOTS[0]);
  });
});

/** One way to spoil a proof. */
const spoilt = (proof: readonly Uint8Array[], how: number, at: number, bit: number): Uint8Array[] => {
  const copy = proof.map((hash) => hash.slice());
  const place = copy.length === 0 ? 0 : at % copy.length;
  if (how === 0 && copy.length > 0) copy[place]![bit >> 3]! ^= 1 << (bit & 7);
  else if (how === 1 && copy.length > 0) copy.splice(place, 1);
  else if (how === 2 && copy.length > 1) copy.unshift(copy.pop()!);
  else copy.splice(place, 0, new Uint8Array(32).fill(at));
  return copy;
};

const arbitrarySpoil = [
  fc.integer({ min: 0, max: 3 }),
  fc.nat(100),
  fc.integer({ min: 0, max: 255 }),
] as const;

describe('proofs that are not right', () => {
  it('refuses an audit path with anything changed, dropped, added or moved', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: LARGEST }),
        fc.nat(),
        ...arbitrarySpoil,
        (size, nat, how, at, bit) => {
          const index = nat % size;
          const proof = log.inclusionProof(index, size);
          const wrong = spoilt(proof, how, at, bit);
          fc.pre(hexOf(wrong).join() !== hexOf(proof).join());
          expect(verifyInclusion(leaves[index]!, index, size, wrong, log.root(size))).toBe(false);
        },
      ),
      { seed: 1, numRuns: 1000 },
    );
  });

  it('refuses every other leaf, and every other index of the same leaf', () => {
    for (const size of [1, 2, 3, 7, 8, 20]) {
      for (let index = 0; index < size; index++) {
        const proof = log.inclusionProof(index, size);
        for (let other = 0; other < size; other++) {
          if (other === index) continue;
          expect(verifyInclusion(leaves[other]!, index, size, proof, log.root(size))).toBe(false);
          expect(verifyInclusion(leaves[index]!, other, size, proof, log.root(size))).toBe(false);
        }
      }
    }
  });

  it('does not prove the size: the same path can fit a tree of another size', () => {
    // Hence root and count of a draw's entries are always published together.
    const proof = log.inclusionProof(3, 20);
    expect(verifyInclusion(leaves[3]!, 3, 21, proof, log.root(20))).toBe(true);
    expect(verifyInclusion(leaves[3]!, 3, 40, proof, log.root(20))).toBe(false);
  });

  it('refuses an index or a size that is none', () => {
    for (const [index, size] of [
      [-1, 8],
      [8, 8],
      [0.5, 8],
      [0, 0],
      [0, Number.NaN],
      [Number.NaN, 8],
      [0, Number.POSITIVE_INFINITY],
      [2 ** 53, 2 ** 54],
    ] as const) {
      expect(verifyInclusion(leaves[0]!, index, size, log.inclusionProof(0, 8), log.root(8))).toBe(false);
    }
  });

  it('refuses a consistency proof with anything changed, dropped, added or moved', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: LARGEST }),
        fc.nat(),
        ...arbitrarySpoil,
        (newer, nat, how, at, bit) => {
          const older = 1 + (nat % newer);
          const proof = log.consistencyProof(older, newer);
          const wrong = spoilt(proof, how, at, bit);
          fc.pre(hexOf(wrong).join() !== hexOf(proof).join());
          expect(verifyConsistency(older, newer, wrong, log.root(older), log.root(newer))).toBe(false);
        },
      ),
      { seed: 2, numRuns: 1000 },
    );
  });

  it('refuses another older or newer root, and sizes that are none', () => {
    for (let newer = 2; newer <= 20; newer++) {
      for (let older = 1; older < newer; older++) {
        const proof = log.consistencyProof(older, newer);
        const other = log.root(older + 30);
        expect(verifyConsistency(older, newer, proof, other, log.root(newer))).toBe(false);
        expect(verifyConsistency(older, newer, proof, log.root(older), other)).toBe(false);
      }
    }
    for (const [older, newer] of [
      [5, 4],
      [-1, 4],
      [1.5, 4],
      [Number.NaN, 4],
      [1, Number.POSITIVE_INFINITY],
    ] as const) {
      expect(verifyConsistency(older, newer, [], log.root(4), log.root(4))).toBe(false);
    }
  });

  it('throws for sizes and indices the log does not have', () => {
    expect(() => log.root(LARGEST + 1)).toThrow('size: expected an integer 0 to 70, got 71');
    expect(() => log.root(-1)).toThrow(RangeError);
    expect(() => log.leaf(LARGEST)).toThrow('index: expected an integer 0 to 69, got 70');
    expect(() => log.inclusionProof(5, 5)).toThrow(RangeError);
    expect(() => log.inclusionProof(0, 0)).toThrow(RangeError);
    expect(() => log.consistencyProof(6, 5)).toThrow('older: expected an integer 0 to 5, got 6');
    expect(() => log.append(new Uint8Array(33))).toThrow(
      'leafHashes: expected a multiple of 32 bytes, got 33',
    );
  });
});
