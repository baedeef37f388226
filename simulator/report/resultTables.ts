/** Every number of a result in tables, unshortened. */
import type { Language } from '../../engine/terms/localizedText.ts';
import { formatInteger, formatTenge } from '../../engine/terms/tenge.ts';
import { CHART_TEXT } from '../charts/chartText.ts';
import { percent } from '../charts/shortNumber.ts';
import type { Metric, QuantileEstimate, SimulationResult } from '../trials/simulationResult.ts';
import { fullNumber, signedScore } from './fullNumber.ts';
import { dataTable, escapeHtml } from './reportPage.ts';
import { REPORT_TEXT } from './reportText.ts';

const RIGHT = 'right' as const;
const LEFT = 'left' as const;

/** `Revenue, ₸` */
const named = ({ id, unit }: Metric, language: Language): string =>
  `${CHART_TEXT[language].metric[id]}${unit === 'tenge' ? ',\u00a0₸' : ''}`;

/** Mean, error, exact value, z, spread and range of every metric. */
export function estimateTable({ metrics }: SimulationResult, language: Language): string {
  const { column, section } = REPORT_TEXT[language];
  const rows = metrics.map((metric) => {
    const { mean, sd, minimum, maximum, unit } = metric;
    const full = (value: number | null): string => fullNumber(value, unit, language);
    return [
      named(metric, language),
      full(mean.value),
      full(mean.standardError),
      full(mean.exact),
      signedScore(mean.z, language),
      full(sd.value),
      full(minimum),
      full(maximum),
    ];
  });
  return dataTable(
    [
      column.metric,
      column.mean,
      column.standardError,
      column.exact,
      column.z,
      column.sd,
      column.minimum,
      column.maximum,
    ],
    rows,
    [LEFT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT],
    section.estimates,
  );
}

const spanOf = ({ low, high }: QuantileEstimate, unit: Metric['unit'], language: Language): string =>
  `${fullNumber(low, unit, language)} – ${fullNumber(high, unit, language)}`;

/** A table a metric, each under its name. */
export function quantileTables({ metrics }: SimulationResult, language: Language): string {
  return metrics
    .map((metric) => {
      const name = named(metric, language);
      return `<h3>${escapeHtml(name)}</h3>\n${quantileTable(metric.quantiles, metric.unit, name, language)}`;
    })
    .join('\n');
}

function quantileTable(
  quantiles: readonly QuantileEstimate[],
  unit: Metric['unit'],
  name: string,
  language: Language,
): string {
  const { column } = REPORT_TEXT[language];
  const rows = quantiles.map((quantile) => [
    percent(quantile.probability, language),
    fullNumber(quantile.value, unit, language),
    spanOf(quantile, unit, language),
    fullNumber(quantile.exact, unit, language),
  ]);
  const headings = [column.probability, column.value, column.interval, column.exact];
  return dataTable(headings, rows, [LEFT, RIGHT, RIGHT, RIGHT], name);
}

/** VaR and TVaR of all prizes won, with what is known about their errors. */
export function riskTable({ risk }: SimulationResult, language: Language): string {
  const { column, section } = REPORT_TEXT[language];
  const full = (value: number | null): string => fullNumber(value, 'tenge', language);
  const rows = risk.map(({ probability, valueAtRisk, tailValueAtRisk }) => [
    percent(probability, language),
    full(valueAtRisk.value),
    spanOf(valueAtRisk, 'tenge', language),
    full(valueAtRisk.exact),
    full(tailValueAtRisk.value),
    full(tailValueAtRisk.standardError),
    full(tailValueAtRisk.exact),
  ]);
  const headings = [
    column.probability,
    `${column.valueAtRisk}, ₸`,
    column.interval,
    column.exact,
    `${column.tailValueAtRisk}, ₸`,
    column.standardError,
    column.exact,
  ];
  return dataTable(headings, rows, [LEFT, ...headings.slice(1).map(() => RIGHT)], section.risk);
}

/** The opening balance needed, at its probabilities. */
export function floatTable({ fund }: SimulationResult, language: Language): string {
  const { float } = REPORT_TEXT[language].column;
  return quantileTable(fund.float, 'tenge', `${float}, ₸`, language);
}

/** Every tier: printed, left, exact, z, and how often none is left. */
export function tierTable({ tiers }: SimulationResult, language: Language): string {
  const { column, section } = REPORT_TEXT[language];
  const rows = tiers
    .toSorted((a, b) => b.amountTenge - a.amountTenge)
    .map(({ amountTenge, printed, remaining, exhausted }) => [
      formatTenge(amountTenge, language),
      formatInteger(printed, language),
      fullNumber(remaining.value, 'tickets', language),
      fullNumber(remaining.standardError, 'tickets', language),
      fullNumber(remaining.exact, 'tickets', language),
      signedScore(remaining.z, language),
      percent(exhausted.share, language),
      exhausted.exact === null ? fullNumber(null, 'share', language) : percent(exhausted.exact, language),
    ]);
  const headings = [
    column.prize,
    column.printed,
    column.left,
    column.standardError,
    column.exact,
    column.z,
    column.noneLeft,
    column.exact,
  ];
  return dataTable(headings, rows, [RIGHT, ...headings.slice(1).map(() => RIGHT)], section.remaining);
}
