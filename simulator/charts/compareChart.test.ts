import { describe, expect, it } from 'vitest';
import { CHART_TEXT } from './chartText.ts';
import { compareChart, describeCompare } from './compareChart.ts';
import { frameOf } from './sampleFrame.ts';
import { metricOf } from './sampleResult.ts';

describe('the chart that compares', () => {
  it('draws each side as a density of area 1, whatever its bins', () => {
    const values = Array.from({ length: 4000 }, (_, i) => (i % 100) * 1_000_000);
    const wide = metricOf('instantWonTenge', values);
    const narrow = {
      ...wide,
      histogram: { from: 0, width: 1_000_000, counts: new Array<number>(100).fill(40) },
    };
    const svg = compareChart(
      { a: { name: 'A', metric: wide }, b: { name: 'B', metric: narrow } },
      frameOf(640),
    );
    const areas = [...svg.querySelectorAll('[aria-label="area"] path')].map((path) => {
      const corners = (path.getAttribute('d') ?? '')
        .match(/[-\d.]+,[-\d.]+/g)!
        .map((pair) => pair.split(',').map(Number));
      return Math.abs(
        corners.reduce((sum, [x, y], i) => {
          const [nextX, nextY] = corners[(i + 1) % corners.length]!;
          return sum + (x! * nextY! - nextX! * y!) / 2;
        }, 0),
      );
    });
    expect(areas).toHaveLength(2);
    expect(areas[0]! / areas[1]!).toBeCloseTo(1, 2);
    expect(
      describeCompare({ a: { name: 'A', metric: wide }, b: { name: 'B', metric: narrow } }, CHART_TEXT.en),
    ).toMatch(/^A: mean .* B: mean /);
  });
});
