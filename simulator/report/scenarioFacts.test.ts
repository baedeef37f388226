import { expect, test } from 'vitest';
import type { Scenario, SellThrough } from '../scenario/scenario.ts';
import { smallScenario } from '../trials/smallScenario.ts';
import { scenarioFacts } from './scenarioFacts.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

const wordsOn = (name: string, changes: Partial<Scenario> = {}): string | undefined => {
  const fact = scenarioFacts(smallScenario(changes), 'en').find((one) => one.name === name);
  return fact && plain(fact.words);
};

test.each<[SellThrough, string]>([
  [{ model: 'fixed', share: 0.5, months: 1 }, '50 % of the series, over 1 month'],
  [{ model: 'fixed', sold: 40, months: 3 }, '40 tickets, over 3 months'],
  [
    {
      model: 'distribution',
      outcomes: [
        { share: 0.25, probability: 0.4 },
        { share: 0.75, probability: 0.6 },
      ],
      months: 2,
    },
    '25 % with probability 40 %, 75 % with probability 60 %, over 2 months',
  ],
  [
    { model: 'distribution', beta: { mean: 0.6, sd: 0.1 }, months: 2 },
    'beta-distributed share, mean 60 %, standard deviation 10 %, over 2 months',
  ],
  [{ model: 'curve', cumulativeShares: [0.3, 0.8] }, 'a monthly curve up to 80 %, over 2 months'],
  [
    { model: 'curve', cumulativeShares: [0.3, 0.8], uncertainty: { sd: 0.15 } },
    'a monthly curve up to 80 %, times a log-normal factor with sd 0.15, over 2 months',
  ],
])('tells sales by the model %j', (sellThrough, words) => {
  expect(wordsOn('Sales', { sellThrough })).toBe(words);
});

test('lists no more than six outcomes', () => {
  const outcomes = Array.from({ length: 10 }, (_, i) => ({ share: i / 10, probability: 0.1 }));
  const words = wordsOn('Sales', { sellThrough: { model: 'distribution', outcomes, months: 2 } });
  expect(words).toMatch(/50 % with probability 10 %, …, over 2 months$/);
});

test('tells which series is sold in its own way', () => {
  const series = [
    { launchOn: '2026-01-01' },
    { launchOn: '2026-02-01', sellThrough: { model: 'fixed' as const, share: 1, months: 2 } },
  ];
  expect(wordsOn('Sales', { series })).toBe(
    '40 tickets, over 3 months; series 2: 100 % of the series, over 2 months',
  );
  expect(wordsOn('Series', { series })).toBe('2, launched on 2026-01-01, 2026-02-01');
});

test('tells claims by the prizes they are for', () => {
  const [least, greatest] = smallScenario().terms.instantTiers.map(({ id }) => id);
  const claims = [
    {
      tiers: [least!, greatest!],
      share: 0.9,
      delays: [
        { days: 0, probability: 0.5 },
        { days: 30, probability: 0.5 },
      ],
    },
    { share: 1, delays: [{ days: 7, probability: 1 }] },
  ];
  expect(wordsOn('Claims', { claims })).toBe(
    '90 % of 3,000 ₸ – 30,000 ₸, after 0–30 days; 100 % of all other prizes, after 7 days',
  );
});

test('tells the fund, the draws, the tax and what becomes of unclaimed money', () => {
  expect(wordsOn('Draws')).toBe('none');
  expect(
    wordsOn('Prize fund', { fund: { openingTenge: 40_000_000, accrualShare: 0.7, interestPerYear: 0.05 } }),
  ).toBe('opens with 40 M ₸, accrues 70 % of revenue, interest 5 % a year');
  expect(wordsOn('Tax')).toBe('100 % of winners are residents; MRP of 2026');
  expect(wordsOn('Unclaimed')).toBe(
    'kept 3 years after the lottery ends on 2026-12-31, then to the state budget',
  );
  expect(wordsOn('Checkpoints')).toBe('every month until 2026-06-30');
  expect(wordsOn('Checkpoints', { checkpoints: { dates: ['2026-03-31', '2026-06-30'] } })).toBe(
    '2 dates, the last 2026-06-30',
  );
});

test('has the same facts in every language', () => {
  const counts = (['en', 'ru', 'kk'] as const).map(
    (language) => scenarioFacts(smallScenario(), language).length,
  );
  expect(new Set(counts)).toEqual(new Set([10]));
});
