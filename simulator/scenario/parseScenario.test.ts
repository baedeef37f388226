import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type LooseJson,
  SCENARIO_NAMES,
  type ScenarioName,
  scenarioJson,
} from '../../fixtures/scenarios/scenarioFixtures.ts';
import { parseScenario } from './parseScenario.ts';
import { timelineOf } from './timeline.ts';

function faultsOf(json: unknown): string[] {
  const parsed = parseScenario(json);
  return parsed.ok ? [] : parsed.faults.map(({ path, message }) => `${path}: ${message}`);
}

/** The faults of the scenario of five series after an edit. */
function faultsAfter(edit: (scenario: LooseJson) => unknown): string[] {
  const scenario = scenarioJson('five-series-with-draws');
  edit(scenario);
  return faultsOf(scenario);
}

describe.each(SCENARIO_NAMES)('the fixture %s', (name) => {
  it('is accepted, with nothing changed in it', () => {
    expect(parseScenario(scenarioJson(name))).toEqual({ ok: true, scenario: scenarioJson(name) });
  });

  it('survives a round trip through JSON', () => {
    const parsed = parseScenario(JSON.parse(JSON.stringify(scenarioJson(name))));
    expect(parsed.ok && parseScenario(parsed.scenario)).toEqual(parsed);
  });

  it('loses the name of its schema, which is for editors', () => {
    const parsed = parseScenario({ ...scenarioJson(name), $schema: 'x.json' });
    expect(parsed.ok && '$schema' in parsed.scenario).toBe(false);
  });

  it.each(Object.keys(scenarioJson(name)))('is refused without its part %s, by that name', (key) => {
    const { [key]: _, ...rest } = scenarioJson(name);
    const parsed = parseScenario(rest);
    expect(parsed.ok ? [] : parsed.faults.map(({ path }) => path)).toEqual([key]);
  });
});

describe('a document that is no scenario', () => {
  it.each([null, [], 'scenario', 7, true])('is refused as a whole: %j', (json) => {
    expect(faultsOf(json)).toEqual([expect.stringMatching(/^\(document\): expected object, got/)]);
  });

  it('is told that a path of a terms file is not the terms', () => {
    expect(faultsAfter((scenario) => (scenario.terms = '../terms.json'))).toEqual([
      expect.stringMatching(/^terms: expected the terms themselves, got "\.\.\/terms\.json"/),
    ]);
  });
});

it('lists every fault with its place, those of single parts first, then those between parts', () => {
  const faults = faultsAfter((scenario) => {
    scenario.sellThrough = { model: 'fixed', sold: 500_101, share: 1.2, months: 0 };
    scenario.series[1].launchOn = '2030-05-01';
    scenario.claims[0].share = -0.1;
    scenario.claims[0].delays[0].probability = 0.6;
    scenario.claims[1].tiers.push('yacht');
    scenario.draws.calendar[0].winners = -1;
    scenario.draws.calendar.push({ series: 2, on: '2026-09-30', prize: 'car', winners: 1 });
    scenario.draws.colour = 'red';
    scenario.tax.mrpYear = 2031;
    scenario.terms.instantTiers[0].count = 0;
  });
  expect(faults).toEqual([
    'terms.instantTiers[0].count: expected more than 0, got 0',
    'sellThrough.share: expected at most 1, got 1.2',
    'sellThrough.months: expected at least 1, got 0',
    'sellThrough: expected exactly one of "share" and "sold", got both',
    'claims[0].share: expected at least 0, got -0.1',
    'claims[0].delays: expected probabilities that add up to 1, got 1.1',
    'draws.calendar[0].winners: expected at least 1, got -1',
    'draws.colour: unknown field; is it misspelled?',
    'sellThrough.sold: 500101 tickets sold, more than the 500100 that are printed in a series',
    'series[1].launchOn: launched on 2030-05-01, after the last checkpoint (2030-04-30)',
    'unclaimed.lotteryEndsOn: the lottery ends on 2027-03-31, while series 2 is on sale until 2030-04-30',
    'claims[1].tiers[2]: expected the id of an instant tier or a draw prize of the terms, got "yacht"',
    'draws.calendar[3].on: drawn on 2026-04-30, before series 2 is launched (2030-05-01)',
    'draws.calendar[5].on: drawn on 2026-05-31, before series 2 is launched (2030-05-01)',
    'draws.calendar[7].on: drawn on 2026-06-30, before series 2 is launched (2030-05-01)',
    'draws.calendar[9].on: drawn on 2026-07-31, before series 2 is launched (2030-05-01)',
    'draws.calendar[11].on: drawn on 2026-08-31, before series 2 is launched (2030-05-01)',
    'draws.calendar[25].on: drawn on 2026-09-30, before series 2 is launched (2030-05-01)',
    'draws.calendar[25]: the draws of series 2 give 84000000 tenge, over the draw fund of 70000000',
    'tax.mrpYear: expected a year whose MRP the terms give (2023, 2024, 2025, 2026), got 2031',
  ]);
});

