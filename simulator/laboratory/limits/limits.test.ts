import { describe, expect, it } from 'vitest';
import { mersenneTwister, mersenneTwisterFromState } from '../../../engine/random/mersenneTwister.ts';
import { PUBLISHED_SEED } from '../streamKeys.ts';
import { knownLimits } from './knownLimits.ts';
import { limitSentences } from './limitSentences.ts';
import { recoverState } from './recoverState.ts';

describe('the known limits of MT19937', () => {
  it('are measured: a register of 19,937 places, all words foretold, a slow recovery', () => {
    const limits = knownLimits(PUBLISHED_SEED);
    expect(limits.linearity).toEqual({ bits: 41_000, complexity: 19_937, expected: 20_500 });
    expect(limits.foretelling).toEqual({ seen: 624, foretold: 10_000, right: 10_000 });
    expect(limits.zeroRecoveryWords).toBeGreaterThan(100_000);
    expect(limitSentences(limits)).toHaveLength(4);
    expect(limitSentences(limits)[0]).toContain('19,937 places');
  });

  it('let the state be read from 624 words anywhere in the stream', () => {
    const watched = mersenneTwister(Uint32Array.of(1, 2, 3));
    watched.fill(new Uint32Array(1000));
    const seen = new Uint32Array(624);
    watched.fill(seen);
    const twin = mersenneTwisterFromState(recoverState(seen));
    for (let i = 0; i < 2000; i++) expect(twin.next()).toBe(watched.next());
  });

  it('need exactly 624 words', () => {
    expect(() => recoverState(new Uint32Array(623))).toThrow('words: expected 624 words, got 623');
  });
});
