import { describe, expect, it } from 'vitest';
import { unevenValues, wordsOf } from './evenBounds.ts';
import { sampleOutcomes, shuffleOrders } from './everyOrder.ts';
import { KEY_BITS, mostWinners, outcomeBits, reachesAll, SMALL_SEED_BITS } from './reachability.ts';
import { structuralChecks } from './structuralChecks.ts';

describe('reach', () => {
  it('counts the bits of ordered outcomes: 57 for three of a series, as the issue says', () => {
    expect(outcomeBits(500_100, 3)).toBeCloseTo(56.796, 3);
    expect(2 ** outcomeBits(12, 3)).toBeCloseTo(1320, 9);
    expect(outcomeBits(5, 0)).toBe(0);
  });

  it('finds a 32-bit seed too small for two winners and a key of 512 bits enough for 27', () => {
    expect(reachesAll(SMALL_SEED_BITS, 500_100, 1)).toBe(true);
    expect(reachesAll(SMALL_SEED_BITS, 500_100, 2)).toBe(false);
    expect(mostWinners(KEY_BITS, 500_100)).toBe(27);
    expect(mostWinners(KEY_BITS, 3)).toBe(3);
  });
});

describe('counting out', () => {
  it('finds ⌊2³² / m⌋ words for every value of a small bound and for the ends of large ones', () => {
    for (let value = 0; value < 52; value++) expect(wordsOf(value, 52)).toBe(82_595_524);
    for (const value of [0, 1, 2 ** 31 - 1, 2 ** 31]) expect(wordsOf(value, 2 ** 31 + 1)).toBe(1);
    expect(unevenValues(6, 2000)).toBe(0);
  });

  it('finds every order of a shuffle and every outcome of a draw once', () => {
    expect(shuffleOrders(5)).toEqual({ orders: 120, sequences: 120 });
    expect(sampleOutcomes(6, 2)).toEqual({ orders: 30, sequences: 30 });
  });

  it('holds, with what was counted', () => {
    const checks = structuralChecks();
    expect(checks.every(({ ok }) => ok)).toBe(true);
    expect(checks.map(({ id }) => id)).toEqual([
      'reach-of-the-key',
      'reach-of-a-small-seed',
      'even-bounds',
      'every-order',
    ]);
    expect(checks[0]!.detail).toContain('need 56.8 bits, the key has 512');
  });
});
