/** The laboratory's report: one self-contained page, the same bytes for the same certificate. */

import { formatInteger } from '../../../engine/terms/tenge.ts';
import { reportFigure } from '../../report/reportFigure.ts';
import { dataTable, escapeHtml, reportPage } from '../../report/reportPage.ts';
import type { AreaVerdict, Certificate } from '../certificate.ts';
import {
  AREA_NAMES,
  belowWords,
  faultsOf,
  PLANTED_RULE,
  SIGHT_WORDS,
  sampleWords,
  subjectOf,
  verdictOf,
} from '../certificateWords.ts';
import { formatInterval, formatP, formatShare } from '../formatP.ts';
import { limitSentences } from '../limits/limitSentences.ts';
import { pValueHistogram, testPValues } from './pValueCharts.ts';

export interface ReportContext {
  /** Of the program. */
  readonly version: string;
  /** The command line that makes this report again. */
  readonly command: string;
}

const paragraph = (text: string): string => `<p>${escapeHtml(text)}</p>`;
const items = (texts: readonly string[]): string =>
  `<ul>${texts.map((text) => `<li>${escapeHtml(text)}</li>`).join('')}</ul>`;
const section = (heading: string, ...parts: readonly string[]): string =>
  `<section><h2>${escapeHtml(heading)}</h2>${parts.join('\n')}</section>`;

/** The whole page. */
export function certificateReport(certificate: Certificate, context: ReportContext): string {
  const sections = [
    numbers(certificate),
    faultNotice(certificate),
    howToRead(certificate),
    charts(certificate),
    ...certificate.areas.map((area) => areaSection(certificate, area)),
    checkSection(certificate),
    plantedSection(certificate),
    limitSection(certificate),
    reproduceSection(certificate, context),
    `<footer>${escapeHtml(`Tirazh ${context.version} · laboratory report`)}</footer>`,
  ];
  return reportPage({
    title: certificate.passed ? 'Laboratory tests: passed' : 'Laboratory tests: failed',
    lead: verdictOf(certificate),
    language: 'en',
    body: sections.join('\n'),
  });
}

function numbers({ areas, belowOnePercent, planted, checks }: Certificate): string {
  const tests = areas.flatMap((area) => area.tests);
  const passed = tests.filter((test) => test.passed).length;
  const smallest = tests.reduce((least, { p }) => Math.min(least, p), 1);
  const cards: readonly [string, string, string][] = [
    ['Tests passed', `${passed} of ${tests.length}`, 'together at the 99 % level (Holm)'],
    [
      'Smallest p-value of a test',
      formatP(smallest),
      `fails below ${formatP(0.01 / tests.length)}, or a little more`,
    ],
    [
      'Single p-values below 1 %',
      String(belowOnePercent.count),
      `${belowOnePercent.expected.toFixed(1)} of ${formatInteger(belowOnePercent.of)} expected`,
    ],
    [
      'Planted biases caught',
      `${planted.filter(({ caught }) => caught).length} of ${planted.length}`,
      'faults put in on purpose',
    ],
    [
      'Checks held',
      `${checks.filter(({ ok }) => ok).length} of ${checks.length}`,
      'counted out, not sampled',
    ],
  ];
  const card = ([name, value, aside]: readonly [string, string, string]): string =>
    `<div><dt>${escapeHtml(name)}</dt><dd class="value">${escapeHtml(value)}</dd><dd class="aside">${escapeHtml(aside)}</dd></div>`;
  return `<dl class="numbers">${cards.map(card).join('')}</dl>`;
}

function faultNotice(certificate: Certificate): string {
  const faults = faultsOf(certificate);
  if (faults.length === 0) return '';
  return `<div class="notice alarm" role="note"><h2>What is wrong</h2>${items(faults)}</div>`;
}

function howToRead(certificate: Certificate): string {
  const streams = certificate.foreign ? 'stretches of the words' : 'independent keys of the real derivation';
  return section(
    'How to read this',
    paragraph(
      `Every test turns a sample of ${subjectOf(certificate)} into a p-value, which chance spreads evenly from 0 to 1. ` +
        `It is repeated on many ${streams}. A test then fails in one of two ways: its p-values are not evenly spread ` +
        `(“uniformity”, Kolmogorov's test), or one of them is too extreme for so many (“smallest”). Too even a sample is as ` +
        `suspicious as too uneven a one, so values near 1 count like values near 0. Small counts give p-values in steps; each is spread ` +
        `over its step by a number that the laboratory's seed decides, or the steps would pass for a fault.`,
    ),
    paragraph(
      `A test's p is twice the smaller of the two chances. Holm's rule over all tests keeps the chance that a fair generator ` +
        `fails anywhere to 1 %: one fair generator in a hundred does fail. That a generator passes does not prove it fair; how ` +
        `large a fault would have been noticed is what the planted biases show.`,
    ),
    ...certificate.notes.map(paragraph),
  );
}

