/** What all charts have in common, on the sample and at the edges of what a result can be. */
import { describe, expect, it } from 'vitest';
import type { SimulationResult } from '../trials/simulationResult.ts';
import type { ChartFrame } from './chartFrame.ts';
import { compareChart } from './compareChart.ts';
import { convergenceChart } from './convergenceChart.ts';
import { distributionChart } from './distributionChart.ts';
import { fanChart } from './fanChart.ts';
import { jackpotChart } from './jackpotChart.ts';
import { remainingChart } from './remainingChart.ts';
import { rtpChart } from './rtpChart.ts';
import { ruinChart } from './ruinChart.ts';
import { frameOf } from './sampleFrame.ts';
import { HALF_SOLD } from './samplePaths.ts';
import { sampleResult } from './sampleResult.ts';
import { textWidth } from './textWidth.ts';

const HALF = sampleResult({ ...HALF_SOLD, trials: 1000 });
const FIVE = sampleResult({
  ...HALF_SOLD,
  trials: 500,
  seriesCount: 5,
  salesSd: 0.2,
  share: 0.8,
  months: 36,
});

const metricIn = (result: SimulationResult, id: string) => result.metrics.find((metric) => metric.id === id)!;
const won = metricIn(HALF, 'instantWonTenge');
type Draw = (frame: ChartFrame) => SVGSVGElement;

const chartsOf = (result: SimulationResult): Record<string, Draw> => {
  const metric = metricIn(result, 'instantWonTenge');
  const rtp = metricIn(result, 'rtp');
  return {
    distribution: (frame) => distributionChart({ metric, exact: null }, frame),
    rtp: (frame) => rtpChart({ metric: rtp, exact: null, declaredShare: 0.7 }, frame),
    fan: (frame) => fanChart(result.fund, frame),
    ruin: (frame) => ruinChart(result.fund, frame),
    remaining: (frame) => remainingChart(result, frame),
    convergence: (frame) =>
      convergenceChart({ convergence: result.convergence, exactTenge: metric.mean.exact }, frame),
    jackpot: (frame) => jackpotChart(result, frame),
    compare: (frame) => compareChart({ a: { name: 'A', metric }, b: { name: 'B', metric: won } }, frame),
  };
};

/** Numbers of an attribute over all elements of a name. */
const numbers = (svg: SVGSVGElement, selector: string, attribute: string): number[] =>
  [...svg.querySelectorAll(selector)].map((element) => Number(element.getAttribute(attribute)));

describe.each(Object.keys(chartsOf(HALF)))('the %s chart', (name) => {
  const draws = [chartsOf(HALF)[name]!, chartsOf(FIVE)[name]!];
  const all = draws.flatMap((draw) =>
    [320, 520, 900].flatMap((width) =>
      (['en', 'ru', 'kk'] as const).map((language) => draw(frameOf(width, language, width === 520))),
    ),
  );

  it('is an image with a title and a description that holds its key numbers', () => {
    for (const svg of all) {
      const [title, description] = [svg.querySelector('title'), svg.querySelector('desc')];
      expect(svg.getAttribute('role')).toBe('img');
      expect(title?.textContent).not.toBe('');
      expect(description?.textContent).toMatch(/\d|\p{L}{5}/u);
      expect(svg.getAttribute('aria-label')).toBe(`${title?.textContent}. ${description?.textContent}`);
    }
  });

  it('has no stylesheet, no inline style, no address and no number that is none', () => {
    for (const svg of all) {
      const markup = svg.outerHTML;
      expect(markup).not.toMatch(/<style|\sstyle=|NaN|undefined|Infinity|https?:|url\(|\sid=/);
    }
  });

  it('has no text under 11 pixels', () => {
    for (const svg of all) {
      const sizes = numbers(svg, '[font-size]', 'font-size');
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(11);
    }
  });

  it('keeps the words that stand at pixels inside its width', () => {
    for (const svg of all) {
      const width = Number(svg.getAttribute('width'));
      for (const text of svg.querySelectorAll('text[x]')) {
        const group = text.closest('[text-anchor]') as Element;
        const span = textWidth(text.textContent ?? '', 11);
        const x = Number(text.getAttribute('x'));
        const from = { start: x, middle: x - span / 2, end: x - span }[
          group.getAttribute('text-anchor') ?? ''
        ];
        expect(from, text.textContent ?? '').toBeGreaterThanOrEqual(0);
        expect(from! + span, text.textContent ?? '').toBeLessThanOrEqual(width + 6);
      }
    }
  });

  it('is the same bytes for the same data', () => {
    for (const draw of draws) {
      expect(draw(frameOf(640)).outerHTML).toBe(draw(frameOf(640)).outerHTML);
    }
  });

  it('leaves the native tip to charts without tips of their own', () => {
    const svg = draws[0]!({ ...frameOf(640), interactive: true });
    expect(svg.querySelector('title')).toBeNull();
    expect(svg.querySelector('desc')).not.toBeNull();
  });
});