/** One fault alone, and what is said of it. */
type Case = [what: string, edit: (scenario: LooseJson) => unknown, expected: string];

describe('a part with a fault of its own is refused:', () => {
  const model = (sellThrough: unknown) => (scenario: LooseJson) => (scenario.sellThrough = sellThrough);
  it.each<Case>([
    ['an unknown field', (s) => (s.seeds = 1), 'seeds: unknown field'],
    [
      'an unknown field deep down',
      (s) => (s.claims[1].delays[0].hours = 1),
      'claims[1].delays[0].hours: unknown field',
    ],
    ['another version', (s) => (s.version = 'v2'), 'version: expected "tirazh/scenario/v1", got "v2"'],
    ['a name without Kazakh', (s) => delete s.name.kk, 'name.kk: missing: expected string'],
    ['no series', (s) => (s.series = []), 'series: expected at least 1 entries, got 0'],
    [
      '101 series',
      (s) => (s.series = Array(101).fill({ launchOn: '2026-01-01' })),
      'series: expected at most 100 entries, got 101',
    ],
    [
      'a month 13',
      (s) => (s.series[0].launchOn = '2026-13-01'),
      'series[0].launchOn: expected a day of the calendar',
    ],
    [
      'the 30th of February',
      (s) => (s.checkpoints.until = '2030-02-30'),
      'checkpoints.until: expected a day of the calendar',
    ],
    [
      'a date of another age',
      (s) => (s.unclaimed.lotteryEndsOn = '2200-01-01'),
      'unclaimed.lotteryEndsOn: expected a day from 2000-01-01 to 2199-12-31, got 2200-01-01',
    ],
    [
      'a step of hours',
      (s) => (s.checkpoints.every = 'hour'),
      'checkpoints.every: expected "day" or "week" or "month" or "quarter", got "hour"',
    ],
    [
      'checkpoints of neither shape',
      (s) => (s.checkpoints = {}),
      'checkpoints.dates: missing: expected array',
    ],
    [
      'checkpoints of both shapes',
      (s) => (s.checkpoints.dates = ['2026-05-01']),
      'checkpoints.dates: does not go with the fields beside it',
    ],
    [
      'an unknown model',
      model({ model: 'linear' }),
      'sellThrough.model: expected "fixed" or "distribution" or "curve", got "linear"',
    ],
    [
      'no model',
      model({ share: 1 }),
      'sellThrough.model: expected "fixed" or "distribution" or "curve", got nothing',
    ],
    [
      'neither share nor sold',
      model({ model: 'fixed', months: 3 }),
      'sellThrough: expected exactly one of "share" and "sold", got neither',
    ],
    [
      'half a ticket',
      model({ model: 'fixed', sold: 0.5, months: 3 }),
      'sellThrough.sold: expected int, got 0.5',
    ],
    [
      'both outcomes and beta',
      model({
        model: 'distribution',
        outcomes: [{ share: 1, probability: 1 }],
        beta: { mean: 0.5, sd: 0.1 },
        months: 3,
      }),
      'sellThrough: expected exactly one of "outcomes" and "beta", got both',
    ],
    [
      'outcomes of 90 %',
      model({ model: 'distribution', outcomes: [{ share: 1, probability: 0.9 }], months: 3 }),
      'sellThrough.outcomes: expected probabilities that add up to 1, got 0.9',
    ],
    [
      'a beta that spreads too far',
      model({ model: 'distribution', beta: { mean: 0.1, sd: 0.31 }, months: 3 }),
      'sellThrough.beta.sd: expected less than 0.3',
    ],
    [
      'a beta without mean',
      model({ model: 'distribution', beta: { mean: 0, sd: 0.3 }, months: 3 }),
      'sellThrough.beta.mean: expected more than 0, got 0',
    ],
    [
      'a curve that falls',
      model({ model: 'curve', cumulativeShares: [0.2, 0.5, 0.4] }),
      'sellThrough.cumulativeShares[2]: expected at least the share of the month before (0.5), got 0.4',
    ],
    [
      'a share above 1',
      (s) => (s.draws.registrationShare = 1.01),
      'draws.registrationShare: expected at most 1, got 1.01',
    ],
    [
      'a share below 0',
      (s) => (s.fund.accrualShare = -0.7),
      'fund.accrualShare: expected at least 0, got -0.7',
    ],
    [
      'a delay twice',
      (s) => (s.claims[3].delays[1].days = 30),
      'claims[3].delays[1].days: expected each number of days once, 30 has another entry',
    ],
    ['tenge in parts', (s) => (s.fund.openingTenge = 0.5), 'fund.openingTenge: expected int, got 0.5'],
    [
      'a debt to begin with',
      (s) => (s.fund.openingTenge = -1),
      'fund.openingTenge: expected at least 0, got -1',
    ],
    ['no trials', (s) => (s.trials = 0), 'trials: expected at least 1, got 0'],
    ['a seed without words', (s) => (s.seed = ''), 'seed: expected words'],
    [
      'a seed that would steer a terminal',
      (s) => (s.seed = '\u001b[2J'),
      'seed: expected printable characters',
    ],
    ['half a character', (s) => (s.seed = '\ud800'), 'seed: expected printable characters'],
    [
      'a fault of the terms',
      (s) => (s.terms.instantTiers[1].amountTenge = 3000),
      'terms.instantTiers[1].amountTenge: expected more than the tier before it (3000)',
    ],
  ])('%s', (_, edit, expected) => {
    expect(faultsAfter(edit)).toEqual([expect.stringContaining(expected)]);
  });
});

