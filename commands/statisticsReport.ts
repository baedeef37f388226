/** The statistics of a series' prizes for people: each number beside what a fair shuffle gives on average. */
import type { PrizeStatistics, TierStatistics } from '../engine/series/prizeStatistics.ts';
import { formatInteger, formatTenge } from '../engine/terms/tenge.ts';
import { alignColumns } from '../terminal/textTable.ts';
import { formatP } from './pValue.ts';

const rounded = (value: number, digits = 0): string =>
  digits > 0 && value < 100 ? value.toFixed(digits) : formatInteger(Math.round(value));

function tierRow(tier: TierStatistics): string[] {
  const { amountTenge, byPack, firstSerial, lastSerial, expectedFirst, first, last } = tier;
  return [
    amountTenge === null ? 'all winners' : formatTenge(amountTenge),
    `${formatInteger(byPack.pairs)} (${rounded(byPack.expectedPairs, 2)})`,
    `p = ${formatP(byPack.log10P)}`,
    String(byPack.most),
    firstSerial ?? '',
    first === null ? '' : `${formatInteger(first)} (${rounded(expectedFirst, 1)})`,
    first === null ? '' : `p = ${formatP(tier.log10PFirst)}`,
    lastSerial ?? '',
    last === null ? '' : `p = ${formatP(tier.log10PLast)}`,
  ];
}

const TIER_HEADINGS = [
  'Prize',
  'Pairs in one pack (expected)',
  '',
  'Most in a pack',
  'First winner',
  'place (expected)',
  '',
  'Last winner',
  '',
];

function packLines({ packs, packValue }: PrizeStatistics): string[] {
  const seen = packs.filter((row) => row.packs > 0 || row.expectedPacks >= 0.5);
  const table = alignColumns(
    [
      ['  Winners in a pack', 'Packs', 'Expected'],
      ...seen.map((row) => [
        `  ${row.winners}`,
        formatInteger(row.packs),
        formatInteger(Math.round(row.expectedPacks)),
      ]),
    ],
    ['left', 'right', 'right'],
  );
  if (packValue === null) return table;
  const { leastTenge, mostTenge, meanTenge, sdTenge, expectedSdTenge } = packValue;
  const range = `${formatTenge(leastTenge)} to ${formatTenge(mostTenge)}, ${formatTenge(Math.round(meanTenge))} on average`;
  const spread = `standard deviation ${formatTenge(Math.round(sdTenge))} (expected ${formatTenge(Math.round(expectedSdTenge))})`;
  return [...table, `  A pack is worth ${range}; ${spread}`];
}

function loserLines({ losers }: PrizeStatistics): string[] {
  const { runs, expectedRuns, sdRuns, log10PRuns, longest, medianLongest, log10PLongest } = losers;
  return [
    `  Runs of losers: ${formatInteger(runs)} (expected ${formatInteger(Math.round(expectedRuns))} ± ${rounded(sdRuns)}), p = ${formatP(log10PRuns)}`,
    `  Longest run of losers: ${longest} tickets (in half of all fair series ${medianLongest} or fewer), p = ${formatP(log10PLongest)}`,
  ];
}

/** Lines without a final line break. */
export function statisticsLines(statistics: PrizeStatistics): string[] {
  const { tests, falseAlarmRate, alarms, tiers } = statistics;
  return [
    `Statistics of the order: ${tests} p-values, all together a false alarm once in ${formatInteger(1 / falseAlarmRate)} fair series`,
    ...(alarms.length === 0
      ? ['  none raises an alarm']
      : [`  ${alarms.length} raise an alarm:`, ...alarms.map((about) => `    ${about}`)]),
    ...loserLines(statistics),
    ...packLines(statistics),
    ...alignColumns(
      [TIER_HEADINGS.map((heading, i) => (i === 0 ? `  ${heading}` : heading)), ...tiers.map(tierRow)],
      ['right', 'right', 'left', 'right', 'left', 'right', 'left', 'left', 'left'],
    ),
  ];
}
