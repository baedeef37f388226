/**
 * The HTML report of a simulation: one self-contained page, the same bytes for the same scenario, result and context.
 * Issue "The actuary's laboratory", `--report`.
 */
import type { Language } from '../../engine/terms/localizedText.ts';
import { CHART_TEXT } from '../charts/chartText.ts';
import { convergenceChart, describeConvergence } from '../charts/convergenceChart.ts';
import { describeDistribution, distributionChart } from '../charts/distributionChart.ts';
import { exactPayoutLaw } from '../charts/exactPayoutLaw.ts';
import { describeFan, fanChart } from '../charts/fanChart.ts';
import { exactBins } from '../charts/histogramBins.ts';
import { describeJackpots, jackpotChart } from '../charts/jackpotChart.ts';
import { describeRemaining, remainingChart } from '../charts/remainingChart.ts';
import { rtpChart } from '../charts/rtpChart.ts';
import { describeRuin, ruinChart } from '../charts/ruinChart.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Metric, SimulationResult } from '../trials/simulationResult.ts';
import { keyNumbers } from './keyNumbers.ts';
import { reportFigure } from './reportFigure.ts';
import { escapeHtml, reportPage } from './reportPage.ts';
import { REPORT_TEXT, type ReportText } from './reportText.ts';
import { estimateTable, floatTable, quantileTables, riskTable, tierTable } from './resultTables.ts';
import { type Fact, scenarioFacts } from './scenarioFacts.ts';
import { agreement, metricIn, verdict } from './verdict.ts';

export interface ReportContext {
  /** Of the program. */
  readonly version: string;
  /** The command line that makes this report again. */
  readonly command: string;
  /** English where it is left out. */
  readonly language?: Language;
}

interface Chapter {
  readonly scenario: Scenario;
  readonly result: SimulationResult;
  readonly language: Language;
  readonly text: ReportText;
}

/** @throws RangeError for a result that lacks a metric or quantile the report shows */
export function simulationReport(
  scenario: Scenario,
  result: SimulationResult,
  context: ReportContext,
): string {
  const language = context.language ?? 'en';
  const chapter: Chapter = { scenario, result, language, text: REPORT_TEXT[language] };
  const sections = [
    warningNotice(chapter),
    keyNumbers(scenario, result, language),
    agreementNote(chapter),
    payoutSection(chapter),
    fundSection(chapter),
    riskSection(chapter),
    remainingSection(chapter),
    jackpotSection(chapter),
    convergenceSection(chapter),
    numbersSection(chapter),
    scenarioSection(chapter),
    reproduceSection(chapter, context),
    `<footer>${escapeHtml(`${chapter.text.kicker} · ${context.version}`)}</footer>`,
  ];
  return reportPage({
    title: scenario.name[language],
    lead: verdict(scenario, result, language),
    language,
    body: sections.join('\n'),
  });
}

/** @param intro how to read what follows; may be empty */
const section = (heading: string, intro: string, ...parts: string[]): string =>
  [
    `<section>`,
    `<h2>${escapeHtml(heading)}</h2>`,
    ...(intro === '' ? [] : [`<p>${escapeHtml(intro)}</p>`]),
    ...parts,
    '</section>',
  ].join('\n');

const folded = (summary: string, html: string): string =>
  `<details><summary>${escapeHtml(summary)}</summary>\n${html}\n</details>`;

function warningNotice({ result, text }: Chapter): string {
  if (result.warnings.length === 0) return '';
  const items = result.warnings.map((warning) => `<li>${escapeHtml(warning)}</li>`).join('');
  return `<div class="notice alarm" role="alert"><h2>${escapeHtml(text.warnings)}</h2><ul>${items}</ul></div>`;
}

function agreementNote({ result, language }: Chapter): string {
  const sentence = agreement(result, language);
  return sentence === '' ? '' : `<p class="good">✓ ${escapeHtml(sentence)}</p>`;
}

function payoutIntro({ minimum, maximum }: Metric, isExactKnown: boolean, { intro }: ReportText): string {
  if (minimum === maximum) return '';
  return isExactKnown ? intro.payoutsExact : intro.payouts;
}

