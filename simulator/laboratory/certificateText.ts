/** A certificate for the terminal. */
import { alignColumns, wrapText } from '../../terminal/textTable.ts';
import type { AreaVerdict, Certificate } from './certificate.ts';
import {
  AREA_NAMES,
  belowWords,
  faultsOf,
  PLANTED_RULE,
  SIGHT_WORDS,
  sampleWords,
  verdictOf,
} from './certificateWords.ts';
import { formatInterval, formatP, formatShare } from './formatP.ts';
import type { TestVerdict } from './judge.ts';
import { limitSentences } from './limits/limitSentences.ts';
import type { PlantedVerdict } from './planted/plantedVerdict.ts';

const COLUMNS = 110;
/** Tests shown of an area in which all passed: the most telling ones. */
const SHOWN = 3;
const SHOWN_FAULTS = 12;

const testRow = ({ id, about, passed, smallest, uniformityP, p }: TestVerdict): string[] => [
  `  ${passed ? 'ok  ' : 'FAIL'}`,
  id,
  about,
  formatP(smallest),
  uniformityP === null ? '—' : formatP(uniformityP),
  formatP(p),
];

const HEADINGS = ['  ', 'test', 'looks for', 'smallest p', 'uniformity', 'p'];

function areaLines(certificate: Certificate, { area, streams, tests }: AreaVerdict, all: boolean): string[] {
  const name = `${AREA_NAMES[area]}: `;
  if (streams === 0) return [`${name}left out`, ''];
  const failed = tests.filter(({ passed }) => !passed).length;
  const telling = [...tests].sort((a, b) => a.p - b.p);
  const shown = all ? tests : telling.filter(({ passed }, i) => i < SHOWN || (!passed && i < SHOWN_FAULTS));
  const verdict = failed === 0 ? 'all passed' : `${failed} FAILED`;
  const shownWords = all || shown.length === tests.length ? '' : '; the most telling:';
  return [
    `${name}${tests.length} tests, ${streams} streams, ${sampleWords(certificate, area)}: ${verdict}${shownWords}`,
    ...alignColumns([HEADINGS, ...shown.map(testRow)], ['left', 'left', 'left', 'right', 'right', 'right']),
    '',
  ];
}

function plantedLines(planted: readonly PlantedVerdict[]): string[] {
  const rows = planted.flatMap(({ id, caught, tests }) =>
    tests.map((test, k) => [
      k === 0 ? `  ${caught ? 'ok  ' : 'MISS'}` : '',
      k === 0 ? id : '',
      test.id,
      formatShare(test.power.count / test.power.of),
      formatInterval(test.power.interval),
      formatShare(test.falseAlarms.count / test.falseAlarms.of),
      SIGHT_WORDS[test.sight],
    ]),
  );
  const caught = planted.filter((bias) => bias.caught).length;
  const streams = planted[0]?.tests[0]?.power.of ?? 0;
  return [
    `Planted biases: ${caught} of ${planted.length} caught; share of ${streams} streams with p < 1 %, and of honest ones`,
    ...alignColumns(
      [['  ', 'bias', 'test', 'power', '95 %', 'false', ''], ...rows],
      ['left', 'left', 'left', 'right', 'right', 'right', 'left'],
    ),
    ...wrapText(PLANTED_RULE, COLUMNS, '  '),
    '',
  ];
}

/** The whole report, without a final line break. @param all shows every test rather than the most telling */
export function certificateText(certificate: Certificate, all: boolean): string {
  const { seed, areas, checks, planted, limits, notes, passed } = certificate;
  const paragraph = (text: string): string[] => wrapText(text, COLUMNS, '  ');
  const faults = faultsOf(certificate);
  const lines = [
    `laboratory seed ${seed}`,
    '',
    ...areas.flatMap((area) => areaLines(certificate, area, all)),
    ...paragraph(belowWords(certificate)),
    '',
    'Counted out, not sampled:',
    ...checks.map(({ ok, about, detail }) => `  ${ok ? 'ok  ' : 'FAIL'}  ${about}: ${detail}`),
    '',
    ...plantedLines(planted),
    ...(limits === null
      ? []
      : ['Known limits of MT19937:', ...limitSentences(limits).flatMap(paragraph), '']),
    ...notes.flatMap(paragraph),
    ...(notes.length > 0 ? [''] : []),
    ...(passed ? [] : [...faults.slice(0, SHOWN_FAULTS).flatMap((fault) => paragraph(`- ${fault}`)), '']),
    ...wrapText(verdictOf(certificate), COLUMNS, ''),
  ];
  return lines.join('\n');
}
