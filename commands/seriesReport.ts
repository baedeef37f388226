/** The audit of a series for people. */
import type { SeriesAudit } from '../engine/series/auditSeries.ts';
import type { LeakTest } from '../engine/series/leakAudit.ts';
import { formatInteger, formatTenge } from '../engine/terms/tenge.ts';
import { alignColumns } from '../terminal/textTable.ts';
import { formatP } from './pValue.ts';
import { statisticsLines } from './statisticsReport.ts';

/** Alarms and, without any, the most telling tests that are shown. */
const SHOWN_ALARMS = 20;
const SHOWN_TESTS = 3;

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

function leakLine({ id, about, log10P, effect }: LeakTest): string[] {
  const shift = effect
    ? `${percent(effect.winShare)} win at ${effect.value}, ${percent(effect.expectedShare)} in all`
    : '';
  return [`  ${id}`, `p = ${formatP(log10P)}`, about, shift];
}

function leakLines({ tests, skipped, alarms, falseAlarmRate }: SeriesAudit['leaks']): string[] {
  const head = `Leak audit: ${tests.length} tests, all together a false alarm once in ${formatInteger(1 / falseAlarmRate)} honest series`;
  const small = skipped === 0 ? [] : [`  ${skipped} more left out: the series is too small for them`];
  const shown =
    alarms > 0 ? tests.filter((test) => test.alarm).slice(0, SHOWN_ALARMS) : tests.slice(0, SHOWN_TESTS);
  const verdict = alarms > 0 ? `  ${alarms} raise an alarm:` : '  none raises an alarm; the most telling:';
  return [head, ...small, verdict, ...alignColumns(shown.map(leakLine), ['left', 'left', 'left', 'left'])];
}

/** The whole report, without a final line break. */
export function seriesReport(audit: SeriesAudit): string {
  const { tiers, checks } = audit;
  const table = alignColumns(
    [
      ['Prize', 'Tickets', 'Expected', 'Sum'],
      ...tiers.map(({ amountTenge, count, expectedCount }) => [
        formatTenge(amountTenge),
        formatInteger(count),
        formatInteger(expectedCount),
        formatTenge(amountTenge * count),
      ]),
      ['Total', formatInteger(audit.winners), '', formatTenge(audit.prizesTenge)],
    ],
    ['right', 'right', 'right', 'right'],
  );
  const lines = [
    `${audit.lottery}, series ${audit.series}: ${formatInteger(audit.tickets)} tickets`,
    `terms ${audit.termsHash}`,
    '',
    ...table,
    '',
    ...checks.map(
      ({ ok, about, detail }) => `${ok ? 'ok  ' : 'FAIL'} ${about}${detail ? `\n     ${detail}` : ''}`,
    ),
    '',
    ...statisticsLines(audit.statistics),
    '',
    ...leakLines(audit.leaks),
    '',
    audit.ok ? 'The series is sound.' : 'The series is NOT sound.',
  ];
  return lines.join('\n').replaceAll('\u00a0', ' ');
}
