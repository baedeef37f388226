/** Somebody's generators: known good ones pass, known bad ones fail, with no more than their words to go by. */
import { createHash } from 'node:crypto';
import { chacha20 } from '@noble/ciphers/chacha.js';
import { expect, it } from 'vitest';
import { mersenneTwister } from '../../engine/random/mersenneTwister.ts';
import { factsOf, pValuesOf } from './batteries.ts';
import { repeatedMarks } from './draws/repeatedDraws.ts';
import { foreignSample, LEAST_WORDS, planForeign } from './foreignSamples.ts';
import { judge, type TestVerdict } from './judge.ts';
import type { Area } from './laboratoryTest.ts';
import { FULL, LEAST } from './scale.ts';
import { wordMarks } from './streamMarks.ts';

/** What the smallest plan tests. */
const LOOKED_AT: readonly Area[] = ['words', 'integers', 'draws'];

/** @param most stretches of sixteen */
function failuresOf(words: Uint32Array, most = 16): readonly TestVerdict[] {
  const plan = planForeign(words.length, FULL);
  const shares = mersenneTwister(Uint32Array.of(words.length));
  const tests = LOOKED_AT.flatMap((area) => {
    const results = Array.from({ length: Math.min(most, plan.streams[area]) }, (_, stream) => {
      const step = new Float64Array(factsOf(area).length).map(() => shares.next() / 2 ** 32);
      return pValuesOf(area, foreignSample(area, words, stream, plan), step);
    });
    return factsOf(area).map((facts, t) => ({ facts, pValues: results.map((p) => p[t]!) }));
  });
  return judge(tests.filter(({ pValues }) => !pValues.some(Number.isNaN))).filter(({ passed }) => !passed);
}

const filled = (next: (i: number) => number): Uint32Array =>
  Uint32Array.from({ length: LEAST_WORDS }, (_, i) => next(i));

function honest(): Uint32Array {
  const words = new Uint32Array(LEAST_WORDS);
  mersenneTwister(Uint32Array.of(1, 2, 3, 4)).fill(words);
  return words;
}

function chacha(): Uint32Array {
  const key = createHash('sha256').update('somebody').digest();
  return new Uint32Array(chacha20(key, new Uint8Array(12), new Uint8Array(LEAST_WORDS * 4)).buffer);
}

it.each([
  ['ChaCha20', chacha],
  ['MT19937', honest],
])('%s passes (a false alarm of 1 % at another key)', (_, generator) => {
  expect(failuresOf(generator()).map(({ id }) => id)).toEqual([]);
});

it.each<[string, () => Uint32Array]>([
  [
    'RANDU',
    () => {
      let x = 1;
      return filled(() => {
        x = Math.imul(65539, x) & 0x7fffffff;
        return x << 1;
      });
    },
  ],
  [
    'a linear congruential generator',
    () => {
      let x = 1;
      return filled(() => {
        x = (Math.imul(1664525, x) + 1013904223) >>> 0;
        return x;
      });
    },
  ],
  ['a counter', () => filled((i) => i)],
  ['a counter that was mixed by a multiplication', () => filled((i) => Math.imul(i, 0x9e3779b9))],
  [
    'xorshift32',
    () => {
      let x = 2463534242;
      return filled(() => {
        x ^= x << 13;
        x ^= x >>> 17;
        x ^= x << 5;
        return x;
      });
    },
  ],
  ['a fraction of 16 bits as words', () => honest().map((word) => (word >>> 16) << 16)],
  ['only zeros', () => new Uint32Array(LEAST_WORDS)],
  ['only ones', () => new Uint32Array(LEAST_WORDS).fill(0xffffffff)],
  [
    'a short block again and again',
    () => {
      const block = honest();
      return filled((i) => block[i % 1000]!);
    },
  ],
  ['a stuck bit', () => honest().map((word) => word | (1 << 19))],
  ['dice written as words', () => honest().map((word) => word % 6)],
  [
    'words that repeat now and then',
    () => {
      const words = honest();
      return filled((i) => words[i % 64 === 63 ? i - 1 : i]!);
    },
  ],
  ['words of 31 bits', () => honest().map((word) => word >>> 1)],
])('%s fails in three stretches', (_, generator) => {
  expect(failuresOf(generator(), 3).length).toBeGreaterThan(0);
});

it('a long block again and again shows by marks that its stretches share', () => {
  const block = honest();
  const marks = (words: Uint32Array): string[] =>
    [0, 1, 2, 3].flatMap((n) => wordMarks(words.subarray(n * LEAST.words, (n + 1) * LEAST.words)));
  expect(repeatedMarks(marks(block))).toBe(0);
  expect(repeatedMarks(marks(filled((i) => block[i % 100_000]!)))).toBeGreaterThan(20);
});

it('a fault in a single stretch of sixteen is found', () => {
  const words = honest();
  for (let i = 300_000; i < 390_000; i++) words[i]! &= ~1;
  expect(failuresOf(words).map(({ id }) => id)).toContain('words-bit-frequency');
});
