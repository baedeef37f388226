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
    ['terminal', 'eb07f0430cd6104c3ab326c75dfd5ab7c1290ef1c4640952985cdb2427fd0e45'],
    ['path', 'e0b2e8bdcca2d03ef96c4552eca14662a5cd2c40cd3d828c173d4bcd929c3079'],
    ['full', '6ac577ebf604dbebeae0db0a2887404c6d1c2413fb19ed1fd2f384910df4750e'],
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
