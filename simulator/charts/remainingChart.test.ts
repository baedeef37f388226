import { describe, expect, it } from 'vitest';
import { CHART_TEXT } from './chartText.ts';
import { describeRemaining, remainingChart } from './remainingChart.ts';
import { frameOf } from './sampleFrame.ts';
import { HALF_SOLD } from './samplePaths.ts';
import { sampleResult } from './sampleResult.ts';

const HALF = sampleResult({ ...HALF_SOLD, trials: 1000 });

describe('the chart of what remains', () => {
  it('has a row a tier, the largest first, with what is left and how often none is', () => {
    const svg = remainingChart(HALF, frameOf(900));
    const words = [...svg.querySelectorAll('text')].map((text) =>
      text.textContent?.replaceAll('\u00a0', ' '),
    );
    expect(words.filter((text) => /^\d+ [kM] ₸$/.test(text ?? ''))).toHaveLength(14);
    expect(words.indexOf('10 M ₸')).toBeLessThan(words.indexOf('3 k ₸'));
    expect(words).toContain('36,000 of 72,000');
    expect(describeRemaining(HALF, CHART_TEXT.en)).toContain('14 tiers');
  });

  it('stays small with a thousand checkpoints', () => {
    const checkpoints = Array.from({ length: 1000 }, (_, day) =>
      new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10),
    );
    const tiers = HALF.tiers.map((tier) => ({
      ...tier,
      remainingByCheckpoint: checkpoints.map((_, i) => tier.printed * (1 - i / 1000)),
    }));
    expect(remainingChart({ tiers, checkpoints }, frameOf(640)).outerHTML.length).toBeLessThan(150_000);
  });
});
