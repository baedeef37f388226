/**
 * The snapshot of Randomness v1. Its values were computed by a program in another language (Python, its own
 * arithmetic, NumPy's MT19937); they change only with a new version of the scheme.
 */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { kernelGenerator } from '../kernel/kernelGenerator.ts';
import { deriveKeyBytes, keyWords } from './deriveKey.ts';
import { fisherYates } from './fisherYates.ts';
import { mersenneTwister } from './mersenneTwister.ts';
import { sample } from './sample.ts';
import { uniform } from './uniform.ts';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const secret = Uint8Array.from({ length: 32 }, (_, i) => i);
const keyBytes = deriveKeyBytes(secret, text('tirazh stream snapshot'), text('tirazh/draw/v1'));
const key = keyWords(keyBytes);

describe('Randomness v1', () => {
  it('derives this key', () => {
    expect(Buffer.from(keyBytes).toString('hex')).toBe(
      'f665f6ec9ac9e77b253b7574e91c3590944ae8b12559a8f317fd5e9f6e9c86ab' +
        '6a66e0b0353041b0f55dbcc508b4a92c950c97b514cddff3e49db879173db2e7',
    );
    expect([...key.subarray(0, 3)]).toEqual([3975570934, 2078787994, 1953839909]);
  });

  it.each([
    ['the plain twin', mersenneTwister],
    ['the kernel', kernelGenerator],
  ])('gives these words, integers, orders and samples with %s', (_, generatorOf) => {
    const source = generatorOf(key);
    expect(Array.from({ length: 8 }, () => source.next())).toEqual([
      4034403983, 1252994291, 1668345363, 1925233952, 2812192190, 2910018139, 2456161415, 765224814,
    ]);

    const bounded = generatorOf(key);
    const bounds = [1, 2, 6, 36, 1000, 500_100, 2 ** 31, 2 ** 31 + 1, 3 * 2 ** 30, 2 ** 32 - 1, 2 ** 32];
    expect(bounds.map((bound) => uniform(bounded, bound))).toEqual([
      0, 0, 2, 16, 654, 338838, 1228080707, 1935761551, 1599954727, 771987602, 1542007794,
    ]);

    const order = Array.from({ length: 20 }, (_, i) => i);
    fisherYates(order, generatorOf(key));
    expect(order).toEqual([0, 11, 13, 16, 19, 14, 17, 12, 1, 4, 9, 3, 2, 8, 15, 10, 7, 6, 5, 18]);

    expect(sample(500_100, 8, generatorOf(key))).toEqual([
      469760, 145897, 194261, 224173, 327449, 338840, 285994, 89107,
    ]);
  });

  it('shuffles a whole print run into this order, and leaves the stream at this word', () => {
    const plain = mersenneTwister(key);
    const kernel = kernelGenerator(key);
    const pool = Uint8Array.from({ length: 500_100 }, (_, i) => i % 251);
    const sameInKernel = pool.slice();
    fisherYates(pool, plain);
    kernel.shuffleBytes(sameInKernel);
    const digests = [pool, sameInKernel].map((bytes) => createHash('sha256').update(bytes).digest('hex'));
    expect(new Set(digests)).toEqual(
      new Set(['0bdcd4d58129c8a367eb58fa56ad03b3cade83c883f64f4ede0a5f48f45a3f8f']),
    );
    expect([plain.next(), kernel.next()]).toEqual([731499824, 731499824]);
  });
});
