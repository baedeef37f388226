import { expect, test } from 'vitest';
import { parseScenario } from '../../../simulator/scenario/parseScenario.ts';
import { type Json, withValue } from '../draft/json.ts';
import { PRESETS } from '../draft/presets.ts';
import { soldOf } from './soldOf.ts';

function scenarioOf(draft: Json) {
  const parsed = parseScenario(draft);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.scenario;
}
const slow = PRESETS['slow-sales-with-breakage'];

test('the exact figures begin at what the scenario plans to sell', () => {
  const share = (sellThrough: Json) => soldOf(scenarioOf(withValue(slow, ['sellThrough'], sellThrough)));
  expect(share({ model: 'fixed', share: 0.4, months: 12 })).toBe(0.4);
  expect(share({ model: 'fixed', sold: 250_050, months: 12 })).toBe(0.5);
  expect(share({ model: 'distribution', beta: { mean: 0.8, sd: 0.1 }, months: 12 })).toBe(0.8);
  expect(share({ model: 'curve', cumulativeShares: [0.2, 0.7] })).toBe(0.7);
  expect(soldOf(scenarioOf(slow))).toBeCloseTo(0.5025, 12);
});
