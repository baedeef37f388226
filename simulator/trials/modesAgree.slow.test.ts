/**
 * The three ways to run a trial have one law. Each number is compared between two modes by a two-sample chi-square of its
 * histogram, and its mean by a two-sample z; fixed seeds. With 58 comparisons at 10⁻⁵ each, an honest program would fail one seed in
 * 1,700.
 */
import chisquareCdf from '@stdlib/stats-base-dists-chisquare-cdf';
import { describe, expect, it } from 'vitest';
import { smallTerms } from '../../engine/series/smallTerms.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { prepareTrials } from './prepareTrials.ts';
import { smallScenario } from './smallScenario.ts';
import { emptyTally } from './tally.ts';
import { addBlock, blockCount } from './trialBlock.ts';
import { ROW_COLUMNS, trialRows } from './trialRows.ts';

const LEVEL = 1e-5;
/** Two-sided normal quantile of the level. */
const Z_LIMIT = 4.4172;

const TERMS = smallTerms({
  tickets: 600,
  packTickets: 30,
  tiers: [
    [3000, 120],
    [30_000, 20],
    [100_000, 3],
  ],
  rows: 2,
  symbols: 4,
});

/** Everybody who claims has been paid by the end, so that terminal trials, which take delays as past, must agree too. */
const scenario = (mode: Scenario['mode'], trials: number): Scenario =>
  smallScenario({
    terms: TERMS,
    mode,
    trials,
    series: [{ launchOn: '2026-01-01' }, { launchOn: '2026-02-01' }],
    sellThrough: {
      model: 'distribution',
      outcomes: [
        { share: 0.3, probability: 0.4 },
        { share: 0.8, probability: 0.6 },
      ],
      months: 3,
    },
    checkpoints: { every: 'month', until: '2026-12-31' },
    claims: [
      {
        share: 0.8,
        delays: [
          { days: 0, probability: 0.5 },
          { days: 45, probability: 0.5 },
        ],
      },
    ],
    unclaimed: { lotteryEndsOn: '2026-08-31', keptYears: 0 },
    draws: {
      registrationShare: 0.01,
      calendar: [
        { series: 1, on: '2026-02-15', prize: 'car', winners: 1 },
        { series: 2, on: '2026-05-15', prize: 'car', winners: 2 },
      ],
    },
    tax: { residentsShare: 0.7, mrpYear: 2026 },
    fund: { openingTenge: 0, accrualShare: 0.7, interestPerYear: 0 },
  });

/** Numbers of the end; the lowest balance and the float are of every checkpoint. */
const OF_THE_END = [
  'soldTickets',
  'instantWonTenge',
  'drawWonTenge',
  'paidTenge',
  'rtp',
  'breakageTenge',
  'toBudgetTenge',
  'taxTenge',
  'closingBalanceTenge',
] as const;
const OF_THE_PATH = [...OF_THE_END, 'lowestBalanceTenge', 'floatTenge'] as const;

type Columns = ReadonlyMap<string, Float64Array>;

function simulated(mode: Scenario['mode'], trials: number): Columns {
  const told = scenario(mode, trials);
  const rows = trialRows(trials);
  const tally = emptyTally(prepareTrials(told));
  for (let block = 0; block < blockCount(told); block++) addBlock(tally, block, rows);
  expect(tally.fan).toHaveLength(mode === 'terminal' ? 1 : 12);
  return new Map(ROW_COLUMNS.map(({ name }, i) => [name, rows.columns[i]!]));
}

/** p-value of a two-sample chi-square on twenty cells of about equal size; cells are cut between different values only. */
function chiSquare(a: Float64Array, b: Float64Array): number {
  const pooled = new Float64Array(a.length + b.length);
  pooled.set(a);
  pooled.set(b, a.length);
  pooled.sort();
  const cuts = new Set(
    Array.from({ length: 19 }, (_, i) => pooled[Math.floor(((i + 1) * pooled.length) / 20)]!),
  );
  const edges = [...cuts].filter((edge) => edge > pooled[0]!);
  if (edges.length === 0) return 1;
  const cell = (value: number): number => edges.filter((edge) => edge <= value).length;
  const [weightA, weightB] = [Math.sqrt(b.length / a.length), Math.sqrt(a.length / b.length)];
  const counts = [a, b].map((values) => {
    const counted = new Array<number>(edges.length + 1).fill(0);
    for (const value of values) counted[cell(value)]!++;
    return counted;
  });
  const statistic = counts[0]!.reduce((sum, inA, i) => {
    const inB = counts[1]![i]!;
    return inA + inB === 0 ? sum : sum + (weightA * inA - weightB * inB) ** 2 / (inA + inB);
  }, 0);
  return 1 - chisquareCdf(statistic, edges.length);
}

function zBetween(a: Float64Array, b: Float64Array): number {
  const [x, y] = [a, b].map((values) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return { mean, error2: squares / values.length / (values.length - 1) };
  });
  const error = Math.sqrt(x!.error2 + y!.error2);
  return error === 0 ? 0 : (x!.mean - y!.mean) / error;
}

function expectSameLaw(a: Columns, b: Columns, names: readonly string[]): void {
  for (const name of names) {
    const [p, z] = [chiSquare(a.get(name)!, b.get(name)!), zBetween(a.get(name)!, b.get(name)!)];
    expect(p, `${name}: p = ${p}`).toBeGreaterThan(LEVEL);
    expect(Math.abs(z), `${name}: z = ${z}`).toBeLessThan(Z_LIMIT);
  }
}

describe('terminal, path and full trials', () => {
  const terminal = simulated('terminal', 200_000);
  const path = simulated('path', 200_000);
  const full = simulated('full', 20_000);

  it('agree at the end: terminal and path', () => expectSameLaw(terminal, path, OF_THE_END));

  it('agree at the end: terminal and full', () => expectSameLaw(terminal, full, OF_THE_END));

  it('agree at every checkpoint: path and full', () => expectSameLaw(path, full, OF_THE_PATH));

  it('would be told apart if prizes were a twentieth larger', () => {
    const spoilt = new Map(path);
    spoilt.set(
      'instantWonTenge',
      path.get('instantWonTenge')!.map((tenge) => Math.round(tenge * 1.05)),
    );
    expect(() => expectSameLaw(terminal, spoilt, ['instantWonTenge'])).toThrow('instantWonTenge');
  });
});
