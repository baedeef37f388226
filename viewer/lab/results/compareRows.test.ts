import { expect, test } from 'vitest';
import { parseScenario } from '../../../simulator/scenario/parseScenario.ts';
import { prepareTrials } from '../../../simulator/trials/prepareTrials.ts';
import { smallScenario } from '../../../simulator/trials/smallScenario.ts';
import { summarize } from '../../../simulator/trials/summarize.ts';
import { runBlock } from '../../../simulator/trials/trialBlock.ts';
import { withValue } from '../draft/json.ts';
import { PRESETS } from '../draft/presets.ts';
import { exactFigures } from '../exact/exactFigures.ts';
import { resultRows } from '../export/resultCsv.ts';
import { en } from '../text/en.ts';
import { exactRows, trialRowsOf } from './compareRows.ts';
import { lawMetric } from './lawMetric.ts';

const slow = PRESETS['slow-sales-with-breakage'];
function figuresOf(count: number) {
  const parsed = parseScenario(withValue(slow, ['terms', 'instantTiers', 13, 'count'], count));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return exactFigures({ terms: parsed.scenario.terms, soldTickets: 100_000, buyerTickets: 1 });
}
const scenario = smallScenario({ trials: 500 });
const plan = prepareTrials(scenario);
const result = summarize(plan, runBlock(plan, 0));

test('more of the top prize shows in every figure that depends on it', () => {
  const rows = exactRows(figuresOf(2), figuresOf(4), en, '99.5 %');
  const row = (id: string) => rows.find((each) => each.id === id)!;
  expect(row('rtp').b! - row('rtp').a!).toBeCloseTo(20_000_000 / 1_500_300_000, 12);
  expect(row('hit').b! - row('hit').a!).toBeCloseTo(2 / 500_100, 12);
  expect(row('volatility').b!).toBeGreaterThan(row('volatility').a!);
  expect([row('topOdds').a, row('topOdds').b]).toEqual([250_050, 125_025]);
  expect(row('valueAtRisk').name).toBe('VaR 99.5 %');
});

test('what has not been computed yet is null, on either side', () => {
  expect(exactRows(null, figuresOf(2), en, '').every(({ a, b }) => a === null && b !== null)).toBe(true);
  expect(trialRowsOf(result, null, en, '').every(({ a, b }) => a !== null && b === null)).toBe(true);
});

test('the rows of the trials are the result’s own numbers', () => {
  const rows = trialRowsOf(result, result, en, '99.5 %');
  const row = (id: string) => rows.find((each) => each.id === id)!;
  expect(row('ruin').a).toBe(result.fund.everNegative.share);
  expect(row('float').a).toBe(result.fund.float.find(({ probability }) => probability === 0.995)!.value);
  expect(row('breakage').a).toBe(result.metrics.find(({ id }) => id === 'breakageTenge')!.mean.value);
});

test('an exact law drawn as a metric keeps its mean and its whole mass', () => {
  const figures = figuresOf(2);
  const metric = lawMetric(figures);
  expect(metric.mean.value).toBe(figures.meanTenge);
  expect(metric.histogram.counts.reduce((sum, part) => sum + part, 0)).toBeGreaterThan(1 - 3e-4);
  expect(metric.histogram.from + metric.histogram.width * metric.histogram.counts.length).toBe(
    metric.maximum,
  );
});

test('the CSV of a result has a row a metric under one head, then the risk figures and the digest', () => {
  const rows = resultRows(result);
  const [heads] = rows;
  const metricRows = rows.slice(1, 1 + result.metrics.length);
  expect(metricRows.map(([id]) => id)).toEqual(result.metrics.map(({ id }) => id));
  for (const row of metricRows) expect(row).toHaveLength(heads!.length);
  const at = heads!.indexOf('q0.5_low');
  expect(metricRows[2]![at]).toBe(
    result.metrics[2]!.quantiles.find(({ probability }) => probability === 0.5)!.low,
  );
  expect(rows.at(-1)).toEqual(['digest', null, result.digest]);
});
