import { describe, expect, it } from 'vitest';
import { aliveFrequencies, ticketSum } from './aliveFrequencies.ts';

const GROUPS = [
  { worth: 0, count: 3000 },
  { worth: 3000, count: 1200 },
  { worth: 4000, count: 500 },
  { worth: 2999, count: 12 },
];
const TICKETS = 4712;

/** Every frequency looked at. */
const scanned = (size: number, pq: number, cutoff: number): number[] =>
  Array.from({ length: size / 2 }, (_, i) => i + 1).filter((frequency) => {
    const [re, im] = ticketSum(GROUPS, frequency, size);
    return pq * (TICKETS - Math.hypot(re, im)) <= cutoff;
  });

describe('aliveFrequencies', () => {
  it.each([
    [2 ** 16, 0.25, 45],
    [2 ** 18, 0.1, 50],
    [2 ** 10, 0.001, 45],
  ])('finds what a look at all of %i finds, revivals included', (size, pq, cutoff) => {
    const expected = scanned(size, pq, cutoff);
    expect(aliveFrequencies(GROUPS, pq, size, cutoff, 1e6)).toEqual(expected);
    // Amounts of 3,000 and 4,000 come alive again at every thousandth of a turn.
    if (pq === 0.25) expect(expected.some((frequency) => frequency > size / 4)).toBe(true);
  });

  it('has nothing to find on a lattice of one step', () => {
    expect(aliveFrequencies(GROUPS, 0.25, 1, 45, 10)).toEqual([]);
  });

  it('gives up with a clear line where nearly all frequencies are alive', () => {
    expect(() => aliveFrequencies(GROUPS, 1e-6, 2 ** 16, 45, 100)).toThrow(
      /at most 100 frequencies .* larger common divisor/,
    );
  });
});
