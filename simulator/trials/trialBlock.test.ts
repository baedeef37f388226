import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyScenario } from './anyScenario.ts';
import { prepareTrials } from './prepareTrials.ts';
import { smallScenario } from './smallScenario.ts';
import { decodeTally, emptyTally, encodeTally, mergeTally, tallyDigest } from './tally.ts';
import { addBlock, BLOCK_TRIALS, blockCount, blockTrialsOf, runBlock } from './trialBlock.ts';
import { ROW_COLUMNS, trialRows } from './trialRows.ts';

describe('a block of trials', () => {
  it('has 4,096 trials, or 16 where whole series are shuffled; the last has what is left', () => {
    expect([blockTrialsOf('path'), blockTrialsOf('full')]).toEqual([4096, 16]);
    const scenario = smallScenario({ trials: 2 * BLOCK_TRIALS + 5 });
    expect(blockCount(scenario)).toBe(3);
    const plan = prepareTrials(scenario);
    expect([0, 1, 2].map((block) => runBlock(plan, block).trials)).toEqual([4096, 4096, 5]);
  });

  it('depends on the scenario and its number alone: any grouping, in any order, gives the same digest', () => {
    fc.assert(
      fc.property(anyScenario(['terminal', 'path'], 9000), (scenario) => {
        const [plan, otherPlan] = [prepareTrials(scenario), prepareTrials(structuredClone(scenario))];
        const whole = emptyTally(plan);
        for (const block of [0, 1, 2]) addBlock(whole, block);
        const merged = emptyTally(otherPlan);
        const pair = runBlock(otherPlan, 2);
        addBlock(pair, 0);
        for (const part of [runBlock(otherPlan, 1), pair]) {
          mergeTally(merged, decodeTally(otherPlan, encodeTally(part)));
        }
        expect(tallyDigest(merged)).toBe(tallyDigest(whole));
      }),
      { numRuns: 5 },
    );
  });

  it('begins with the same trials in a longer run', () => {
    const rowsOf = (trials: number): Float64Array[] => {
      const rows = trialRows(BLOCK_TRIALS);
      runBlock(prepareTrials(smallScenario({ trials })), 0, rows);
      return rows.columns.map((column) => column.slice(0, 100));
    };
    expect(rowsOf(100)).toEqual(rowsOf(5000));
  });

  it('differs for another seed, another block, another scenario', () => {
    const digest = (changes: Parameters<typeof smallScenario>[0], block = 0): string =>
      tallyDigest(runBlock(prepareTrials(smallScenario({ trials: 5000, ...changes })), block));
    const digests = [
      digest({}),
      digest({ seed: 'other' }),
      digest({}, 1),
      digest({ fund: { openingTenge: 1, accrualShare: 0.7, interestPerYear: 0 } }),
    ];
    expect(new Set(digests).size).toBe(4);
  });

  it('appends its trials to the rows, in order, under the names of their columns', () => {
    const scenario = smallScenario({ trials: BLOCK_TRIALS + 700 });
    const plan = prepareTrials(scenario);
    const rows = trialRows(scenario.trials);
    for (const block of [0, 1]) runBlock(plan, block, rows);
    expect(rows.length).toBe(scenario.trials);
    expect(ROW_COLUMNS.map(({ name }) => name)).toContain('floatTenge');
    expect(rows.columns[0]).toEqual(Float64Array.from({ length: scenario.trials }, (_, i) => i));
    const won = rows.columns[ROW_COLUMNS.findIndex(({ name }) => name === 'instantWonTenge')]!;
    const second = trialRows(700);
    runBlock(plan, 1, second);
    expect(won.subarray(BLOCK_TRIALS)).toEqual(second.columns[3]);
    expect(() => runBlock(plan, 0, second)).toThrow('expected room for');
  });

  it('that the run has not is refused', () => {
    const plan = prepareTrials(smallScenario({ trials: 5000 }));
    for (const block of [2, -1, 0.5]) {
      expect(() => runBlock(plan, block)).toThrow('block: expected an integer 0 to 1');
    }
  });

  it('shuffles and sells a real series in full mode', () => {
    const scenario = smallScenario({
      mode: 'full',
      trials: 20,
      sellThrough: { model: 'fixed', share: 1, months: 3 },
    });
    const tally = runBlock(prepareTrials(scenario), 0);
    expect(tally.trials).toBe(16);
    // All 100 tickets are sold: every prize is won, in one of the first three months.
    expect(tally.columns[2]!.histogram.minimum * 1000).toBe(500_000);
    expect(tally.tiers.map(({ exhausted }) => exhausted)).toEqual([16, 16, 16]);
    expect(tally.jackpots[0]!.last.reduce((sum, count) => sum + count, 0)).toBe(16);
  });
});
