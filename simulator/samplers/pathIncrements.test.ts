import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chosenDoubles } from './chosenDoubles.ts';
import { hypergeometricLaw, pathLaw } from './exactLaws.ts';
import { fitOf } from './goodnessOfFit.ts';
import { pathIncrements } from './pathIncrements.ts';
import { doubleSource } from './randomDoubles.ts';
import { stretchesOf, stretchOf } from './stretches.ts';

const key = Uint32Array.of(0x7061, 0x7468);
const sumOf = (counts: Iterable<number>): number => [...counts].reduce((sum, count) => sum + count, 0);

describe('pathIncrements', () => {
  // 60,000 paths of each; under 10⁻⁶ raises a false alarm for one key in 140,000 for all together.
  it.each([
    { how: 'ticket by ticket', counts: [2, 1, 3], schedule: [2, 3, 5] },
    { how: 'ticket by ticket', counts: [1, 1, 5], schedule: [0, 3, 3, 7] },
    { how: 'ticket by ticket', counts: [3, 8, 0, 1], schedule: [5, 9] },
    { how: 'by hypergeometric numbers', counts: [2, 2, 2], schedule: [2, 3, 5] },
    { how: 'by hypergeometric numbers', counts: [2, 1, 1, 1], schedule: [1, 1, 4] },
    { how: 'both ways', counts: [1, 9, 13], schedule: [11] },
    { how: 'with nothing sold', counts: [2, 3], schedule: [0, 0] },
  ])('weighs every path of $counts over $schedule as the law does, $how', ({ counts, schedule }) => {
    const law = pathLaw(counts, schedule);
    const seen = new Map([...law.keys()].map((path) => [path, 0]));
    const source = doubleSource(key);
    const out = new Int32Array(counts.length * schedule.length);
    const tickets = Int32Array.from(counts);
    const sold = Int32Array.from(schedule);
    for (let i = 0; i < 60_000; i++) {
      pathIncrements(source, tickets, sold, out);
      const path = out.join(' ');
      seen.set(path, seen.get(path)! + 1);
    }
    expect(seen.size).toBe(law.size);
    expect(fitOf([...seen.values()], [...law.values()])).toBeGreaterThan(1e-6);
  });

  it('follows the law of every tier in every step, where some are laid out singly and some are spread', () => {
    // 5,000 paths of 12 steps; 48 chi-squares under 10⁻⁶ raise a false alarm for one key in 20,000.
    const counts = Int32Array.of(7, 90, 400, 3000, 6503);
    const total = sumOf(counts);
    const schedule = Int32Array.of(1, 40, 41, 500, 900, 2500, 2500, 4000, 7000, 9000, 9900, 9950);
    const laws = [...schedule].map((sold, t) =>
      [...counts].map((count) => hypergeometricLaw(count, total - count, sold - (schedule[t - 1] ?? 0))),
    );
    const seen = laws.map((ofStep) =>
      ofStep.map(({ probabilities }) => new Float64Array(probabilities.length)),
    );
    const source = doubleSource(key);
    const out = new Int32Array(counts.length * schedule.length);
    for (let i = 0; i < 5000; i++) {
      pathIncrements(source, counts, schedule, out);
      for (const [t, ofStep] of laws.entries()) {
        for (const [tier, law] of ofStep.entries()) {
          seen[t]![tier]![out[t * counts.length + tier]! - law.lowest]!++;
        }
      }
    }
    for (const [t, ofStep] of laws.entries()) {
      for (const [tier, { probabilities }] of ofStep.entries()) {
        expect(fitOf(seen[t]![tier]!, probabilities)).toBeGreaterThan(1e-6);
      }
    }
  });

  it('sells at each step what the schedule says, and no category twice', () => {
    const source = doubleSource(key);
    const count = fc.oneof(fc.nat({ max: 4 }), fc.nat({ max: 300 }), fc.nat({ max: 1_000_000 }));
    const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 0, maxLength: 15 });
    fc.assert(
      fc.property(fc.array(count, { minLength: 1, maxLength: 8 }), shares, (list, parts) => {
        const counts = Int32Array.from(list);
        const total = sumOf(list);
        const schedule = Int32Array.from(parts.map((part) => Math.round(part * total)).sort((a, b) => a - b));
        const out = new Int32Array(list.length * schedule.length).fill(-7);
        pathIncrements(source, counts, schedule, out);
        for (const [t, sold] of schedule.entries()) {
          const step = out.subarray(t * list.length, (t + 1) * list.length);
          expect(sumOf(step)).toBe(sold - (schedule[t - 1] ?? 0));
          expect(step.every((drawn) => drawn >= 0)).toBe(true);
        }
        for (const [category, printed] of list.entries()) {
          const drawn = sumOf(out.filter((_, i) => i % list.length === category));
          expect(drawn).toBeLessThanOrEqual(printed);
          if (schedule.at(-1) === total) expect(drawn).toBe(printed);
        }
      }),
      { numRuns: 1000, seed: 19937 },
    );
  });

  it.each([
    { counts: [], schedule: [0], length: 0, message: 'expected a category or more, got none' },
    { counts: [3, 4], schedule: [2, 3], length: 3, message: 'expected out of length 4, got 3' },
    {
      counts: [3, 4],
      schedule: [2, 8],
      length: 4,
      message: 'schedule[1]: expected an integer 0 to 7, got 8',
    },
    {
      counts: [3, 4],
      schedule: [-1, 2],
      length: 4,
      message: 'schedule[0]: expected an integer 0 to 7, got -1',
    },
    { counts: [3, 4], schedule: [4, 3], length: 4, message: 'schedule[1]: expected 4 or more, got 3' },
    {
      counts: [3, -1],
      schedule: [1],
      length: 2,
      message: 'counts[1]: expected an integer 0 to 2147483647, got -1',
    },
  ])('says that $message', ({ counts, schedule, length, message }) => {
    const call = (): void =>
      pathIncrements(
        chosenDoubles([]),
        Int32Array.from(counts),
        Int32Array.from(schedule),
        new Int32Array(length),
      );
    expect(call).toThrow(new RangeError(`pathIncrements: ${message}`));
  });
});

describe('stretches', () => {
  it('find the stretch of every place as a plain search does', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 700 }), { maxLength: 12 }), fc.nat({ max: 40 }), (cuts, more) => {
        const schedule = Int32Array.from(cuts).sort();
        const total = (schedule.at(-1) ?? 0) + more;
        const stretches = stretchesOf(schedule, total);
        expect(sumOf(stretches.free)).toBe(total);
        for (let place = 0; place < total; place++) {
          const plain = schedule.filter((end) => end <= place).length;
          expect(stretchOf(stretches, place)).toBe(plain);
        }
      }),
      { numRuns: 200, seed: 19937 },
    );
  });

  it('reach as far as an Int32Array', () => {
    const total = 2 ** 31 - 1;
    const stretches = stretchesOf(Int32Array.of(1, 2 ** 30), total);
    expect([0, 1, 2 ** 30 - 1, 2 ** 30, total - 1].map((place) => stretchOf(stretches, place))).toEqual([
      0, 1, 1, 2, 2,
    ]);
  });
});
