import { describe, expect, it } from 'vitest';
import { prepareTrials } from '../trials/prepareTrials.ts';
import { smallScenario } from '../trials/smallScenario.ts';
import { summarize } from '../trials/summarize.ts';
import { emptyTally } from '../trials/tally.ts';
import { addBlock } from '../trials/trialBlock.ts';
import { formatError, formatPercent, formatRare, formatWhole } from './estimateText.ts';
import { resultText } from './resultText.ts';

const SCENARIO = smallScenario({
  mode: 'path',
  trials: 500,
  name: { kk: 'a', ru: 'b', en: 'A small lottery' },
});

function resultOf() {
  const plan = prepareTrials(SCENARIO);
  const tally = emptyTally(plan);
  addBlock(tally, 0);
  return summarize(plan, tally);
}

describe('numbers of a result', () => {
  it('are as exact as they are known', () => {
    expect([1234567.4, -1234567.6, 0, -0.2].map(formatWhole)).toEqual(['1,234,567', '−1,234,568', '0', '0']);
    expect(formatPercent(0.6602679463)).toBe('66.0268 %');
    expect([0, 0.5, 0.0001234, 1e-7].map(formatRare)).toEqual([
      '0.00 %',
      '50.00 %',
      '0.0123 %',
      '0.0000100 %',
    ]);
    expect([0, 12.345, 123.45].map((value) => formatError(value, 'tenge'))).toEqual(['0', '12', '123']);
  });
});

describe('the text of a result', () => {
  const result = resultOf();
  const lines = resultText(SCENARIO, result, 120).split('\n');
  const lineOf = (label: string): string => lines.find((line) => line.trim().startsWith(label)) ?? '';

  it('begins with the name, the mode, the trials and the seed, and ends with the digest', () => {
    expect(lines[0]).toBe('A small lottery');
    expect(lines[1]).toBe('path mode, 500 trials, 6 checkpoints to 2026-06-30, seed "small"');
    expect(lines.at(-1)).toBe(`digest    ${result.digest}`);
  });

  it('has the payout with its error, beside its exact value and z', () => {
    const { mean } = result.metrics.find(({ id }) => id === 'instantWonTenge')!;
    const line = lineOf('instant prizes won ₸');
    expect(mean.exact).not.toBe(null);
    for (const part of [mean.value, mean.standardError, mean.exact!])
      expect(line).toContain(formatWhole(part));
    expect(line).toContain(mean.z!.toFixed(2).replace('-', '−'));
  });

  it('has a line for every tier and the probability of ruin with its interval', () => {
    for (const { amountTenge } of result.tiers) expect(lineOf(formatWhole(amountTenge))).not.toBe('');
    expect(lineOf('Fund ever negative')).toMatch(
      /^Fund ever negative: \d+ of 500 = [\d.]+ % \([\d.]+ % to [\d.]+ %\)$/,
    );
  });

  it('shows warnings before any number', () => {
    const warned = resultText(SCENARIO, { ...result, warnings: ['the mean is far off'] }, 120).split('\n');
    expect(warned.indexOf('WARNING: the mean is far off')).toBeLessThan(warned.indexOf('Means'));
  });

  it('holds nothing that is no number', () => {
    expect(lines.join('\n')).not.toMatch(/NaN|undefined|Infinity|null/);
  });
});
