import { describe, expect, it } from 'vitest';
import { CHART_TEXT } from './chartText.ts';
import { describeFan, fanChart } from './fanChart.ts';
import { frameOf } from './sampleFrame.ts';
import { HALF_SOLD } from './samplePaths.ts';
import { sampleResult } from './sampleResult.ts';

const HALF = sampleResult({ ...HALF_SOLD, trials: 1000 });

describe('the fan chart', () => {
  it('veils and names the region below zero where balances reach it', () => {
    expect(fanChart(HALF.fund, frameOf(640)).textContent).toContain('fund below zero');
    const safe = sampleResult({ ...HALF_SOLD, trials: 100, openingTenge: 500_000_000 });
    expect(fanChart(safe.fund, frameOf(640)).textContent).not.toContain('fund below zero');
  });

  it('labels each quantile at its end, one over another in their order', () => {
    const svg = fanChart(HALF.fund, frameOf(900));
    const labels = [...svg.querySelectorAll('text')].filter((text) =>
      /^[\d.]+\u00a0%: /.test(text.textContent ?? ''),
    );
    expect(labels.map((text) => text.textContent?.split('\u00a0')[0])).toEqual([
      '99.5',
      '95',
      '75',
      '50',
      '25',
      '5',
      '0.5',
    ]);
    const y = labels.map((text) => Number(text.getAttribute('y')));
    expect(y).toEqual(y.toSorted((a, b) => a - b));
  });

  it('draws a single checkpoint too, and nothing for none', () => {
    const fan = HALF.fund.fan.slice(-1);
    expect(fanChart({ fan }, frameOf(640)).outerHTML).not.toContain('NaN');
    expect(describeFan({ fan }, CHART_TEXT.en)).toMatch(/^On 2027-06-30 the median is/);
    expect(fanChart({ fan: [] }, frameOf(640)).textContent).toContain('No trials yet');
  });

  it('tells where the band is lowest', () => {
    expect(describeFan(HALF.fund, CHART_TEXT.en)).toContain('quantile is lowest on 2027-01-31');
  });
});
