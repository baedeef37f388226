import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chosenDoubles } from './chosenDoubles.ts';
import { fitOf } from './goodnessOfFit.ts';
import { multinomial } from './multinomial.ts';
import { doubleSource } from './randomDoubles.ts';

const key = Uint32Array.of(0x6d75, 0x6c74);

describe('multinomial', () => {
  it('weighs every way of three things in four cells as the law does', () => {
    // A false alarm for one key in a million. The 64 sequences of cells give the law of the 20 ways.
    const probabilities = [0.5, 0.125, 0.0625, 0.3125];
    const law = new Map<string, number>();
    for (let sequence = 0; sequence < 64; sequence++) {
      const cells = [sequence & 3, (sequence >> 2) & 3, sequence >> 4];
      const way = probabilities.map((_, i) => cells.filter((cell) => cell === i).length).join(' ');
      const probability = cells.reduce((product, cell) => product * probabilities[cell]!, 1);
      law.set(way, (law.get(way) ?? 0) + probability);
    }
    const seen = new Map<string, number>([...law.keys()].map((way) => [way, 0]));
    const source = doubleSource(key);
    const out = new Int32Array(4);
    for (let i = 0; i < 200_000; i++) {
      multinomial(source, 3, probabilities, out);
      const way = out.join(' ');
      seen.set(way, seen.get(way)! + 1);
    }
    expect(law.size).toBe(20);
    expect(fitOf([...seen.values()], [...law.values()])).toBeGreaterThan(1e-6);
  });

  it('places every thing once, and none where the probability is 0', () => {
    const source = doubleSource(key);
    const weights = fc.array(fc.oneof(fc.constant(0), fc.nat({ max: 1000 })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000 }), weights, (n, parts) => {
        const sum = parts.reduce((all, part) => all + part, 0);
        fc.pre(sum > 0);
        const out = new Int32Array(parts.length);
        multinomial(
          source,
          n,
          parts.map((part) => part / sum),
          out,
        );
        expect(out.reduce((all, count) => all + count, 0)).toBe(n);
        const last = parts.length - 1;
        expect(out.every((count, i) => count >= 0 && (parts[i]! > 0 || i === last || count === 0))).toBe(
          true,
        );
      }),
      { numRuns: 3000, seed: 19937 },
    );
  });

  it('asks for no double where one cell takes all', () => {
    const out = Int32Array.of(7, 7, 7);
    multinomial(chosenDoubles([]), 5, [0, 1, 0], out);
    expect([...out]).toEqual([0, 5, 0]);
  });

  it.each([
    [-1, [1], 1, 'multinomial: n: expected an integer 0 to 2147483647, got -1'],
    [5, [], 0, 'multinomial: expected a probability or more, got none'],
    [5, [0.5, 0.5], 3, 'multinomial: expected out of length 2, got 3'],
    [5, [1.5, -0.5], 2, 'multinomial: probabilities[0]: expected 0 to 1, got 1.5'],
    [5, [0.5, 0.4], 2, 'multinomial: expected probabilities that add up to 1, got 0.9'],
  ])('refuses %d things of the probabilities %j in %i cells', (n, probabilities, cells, message) => {
    const call = (): void => multinomial(chosenDoubles([]), n, probabilities, new Int32Array(cells));
    expect(call).toThrow(new RangeError(message));
  });
});
