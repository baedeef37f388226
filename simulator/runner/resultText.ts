/** A simulation's result for a terminal: every estimate beside its error, its exact value where there is one, and z. */
import { formatInteger } from '../../engine/terms/tenge.ts';
import { type Alignment, alignColumns, wrapText } from '../../terminal/textTable.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { JackpotTiming, Metric, MetricId, SimulationResult } from '../trials/simulationResult.ts';
import {
  formatError,
  formatProportion,
  formatRare,
  formatSpread,
  formatValue,
  formatWhole,
  formatZ,
} from './estimateText.ts';

const LABELS: Record<MetricId, string> = {
  soldTickets: 'tickets sold',
  revenueTenge: 'revenue ₸',
  instantWonTenge: 'instant prizes won ₸',
  drawWonTenge: 'draw prizes won ₸',
  paidTenge: 'prizes paid ₸',
  rtp: 'RTP',
  breakageTenge: 'breakage ₸',
  toBudgetTenge: 'to the budget ₸',
  taxTenge: 'tax withheld ₸',
  interestTenge: 'interest ₸',
  closingBalanceTenge: 'closing balance ₸',
  lowestBalanceTenge: 'lowest balance ₸',
  floatTenge: 'float needed ₸',
};

const QUANTILES: readonly (readonly [probability: number, heading: string])[] = [
  [0.005, '0.5 %'],
  [0.05, '5 %'],
  [0.5, 'median'],
  [0.95, '95 %'],
  [0.995, '99.5 %'],
];

/** Checkpoints that are shown of a long run. */
const MOST_CHECKPOINTS = 12;

const NUMBERS: readonly Alignment[] = ['left', ...Array<Alignment>(5).fill('right')];

/** A heading and its table. */
const section = (heading: string, rows: readonly (readonly string[])[], alignments = NUMBERS): string[] => [
  heading,
  ...alignColumns(rows, alignments).map((line) => `  ${line}`),
  '',
];

const meansTable = (metrics: readonly Metric[]): string[] =>
  section('Means', [
    ['', 'mean', 'standard error', 'exact', 'z', 'standard deviation'],
    ...metrics.map(({ id, unit, mean, sd }) => [
      LABELS[id],
      formatValue(mean.value, unit),
      formatSpread(mean, unit),
      mean.exact === null ? '' : formatValue(mean.exact, unit),
      formatZ(mean),
      formatError(sd.value, unit),
    ]),
  ]);

const quantilesTable = (metrics: readonly Metric[]): string[] =>
  section('Quantiles', [
    ['', ...QUANTILES.map(([, heading]) => heading)],
    ...metrics.map(({ id, unit, quantiles }) => [
      LABELS[id],
      ...QUANTILES.map(([wanted]) => {
        const found = quantiles.find(({ probability }) => probability === wanted);
        return found ? formatValue(found.value, unit) : '';
      }),
    ]),
  ]);

const riskTable = ({ risk }: SimulationResult): string[] =>
  section('Risk of all prizes won ₸', [
    ['', 'VaR', '95 % interval', 'exact', 'TVaR', 'standard error'],
    ...risk.map(({ probability, valueAtRisk, tailValueAtRisk }) => [
      `${probability * 100} %`,
      formatWhole(valueAtRisk.value),
      `${formatWhole(valueAtRisk.low)} to ${formatWhole(valueAtRisk.high)}`,
      valueAtRisk.exact === null ? '' : formatWhole(valueAtRisk.exact),
      formatWhole(tailValueAtRisk.value),
      formatSpread(tailValueAtRisk, 'tenge'),
    ]),
  ]);

/** At most `MOST_CHECKPOINTS` places of `length`, evenly spread, the last among them. */
function spread(length: number): number[] {
  const count = Math.min(length, MOST_CHECKPOINTS);
  return Array.from({ length: count }, (_, i) => Math.floor(((i + 1) * length) / count) - 1);
}

function fundLines({ fund }: SimulationResult): string[] {
  const float = fund.float.map(({ probability, value, low, high }) => [
    `${probability * 100} %`,
    formatWhole(value),
    `${formatWhole(low)} to ${formatWhole(high)}`,
  ]);
  const fan = spread(fund.fan.length).map((place) => {
    const { on, mean, quantilesTenge, negative } = fund.fan[place]!;
    const [, low, , median, , high] = quantilesTenge;
    return [on, ...[mean.value, low!, median!, high!].map(formatWhole), formatRare(negative.share)];
  });
  return [
    `Fund ever negative: ${formatProportion(fund.everNegative)}`,
    '',
    ...section('Float that is enough ₸', [['', 'float', '95 % interval'], ...float]),
    ...section('Fund balance ₸', [['', 'mean', '5 %', 'median', '95 %', 'negative'], ...fan]),
  ];
}

const tiersTable = ({ tiers }: SimulationResult): string[] =>
  section('Prizes left unsold', [
    ['tier ₸', 'printed', 'left', 'exact', 'z', 'all gone'],
    ...tiers.map(({ amountTenge, printed, remaining, exhausted }) => [
      formatInteger(amountTenge),
      formatInteger(printed),
      `${remaining.value.toFixed(2)} ${formatSpread(remaining, 'tickets')}`,
      remaining.exact === null ? '' : remaining.exact.toFixed(2),
      formatZ(remaining),
      formatRare(exhausted.share),
    ]),
  ]);

/** The date by which half of the trials have seen it; a dash where fewer ever do. */
function medianDate(shares: JackpotTiming['firstSoldOn']): string {
  let sum = 0;
  for (const { on, share } of shares) {
    sum += share;
    if (sum >= 0.5) return on;
  }
  return '—';
}

const neverOf = (shares: JackpotTiming['firstSoldOn']): string =>
  formatRare(Math.max(0, 1 - shares.reduce((sum, { share }) => sum + share, 0)));

const jackpotsTable = ({ jackpots }: SimulationResult): string[] =>
  section('Top prize, half of the trials by', [
    ['series', 'first sold', 'never', 'last sold', 'never'],
    ...jackpots.map(({ series, firstSoldOn, lastSoldOn }) => [
      String(series),
      medianDate(firstSoldOn),
      neverOf(firstSoldOn),
      medianDate(lastSoldOn),
      neverOf(lastSoldOn),
    ]),
  ]);

/** The whole text, without a final line break. @param columns the terminal's width */
export function resultText(scenario: Scenario, result: SimulationResult, columns: number): string {
  const { metrics, warnings } = result;
  const lines = [
    scenario.name.en,
    `${result.mode} mode, ${formatInteger(result.trials)} trials, ${result.checkpoints.length} checkpoints to ${result.checkpoints.at(-1)}, seed ${JSON.stringify(result.seed)}`,
    '',
    ...warnings.flatMap((warning) => [...wrapText(`WARNING: ${warning}`, columns, ''), '']),
    ...meansTable(metrics),
    ...quantilesTable(metrics),
    ...riskTable(result),
    ...fundLines(result),
    ...tiersTable(result),
    ...jackpotsTable(result),
    `scenario  ${result.scenarioHash}`,
    `digest    ${result.digest}`,
  ];
  return lines.join('\n');
}
