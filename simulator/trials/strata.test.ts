import { describe, expect, it } from 'vitest';
import { strataCount, stratumOf, stratumStart } from './strata.ts';

describe('strata of trials', () => {
  it('begin at quarter-octaves from 64 on', () => {
    expect(Array.from({ length: 10 }, (_, i) => stratumStart(i))).toEqual([
      0, 64, 77, 91, 108, 128, 153, 182, 216, 256,
    ]);
  });

  it('hold every trial from their first to the one before the next', () => {
    for (let stratum = 0; stratum < 97; stratum++) {
      const [first, next] = [stratumStart(stratum), stratumStart(stratum + 1)];
      expect([stratumOf(first), stratumOf(next - 1), stratumOf(next)]).toEqual([
        stratum,
        stratum,
        stratum + 1,
      ]);
    }
  });

  it('are about a hundred for the longest run', () => {
    expect(strataCount(1)).toBe(1);
    expect(strataCount(64)).toBe(1);
    expect(strataCount(65)).toBe(2);
    expect(strataCount(1_000_000_000)).toBe(97);
  });
});
