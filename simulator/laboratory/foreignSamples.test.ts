import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { pValuesOf } from './batteries.ts';
import { foreignSample, LEAST_WORDS, planForeign, SHUFFLES_FROM, wordsToRead } from './foreignSamples.ts';
import { LARGE_BOUNDS, SMALL_BOUNDS } from './integerTests.ts';
import { readForeignWords } from './readForeignWords.ts';
import { FULL, LEAST, QUICK } from './scale.ts';
import { WordsExhausted, wordsInTurn } from './wordsInTurn.ts';

const folder = mkdtempSync(join(tmpdir(), 'tirazh-words-'));
afterAll(() => rmSync(folder, { recursive: true }));
const fileOf = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
const silent = (): void => {};

describe('the plan for somebody’s words', () => {
  it('says how many words are needed, and how many are looked at, when there are too few', () => {
    expect(() => planForeign(1000, FULL)).toThrow(
      '--generator: expected 1,572,864 words of 4 bytes or more, got 1,000 words of 4 bytes; as many as 33,554,432 words of 4 bytes are looked at',
    );
    expect(() => planForeign(LEAST_WORDS - 1, QUICK)).toThrow('got 1,572,863 words');
  });

  it('grows with the words, and takes shuffles in when they reach', () => {
    expect(planForeign(LEAST_WORDS, FULL)).toMatchObject({
      scale: { name: 'least' },
      streams: { words: 16, shuffles: 0 },
    });
    expect(planForeign(16 * QUICK.words, FULL).scale.name).toBe('quick');
    expect(planForeign(16 * FULL.words, FULL)).toMatchObject({
      scale: { name: 'full' },
      streams: { words: 16, shuffles: 8 },
    });
    expect(planForeign(16 * FULL.words, QUICK).scale.name).toBe('quick');
    expect(planForeign(SHUFFLES_FROM - 1, FULL).streams.shuffles).toBe(0);
    expect(planForeign(SHUFFLES_FROM, FULL).streams.shuffles).toBe(8);
    expect(planForeign(wordsToRead(FULL), FULL).streams).toEqual({
      words: 64,
      integers: 64,
      draws: 64,
      shuffles: 33,
    });
  });

  it.each([FULL, QUICK, LEAST])(
    'leaves each stretch words enough for every bound at the scale $name',
    (scale) => {
      for (const bound of [...SMALL_BOUNDS, ...LARGE_BOUNDS]) {
        const taken = 1 - (2 ** 32 % bound) / 2 ** 32;
        const mean = scale.integers / taken;
        // Twelve standard deviations of the rejections.
        expect(mean + (12 * Math.sqrt(mean * (1 - taken))) / taken).toBeLessThan(scale.words);
      }
      // Three kinds of draws, three winners each, and a share of rejections that is next to nothing.
      expect(scale.draws * 9 * 1.01).toBeLessThan(scale.words);
    },
  );

  it('gives 0 where the words run out, which they never do for an honest generator', () => {
    const words = new Uint32Array(LEAST_WORDS);
    const plan = planForeign(words.length, LEAST);
    const sample = foreignSample('integers', words, 0, plan);
    // A word of 0 is rejected by every bound that is no power of two.
    expect(pValuesOf('integers', sample, new Float64Array(100), ['integers-6-frequency'])).toEqual([0]);
  });

  it('takes the stretch after the last to be the first', () => {
    const words = Uint32Array.from({ length: LEAST_WORDS }, (_, i) => i);
    const plan = planForeign(words.length, LEAST);
    expect(foreignSample('words', words, 15, plan).neighbour()[0]).toBe(0);
    expect(foreignSample('words', words, 3, plan).neighbour()[0]).toBe(4 * LEAST.words);
  });
});

describe('words in turn', () => {
  it('end with a fault of their own', () => {
    const source = wordsInTurn(Uint32Array.of(7, 8, 9));
    expect(source.next()).toBe(7);
    expect(() => source.fill(new Uint32Array(3))).toThrow(WordsExhausted);
    const out = new Uint32Array(2);
    source.fill(out);
    expect([...out]).toEqual([8, 9]);
    expect(() => source.next()).toThrow(WordsExhausted);
  });
});

describe('reading somebody’s words', () => {
  it('takes bytes lowest first, as many words as are wanted, and counts the spare ones', async () => {
    const path = fileOf('ten.bin', Uint8Array.of(1, 2, 3, 4, 255, 0, 0, 128, 9, 9));
    const all = await readForeignWords(path, 100, new PassThrough(), silent);
    expect(all).toMatchObject({ spareBytes: 2 });
    expect([...all.words]).toEqual([0x04030201, 0x800000ff]);
    const first = await readForeignWords(path, 1, new PassThrough(), silent);
    expect([...first.words]).toEqual([0x04030201]);
    expect(first.spareBytes).toBe(0);
  });

  it('puts words together that a pipe tore apart, and stops when it has enough', async () => {
    const pieces = [
      Uint8Array.of(1),
      Uint8Array.of(0, 0),
      Uint8Array.of(0, 2, 0, 0, 0, 3, 0),
      Uint8Array.of(0, 0),
    ];
    const bytes: number[] = [];
    const { words } = await readForeignWords('-', 2, Readable.from(pieces), (read) => bytes.push(read));
    expect([...words]).toEqual([1, 2]);
    expect(bytes).toEqual([1, 3, 8]);
  });

  it('gives none for an empty file', async () => {
    const { words } = await readForeignWords(
      fileOf('empty.bin', new Uint8Array()),
      5,
      new PassThrough(),
      silent,
    );
    expect(words).toHaveLength(0);
  });

  it('names a file that is missing, a folder, and a terminal', async () => {
    const read = (path: string, input = new PassThrough()) => readForeignWords(path, 5, input, silent);
    await expect(read(join(folder, 'none'))).rejects.toThrow(
      /--generator: cannot read \S+none: there is no such file/,
    );
    await expect(read(folder)).rejects.toThrow('it is a folder, not a file');
    const terminal = Object.assign(new PassThrough(), { isTTY: true });
    await expect(read('-', terminal)).rejects.toThrow('got a terminal; pipe a generator into it');
  });
});