describe('parts that do not fit one another are refused:', () => {
  it.each<Case>([
    [
      'more sold than printed',
      (s) => (s.sellThrough = { model: 'fixed', sold: 500_101, months: 6 }),
      'sellThrough.sold: 500101 tickets sold, more than the 500100',
    ],
    [
      'more sold than printed in one series',
      (s) => (s.series[4].sellThrough = { model: 'fixed', sold: 500_101, months: 6 }),
      'series[4].sellThrough.sold: 500101 tickets sold',
    ],
    [
      'more winners than tickets',
      (s) => (s.terms.series.tickets = 177_836),
      'terms.instantTiers: 177837 winning tickets, more than the 177836',
    ],
    [
      'money beyond exact integers',
      (s) => (s.fund.openingTenge = Number.MAX_SAFE_INTEGER),
      'series: opening balance, revenue and prizes of all series come to',
    ],
    [
      'a launch after the end',
      (s) => {
        s.series[4].launchOn = '2030-05-01';
        s.unclaimed.lotteryEndsOn = '2031-12-31';
        s.draws.calendar = [];
      },
      'series[4].launchOn: launched on 2030-05-01, after the last checkpoint (2030-04-30)',
    ],
    [
      'checkpoints before the first launch',
      (s) => (s.checkpoints = { dates: ['2025-12-31', '2030-04-30'] }),
      'checkpoints.dates[0]: expected the first launch (2026-01-01) or a day after it, got 2025-12-31',
    ],
    [
      'checkpoints out of order',
      (s) => (s.checkpoints = { dates: ['2026-02-01', '2026-01-31', '2030-04-30'] }),
      'checkpoints.dates[1]: expected a day after the checkpoint before it (2026-02-01), got 2026-01-31',
    ],
    [
      'a checkpoint twice',
      (s) => (s.checkpoints = { dates: ['2026-02-01', '2026-02-01', '2030-04-30'] }),
      'checkpoints.dates[1]: expected a day after',
    ],
    [
      'too many checkpoints',
      (s) => (s.checkpoints = { every: 'day', until: '2199-12-31' }),
      'checkpoints.every: every day from 2026-01-01 to 2199-12-31 is more than 1000 checkpoints',
    ],
    [
      'a lottery that ends before its sales',
      (s) => {
        s.unclaimed.lotteryEndsOn = '2027-02-28';
        s.series[4].launchOn = '2026-09-02';
      },
      'unclaimed.lotteryEndsOn: the lottery ends on 2027-02-28, while series 5 is on sale until 2027-03-01',
    ],
    [
      'a rule for what is no prize',
      (s) => s.claims[3].tiers.push('yacht'),
      'claims[3].tiers[1]: expected the id of an instant tier or a draw prize of the terms, got "yacht"',
    ],
    [
      'a prize of two rules',
      (s) => s.claims[3].tiers.push('t3000'),
      'claims[3].tiers[1]: expected one rule for each prize, "t3000" has another in claims[0]',
    ],
    [
      'a prize twice in one rule',
      (s) => s.claims[3].tiers.push('car'),
      'claims[3].tiers[1]: expected one rule for each prize, "car" has another in claims[3]',
    ],
    ['prizes of no rule', (s) => s.claims.shift(), 'claims: no rule for "t3000", "t4000"'],
    [
      'two rules for all the others',
      (s) => {
        delete s.claims[0].tiers;
        delete s.claims[3].tiers;
      },
      'claims[3]: expected one rule without "tiers", claims[0] is another',
    ],
    [
      'a draw of no series',
      (s) => (s.draws.calendar[24].series = 6),
      'draws.calendar[24].series: expected the number of a series, 1 to 5, got 6',
    ],
    [
      'a draw before the launch',
      (s) => (s.draws.calendar[3].on = '2026-02-28'),
      'draws.calendar[3].on: drawn on 2026-02-28, before series 2 is launched (2026-03-01)',
    ],
    [
      'a draw after the lottery',
      (s) => (s.draws.calendar[3].on = '2027-04-01'),
      'draws.calendar[3].on: drawn on 2027-04-01, after the lottery ends (2027-03-31)',
    ],
    [
      'a draw after the last checkpoint',
      (s) => (s.checkpoints.until = '2027-02-27'),
      'draws.calendar[24].on: drawn on 2027-02-28, after the last checkpoint (2027-02-27)',
    ],
    [
      'a draw of an instant prize',
      (s) => (s.draws.calendar[3].prize = 't3000'),
      'draws.calendar[3].prize: expected the id of a prize of the draw fund ("car"), got "t3000"',
    ],
    [
      'draws over the fund',
      (s) => (s.draws.calendar[0].winners = 2),
      'draws.calendar[6]: the draws of series 1 give 84000000 tenge, over the draw fund of 70000000',
    ],
    [
      'more of a prize than the terms plan, where nothing may vary',
      (s) => {
        s.terms.drawFund.mayVary = false;
        s.terms.drawFund.totalTenge = 84_000_000;
        s.draws.calendar[0].winners = 2;
      },
      'draws.calendar[6]: series 1 gives "car" 6 times by this draw; the terms plan 5',
    ],
    [
      'a year without MRP',
      (s) => (s.tax.mrpYear = 2027),
      'tax.mrpYear: expected a year whose MRP the terms give (2023, 2024, 2025, 2026), got 2027',
    ],
    [
      'a year before the first rate',
      (s) => (s.terms.tax.residents[0].from = '2027-01-01'),
      'tax.mrpYear: the terms have no rate for residents before 2027-01-01, got 2026',
    ],
    [
      'series too large to shuffle',
      (s) => {
        s.mode = 'full';
        s.terms.series.tickets = 10_000_001;
        s.trials = 1;
      },
      'mode: "full" shuffles series of at most 10000000 tickets, these have 10000001',
    ],
    [
      'a run of shuffles without end',
      (s) => {
        s.mode = 'full';
        s.trials = 10_000_000;
      },
      'trials: 10000000 trials in "full" mode shuffle',
    ],
  ])('%s', (_, edit, expected) => {
    expect(faultsAfter(edit)).toEqual([expect.stringContaining(expected)]);
  });

  it('while what only just fits is accepted', () => {
    const fits = faultsAfter((scenario) => {
      scenario.sellThrough = { model: 'fixed', sold: 500_100, months: 6 };
      scenario.unclaimed.lotteryEndsOn = '2027-02-28';
      scenario.checkpoints = { dates: ['2026-01-01', '2027-02-28'] };
      scenario.draws.calendar[3].on = '2026-03-01';
    });
    expect(fits).toEqual([]);
  });

  it('and a grid of exactly 1000 checkpoints is not too many', () => {
    const days = faultsAfter((scenario) => (scenario.checkpoints = { every: 'day', until: '2028-09-26' }));
    expect(days).toEqual([]);
    expect(
      faultsAfter((scenario) => (scenario.checkpoints = { every: 'day', until: '2028-09-27' })),
    ).toHaveLength(1);
  });
});

