import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCENARIO_NAMES, scenarioJson } from '../fixtures/scenarios/scenarioFixtures.ts';
import { readScenario } from './readScenario.ts';

const FIXTURES = new URL('../fixtures/scenarios/', import.meta.url).pathname;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tirazh-scenario-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, contents: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof contents === 'string' ? contents : JSON.stringify(contents));
  return path;
}

const { terms, ...withoutTerms } = scenarioJson('one-series-sold-out');

describe('readScenario', () => {
  it.each(SCENARIO_NAMES)('reads %s with the terms it names', async (name) => {
    expect((await readScenario(join(FIXTURES, `${name}.json`))).scenario).toEqual(scenarioJson(name));
  });

  it('finds the terms from the folder of the scenario, not from that of the shell', async () => {
    await mkdir(join(folder, 'deep'));
    await file('terms.json', terms);
    const path = await file('deep/scenario.json', { ...withoutTerms, terms: '../terms.json' });
    const read = await readScenario(path);
    expect(read.scenario.terms).toEqual(terms);
    expect(read.files).toHaveLength(2);
  });

  it('takes terms in the file itself', async () => {
    const path = await file('whole.json', scenarioJson('one-series-sold-out'));
    expect(await readScenario(path)).toEqual({
      scenario: scenarioJson('one-series-sold-out'),
      files: [path],
    });
  });

  it('puts what the flags say in the place of what the file says, and leaves the rest', async () => {
    const path = await file('flags.json', scenarioJson('one-series-sold-out'));
    const { scenario } = await readScenario(path, { trials: 7, seed: 'other', mode: undefined });
    expect(scenario).toEqual({ ...scenarioJson('one-series-sold-out'), trials: 7, seed: 'other' });
  });

  it('checks what the flags say with the rest', async () => {
    const path = join(FIXTURES, 'one-series-sold-out.json');
    await expect(readScenario(path, { trials: 0 })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringContaining('\n  trials: expected at least 1, got 0'),
    });
  });

  it('tells a fault of the file also where a flag replaces the value', async () => {
    const path = await file('replaced.json', { ...scenarioJson('one-series-sold-out'), trials: '100' });
    await expect(readScenario(path, { trials: 7 })).rejects.toMatchObject({
      message: expect.stringContaining('\n  trials: expected number, got "100"'),
    });
  });

  it('names the file and every fault, one a line', async () => {
    const json = { ...scenarioJson('one-series-sold-out'), trials: -1, colour: 'red' };
    const path = await file('faulty.json', json);
    await expect(readScenario(path)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: `${path} is not a valid scenario, 2 faults:
  trials: expected at least 1, got -1
  colour: unknown field; is it misspelled?`,
    });
  });

  it('names the terms file beside the scenario where the fault may be in either', async () => {
    await file('bad-terms.json', { ...terms, ticketPriceTenge: 0 });
    const path = await file('scenario.json', { ...withoutTerms, terms: 'bad-terms.json' });
    await expect(readScenario(path)).rejects.toMatchObject({
      message: `${path} (terms: ${join(folder, 'bad-terms.json')}) is not a valid scenario, 1 fault:
  terms.ticketPriceTenge: expected more than 0, got 0`,
    });
  });

  it('does not let the words of a file steer the terminal', async () => {
    const path = await file('control.json', { ...scenarioJson('one-series-sold-out'), '\u001b[2J': 1 });
    const fault = await readScenario(path).catch((error: Error) => error.message);
    expect(fault).toContain('\\u001b[2J');
    expect(fault).not.toContain('\u001b');
  });

  it.each([
    ['no file', 'none.json', undefined, /cannot read .*none\.json: there is no such file/],
    ['no JSON', 'text.json', '{', /text\.json is not JSON/],
    [
      'an array',
      'array.json',
      [],
      /array\.json is not a valid scenario, 1 fault:\n {2}\(document\): expected object, got array/,
    ],
    [
      'no terms file',
      'lost.json',
      { ...withoutTerms, terms: 'lost-terms.json' },
      /cannot read .*lost-terms\.json/,
    ],
  ])('says in one line what is wrong with %s', async (_, name, contents, message) => {
    const path = contents === undefined ? join(folder, name) : await file(name, contents);
    await expect(readScenario(path)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringMatching(message),
    });
  });
});
