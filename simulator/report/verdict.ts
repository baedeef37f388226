/** The result in a few plain sentences: the cost, the risk, and whether the exact values agree. */
import type { Language } from '../../engine/terms/localizedText.ts';
import { CHART_TEXT } from '../charts/chartText.ts';
import { quantileOf } from '../charts/distributionChart.ts';
import { formatDecimal, percent, shortTenge } from '../charts/shortNumber.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Metric, MetricId, QuantileEstimate, SimulationResult } from '../trials/simulationResult.ts';
import { REPORT_TEXT } from './reportText.ts';

/** @throws RangeError for a result without the metric */
export function metricIn({ metrics }: SimulationResult, id: MetricId): Metric {
  const found = metrics.find((metric) => metric.id === id);
  if (!found) throw new RangeError(`result: no metric ${id}`);
  return found;
}

/** The float at 99.5 %. @throws RangeError for a result without it */
export function largestFloat({ fund }: SimulationResult): QuantileEstimate {
  const found = fund.float.find(({ probability }) => probability === 0.995);
  if (!found) throw new RangeError('result: no float at 0.995');
  return found;
}

/** Every z-score of the result. */
export function scoresOf({ metrics, risk, fund, tiers }: SimulationResult): number[] {
  const estimates = [
    ...metrics.flatMap(({ mean, sd }) => [mean, sd]),
    ...risk.map(({ tailValueAtRisk }) => tailValueAtRisk),
    fund.everNegative,
    ...fund.fan.flatMap(({ mean, negative }) => [mean, negative]),
    ...tiers.flatMap(({ remaining, exhausted }) => [remaining, exhausted]),
  ];
  return estimates.flatMap(({ z }) => (z === null ? [] : [z]));
}

/** One paragraph: the cost, the risk; and a warning where the exact values disagree. */
export function verdict(scenario: Scenario, result: SimulationResult, language: Language): string {
  const said = REPORT_TEXT[language].verdict;
  const won = metricIn(result, 'instantWonTenge');
  const cost = said.cost({
    trials: CHART_TEXT[language].trials(result.trials),
    mean: shortTenge(won.mean.value, language),
    rtp: percent(metricIn(result, 'rtp').mean.value, language),
    tail: shortTenge(quantileOf(won, 0.995), language),
  });
  const doubt = result.warnings.length > 0 ? [said.disagrees(result.warnings.length)] : [];
  return [...doubt, cost, ruinSentence(scenario, result, language)].join(' ');
}

/** That the estimates agree with the exact values; nothing where they do not, or where there are none. */
export function agreement(result: SimulationResult, language: Language): string {
  const scores = scoresOf(result);
  if (result.warnings.length > 0 || scores.length === 0) return '';
  const z = formatDecimal(Math.max(...scores.map(Math.abs)), 2, language);
  return REPORT_TEXT[language].verdict.agrees({ count: scores.length, z });
}

function ruinSentence({ fund }: Scenario, result: SimulationResult, language: Language): string {
  const said = REPORT_TEXT[language].verdict;
  const { everNegative } = result.fund;
  if (everNegative.count === 0) return said.neverNegative(percent(everNegative.high, language));
  return said.negative({
    share: percent(everNegative.share, language),
    opening: shortTenge(fund.openingTenge, language),
    float: shortTenge(largestFloat(result).value, language),
  });
}
