/** The exact answer for people: the payout's law, its tail, the tiers, the buyer; each number with what it means. */
import type { LotteryTerms } from '../engine/terms/lotteryTerms.ts';
import { formatInteger, formatTenge } from '../engine/terms/tenge.ts';
import { alignColumns } from '../terminal/textTable.ts';
import { type ExactAnswer, type PositionAnswer, QUANTILES, RISK_LEVELS } from './exact/exactAnswer.ts';

/** The whole report, without a final line break. */
export function exactReport(terms: LotteryTerms, answer: ExactAnswer): string {
  const { sold, tickets, sellThrough, revenueTenge } = answer;
  const lines = [
    `${terms.name.en} (${terms.id}), one series: ${formatInteger(sold)} of ${formatInteger(tickets)} tickets sold (${percent(sellThrough)}), revenue ${formatTenge(revenueTenge)}`,
    `Terms hash: ${answer.termsHash}`,
    '',
    'Instant prizes on the tickets sold, exact (drawn without replacement)',
    ...payoutTable(answer),
    '',
    'The worst outcomes: at least VaR is paid with the chance shown; TVaR is the mean of those outcomes',
    ...riskTable(answer),
    '',
    'Prizes by tier; "at": the ticket, in order of sale, at which the first or last one goes: median (middle 90 %)',
    ...tierTable(answer),
    `At least one tier has no ticket left: ${percent(answer.probabilityAnyTierExhausted)}`,
    '',
    ...buyerLines(answer),
  ];
  return lines.join('\n').replaceAll('\u00a0', ' ');
}

/** Less than this is never met with. */
const NEVER_PERCENT = 1e-12;

/** 0.6602… as `66.027 %`; smaller than is shown so, with two digits of its own. */
function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < NEVER_PERCENT) return `< ${NEVER_PERCENT} %`;
  return `${value === 0 || value >= 0.001 ? value.toFixed(3) : value.toExponential(1)} %`;
}

const roundedTenge = (tenge: number): string => formatTenge(Math.round(tenge));
const oneDecimal = (value: number): string => {
  const [whole, decimal] = value.toFixed(1).split('.') as [string, string];
  return `${formatInteger(Number(whole))}.${decimal}`;
};

function payoutTable({
  meanTenge,
  sdTenge,
  minimumTenge,
  maximumTenge,
  quantiles,
  rtp,
}: ExactAnswer): string[] {
  const share = (value: number | undefined): string => (value === undefined ? '' : percent(value));
  return alignColumns(
    [
      ['', 'payout', 'RTP'],
      ['mean', roundedTenge(meanTenge), share(rtp?.mean)],
      ['standard deviation', roundedTenge(sdTenge), share(rtp?.sd)],
      ['least possible', formatTenge(minimumTenge)],
      ...QUANTILES.map((level) => [
        level === '0.5' ? 'median' : `${Number((Number(level) * 100).toFixed(2))} % quantile`,
        formatTenge(quantiles[level]),
        share(rtp?.quantiles[level]),
      ]),
      ['greatest possible', formatTenge(maximumTenge)],
    ],
    ['left', 'right', 'right'],
  );
}

const riskTable = ({ valueAtRisk, tailValueAtRisk }: ExactAnswer): string[] =>
  alignColumns(
    [
      ['level', 'chance', 'VaR', 'TVaR'],
      ...RISK_LEVELS.map((level) => [
        `${Number((Number(level) * 100).toFixed(1))} %`,
        `${Number((100 - Number(level) * 100).toFixed(1))} %`,
        formatTenge(valueAtRisk[level]),
        roundedTenge(tailValueAtRisk[level]),
      ]),
    ],
    ['left', 'right', 'right', 'right'],
  );

/** `333,401 (111,839–487,429)`: the median and the middle 90 %. */
const position = ({ quantiles }: PositionAnswer): string =>
  `${formatInteger(quantiles['0.5'])} (${formatInteger(quantiles['0.05'])}–${formatInteger(quantiles['0.95'])})`;

const tierTable = ({ tiers }: ExactAnswer): string[] =>
  alignColumns(
    [
      ['prize', 'printed', 'sold', '± sd', 'none left', 'first at', 'last at'],
      ...tiers.map((tier) => [
        formatTenge(tier.amountTenge),
        formatInteger(tier.printed),
        oneDecimal(tier.meanSold),
        oneDecimal(tier.sdSold),
        percent(tier.probabilityExhausted),
        position(tier.firstSold),
        position(tier.lastSold),
      ]),
    ],
    Array.from({ length: 7 }, () => 'right' as const),
  );

function buyerLines({ buyer }: ExactAnswer): string[] {
  const tickets = `${formatInteger(buyer.tickets)} ${buyer.tickets === 1 ? 'ticket' : 'tickets'}`;
  return [
    `A buyer of ${tickets} of a full series, for ${formatTenge(buyer.costTenge)}`,
    ...alignColumns(
      [
        ['wins something', percent(buyer.anyWin)],
        [`wins ${formatTenge(buyer.atLeastTenge)} or more in all`, percent(buyer.winsAtLeast)],
        [`has one prize of ${formatTenge(buyer.atLeastTenge)} or more`, percent(buyer.singlePrizeAtLeast)],
        ['expects to win', `${roundedTenge(buyer.meanTenge)} ± ${roundedTenge(buyer.sdTenge)}`],
      ],
      ['left', 'right'],
    ),
  ];
}