/** Every path below a JSON value that ends in a plain value. */
function leafPaths(json: unknown): (string | number)[][] {
  if (typeof json !== 'object' || json === null) return [[]];
  const entries: [string | number, unknown][] = Array.isArray(json)
    ? [...json.entries()]
    : Object.entries(json);
  return entries.flatMap(([key, value]) => leafPaths(value).map((path) => [key, ...path]));
}

function replaced(name: ScenarioName, path: readonly (string | number)[], value: unknown): LooseJson {
  const json = scenarioJson(name);
  const parent = path.slice(0, -1).reduce((at, key) => at[key], json);
  parent[path.at(-1)!] = value;
  return json;
}

const written = (path: readonly (string | number)[]): string =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${key}` : key),
    '',
  );

describe('every value of a fixture', () => {
  const { terms: _, ...rest } = scenarioJson('five-series-with-draws');
  const [name, leaves] = ['five-series-with-draws' as const, leafPaths(rest)];

  it('is blamed by its path when it is of another type', () => {
    for (const path of leaves) {
      const parsed = parseScenario(replaced(name, path, { toString: 0 }));
      const paths = parsed.ok ? [] : parsed.faults.map((fault) => fault.path);
      expect(paths, written(path)).toContain(written(path));
    }
  });

  it('may be replaced by anything, in any fixture, with faults or a scenario that has a timeline, never an exception', () => {
    const numbers = fc.constantFrom(
      0,
      -1,
      -0,
      0.5,
      1,
      7,
      1e6,
      1e7,
      2 ** 31,
      2 ** 53,
      1e300,
      -1e300,
      Infinity,
      NaN,
    );
    const texts = fc.constantFrom(
      '',
      '2026-01-01',
      '0000-01-01',
      '9999-12-31',
      't3000',
      'car',
      'path',
      '__proto__',
    );
    const everywhere = SCENARIO_NAMES.flatMap((name) =>
      leafPaths(scenarioJson(name)).map((path) => [name, path] as const),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...everywhere),
        fc.oneof(fc.jsonValue({ maxDepth: 1 }), numbers, texts),
        ([name, path], value) => {
          const parsed = parseScenario(replaced(name, path, value));
          if (parsed.ok) expect(timelineOf(parsed.scenario).dates.length).toBeGreaterThan(0);
          else for (const fault of parsed.faults) expect(fault.message).not.toBe('');
        },
      ),
      { numRuns: 400 },
    );
  });

  it('may be replaced two at a time without an exception', () => {
    const numbers = fc.constantFrom<unknown>(-1, 0, 1e7, 1e300, '2199-12-31', '0000-01-01', null, []);
    const changes = fc.array(fc.tuple(fc.constantFrom(...leaves), numbers), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(changes, (edits) => {
        const json = scenarioJson(name);
        for (const [path, value] of edits) {
          path.slice(0, -1).reduce((at, key) => at[key], json)[path.at(-1)!] = value;
        }
        const parsed = parseScenario(json);
        expect(parsed.ok || parsed.faults.length > 0).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

it('answers any JSON whatever with faults', () => {
  fc.assert(fc.property(fc.jsonValue(), (json) => faultsOf(json).length > 0));
});
