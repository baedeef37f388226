/** English words of the charts. */
import { formatInteger } from '../../engine/terms/tenge.ts';
import type { ChartText } from './chartText.ts';

export const chartTextEn: ChartText = {
  language: 'en',
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  metric: {
    soldTickets: 'Tickets sold',
    revenueTenge: 'Revenue',
    instantWonTenge: 'Instant prizes won',
    drawWonTenge: 'Draw prizes won',
    paidTenge: 'Prizes paid',
    rtp: 'Realised RTP',
    breakageTenge: 'Breakage (won, never claimed)',
    toBudgetTenge: 'Handed to the state budget',
    taxTenge: 'Tax on prizes',
    interestTenge: 'Interest',
    closingBalanceTenge: 'Closing fund balance',
    lowestBalanceTenge: 'Lowest fund balance',
    floatTenge: 'Float (opening balance needed)',
  },
  trials: (count) => `${formatInteger(count, 'en')}\u00a0${count === 1 ? 'trial' : 'trials'}`,
  series: (ordinal) => `Series ${ordinal}`,
  severalSeries: (count) => `${count} series`,

  mean: 'mean',
  median: 'median',
  exact: 'exact',
  sharePerBin: (width) => `share per ${width}`,
  noTrials: 'No trials yet',
  sameInEveryTrial: (value) => `${value} in every trial`,
  declared: 'declared',

  fanBands: '50, 90 and 99\u00a0% of trials',
  belowZero: 'fund below zero',
  fundBalance: 'Fund balance',
  shareOfTrials: 'share of trials',
  ruinInterval: '95\u00a0% interval',
  ruinByDate: 'fund below zero on the date',

  tier: 'Prize',
  leftOverTime: 'share of tickets left',
  leftAtEnd: 'left at the end',
  noneLeft: 'none left',
  leftOf: (left, printed) => `${left} of ${printed}`,

  runningMean: 'running mean',
  twoStandardErrors: '± 2 standard errors',
  trialsAxis: 'trials',

  firstSold: 'first sold',
  lastSold: 'last sold',

  title: {
    distribution: (metric) => `Distribution: ${metric.toLowerCase().replace('rtp', 'RTP')}`,
    fan: 'Fund balance over time',
    ruin: 'Chance that the fund is below zero, by date',
    remaining: 'Prizes left, by tier',
    convergence: (metric) => `Convergence of the mean: ${metric.toLowerCase().replace('rtp', 'RTP')}`,
    jackpot: (amount) => `When the ${amount} tickets are sold`,
    compare: (metric) => `Two prize tables: ${metric.toLowerCase().replace('rtp', 'RTP')}`,
  },
  describe: {
    distribution: ({ trials, mean, median, low, high }) =>
      `Over ${trials} the mean is ${mean} and the median ${median}; 99\u00a0% of trials lie between ${low} and ${high}.`,
    exactMean: (mean) => `The exact mean is ${mean}.`,
    fan: ({ from, to, median, low, high }) =>
      `From ${from} to ${to}. At the end the median is ${median}, and 99\u00a0% of trials lie between ${low} and ${high}.`,
    fanOnce: ({ on, median, low, high }) =>
      `On ${on} the median is ${median}, and 99\u00a0% of trials lie between ${low} and ${high}.`,
    lowestBand: ({ balance, on }) => `The 0.5\u00a0% quantile is lowest on ${on}: ${balance}.`,
    ruin: ({ share, on }) => `The chance is highest on ${on}: ${share} of trials.`,
    neverNegative: 'The fund was not below zero at any checkpoint of any trial.',
    remaining: ({ tiers, tier, left, printed, noneLeft }) =>
      `${tiers} ${tiers === 1 ? 'tier' : 'tiers'}. Of the ${printed} tickets of ${tier}, an average of ${left} remains at the end; none is left in ${noneLeft} of trials.`,
    convergence: ({ trials, mean, standardError }) =>
      `After ${trials} the mean is ${mean} with a standard error of ${standardError}.`,
    exactIs: ({ exact, z }) => `The exact mean is ${exact}: z\u00a0=\u00a0${z}.`,
    jackpot: ({ series, first, last }) =>
      `${series}: by the end the first is sold in ${first} of trials and the last in ${last}.`,
    firstOf: (shown, all) => `The first ${shown} of ${all} series are drawn.`,
    compare: ({ a, b, meanA, meanB, sdA, sdB }) =>
      `${a}: mean ${meanA}, standard deviation ${sdA}. ${b}: mean ${meanB}, standard deviation ${sdB}.`,
  },
};