function charts(certificate: Certificate): string {
  const tests = certificate.areas.flatMap(({ tests: all }) => all).filter(({ isRare }) => !isRare);
  const all = tests.flatMap(({ pValues }) => pValues);
  const uniformity = tests.map(({ id, passed, uniformityP }) => ({ id, passed, p: uniformityP ?? 1 }));
  return section(
    'All p-values together',
    reportFigure((frame) => pValueHistogram(all, frame), belowWords(certificate), 'en'),
    reportFigure(
      (frame) => testPValues(uniformity, frame),
      'The second level: each test’s Kolmogorov p-value, sorted. Tests of the same stream hang together somewhat, so the dots may sway about the line; a fault pulls dots to the bottom.',
      'en',
    ),
  );
}

function areaSection(certificate: Certificate, { area, streams, tests }: AreaVerdict): string {
  if (streams === 0) return section(AREA_NAMES[area], paragraph('Left out: too few words.'));
  const rows = tests.map((test) => [
    test.about,
    test.passed ? 'passed' : 'FAILED',
    formatP(test.smallest),
    test.uniformityP === null ? '—' : formatP(test.uniformityP),
    formatP(test.p),
    `${test.below} of ${streams}`,
    test.source,
    test.id,
  ]);
  return section(
    AREA_NAMES[area],
    paragraph(`${streams} streams, ${sampleWords(certificate, area)}.`),
    dataTable(
      ['Looks for', 'Verdict', 'Smallest p', 'Uniformity', 'p', 'p < 1 %', 'Source', 'Name'],
      rows,
      ['left', 'left', 'right', 'right', 'right', 'right', 'left', 'left'],
      `${AREA_NAMES[area]}: tests`,
    ),
  );
}

const checkSection = ({ checks }: Certificate): string =>
  section(
    'Counted out, not sampled',
    dataTable(
      ['Check', 'Verdict', 'Found'],
      checks.map(({ about, ok, detail }) => [about, ok ? 'holds' : 'FAILS', detail]),
      ['left', 'left', 'left'],
    ),
  );

function plantedSection({ planted }: Certificate): string {
  const streams = planted[0]?.tests[0]?.power.of ?? 0;
  const rows = planted.flatMap(({ about, caught, tests }) =>
    tests.map((test, k) => [
      k === 0 ? about : '',
      k === 0 ? (caught ? 'caught' : 'MISSED') : '',
      test.id,
      formatShare(test.power.count / test.power.of),
      formatInterval(test.power.interval),
      `${test.falseAlarms.count} of ${test.falseAlarms.of}`,
      formatP(test.p),
      SIGHT_WORDS[test.sight],
    ]),
  );
  return section(
    'Planted biases',
    paragraph(
      `Faults put in on purpose, each into ${streams} streams of the size above. Power is the share of streams in which the test's ` +
        `p-value fell below 1 %, with a 95 % interval (Clopper and Pearson); beside it, how many honest streams of the same size raised the ` +
        `same alarm. ${PLANTED_RULE} “All streams” is what all of them together make of the bias.`,
    ),
    dataTable(
      ['Fault', 'Verdict', 'Test', 'Power', '95 % interval', 'Honest alarms', 'All streams: p', 'The test'],
      rows,
      ['left', 'left', 'left', 'right', 'right', 'right', 'right', 'left'],
      'Planted biases and the tests that are for them',
    ),
    paragraph(
      'What no sample of this size can show: word % 500,100 favours some tickets by one part in 8,588, which would take some 10⁹ ' +
        'integers to notice. Such faults are excluded by the exact count of words above, not by tests.',
    ),
  );
}

const limitSection = ({ limits }: Certificate): string =>
  limits === null ? '' : section('Known limits of MT19937', items(limitSentences(limits)));

function reproduceSection(
  { seed, foreign, scale }: Certificate,
  { command, version }: ReportContext,
): string {
  const facts: readonly [string, string][] = [
    ['Program', `Tirazh ${version}`],
    ['Laboratory seed', seed],
    ['Scale', scale.name],
    ...(foreign ? [['Words looked at', String(foreign.words)] as [string, string]] : []),
  ];
  const list = facts.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`);
  return section(
    'How to reproduce it',
    `<pre><code>${escapeHtml(command)}</code></pre>`,
    `<dl class="facts">${list.join('')}</dl>`,
    paragraph(
      'The result is the same, to the byte, for any number of threads. With --json every single p-value is listed.',
    ),
  );
}
