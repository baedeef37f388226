import { describe, expect, it } from 'vitest';
import { CHART_TEXT } from './chartText.ts';
import { convergenceChart, describeConvergence } from './convergenceChart.ts';
import { frameOf } from './sampleFrame.ts';
import { HALF_SOLD } from './samplePaths.ts';
import { sampleResult } from './sampleResult.ts';

const HALF = sampleResult({ ...HALF_SOLD, trials: 1000 });

describe('the chart of convergence', () => {
  it('tells the distance from the exact mean in standard errors', () => {
    const convergence = [
      { trials: 100, meanTenge: 1_100_000, standardError: 100_000 },
      { trials: 400, meanTenge: 1_050_000, standardError: 50_000 },
    ];
    const words = describeConvergence({ convergence, exactTenge: 1_000_000 }, CHART_TEXT.en);
    expect(words.replaceAll('\u00a0', ' ')).toBe(
      'After 400 trials the mean is 1.05 M ₸ with a standard error of 50 k ₸. The exact mean is 1 M ₸: z = 1.00.',
    );
    expect(describeConvergence({ convergence, exactTenge: null }, CHART_TEXT.en)).not.toContain('exact');
  });

  it('leaves out the first means, whose errors would flatten the rest', () => {
    const convergence = [
      { trials: 4, meanTenge: 900_000_000, standardError: 90_000_000 },
      ...HALF.convergence,
    ];
    const [short, long] = [HALF.convergence, convergence].map(
      (points) => convergenceChart({ convergence: points, exactTenge: null }, frameOf(640)).outerHTML,
    );
    expect(long).toBe(short);
  });
});
