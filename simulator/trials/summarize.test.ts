import { describe, expect, it } from 'vitest';
import { scenarioJson } from '../../fixtures/scenarios/scenarioFixtures.ts';
import { parseScenario } from '../scenario/parseScenario.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { METRIC_IDS } from './metricColumns.ts';
import { prepareTrials, type TrialPlan } from './prepareTrials.ts';
import type { SimulationResult } from './simulationResult.ts';
import { smallScenario } from './smallScenario.ts';
import { summarize } from './summarize.ts';
import { emptyTally } from './tally.ts';
import { addBlock, blockCount } from './trialBlock.ts';
import { ROW_COLUMNS, type TrialRows, trialRows } from './trialRows.ts';

function simulated(scenario: Scenario): { plan: TrialPlan; result: SimulationResult; rows: TrialRows } {
  const plan = prepareTrials(scenario);
  const rows = trialRows(scenario.trials);
  const tally = emptyTally(plan);
  for (let block = 0; block < blockCount(scenario); block++) addBlock(tally, block, rows);
  return { plan, result: summarize(plan, tally), rows };
}

const small = simulated(
  smallScenario({
    trials: 10_000,
    mode: 'path',
    claims: [{ share: 0.9, delays: [{ days: 30, probability: 1 }] }],
    fund: { openingTenge: 20_000, accrualShare: 0.7, interestPerYear: 0 },
    tax: { residentsShare: 0.9, mrpYear: 2026 },
  }),
);

const columnOf = (rows: TrialRows, name: string): number[] =>
  Array.from(rows.columns[ROW_COLUMNS.findIndex((column) => column.name === name)]!);
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

