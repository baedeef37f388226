import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type LooseJson, SCENARIO_NAMES, scenarioJson } from '../../fixtures/scenarios/scenarioFixtures.ts';
import { parseScenario } from './parseScenario.ts';
import { scenarioJsonSchema } from './scenarioJsonSchema.ts';

/** A reader of JSON Schema, as a stranger's editor is one. */
const reader = z.fromJSONSchema(scenarioJsonSchema() as z.core.JSONSchema.JSONSchema);
const accepts = (json: unknown): boolean => reader.safeParse(json).success;

const rawFixture = (name: string): LooseJson =>
  JSON.parse(readFileSync(new URL(`../../fixtures/scenarios/${name}.json`, import.meta.url), 'utf8'));

describe('the JSON Schema of a scenario file', () => {
  it('is the published one; after a change of the shape, write it anew with `tirazh simulate --schema`', () => {
    const published = readFileSync(new URL('./scenario.schema.json', import.meta.url), 'utf8');
    expect(JSON.parse(published)).toEqual(scenarioJsonSchema());
  });

  it('is of draft 2020-12 and has a name of its own', () => {
    expect(scenarioJsonSchema()).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'urn:tirazh:scenario:v1',
      title: 'Tirazh simulation scenario',
    });
  });

  it('has no pattern that only some readers understand', () => {
    expect(JSON.stringify(scenarioJsonSchema())).not.toMatch(/\\\\[pP]\{/);
    expect(accepts({ ...scenarioJson('one-series-sold-out'), seed: 'a\u0007b' })).toBe(false);
  });

  it('shows words beside every part of a scenario', () => {
    const { properties } = scenarioJsonSchema() as { properties: Record<string, LooseJson> };
    const silent = Object.entries(properties).filter(([, part]) => !part.description && !part.title);
    expect(silent.map(([key]) => key)).toEqual(['version', 'series', 'trials']);
    expect(properties.series!.items.properties.launchOn.description).toMatch(/first day/);
  });

  it.each(SCENARIO_NAMES)('accepts the file %s, and its scenario with the terms in it', (name) => {
    expect(rawFixture(name).terms).toBe('../7s-avto-loto.json');
    expect(accepts(rawFixture(name))).toBe(true);
    expect(accepts(scenarioJson(name))).toBe(true);
  });

  it.each<[string, (scenario: LooseJson) => unknown]>([
    ['an unknown field', (s) => (s.colour = 'red')],
    ['a share above 1', (s) => (s.claims[0].share = 1.5)],
    ['both share and sold', (s) => (s.sellThrough = { model: 'fixed', share: 1, sold: 1, months: 1 })],
    ['neither share nor sold', (s) => (s.sellThrough = { model: 'fixed', months: 1 })],
    [
      'both outcomes and beta',
      (s) => {
        const outcomes = [{ share: 1, probability: 1 }];
        s.sellThrough = { model: 'distribution', outcomes, beta: { mean: 0.5, sd: 0.1 }, months: 1 };
      },
    ],
    ['a negative count', (s) => (s.draws.calendar[0].winners = -1)],
    ['half a trial', (s) => (s.trials = 0.5)],
    ['a date that is none', (s) => (s.checkpoints.until = '2026-02-30')],
    ['another mode', (s) => (s.mode = 'fast')],
    ['a missing part', (s) => delete s.fund],
    ['terms that are a number', (s) => (s.terms = 7)],
  ])('refuses %s, as the parser does', (_, edit) => {
    const json = scenarioJson('five-series-with-draws');
    edit(json);
    expect(accepts(json)).toBe(false);
    expect(parseScenario(json).ok).toBe(false);
  });
});
