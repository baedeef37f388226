/** The snapshot of the trials: the same bytes on every machine and at every number of workers. They change only with a new version. */

import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { prepareTrials } from './prepareTrials.ts';
import { blockInfo, fullSeriesInfo } from './simulationKeys.ts';
import { smallScenario } from './smallScenario.ts';
import { tallyDigest } from './tally.ts';
import { runBlock } from './trialBlock.ts';

describe('the stream of a simulation', () => {
  it.each([
    ['terminal', '76af77226b973664d39bd243097f099f69cd4195b985bf48af7c5d63b105ed77'],
    ['path', 'f7950962599e2d4f1d1469e1951e7f1162ea14850d2cb4f124ba0b02d6a79e78'],
    ['full', '3bfdf05065697890ac09b9768541161bb9880393792b329701d7a7a9da84f5c9'],
  ] as const)('gives this digest in %s mode', (mode, digest) => {
    const scenario = smallScenario({
      mode,
      trials: 16,
      claims: [{ share: 0.8, delays: [{ days: 30, probability: 1 }] }],
      tax: { residentsShare: 0.7, mrpYear: 2026 },
    });
    expect(tallyDigest(runBlock(prepareTrials(scenario), 0))).toBe(digest);
  });

  it('has these labels, blocks and trials in big-endian bytes', () => {
    const text = (bytes: Uint8Array, length: number): [string, string] => [
      new TextDecoder().decode(bytes.subarray(0, length)),
      bytesToHex(bytes.subarray(length)),
    ];
    expect(text(blockInfo(258), 18)).toEqual(['tirazh/simulate/v1', '0000000000000102']);
    expect(text(fullSeriesInfo(258, 3), 25)).toEqual([
      'tirazh/simulate/series/v1',
      '000000000000010200000003',
    ]);
  });
});