describe('the summary of a run', () => {
  it('tells of every metric what its trials are: mean, deviation, ends, quantiles', () => {
    expect(small.result.metrics.map(({ id }) => id)).toEqual(METRIC_IDS);
    for (const { id, mean, sd, minimum, maximum, quantiles, histogram } of small.result.metrics) {
      const values = columnOf(small.rows, id).sort((a, b) => a - b);
      const average = sumOf(values) / values.length;
      const variance = sumOf(values.map((value) => (value - average) ** 2)) / (values.length - 1);
      const close = (got: number, expected: number): void =>
        expect(Math.abs(got - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
      close(mean.value, average);
      close(sd.value, Math.sqrt(variance));
      close(mean.standardError, Math.sqrt(variance / values.length));
      expect([minimum, maximum]).toEqual([values[0], values.at(-1)]);
      for (const { probability, value, low, high } of quantiles) {
        const rank = Math.ceil(probability * values.length - 1e-9);
        // Prizes are multiples of 1,000 ₸ and have a bin each; balances go into 32,768 bins or more.
        if (id === 'instantWonTenge' || id === 'paidTenge') expect(value).toBe(values[rank - 1]);
        expect(Math.abs(value - values[rank - 1]!)).toBeLessThanOrEqual(1e-4 * Math.abs(maximum - minimum));
        expect(low <= value && value <= high).toBe(true);
      }
      expect(sumOf([...histogram.counts])).toBe(values.length);
    }
  });

  it('tells value at risk and the mean beyond it as counted from the trials', () => {
    const won = columnOf(small.rows, 'instantWonTenge').sort((a, b) => a - b);
    for (const { probability, valueAtRisk, tailValueAtRisk } of small.result.risk) {
      const worst = won.slice(Math.round(probability * won.length));
      expect(valueAtRisk.value).toBe(won[Math.round(probability * won.length) - 1]);
      expect(tailValueAtRisk.value).toBeCloseTo(sumOf(worst) / worst.length, 4);
      expect(tailValueAtRisk.standardError).toBeGreaterThan(0);
    }
  });

  it('tells ruin, float, remains and convergence as counted from the trials', () => {
    const { fund, tiers, convergence } = small.result;
    const lowest = columnOf(small.rows, 'lowestBalanceTenge');
    expect(fund.everNegative.count).toBe(lowest.filter((balance) => balance < 0).length);
    expect(fund.float.map(({ probability }) => probability)).toEqual([0.95, 0.99, 0.995]);
    expect(fund.fan).toHaveLength(6);
    expect(fund.fan.at(-1)!.mean.value).toBe(small.result.metrics[10]!.mean.value);
    const won = tiers.reduce(
      (sum, { amountTenge, printed, remaining }) => sum + amountTenge * (printed - remaining.value),
      0,
    );
    expect(won).toBeCloseTo(small.result.metrics[2]!.mean.value, 3);
    for (const { remaining, remainingByCheckpoint } of tiers) {
      expect(remainingByCheckpoint.at(-1)).toBeCloseTo(remaining.value, 9);
    }
    expect(convergence[0]!.trials).toBe(64);
    expect(convergence.at(-1)).toMatchObject({
      trials: 10_000,
      meanTenge: small.result.metrics[2]!.mean.value,
      standardError: small.result.metrics[2]!.mean.standardError,
    });
    const first = columnOf(small.rows, 'instantWonTenge').slice(0, 64);
    expect(convergence[0]!.meanTenge).toBeCloseTo(sumOf(first) / 64, 6);
  });

  it('is plain data: JSON holds all of it', () => {
    expect(JSON.parse(JSON.stringify(small.result))).toEqual(small.result);
  });

  it('of no trials yet has no number that JSON cannot hold', () => {
    const { plan } = small;
    const result = summarize(plan, emptyTally(plan));
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    expect(result.trials).toBe(0);
    expect(result.warnings).toEqual([]);
  });

  it('warns where the trials are not those of the exact law', () => {
    const scenario = smallScenario({ trials: 10_000 });
    const plan = prepareTrials(scenario);
    const wrong: TrialPlan = {
      ...plan,
      exact: prepareTrials(smallScenario({ sellThrough: { model: 'fixed', sold: 41, months: 3 } })).exact,
    };
    const tally = emptyTally(plan);
    for (let block = 0; block < blockCount(scenario); block++) addBlock(tally, block);
    expect(summarize(plan, tally).warnings).toEqual([]);
    const { warnings } = summarize(wrong, tally);
    expect(warnings.join('\n')).toContain('mean of soldTickets: got 40, exactly 41, in every trial');
    expect(warnings.join('\n')).toMatch(/^remaining tickets of t3000: .* z = /m);
  });
});

describe('no warning is given', () => {
  // Fixed seeds; eight runs with a false-alarm rate of one in 10,000 each.
  const realTable = scenarioJson('one-series-sold-out');
  const halves = {
    model: 'distribution',
    months: 3,
    outcomes: [0.3, 0.9].map((share) => ({ share, probability: 0.5 })),
  };

  it.each([
    ['sales of two values', halves, 2000],
    ['so few tickets that most trials miss the large prizes', { model: 'fixed', sold: 10, months: 3 }, 1000],
    ['tails that rest on a rare prize', { model: 'fixed', sold: 20_000, months: 3 }, 1000],
  ])('for %s', (_, sellThrough, trials) => {
    for (const seed of ['1', '2', '3', '4', '5', '6', '7', '8']) {
      const parsed = parseScenario({ ...realTable, mode: 'terminal', sellThrough, trials, seed });
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
      expect(simulated(parsed.scenario).result.warnings).toEqual([]);
    }
  });
});

describe('the fixtures', () => {
  // Fixed seeds; a warning would be a false alarm in one run of 10,000.
  it.each(['one-series-sold-out', 'slow-sales-with-breakage', 'five-series-with-draws'] as const)(
    'give no warning: %s',
    (name) => {
      const parsed = parseScenario({ ...scenarioJson(name), trials: 2000 });
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
      const { result } = simulated(parsed.scenario);
      expect(result.warnings).toEqual([]);
      expect(result.trials).toBe(2000);
    },
  );

  it('agree with the exact law of the real table sold by half', () => {
    const parsed = parseScenario({
      ...scenarioJson('one-series-sold-out'),
      mode: 'terminal',
      sellThrough: { model: 'fixed', sold: 250_050, months: 12 },
      trials: 50_000,
    });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
    const { result } = simulated(parsed.scenario);
    expect(result.warnings).toEqual([]);
    const instant = result.metrics.find(({ id }) => id === 'instantWonTenge')!;
    expect(instant.mean.exact).toBe(495_300_000);
    expect(Math.abs(instant.mean.z!)).toBeLessThan(4);
    expect(Math.abs(instant.sd.z!)).toBeLessThan(4);
    for (const { exact, low, high } of instant.quantiles) {
      // 95 % intervals: some miss, none by much.
      expect(exact).toBeGreaterThan(low - (high - low));
      expect(exact).toBeLessThan(high + (high - low));
    }
  });
});
