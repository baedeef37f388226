import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { kernelHasher } from './kernelHasher.ts';
import { HASH_BYTES, leafHash, MAX_LEAF_BYTES, nodeHash, plainHasher } from './treeHasher.ts';

const kernel = kernelHasher();
const plain = plainHasher();
const hashers = [
  ['the kernel', kernel],
  ['the plain twin', plain],
] as const;

/** Bytes that differ from place to place, also across blocks. */
const someBytes = (length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => Math.imul(i + 1, 2654435761) >>> 24);

function endsOf(lengths: readonly number[]): Uint32Array {
  let end = 0;
  return Uint32Array.from(lengths, (length) => {
    end += length;
    return end;
  });
}

function leafHashes(hasher: typeof kernel, lengths: readonly number[]): Uint8Array {
  const ends = endsOf(lengths);
  const out = new Uint8Array(lengths.length * HASH_BYTES);
  hasher.hashLeaves(someBytes(ends.at(-1) ?? 0), ends, out);
  return out;
}

describe('leaves', () => {
  it('are hashed as node:crypto hashes 0x00 ‖ leaf, for every length', () => {
    const lengths = Array.from({ length: MAX_LEAF_BYTES + 1 }, (_, length) => length);
    const data = someBytes(endsOf(lengths).at(-1)!);
    const expected = Buffer.concat(
      lengths.map((length, i) => {
        const end = endsOf(lengths.slice(0, i + 1)).at(-1)!;
        return createHash('sha256')
          .update(Uint8Array.of(0))
          .update(data.subarray(end - length, end))
          .digest();
      }),
    );
    for (const [, hasher] of hashers) expect(Buffer.compare(leafHashes(hasher, lengths), expected)).toBe(0);
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 101, 8191, 8192, 8193, 16_387])(
    'come alike from kernel and twin in a batch of %i',
    (count) => {
      const lengths = Array.from({ length: count }, (_, i) => (i * 37) % 130);
      expect(Buffer.compare(leafHashes(kernel, lengths), leafHashes(plain, lengths))).toBe(0);
    },
  );

  it('come alike for any mixture of lengths', () => {
    const lengths = fc.array(fc.integer({ min: 0, max: MAX_LEAF_BYTES }), { maxLength: 40 });
    fc.assert(
      fc.property(lengths, (some) => {
        expect(leafHashes(kernel, some)).toEqual(leafHashes(plain, some));
      }),
      { numRuns: 200, seed: 6962 },
    );
  });

  it('of a batch are those hashed one by one', () => {
    const data = someBytes(90);
    const out = new Uint8Array(3 * HASH_BYTES);
    kernel.hashLeaves(data, Uint32Array.of(30, 30, 90), out);
    expect(out.subarray(0, 32)).toEqual(leafHash(data.subarray(0, 30)));
    expect(out.subarray(32, 64)).toEqual(leafHash(new Uint8Array(0)));
    expect(out.subarray(64)).toEqual(leafHash(data.subarray(30)));
  });

  it('hash the empty leaf as RFC 6962 implementations publish it', () => {
    expect(Buffer.from(leafHashes(kernel, [0])).toString('hex')).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
  });
});

describe('nodes', () => {
  it.each([0, 1, 2, 3, 4, 5, 7, 33, 8191, 8193])(
    'come alike from kernel and twin in a batch of %i',
    (pairs) => {
      const children = someBytes(pairs * 2 * HASH_BYTES);
      const [fast, slow] = [new Uint8Array(pairs * HASH_BYTES), new Uint8Array(pairs * HASH_BYTES)];
      kernel.hashNodes(children, fast);
      plain.hashNodes(children, slow);
      expect(Buffer.compare(fast, slow)).toBe(0);
    },
  );

  it('are SHA-256 of 0x01 ‖ left ‖ right', () => {
    const children = someBytes(64);
    const out = new Uint8Array(HASH_BYTES);
    kernel.hashNodes(children, out);
    const expected = createHash('sha256').update(Uint8Array.of(1)).update(children).digest();
    expect(Buffer.compare(out, expected)).toBe(0);
    expect(nodeHash(children.subarray(0, 32), children.subarray(32))).toEqual(out);
  });
});

describe.each(hashers)('misuse of %s', (_, hasher) => {
  const out = new Uint8Array(10 * HASH_BYTES);

  it('is a RangeError for a leaf that is too long, wherever it stands', () => {
    const data = new Uint8Array(5000);
    expect(() => hasher.hashLeaves(data, Uint32Array.of(1001), out)).toThrow(
      new RangeError('leaf 0: expected 0 to 1000 bytes, got 1001'),
    );
    expect(() => hasher.hashLeaves(data, Uint32Array.of(10, 20, 1021), out)).toThrow(/^leaf 2: /);
    expect(() => hasher.hashLeaves(data, Uint32Array.of(10, 9), out)).toThrow(/^leaf 1: .*got -1$/);
  });

  it('is a RangeError for leaves outside the data or hashes without room', () => {
    expect(() => hasher.hashLeaves(new Uint8Array(9), Uint32Array.of(10), out)).toThrow(
      /^ends: expected leaves/,
    );
    expect(() => hasher.hashLeaves(new Uint8Array(10), Uint32Array.of(10), new Uint8Array(31))).toThrow(
      'out: expected 32 bytes or more, got 31',
    );
    expect(() => hasher.hashNodes(new Uint8Array(63), out)).toThrow(/^children: expected a multiple of 64/);
    expect(() => hasher.hashNodes(new Uint8Array(64), new Uint8Array(0))).toThrow(/^out: expected 32 bytes/);
  });

  it('leaves nothing behind: the next batch is right', () => {
    expect(() => hasher.hashLeaves(new Uint8Array(2000), Uint32Array.of(2000), out)).toThrow(RangeError);
    expect(leafHashes(hasher, [3, 70, 1000])).toEqual(leafHashes(plain, [3, 70, 1000]));
  });
});

describe('without WebAssembly SIMD', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  it('the kernel says so and createHasher gives the plain twin', async () => {
    vi.resetModules();
    vi.stubGlobal('WebAssembly', {
      Module: class {
        constructor() {
          throw new SyntaxError('invalid opcode 0xfd');
        }
      },
    });
    const { kernelHasher: unavailable } = await import('./kernelHasher.ts');
    const { createHasher } = await import('./createHasher.ts');
    expect(() => unavailable()).toThrow(expect.objectContaining({ code: 'UNAVAILABLE' }));
    expect(leafHashes(createHasher(), [0, 5, 900])).toEqual(leafHashes(plain, [0, 5, 900]));
  });

  it('where there is a kernel, createHasher gives the same hashes', async () => {
    const { createHasher } = await import('./createHasher.ts');
    expect(leafHashes(createHasher(), [0, 5, 900])).toEqual(leafHashes(plain, [0, 5, 900]));
  });
});
