/** The metrics of a result as rows: one a metric, with every estimate beside its error and its exact value. */
import type { QuantileEstimate, SimulationResult } from '../../../simulator/trials/simulationResult.ts';
import type { Cell } from './csv.ts';

const quantileHeads = ({ probability }: QuantileEstimate): string[] => [
  `q${probability}`,
  `q${probability}_low`,
  `q${probability}_high`,
  `q${probability}_exact`,
];

/** Column names are for programs: English, without spaces, in every language of the page. */
export function resultRows({ metrics, risk, fund, trials, digest }: SimulationResult): Cell[][] {
  const heads = [
    ...['metric', 'unit', 'trials', 'mean', 'mean_se', 'mean_exact', 'mean_z', 'sd', 'sd_se', 'sd_exact'],
    ...['minimum', 'maximum'],
    ...(metrics[0]?.quantiles.flatMap(quantileHeads) ?? []),
  ];
  const rows = metrics.map(({ id, unit, mean, sd, minimum, maximum, quantiles }): Cell[] => [
    ...[id, unit, trials, mean.value, mean.standardError, mean.exact, mean.z],
    ...[sd.value, sd.standardError, sd.exact, minimum, maximum],
    ...quantiles.flatMap(({ value, low, high, exact }) => [value, low, high, exact]),
  ]);
  const figures: Cell[][] = [
    ['figure', 'level', 'value', 'low', 'high', 'exact'],
    ...risk.flatMap(({ probability, valueAtRisk: v, tailValueAtRisk: t }): Cell[][] => [
      ['valueAtRisk', probability, v.value, v.low, v.high, v.exact],
      ['tailValueAtRisk', probability, t.value, null, null, t.exact],
    ]),
    ...fund.float.map(({ probability, value, low, high, exact }): Cell[] => [
      'float',
      ...[probability, value, low, high, exact],
    ]),
    ruinRow(fund.everNegative),
    ['digest', null, digest],
  ];
  return [heads, ...rows, [], ...figures];
}

const ruinRow = ({ share, low, high, exact }: SimulationResult['fund']['everNegative']): Cell[] => [
  'everNegative',
  null,
  ...[share, low, high, exact],
];
