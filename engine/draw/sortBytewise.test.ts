import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatherSorted } from './gatherSorted.ts';
import { type ByteStrings, sortBytewise } from './sortBytewise.ts';

/** The strings end to end, in the order given, with a gap before each so that starts and ends differ. */
function byteStrings(strings: readonly Uint8Array[]): ByteStrings {
  const gap = 1;
  const data = new Uint8Array(strings.reduce((sum, { length }) => sum + length + gap, 0));
  const starts = new Uint32Array(strings.length);
  const ends = new Uint32Array(strings.length);
  let at = 0;
  for (const [i, string] of strings.entries()) {
    at += gap;
    starts[i] = at;
    data.set(string, at);
    at += string.length;
    ends[i] = at;
  }
  return { data, starts, ends };
}

/** The twin: the array's own stable sort, by Node's comparison of buffers. */
const twinOrder = (strings: readonly Uint8Array[]): number[] =>
  strings.map((_, i) => i).sort((a, b) => Buffer.compare(strings[a]!, strings[b]!));

const bytes = (max: number, maxLength: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ max, maxLength });

/** Arbitrary strings, strings of two letters (prefixes, equal strings) and strings with a long common head. */
const manyStrings = fc.oneof(
  fc.array(bytes(255, 12), { maxLength: 200 }),
  fc.array(bytes(1, 6), { maxLength: 400 }),
  fc
    .tuple(bytes(255, 80), fc.array(bytes(2, 5), { maxLength: 200 }))
    .map(([head, tails]) => tails.map((tail) => Uint8Array.of(...head, ...tail))),
);

describe('sortBytewise', () => {
  it('gives the order of a stable sort, whatever the strings', () => {
    fc.assert(
      fc.property(manyStrings, (strings) => {
        expect([...sortBytewise(byteStrings(strings))]).toEqual(twinOrder(strings));
      }),
      { seed: 1993, numRuns: 300 },
    );
  });

  it('sorts thousands of strings, short ones and ones of a thousand bytes', () => {
    const strings = Array.from({ length: 5000 }, (_, i) =>
      Uint8Array.from({ length: (i * 7919) % 40 === 0 ? 1000 : i % 13 }, (_, j) => (i * 31 + j * 17) % 256),
    );
    expect([...sortBytewise(byteStrings(strings))]).toEqual(twinOrder(strings));
  });

  it('does not look at the bytes that it is told are shared', () => {
    const strings = ['xb', 'xa', 'x', 'xab'].map((text) => new TextEncoder().encode(text));
    expect([...sortBytewise(byteStrings(strings), 1)]).toEqual([2, 1, 3, 0]);
  });

  it('puts a prefix first and byte 255 last', () => {
    const strings = [[255], [0], [], [0, 0], [127], [128]].map((list) => Uint8Array.from(list));
    expect([...sortBytewise(byteStrings(strings))]).toEqual([2, 1, 3, 4, 5, 0]);
    expect(sortBytewise(byteStrings([]))).toEqual(new Uint32Array(0));
  });
});

describe('gatherSorted', () => {
  it('lays distinct strings out in order, or names the first two that are the same', () => {
    fc.assert(
      fc.property(manyStrings, (strings) => {
        fc.pre(strings.length > 0);
        const order = twinOrder(strings);
        const again = order.findIndex(
          (string, i) => i > 0 && Buffer.compare(strings[order[i - 1]!]!, strings[string]!) === 0,
        );
        const gathered = gatherSorted(byteStrings(strings));
        if (again > 0) {
          expect(gathered).toEqual({ ok: false, same: [order[again - 1], order[again]] });
          return;
        }
        if (!gathered.ok) throw new Error('expected the strings to be distinct');
        const { data, ends } = gathered.sorted;
        const laidOut = [...ends].map((end, i) => [...data.subarray(i === 0 ? 0 : ends[i - 1], end)]);
        expect(laidOut).toEqual(order.map((string) => [...strings[string]!]));
        expect(data.length).toBe(ends.at(-1));
      }),
      { seed: 1994, numRuns: 400 },
    );
  });

  it('tells how far it is, from above nothing to all', () => {
    const shares: number[] = [];
    gatherSorted(byteStrings([[3], [1], [2]].map((list) => Uint8Array.from(list))), (share) =>
      shares.push(share),
    );
    expect(shares).toEqual([1 / 3, 2 / 3, 1]);
  });
});
