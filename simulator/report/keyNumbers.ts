/** The numbers that an actuary asks for first, as tiles: a name, a value, and how sure it is. */
import type { Language } from '../../engine/terms/localizedText.ts';
import { quantileOf } from '../charts/distributionChart.ts';
import { percent, shortTenge, shortValue } from '../charts/shortNumber.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Estimate, MetricId, QuantileEstimate, SimulationResult } from '../trials/simulationResult.ts';
import { signedScore } from './fullNumber.ts';
import { escapeHtml } from './reportPage.ts';
import { REPORT_TEXT } from './reportText.ts';
import { largestFloat, metricIn } from './verdict.ts';

interface Tile {
  readonly name: string;
  readonly value: string;
  /** A line each. */
  readonly asides: readonly string[];
}

/** The tiles as HTML. */
export function keyNumbers(scenario: Scenario, result: SimulationResult, language: Language): string {
  const tiles = tilesOf(scenario, result, language).map(({ name, value, asides }) => {
    const lines = asides.map((aside) => `<dd class="aside">${escapeHtml(aside)}</dd>`).join('');
    return `<div><dt>${escapeHtml(name)}</dt><dd class="value">${escapeHtml(value)}</dd>${lines}</div>`;
  });
  return `<dl class="numbers">\n${tiles.join('\n')}\n</dl>`;
}

function tilesOf(scenario: Scenario, result: SimulationResult, language: Language): Tile[] {
  const { number, aside } = REPORT_TEXT[language];
  const said = (valueTenge: number): string => shortTenge(valueTenge, language);
  const share = (value: number): string => percent(value, language);
  const { everNegative } = result.fund;
  const float = largestFloat(result);
  const risk = result.risk.find(({ probability }) => probability === 0.995);
  const closing = metricIn(result, 'closingBalanceTenge');
  const declared = scenario.terms.declared?.rtp?.totalPer100000;
  const rtpTile = meanTile('rtp', number.rtp, result, language);
  const declaredLine = declared === undefined ? [] : [aside.declared(share(declared / 100_000))];
  const riskTile: Tile[] = risk
    ? [
        {
          name: number.valueAtRisk,
          value: said(risk.valueAtRisk.value),
          asides: [aside.tail(said(risk.tailValueAtRisk.value)), moneySpan(risk.valueAtRisk, language)],
        },
      ]
    : [];
  return [
    meanTile('instantWonTenge', number.instantWon, result, language),
    { ...rtpTile, asides: [...rtpTile.asides, ...declaredLine] },
    ...riskTile,
    {
      name: number.ruin,
      value: share(everNegative.share),
      asides: [aside.interval(share(everNegative.low), share(everNegative.high))],
    },
    {
      name: number.float,
      value: said(float.value),
      asides: [aside.opensWith(said(scenario.fund.openingTenge)), moneySpan(float, language)],
    },
    {
      name: number.closing,
      value: said(quantileOf(closing, 0.5)),
      asides: [aside.quantile(share(0.005), said(quantileOf(closing, 0.005)))],
    },
    meanTile('breakageTenge', number.breakage, result, language),
    meanTile('taxTenge', number.tax, result, language),
  ];
}

/** One more digit than the value has: an interval is often narrow. */
function moneySpan({ low, high }: QuantileEstimate, language: Language): string {
  const { aside } = REPORT_TEXT[language];
  return aside.interval(shortTenge(low, language, 5), shortTenge(high, language, 5));
}

function meanTile(id: MetricId, name: string, result: SimulationResult, language: Language): Tile {
  const { mean, unit } = metricIn(result, id);
  const said = (value: number): string => shortValue(value, unit, language);
  return { name, value: said(mean.value), asides: certainty(mean, said, language) };
}

function certainty(
  { standardError, exact, z }: Estimate,
  said: (value: number) => string,
  language: Language,
): string[] {
  const { aside } = REPORT_TEXT[language];
  const error = standardError > 0 ? [aside.standardError(said(standardError))] : [];
  if (exact === null) return error;
  const score = z === null ? '' : `, z ${signedScore(z, language)}`;
  return [...error, `${aside.exact(said(exact))}${score}`];
}
