import { describe, expect, it } from 'vitest';
import { prepareTrials } from './prepareTrials.ts';
import { smallScenario } from './smallScenario.ts';
import { decodeTally, emptyTally, encodeTally, mergeTally, tallyDigest } from './tally.ts';
import { runBlock } from './trialBlock.ts';

const scenario = smallScenario({ mode: 'path', trials: 300 });
const plan = prepareTrials(scenario);
const tally = runBlock(plan, 0);

describe('a tally', () => {
  it('comes back from its bytes, empty or not', () => {
    for (const one of [emptyTally(plan), tally]) {
      const bytes = encodeTally(one);
      expect(encodeTally(decodeTally(plan, bytes))).toEqual(bytes);
    }
  });

  it('is the same for a longer run of the same trials, but for the digest of a longer run', () => {
    const longer = prepareTrials({ ...scenario, trials: 1_000_000 });
    const same = decodeTally(longer, encodeTally(tally));
    expect(encodeTally(same)).toEqual(encodeTally(tally));
    expect(tallyDigest(same)).toBe(tallyDigest(tally));
  });

  it('adds nothing when an empty one is merged, and refuses one of another scenario', () => {
    const merged = emptyTally(plan);
    mergeTally(merged, tally);
    mergeTally(merged, emptyTally(plan));
    expect(tallyDigest(merged)).toBe(tallyDigest(tally));
    const other = emptyTally(prepareTrials(smallScenario({ seed: 'other' })));
    expect(() => mergeTally(other, tally)).toThrow('tallies of different scenarios cannot be merged');
  });

  it('is refused when it is cut off, has bytes behind it, or belongs to another scenario or version', () => {
    const bytes = encodeTally(tally);
    for (const length of [0, 10, 50, bytes.length - 1]) {
      expect(() => decodeTally(plan, bytes.subarray(0, length))).toThrow(
        expect.objectContaining({ code: 'BAD_INPUT' }),
      );
    }
    expect(() => decodeTally(plan, Uint8Array.of(...bytes, 0))).toThrow('more bytes than expected');
    const other = prepareTrials(smallScenario({ mode: 'path', trials: 300, seed: 'other' }));
    expect(() => decodeTally(other, bytes)).toThrow('another scenario, seed or mode');
    const aged = bytes.slice();
    aged[12]! ^= 1;
    expect(() => decodeTally(plan, aged)).toThrow('expected one of version tirazh/tally/v1');
  });

  it('with any byte changed is refused or another tally, never an error of another kind', () => {
    const bytes = encodeTally(tally);
    const digest = tallyDigest(tally);
    for (let at = 0; at < bytes.length; at += 17) {
      const changed = bytes.slice();
      changed[at]! ^= 1 << (at % 8);
      try {
        expect(tallyDigest(decodeTally(plan, changed))).not.toBe(digest);
      } catch (fault) {
        expect(fault).toMatchObject({ code: 'BAD_INPUT' });
      }
    }
  });

  it('has a digest of 64 hex digits that names the trials as well', () => {
    expect(tallyDigest(tally)).toMatch(/^[0-9a-f]{64}$/);
    expect(tallyDigest(emptyTally(plan))).not.toBe(tallyDigest(tally));
  });
});
