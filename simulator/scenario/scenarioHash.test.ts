import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SCENARIO_NAMES, scenarioJson } from '../../fixtures/scenarios/scenarioFixtures.ts';
import { parseScenario } from './parseScenario.ts';
import { scenarioHash } from './scenarioHash.ts';

function hashOf(json: unknown): string {
  const parsed = parseScenario(json);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return scenarioHash(parsed.scenario);
}

/** The twin: keys in order, which is all that RFC 8785 asks for the ASCII keys and short decimals of a scenario. */
function sorted(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(sorted);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [key, sorted(value)]),
  );
}

describe('scenarioHash', () => {
  it.each(SCENARIO_NAMES)('is SHA-256 of the JSON of %s with its keys in order', (name) => {
    const text = JSON.stringify(sorted(scenarioJson(name)));
    expect(hashOf(scenarioJson(name))).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('does not depend on the order of keys or on the schema a file names', () => {
    const json = scenarioJson('one-series-sold-out');
    const reversed = Object.fromEntries(Object.entries(json).reverse());
    expect(hashOf({ $schema: 'x.json', ...reversed })).toBe(hashOf(json));
  });

  it('changes with any value, trials and seed among them', () => {
    const json = scenarioJson('one-series-sold-out');
    const hashes = [json, { ...json, trials: 7 }, { ...json, seed: 'x' }, { ...json, mode: 'full' }].map(
      hashOf,
    );
    expect(new Set(hashes).size).toBe(4);
  });
});
