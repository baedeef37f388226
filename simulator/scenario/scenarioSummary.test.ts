import { describe, expect, it } from 'vitest';
import {
  SCENARIO_NAMES,
  type ScenarioName,
  scenarioJson,
} from '../../fixtures/scenarios/scenarioFixtures.ts';
import { doubleSource } from '../samplers/randomDoubles.ts';
import { parseScenario } from './parseScenario.ts';
import type { Scenario } from './scenario.ts';
import { scenarioSummary } from './scenarioSummary.ts';
import { sellThroughPlan } from './sellThroughPlan.ts';
import { timelineOf } from './timeline.ts';

function scenarioNamed(name: ScenarioName, changes: Partial<Scenario> = {}): Scenario {
  const parsed = parseScenario({ ...scenarioJson(name), ...changes });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.scenario;
}

describe('scenarioSummary', () => {
  it('sums up one series sold out', () => {
    const scenario = scenarioNamed('one-series-sold-out');
    expect(scenarioSummary(scenario)).toEqual({
      name: scenario.name,
      lottery: scenario.terms.name,
      mode: 'path',
      trials: 100_000,
      seed: 'one-series-sold-out',
      series: [
        {
          number: 1,
          launchOn: '2026-01-01',
          lastSalesOn: '2026-06-30',
          model: 'fixed',
          meanShare: 1,
          leastShare: 1,
          mostShare: 1,
        },
      ],
      ticketPriceTenge: 3000,
      printedTickets: 500_100,
      printedRevenueTenge: 1_500_300_000,
      printedInstantTenge: 990_600_000,
      meanSoldTickets: 500_100,
      draws: {
        planned: 5,
        winners: 5,
        totalTenge: 70_000_000,
        fundTenge: 70_000_000,
        registrationShare: 0.4,
        firstOn: '2026-02-28',
        lastOn: '2026-06-30',
      },
      claims: [
        {
          prizes: [
            't3000',
            't4000',
            't5000',
            't6000',
            't7000',
            't9000',
            't10000',
            't15000',
            't20000',
            't25000',
          ],
          share: 0.97,
          meanDelayDays: expect.closeTo(10.75, 10),
          longestDelayDays: 90,
        },
        {
          prizes: ['t50000', 't100000'],
          share: 0.99,
          meanDelayDays: expect.closeTo(28, 10),
          longestDelayDays: 60,
        },
        {
          prizes: ['t200000', 't10000000', 'car'],
          share: 1,
          meanDelayDays: expect.closeTo(42, 10),
          longestDelayDays: 60,
        },
      ],
      // (0.97 × 945,900,000 + 0.99 × 21,700,000 + 23,000,000) ∕ 990,600,000.
      claimedInstantShare: expect.closeTo((0.97 * 945.9 + 0.99 * 21.7 + 23) / 990.6, 12),
      checkpoints: { count: 12, firstOn: '2026-01-31', lastOn: '2026-12-31' },
      lotteryEndsOn: '2026-12-31',
      toBudgetFrom: '2029-12-31',
      reachesBudget: false,
      tax: { residentsShare: 0.995, mrpYear: 2026, mrpTenge: 4325, taxFreeTenge: 25_950 },
      fund: { openingTenge: 10_000_000, accrualShare: 0.7, interestPerYear: 0 },
    });
  });

  it('sums up slow sales, which go on to the state budget', () => {
    const summary = scenarioSummary(scenarioNamed('slow-sales-with-breakage'));
    expect(summary).toMatchObject({
      series: [{ lastSalesOn: '2027-08-31', leastShare: 0.25, mostShare: 0.95 }],
      checkpoints: { count: 20, firstOn: '2026-05-31', lastOn: '2031-02-28' },
      toBudgetFrom: '2030-12-31',
      reachesBudget: true,
    });
    expect(summary.series[0]!.meanShare).toBeCloseTo(0.0375 + 0.14 + 0.165 + 0.1125 + 0.0475, 12);
  });

  it('sums up five series and their 25 draws, which go on to the state budget', () => {
    expect(scenarioSummary(scenarioNamed('five-series-with-draws'))).toMatchObject({
      printedTickets: 2_500_500,
      draws: { planned: 25, winners: 25, totalTenge: 350_000_000, fundTenge: 350_000_000 },
      checkpoints: { count: 52, lastOn: '2030-04-30' },
      toBudgetFrom: '2030-03-31',
      reachesBudget: true,
    });
  });

  it.each(SCENARIO_NAMES)('gives the mean share that the plans of %s sell', (name) => {
    const scenario = scenarioNamed(name);
    const timeline = timelineOf(scenario);
    const [source, out, trials] = [
      doubleSource(Uint32Array.of(11)),
      new Int32Array(timeline.dates.length),
      20_000,
    ];
    for (const { number, meanShare } of scenarioSummary(scenario).series) {
      const plan = sellThroughPlan(scenario, timeline, number - 1);
      let [sum, squares] = [0, 0];
      for (let i = 0; i < trials; i++) {
        plan.sample(source, out);
        const share = out.at(-1)! / 500_100;
        sum += share;
        squares += share * share;
      }
      const mean = sum / trials;
      const standardError = Math.sqrt(Math.max(0, squares / trials - mean * mean) / trials);
      // 5.3 standard errors are a false alarm of 1e-7; rounding to whole tickets is below 2e-6.
      expect(Math.abs(mean - meanShare)).toBeLessThan(5.3 * standardError + 2e-6);
    }
  });

  it('knows the share of a beta law, of a number of tickets, and of prizes that no rule names', () => {
    const beta = scenarioNamed('one-series-sold-out', {
      sellThrough: { model: 'distribution', beta: { mean: 0.55, sd: 0.1 }, months: 6 },
      claims: [{ share: 0.5, delays: [{ days: 3, probability: 1 }] }],
      draws: { registrationShare: 0, calendar: [] },
    });
    expect(scenarioSummary(beta)).toMatchObject({
      series: [{ model: 'distribution', meanShare: 0.55, leastShare: 0, mostShare: 1 }],
      claims: [{ share: 0.5, meanDelayDays: 3, longestDelayDays: 3 }],
      claimedInstantShare: 0.5,
      draws: { planned: 0, firstOn: null, lastOn: null },
    });
    expect(scenarioSummary(beta).claims[0]!.prizes).toHaveLength(15);
    const counted = scenarioNamed('one-series-sold-out', {
      sellThrough: { model: 'fixed', sold: 250_050, months: 6 },
    });
    expect(scenarioSummary(counted).series[0]!.meanShare).toBe(0.5);
  });
});