function payoutSection({ scenario, result, language, text }: Chapter): string {
  const words = CHART_TEXT[language];
  const won = metricIn(result, 'instantWonTenge');
  const massBetween = exactPayoutLaw(scenario);
  const payout = { metric: won, exact: massBetween && exactBins(won.histogram, massBetween) };
  const declared = scenario.terms.declared?.rtp?.totalPer100000;
  const rtp = {
    metric: metricIn(result, 'rtp'),
    exact: null,
    declaredShare: declared === undefined ? null : declared / 100_000,
  };
  return section(
    text.section.payouts,
    payoutIntro(won, payout.exact !== null, text),
    reportFigure((frame) => distributionChart(payout, frame), describeDistribution(payout, words), language),
    `<h3>${escapeHtml(words.metric.rtp)}</h3>`,
    reportFigure((frame) => rtpChart(rtp, frame), describeDistribution(rtp, words), language),
  );
}

function fundSection({ result, language, text }: Chapter): string {
  const words = CHART_TEXT[language];
  const { fan } = result.fund;
  return section(
    text.section.fund,
    text.intro.fund,
    reportFigure((frame) => fanChart({ fan }, frame), describeFan({ fan }, words), language),
    `<h3>${escapeHtml(words.title.ruin)}</h3>`,
    reportFigure((frame) => ruinChart({ fan }, frame), describeRuin({ fan }, words), language),
  );
}

const riskSection = ({ result, language, text }: Chapter): string =>
  section(
    text.section.risk,
    text.intro.risk,
    riskTable(result, language),
    `<h3>${escapeHtml(text.column.float)}</h3>`,
    floatTable(result, language),
  );

const remainingSection = ({ result, language, text }: Chapter): string =>
  section(
    text.section.remaining,
    text.intro.remaining,
    reportFigure(
      (frame) => remainingChart(result, frame),
      describeRemaining(result, CHART_TEXT[language]),
      language,
    ),
    folded(text.say.allTiers, tierTable(result, language)),
  );

function jackpotSection({ result, language, text }: Chapter): string {
  if (result.jackpots.length === 0) return '';
  const caption = describeJackpots(result, CHART_TEXT[language]);
  return section(
    text.section.jackpots,
    text.intro.jackpots,
    reportFigure((frame) => jackpotChart(result, frame), caption, language),
  );
}

function convergenceSection({ result, language, text }: Chapter): string {
  const { mean, minimum, maximum } = metricIn(result, 'instantWonTenge');
  const data = { convergence: result.convergence, exactTenge: mean.exact };
  return section(
    text.section.convergence,
    minimum === maximum ? '' : text.intro.convergence,
    reportFigure(
      (frame) => convergenceChart(data, frame),
      describeConvergence(data, CHART_TEXT[language]),
      language,
    ),
  );
}

const numbersSection = ({ result, language, text }: Chapter): string =>
  [
    section(text.section.estimates, text.intro.estimates, estimateTable(result, language)),
    section(
      text.section.quantiles,
      text.intro.quantiles,
      folded(text.say.allQuantiles, quantileTables(result, language)),
    ),
  ].join('\n');

const factList = (facts: readonly Fact[]): string =>
  `<dl class="facts">${facts.map(({ name, words }) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(words)}</dd>`).join('')}</dl>`;

function scenarioSection({ scenario, language, text }: Chapter): string {
  const json = JSON.stringify(scenario, null, 2);
  return [
    `<section>\n<h2>${escapeHtml(text.section.scenario)}</h2>`,
    factList(scenarioFacts(scenario, language)),
    folded(text.say.wholeScenario, `<pre tabindex="0">${escapeHtml(json)}</pre>`),
    '</section>',
  ].join('\n');
}

function reproduceSection({ result, text, language }: Chapter, { command, version }: ReportContext): string {
  const { fact } = text;
  const codes: readonly (readonly [string, string])[] = [
    [fact.seed, result.seed],
    [fact.digest, result.digest],
    [fact.scenarioHash, result.scenarioHash],
    [fact.termsHash, result.termsHash],
    [fact.version, version],
  ];
  const trials = `<dt>${escapeHtml(fact.trials)}</dt><dd>${escapeHtml(CHART_TEXT[language].trials(result.trials))}</dd>`;
  const rows = codes.map(
    ([name, code]) => `<dt>${escapeHtml(name)}</dt><dd><code>${escapeHtml(code)}</code></dd>`,
  );
  return section(
    text.section.reproduce,
    text.intro.reproduce,
    `<pre tabindex="0">${escapeHtml(command)}</pre>`,
    `<dl class="facts">${trials}${rows.join('')}</dl>`,
  );
}
