import { describe, expect, it } from 'vitest';
import { CHART_TEXT } from './chartText.ts';
import { describeDistribution, distributionChart, quantileOf } from './distributionChart.ts';
import { exactBins } from './histogramBins.ts';
import { rtpChart } from './rtpChart.ts';
import { frameOf } from './sampleFrame.ts';
import { HALF_SOLD, sampleMassBetween } from './samplePaths.ts';
import { sampleResult } from './sampleResult.ts';

const HALF = sampleResult({ ...HALF_SOLD, trials: 1000 });
const metricIn = (id: string) => HALF.metrics.find((metric) => metric.id === id)!;
const won = metricIn('instantWonTenge');
const EXACT = exactBins(won.histogram, sampleMassBetween);

/** Numbers of an attribute over all elements of a name. */
const numbers = (svg: SVGSVGElement, selector: string, attribute: string): number[] =>
  [...svg.querySelectorAll(selector)].map((element) => Number(element.getAttribute(attribute)));

const named = (svg: SVGSVGElement, label: string): Element =>
  svg.querySelector(`[aria-label="${label}"]`) as Element;

describe('the distribution chart', () => {
  const svg = distributionChart({ metric: won, exact: EXACT }, frameOf(900));
  const bars = named(svg, 'rect').querySelectorAll('rect');

  it('draws the exact curve through the middles of its bars', () => {
    const [x, width] = [
      numbers(svg, '[aria-label="rect"] rect', 'x'),
      numbers(svg, '[aria-label="rect"] rect', 'width'),
    ];
    const path = named(svg, 'line').querySelector('path')?.getAttribute('d') ?? '';
    const points = path
      .slice(1)
      .split('L')
      .map((pair) => pair.split(',').map(Number));
    expect(points).toHaveLength(bars.length);
    for (const [i, [at]] of points.entries()) expect(at).toBeCloseTo(x[i]! + width[i]! / 2, 2);
  });

  it('draws bars and curve on one scale: their areas agree', () => {
    const heights = numbers(svg, '[aria-label="rect"] rect', 'height');
    const base = numbers(svg, '[aria-label="rect"] rect', 'y')[0]! + heights[0]!;
    const path = named(svg, 'line').querySelector('path')?.getAttribute('d') ?? '';
    const curve = path
      .slice(1)
      .split('L')
      .map((pair) => base - Number(pair.split(',')[1]));
    const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
    expect(sum(curve) / sum(heights)).toBeCloseTo(1, 2);
  });

  it('marks the median and the tail', () => {
    expect(svg.textContent).toContain('median');
    expect(svg.textContent).toContain('99.5\u00a0%:');
  });

  it('says so where every trial gave the same', () => {
    const sold = metricIn('soldTickets');
    const flat = distributionChart({ metric: sold, exact: null }, frameOf(320));
    expect(flat.textContent).toContain('250,050 in every trial');
    expect(flat.classList.contains('empty')).toBe(true);
  });

  it('describes mean, median, range and the exact mean', () => {
    const words = describeDistribution({ metric: won, exact: EXACT }, CHART_TEXT.en);
    expect(words.replaceAll('\u00a0', ' ')).toMatch(
      /^Over 1,000 trials the mean is 49\d(\.\d)? M ₸ and the median 49\d(\.\d)? M ₸; 99 % of trials lie between 48\d(\.\d)? M ₸ and 5\d\d(\.\d)? M ₸\. The exact mean is 495\.3 M ₸\.$/,
    );
  });

  it('refuses a quantile that the result does not have', () => {
    expect(() => quantileOf(won, 0.123)).toThrow(new RangeError('instantWonTenge: no quantile at 0.123'));
  });

  it('keeps a declared share that is far off from squeezing the trials', () => {
    const rtp = metricIn('rtp');
    const declared = (declaredShare: number) =>
      rtpChart({ metric: rtp, exact: null, declaredShare }, frameOf(640)).textContent;
    expect(declared(0.7)).toContain('declared 70');
    expect(declared(0.2)).not.toContain('declared');
  });
});
