import { describe, expect, it } from 'vitest';
import { CHART_TEXT } from './chartText.ts';
import { describeJackpots, jackpotChart } from './jackpotChart.ts';
import { frameOf } from './sampleFrame.ts';
import { HALF_SOLD } from './samplePaths.ts';
import { sampleResult } from './sampleResult.ts';

const HALF = sampleResult({ ...HALF_SOLD, trials: 1000 });

describe('the chart of jackpots', () => {
  it('rises to the share that is sold by the end', () => {
    const jackpots = [
      {
        series: 1,
        tier: 't10000000',
        firstSoldOn: [
          { on: '2026-02-28', share: 0.5 },
          { on: '2026-03-31', share: 0.25 },
        ],
        lastSoldOn: [{ on: '2026-03-31', share: 0.125 }],
      },
    ];
    const data = { jackpots, tiers: HALF.tiers, checkpoints: ['2026-01-31', '2026-02-28', '2026-03-31'] };
    const svg = jackpotChart(data, frameOf(640));
    expect(svg.querySelector('title')?.textContent).toBe('When the 10\u00a0M\u00a0₸ tickets are sold');
    expect(svg.textContent).toContain('75\u00a0%');
    expect(describeJackpots(data, CHART_TEXT.en)).toBe(
      'Series 1: by the end the first is sold in 75\u00a0% of trials and the last in 12.5\u00a0%.',
    );
    const one = jackpotChart({ ...data, checkpoints: [], jackpots: [] }, frameOf(640));
    expect(one.classList.contains('empty')).toBe(true);
  });

  it('draws a dozen series and says how many there are', () => {
    const jackpots = Array.from({ length: 30 }, (_, i) => ({ ...HALF.jackpots[0]!, series: i + 1 }));
    const svg = jackpotChart({ ...HALF, jackpots }, frameOf(640));
    expect(svg.querySelector('desc')?.textContent).toContain('The first 12 of 30 series are drawn.');
    expect(Number(svg.getAttribute('height'))).toBeLessThan(1300);
  });
});
