import { describe, expect, it } from 'vitest';
import { CHART_TEXT } from './chartText.ts';
import { describeRuin, ruinChart } from './ruinChart.ts';
import { frameOf } from './sampleFrame.ts';
import { HALF_SOLD } from './samplePaths.ts';
import { sampleResult } from './sampleResult.ts';

const HALF = sampleResult({ ...HALF_SOLD, trials: 1000 });

describe('the chart of ruin', () => {
  it('says in words that it never happened', () => {
    const fan = HALF.fund.fan.map((point) => ({
      ...point,
      negative: { ...point.negative, count: 0, share: 0 },
    }));
    expect(ruinChart({ fan }, frameOf(640)).textContent).toContain('not below zero at any checkpoint');
    expect(describeRuin({ fan }, CHART_TEXT.ru)).toContain('Ни в одном испытании');
  });

  it('has a dot a checkpoint, and a line where dots would run together', () => {
    const dots = (fan: typeof HALF.fund.fan): number =>
      ruinChart({ fan }, frameOf(640)).querySelectorAll('circle').length;
    expect(dots(HALF.fund.fan)).toBe(HALF.fund.fan.length);
    const long = sampleResult({ ...HALF_SOLD, trials: 20, months: 90 });
    expect(dots(long.fund.fan)).toBe(0);
  });
});
