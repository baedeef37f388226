import { expect, test } from 'vitest';
import { parseScenario } from '../../../simulator/scenario/parseScenario.ts';
import { type Json, withValue } from '../draft/json.ts';
import { PRESETS } from '../draft/presets.ts';
import { exactCurve, exactLawOf } from './exactCurve.ts';
import { soldOf } from './soldOf.ts';

function scenarioOf(draft: Json) {
  const parsed = parseScenario(draft);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.scenario;
}
const slow = PRESETS['slow-sales-with-breakage'];

test('the law of a series with several outcomes is the mixture of their laws', () => {
  const law = exactLawOf(scenarioOf(slow))!;
  const everything = law(0, 1e9);
  expect(everything).toBeCloseTo(1, 12);
  // A quarter of the series sold in 15 % of the cases: about 248 million, far from the next outcome.
  expect(law(0, 320e6)).toBeCloseTo(0.15, 9);
  const bins = exactCurve(law, { from: 200e6, width: 100e6, counts: [0, 0, 0, 0, 0, 0, 0, 0] });
  expect(bins).toHaveLength(8);
  expect(bins.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
});

test('there is no law to draw for several series, or for sales whose law has no list', () => {
  expect(exactLawOf(scenarioOf(PRESETS['five-series-with-draws']))).toBeNull();
  const beta = { model: 'distribution', beta: { mean: 0.8, sd: 0.1 }, months: 12 };
  expect(exactLawOf(scenarioOf(withValue(slow, ['sellThrough'], beta)))).toBeNull();
});

test('the exact figures begin at what the scenario plans to sell', () => {
  const share = (sellThrough: Json) => soldOf(scenarioOf(withValue(slow, ['sellThrough'], sellThrough)));
  expect(share({ model: 'fixed', share: 0.4, months: 12 })).toBe(0.4);
  expect(share({ model: 'fixed', sold: 250_050, months: 12 })).toBe(0.5);
  expect(share({ model: 'distribution', beta: { mean: 0.8, sd: 0.1 }, months: 12 })).toBe(0.8);
  expect(share({ model: 'curve', cumulativeShares: [0.2, 0.7] })).toBe(0.7);
  expect(soldOf(scenarioOf(slow))).toBeCloseTo(0.5025, 12);
});
