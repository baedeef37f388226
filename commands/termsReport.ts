/** The terms audit for people: the prize table, the odds, then every finding with its clause, in one of three languages. */
import type { TermsAudit } from '../engine/terms/auditTerms.ts';
import { clauseInLanguage } from '../engine/terms/clauseText.ts';
import type { Finding, Severity } from '../engine/terms/finding.ts';
import { inLanguage, type Language } from '../engine/terms/localizedText.ts';
import type { LotteryTerms } from '../engine/terms/lotteryTerms.ts';
import type { PrizeTotal, TicketShare } from '../engine/terms/prizeArithmetic.ts';
import { type Fraction, formatHundredths, formatPer100000 } from '../engine/terms/share.ts';
import { formatInteger, formatTenge } from '../engine/terms/tenge.ts';
import { alignColumns, wrapText } from '../terminal/textTable.ts';
import { TERMS_LABELS, type TermsLabels } from './termsLabels.ts';

/** The whole report, without a final line break. @param columns the terminal's width */
export function termsReport(
  terms: LotteryTerms,
  audit: TermsAudit,
  language: Language,
  columns: number,
): string {
  const labels = TERMS_LABELS[language];
  const lines = [
    `${terms.name[language]} (${terms.id})`,
    `${labels.termsHash}: ${audit.termsHash}`,
    seriesLine(terms, audit, labels, language),
    '',
    ...prizeTable(terms, audit, labels, language),
    '',
    ...oddsTable(audit, labels, language),
    '',
    labels.findings(countOf(audit, 'error'), countOf(audit, 'warning'), countOf(audit, 'note')),
    ...audit.findings.flatMap((finding) => ['', ...findingLines(finding, labels, language, columns)]),
    '',
    audit.sound ? labels.sound : labels.unsound,
  ];
  // Words are wrapped by now: a plain space can be searched for and copied.
  return lines.join('\n').replaceAll('\u00a0', ' ');
}

const countOf = ({ findings }: TermsAudit, severity: Severity): number =>
  findings.filter((finding) => finding.severity === severity).length;

function seriesLine(
  { ticketPriceTenge, series }: LotteryTerms,
  { arithmetic }: TermsAudit,
  labels: TermsLabels,
  language: Language,
): string {
  const { tickets, packs, looseTickets, revenueTenge } = arithmetic;
  const product = `${formatInteger(tickets, language)} × ${formatTenge(ticketPriceTenge, language)} = ${formatTenge(revenueTenge, language)}`;
  const loose = looseTickets === 0 ? '' : ` + ${formatInteger(looseTickets, language)}`;
  return `${labels.series}: ${product}; ${labels.packs}: ${formatInteger(packs, language)} × ${series.packTickets}${loose}`;
}

function prizeTable(
  terms: LotteryTerms,
  { arithmetic }: TermsAudit,
  labels: TermsLabels,
  language: Language,
): string[] {
  const { tiers, instant, draw, total } = arithmetic;
  const sumRow = (name: string, sum: PrizeTotal, oneIn: number | null): string[] => [
    name,
    formatInteger(sum.prizes, language),
    formatTenge(sum.totalTenge, language),
    oneIn === null ? '' : formatHundredths(oneIn, language),
    formatPer100000(sum.rtpPer100000, language),
  ];
  const rows = [
    [labels.prize, labels.count, labels.sum, labels.oneIn, 'RTP', labels.fundShare],
    ...tiers.map((tier) => [
      ...sumRow(formatTenge(tier.amountTenge, language), tier, tier.oneInHundredths),
      formatPer100000(tier.fundSharePer100000, language),
    ]),
    sumRow(labels.instant, instant, arithmetic.winning.oneInHundredths),
    ...terms.drawFund.prizes.map(({ name, amountTenge, count }) => [
      `${name[language]}, ${formatTenge(amountTenge, language)}`,
      formatInteger(count, language),
      formatTenge(amountTenge * count, language),
    ]),
    sumRow(labels.drawFund, draw, null),
    sumRow(labels.total, total, null),
  ];
  const lines = alignColumns(rows, ['right', 'right', 'right', 'right', 'right', 'right']);
  const rule = '-'.repeat(Math.max(...lines.map(({ length }) => length)));
  const end = 1 + tiers.length;
  return [lines[0]!, rule, ...lines.slice(1, end), rule, ...lines.slice(end)];
}

function oddsTable({ arithmetic }: TermsAudit, labels: TermsLabels, language: Language): string[] {
  const odds = (name: string, share: TicketShare): string[] => [
    name,
    formatInteger(share.tickets, language),
    share.oneInHundredths === null
      ? ''
      : `${labels.oneIn} ${formatHundredths(share.oneInHundredths, language)}`,
    formatPer100000(share.per100000, language),
  ];
  const { winning, winningMoreThanPrice, expectedInstantTenge, expectedTenge } = arithmetic;
  return [
    ...alignColumns(
      [
        odds(labels.anyWin, winning),
        odds(labels.moreThanPrice, winningMoreThanPrice),
        [labels.noWin, formatInteger(arithmetic.losingTickets, language)],
      ],
      ['left', 'right', 'right', 'right'],
    ),
    `${labels.expected}: ${average(expectedInstantTenge, language)} ${labels.onInstant}, ${average(expectedTenge, language)} ${labels.onAll}`,
  ];
}

/** A fraction of a tenge, exact and to the hundredth. */
function average({ numerator, denominator }: Fraction, language: Language): string {
  const hundredths = Number((200n * BigInt(numerator) + BigInt(denominator)) / (2n * BigInt(denominator)));
  return `${numerator}/${denominator} = ${formatHundredths(hundredths, language)}\u00a0₸`;
}

function findingLines(finding: Finding, labels: TermsLabels, language: Language, columns: number): string[] {
  const { severity, clause, code, message, reading } = finding;
  return [
    `${labels.severity[severity]}  ${clauseInLanguage(clause, language)}  [${code}]`,
    ...wrapText(inLanguage(message, language), columns, '  '),
    ...(reading ? wrapText(`${labels.readAs}: ${inLanguage(reading, language)}`, columns, '  ') : []),
  ];
}
