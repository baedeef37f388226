import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { CHART_TEXT } from '../charts/chartText.ts';
import { HALF_SOLD } from '../charts/samplePaths.ts';
import { sampleResult } from '../charts/sampleResult.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { smallScenario } from '../trials/smallScenario.ts';
import { simulationReport } from './simulationReport.ts';

const CONTEXT = { version: '9.8.7', command: 'tirazh simulate half.json --trials 1000' };
const RESULT = sampleResult({ ...HALF_SOLD, trials: 1000 });
const scenarioNamed = (en: string, changes: Partial<Scenario> = {}): Scenario =>
  smallScenario({ name: { kk: 'Жарты серия', ru: 'Половина серии', en }, ...changes });
const SCENARIO = scenarioNamed('Half a series');

const documentOf = (html: string): Document => parseHTML(html).document;
const textsOf = (page: Document, selector: string): string[] =>
  [...page.querySelectorAll(selector)].map((element) => element.textContent?.replaceAll('\u00a0', ' ') ?? '');

describe('the report', () => {
  const html = simulationReport(SCENARIO, RESULT, CONTEXT);
  const page = documentOf(html);

  it('is one page that needs no script, no file and no network', () => {
    expect(html).not.toMatch(
      /<script|<link|<iframe|<img|@import|url\(|https?:\/\/|\s(src|href|onload|onclick)=/,
    );
  });

  it('is the same bytes for the same result', () => {
    expect(simulationReport(SCENARIO, RESULT, CONTEXT)).toBe(html);
  });

  it('has its sections in the order in which they are asked for', () => {
    expect(textsOf(page, 'h2')).toEqual([
      'What the instant prizes come to',
      'The prize fund over time',
      'Value at risk and the float',
      'What is left of each prize',
      'When the largest prizes go',
      'Have there been enough trials?',
      'All estimates',
      'All quantiles',
      'The scenario',
      'How to reproduce this',
    ]);
  });

  it('says cost, risk and agreement in plain words', () => {
    const lead = textsOf(page, '.lead')[0];
    expect(lead).toMatch(/^Over 1,000 trials, the instant prizes come to 49\d(\.\d)? M ₸ on average/);
    expect(lead).toMatch(/The fund goes below zero in \d+(\.\d+)? % of trials: it opens with 0 ₸, and/);
    expect(textsOf(page, 'p.good')[0]).toMatch(
      /^✓ \d+ estimates have an exact value .* the largest \|z\| is \d\.\d\d\.$/,
    );
  });

  it('shows every chart twice, for a desk and for a phone, each described', () => {
    const figures = [...page.querySelectorAll('figure')];
    expect(figures).toHaveLength(7);
    for (const one of figures) {
      const charts = [...one.querySelectorAll('svg')];
      expect(charts.map((svg) => svg.getAttribute('class'))).toEqual(['chart wide', 'chart narrow']);
      expect(charts[0]?.querySelector('desc')?.textContent).toBe(
        one.querySelector('figcaption')?.textContent,
      );
    }
  });

  it('paints charts in the page’s own colours, so that they follow light and dark', () => {
    const paints = [...page.querySelectorAll('svg [fill]')].map(
      (element) => element.getAttribute('fill') ?? '',
    );
    const ownColours = paints.filter((paint) => !/^(var\(--chart-[a-z-]+\)|none|currentColor)$/.test(paint));
    expect(ownColours).toEqual([]);
  });

  it('has every metric with its error, exact value and score', () => {
    const rows = [...page.querySelectorAll('[aria-label="All estimates"] tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent?.replaceAll('\u00a0', ' ')),
    );
    expect(rows).toHaveLength(RESULT.metrics.length);
    const won = rows.find(([name]) => name === 'Instant prizes won, ₸');
    expect(won?.[3]).toBe('495,300,000');
    expect(won?.[4]).toMatch(/^[+−]\d\.\d\d$/);
    for (const name of Object.values(CHART_TEXT.en.metric)) {
      expect(
        rows.some(([first]) => first?.startsWith(name)),
        name,
      ).toBe(true);
    }
  });

  it('has every quantile of every metric with its interval', () => {
    const tables = page.querySelectorAll('details .table');
    expect(tables).toHaveLength(RESULT.metrics.length + 1);
    expect(textsOf(page, 'details .table tbody tr').length).toBe(RESULT.metrics.length * 9 + 14);
  });

  it('carries the whole scenario', () => {
    const json = page.querySelector('details pre')?.textContent ?? '';
    expect(JSON.parse(json)).toEqual(SCENARIO);
  });

  it('says how to make it again', () => {
    expect(textsOf(page, 'section > pre')).toEqual([CONTEXT.command]);
    expect(textsOf(page, 'dd code')).toEqual([
      RESULT.seed,
      RESULT.digest,
      RESULT.scenarioHash,
      RESULT.termsHash,
      '9.8.7',
    ]);
  });

  it('has no warning where there is none', () => {
    expect(page.querySelector('.notice')).toBeNull();
  });
});

describe('the report of other results', () => {
  it('puts warnings first and takes the agreement back', () => {
    const warnings = ['instantWonTenge: z = 7 <against> the exact mean', 'a second one'];
    const page = documentOf(simulationReport(SCENARIO, { ...RESULT, warnings }, CONTEXT));
    expect(textsOf(page, '.notice.alarm li')).toEqual(warnings);
    expect(textsOf(page, '.lead')[0]).toMatch(/^2 warnings: estimates and exact values disagree/);
    expect(page.querySelector('p.good')).toBeNull();
    const order = [...page.querySelectorAll('.notice, .numbers')].map((element) => element.className);
    expect(order).toEqual(['notice alarm', 'numbers']);
  });

  it('lets no word of a scenario, a seed or a command become markup', () => {
    const attack = `<img src=x onerror="alert(1)"> & '</script><script>alert(2)</script>`;
    const page = documentOf(
      simulationReport(
        scenarioNamed(attack),
        { ...RESULT, seed: attack, warnings: [attack] },
        { version: attack, command: attack },
      ),
    );
    expect(page.querySelectorAll('img, script')).toHaveLength(0);
    expect(page.title).toBe(attack);
    expect(page.querySelector('.notice li')?.textContent).toBe(attack);
  });

  it.each([
    ['ru', 'Половина серии', 'Призовой фонд по времени', 'Моментальные выигрыши'],
    ['kk', 'Жарты серия', 'Ұтыс қоры уақыт бойынша', 'Лездік ұтыстар'],
  ] as const)('speaks %s', (language, title, section, metric) => {
    const html = simulationReport(SCENARIO, RESULT, { ...CONTEXT, language });
    const page = documentOf(html);
    expect(page.documentElement.getAttribute('lang')).toBe(language);
    expect(page.title).toBe(title);
    expect(textsOf(page, 'h2')).toContain(section);
    expect(textsOf(page, '.wide text').join(' ')).toContain(metric);
  });

  it('says so where nothing can go wrong and nothing can be drawn', () => {
    const safe = sampleResult({ ...HALF_SOLD, trials: 200, openingTenge: 500_000_000 });
    const metrics = safe.metrics.map((metric) => ({ ...metric, minimum: 1, maximum: 1 }));
    const page = documentOf(simulationReport(SCENARIO, { ...safe, metrics, jackpots: [] }, CONTEXT));
    expect(textsOf(page, '.lead')[0]).toContain('The fund is never below zero in any trial');
    expect(textsOf(page, 'h2')).not.toContain('When the largest prizes go');
    expect(textsOf(page, 'section > p')).toContain(
      'The fund was not below zero at any checkpoint of any trial.',
    );
    expect(page.querySelectorAll('figure svg.empty')).toHaveLength(0);
  });

  it('draws the exact curve only where the scenario has one', () => {
    const sold = { from: 0, width: 3000, counts: [0, 3, 5, 2] };
    const metrics = RESULT.metrics.map((metric) =>
      metric.id === 'instantWonTenge' ? { ...metric, histogram: sold } : metric,
    );
    const curves = (scenario: Scenario): number => {
      const page = documentOf(simulationReport(scenario, { ...RESULT, metrics }, CONTEXT));
      return page.querySelector('figure .wide')!.querySelectorAll('[aria-label="line"]').length;
    };
    expect(curves(SCENARIO)).toBe(1);
    expect(
      curves(scenarioNamed('Two', { series: [{ launchOn: '2026-01-01' }, { launchOn: '2026-01-01' }] })),
    ).toBe(0);
  });

  it('refuses a result without a metric that it needs', () => {
    const metrics = RESULT.metrics.filter(({ id }) => id !== 'rtp');
    expect(() => simulationReport(SCENARIO, { ...RESULT, metrics }, CONTEXT)).toThrow(
      new RangeError('result: no metric rtp'),
    );
  });
});
