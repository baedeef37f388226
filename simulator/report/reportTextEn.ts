/** English words of the simulation report. */
import type { ReportText } from './reportText.ts';

const counted = (count: number, one: string, many: string): string =>
  `${count}\u00a0${count === 1 ? one : many}`;

export const reportTextEn: ReportText = {
  kicker: 'Tirazh · Monte Carlo simulation',
  warnings: 'Read this first: the simulation and the exact values disagree',
  section: {
    payouts: 'What the instant prizes come to',
    fund: 'The prize fund over time',
    risk: 'Value at risk and the float',
    remaining: 'What is left of each prize',
    jackpots: 'When the largest prizes go',
    convergence: 'Have there been enough trials?',
    estimates: 'All estimates',
    quantiles: 'All quantiles',
    scenario: 'The scenario',
    reproduce: 'How to reproduce this',
  },
  intro: {
    payouts:
      'Every bar is a share of the trials. Separate humps, where there are any, are the few largest prizes, sold or not, or different sales.',
    payoutsExact:
      'Every bar is a share of the trials; the curve is the exact law, computed without any trial. Separate humps, where there are any, are the few largest prizes, sold or not, or different sales.',
    fund: 'Accruals from sales, less prizes paid. The darkest band holds half of all trials, the next nine in ten, the palest 99 in 100.',
    risk: 'VaR is what all prizes won stay within at the given probability; TVaR is their mean beyond it. The float is the opening balance with which the fund is never below zero at that probability.',
    remaining:
      'Tickets leave the series in random order, so every prize goes at the pace of sales: the rows differ in how many there are, not in their shape. Means over all trials.',
    jackpots: 'In what share of trials the first and the last of them have been sold by each date.',
    convergence:
      'The mean of the instant prizes as trials were added. The band should close around the exact value, if there is one.',
    estimates:
      'Money is in tenge. The standard error says how far an estimate is from its true value by chance alone; z is the distance from the exact value in standard errors, and beyond ±3 it is suspicious.',
    quantiles: 'The interval holds the true quantile with 95\u00a0% confidence (order statistics).',
    reproduce:
      'The same scenario, trials and seed give the same digest on any machine, with any number of workers, also over a cluster.',
  },
  verdict: {
    cost: ({ trials, mean, rtp, tail }) =>
      `Over ${trials}, the instant prizes come to ${mean} on average and stay within ${tail} in 99.5\u00a0% of them; with the draws, ${rtp} of revenue goes back to the players.`,
    neverNegative: (high) =>
      `The fund is never below zero in any trial, so the chance of that is under ${high} (95\u00a0% confidence).`,
    negative: ({ share, opening, float }) =>
      `The fund goes below zero in ${share} of trials: it opens with ${opening}, and ${float} would keep it above zero in 99.5\u00a0% of them.`,
    agrees: ({ count, z }) =>
      count === 1
        ? `1\u00a0estimate has an exact value to be checked against, and it agrees: |z| is ${z}.`
        : `${count}\u00a0estimates have an exact value to be checked against, and all agree: the largest |z| is ${z}.`,
    disagrees: (count) =>
      `${counted(count, 'warning', 'warnings')}: estimates and exact values disagree, so do not rely on these numbers before that is explained.`,
  },
  number: {
    instantWon: 'Instant prizes won, mean',
    rtp: 'Realised RTP, mean',
    valueAtRisk: 'VaR 99.5\u00a0% of all prizes',
    ruin: 'Fund ever below zero',
    float: 'Float for 99.5\u00a0%',
    breakage: 'Breakage, mean',
    closing: 'Closing balance, median',
    tax: 'Tax on prizes, mean',
  },
  aside: {
    standardError: (error) => `± ${error} (standard error)`,
    exact: (exact) => `exact ${exact}`,
    interval: (low, high) => `${low} to ${high}, 95\u00a0%`,
    tail: (mean) => `TVaR ${mean}`,
    quantile: (probability, value) => `${probability} quantile ${value}`,
    opensWith: (opening) => `opens with ${opening}`,
    declared: (share) => `terms declare ${share}`,
  },
  column: {
    metric: 'Metric',
    mean: 'Mean',
    standardError: '± standard error',
    exact: 'Exact',
    z: 'z',
    sd: 'Standard deviation',
    minimum: 'Least',
    maximum: 'Greatest',
    probability: 'Probability',
    value: 'Estimate',
    interval: '95\u00a0% interval',
    valueAtRisk: 'VaR',
    tailValueAtRisk: 'TVaR',
    float: 'Float',
    prize: 'Prize',
    printed: 'Printed',
    left: 'Left at the end',
    noneLeft: 'None left',
  },
  fact: {
    lottery: 'Lottery',
    series: 'Series',
    sales: 'Sales',
    checkpoints: 'Checkpoints',
    claims: 'Claims',
    unclaimed: 'Unclaimed',
    draws: 'Draws',
    tax: 'Tax',
    fund: 'Prize fund',
    mode: 'Mode',
    trials: 'Trials',
    seed: 'Seed',
    digest: 'Digest',
    scenarioHash: 'Scenario hash',
    termsHash: 'Terms hash',
    version: 'Version',
  },
  modes: {
    terminal: 'terminal: the end of sales only',
    path: 'path: every checkpoint',
    full: 'full: whole series are shuffled and sold pack by pack',
  },
  periods: { day: 'every day', week: 'every week', month: 'every month', quarter: 'every quarter' },
  say: {
    lottery: ({ name, tickets, price, prizes }) =>
      `${name}: ${tickets} tickets a series at ${price}, instant prizes of ${prizes}`,
    series: (count, launches) => `${count}, launched on ${launches}`,
    share: (share) => `${share} of the series`,
    tickets: (tickets) => `${tickets} tickets`,
    outcome: (share, probability) => `${share} with probability ${probability}`,
    beta: (mean, sd) => `beta-distributed share, mean ${mean}, standard deviation ${sd}`,
    curve: (share) => `a monthly curve up to ${share}`,
    uncertainty: (sd) => `times a log-normal factor with sd ${sd}`,
    overMonths: (count) => `over ${counted(count, 'month', 'months')}`,
    onlySeries: (ordinal) => `series ${ordinal}`,
    grid: (period, until) => `${period} until ${until}`,
    dates: (count, last) => `${counted(count, 'date', 'dates')}, the last ${last}`,
    claim: (share, prizes, days) => `${share} of ${prizes}, after ${days} days`,
    otherPrizes: 'all other prizes',
    unclaimed: (endsOn, count) =>
      `kept ${counted(count, 'year', 'years')} after the lottery ends on ${endsOn}, then to the state budget`,
    draws: (count, total, share) =>
      `${counted(count, 'prize', 'prizes')} of ${total} in all; ${share} of sold tickets are registered`,
    noDraws: 'none',
    tax: (residents, year) => `${residents} of winners are residents; MRP of ${year}`,
    fund: (opening, accrual, interest) =>
      `opens with ${opening}, accrues ${accrual} of revenue, interest ${interest} a year`,
    wholeScenario: 'The whole scenario as JSON',
    allQuantiles: 'Quantiles of every metric with their intervals',
    allTiers: 'Every tier in figures',
  },
};
