/** Kazakh words of the charts. */
import { formatInteger } from '../../engine/terms/tenge.ts';
import type { ChartText } from './chartText.ts';

/** «Түсім» → «түсім»; words in capitals, such as RTP, stay. */
const inside = (metric: string): string => metric.slice(0, 1).toLowerCase() + metric.slice(1);

export const chartTextKk: ChartText = {
  language: 'kk',
  months: ['қаң', 'ақп', 'нау', 'сәу', 'мам', 'мау', 'шіл', 'там', 'қыр', 'қаз', 'қар', 'жел'],
  metric: {
    soldTickets: 'Сатылған билеттер',
    revenueTenge: 'Түсім',
    instantWonTenge: 'Лездік ұтыстар',
    drawWonTenge: 'Ұтыс ойындарындағы ұтыстар',
    paidTenge: 'Төленген ұтыстар',
    rtp: 'Іс жүзіндегі RTP',
    breakageTenge: 'Талап етілмеген ұтыстар',
    toBudgetTenge: 'Бюджетке аударылғаны',
    taxTenge: 'Ұтыстан ұсталған салық',
    interestTenge: 'Қалдыққа қосылған пайыз',
    closingBalanceTenge: 'Қордың соңғы қалдығы',
    lowestBalanceTenge: 'Қордың ең төмен қалдығы',
    floatTenge: 'Қажетті бастапқы қалдық',
  },
  trials: (count) => `${formatInteger(count, 'kk')}\u00a0сынақ`,
  series: (ordinal) => `${ordinal}-серия`,
  severalSeries: (count) => `${count} серия`,

  mean: 'орташа',
  median: 'медиана',
  exact: 'дәл мәні',
  sharePerBin: (width) => `әр ${width} аралықтағы үлесі`,
  noTrials: 'Әзірге сынақ жоқ',
  sameInEveryTrial: (value) => `барлық сынақта ${value}`,
  declared: 'мәлімделгені',

  fanBands: 'сынақтың 50, 90, 99\u00a0%\u2011ы',
  belowZero: 'қор нөлден төмен',
  fundBalance: 'Қор қалдығы',
  shareOfTrials: 'сынақтар үлесі',
  ruinInterval: '95\u00a0% аралық',
  ruinByDate: 'сол күні қор нөлден төмен',

  tier: 'Ұтыс',
  leftOverTime: 'қалған билеттер үлесі',
  leftAtEnd: 'соңында қалғаны',
  noneLeft: 'таусылды',
  leftOf: (left, printed) => `${printed} ішінен ${left}`,

  runningMean: 'ағымдағы орташа',
  twoStandardErrors: '± 2 стандартты қате',
  trialsAxis: 'сынақтар саны',

  firstSold: 'біріншісі сатылды',
  lastSold: 'соңғысы сатылды',

  title: {
    distribution: (metric) => `Үлестірім: ${inside(metric)}`,
    fan: 'Ұтыс қоры қалдығының уақыт бойынша өзгеруі',
    ruin: 'Қордың нөлден төмен болу ықтималдығы, күндер бойынша',
    remaining: 'Қалған ұтыстар, сомалары бойынша',
    convergence: (metric) => `Орташаның жинақталуы: ${inside(metric)}`,
    jackpot: (amount) => `${amount} ұтысы бар билеттер қашан сатылады`,
    compare: (metric) => `Екі ұтыс кестесі: ${inside(metric)}`,
  },
  describe: {
    distribution: ({ trials, mean, median, low, high }) =>
      `${trials}: орташа ${mean}, медиана ${median}; сынақтардың 99\u00a0%\u2011ы ${low} мен ${high} аралығында.`,
    exactMean: (mean) => `Дәл орташа мән: ${mean}.`,
    fan: ({ from, to, median, low, high }) =>
      `${from} – ${to} аралығы. Соңында медиана ${median}, сынақтардың 99\u00a0%\u2011ы ${low} мен ${high} аралығында.`,
    fanOnce: ({ on, median, low, high }) =>
      `${on} күні медиана ${median}, сынақтардың 99\u00a0%\u2011ы ${low} мен ${high} аралығында.`,
    lowestBand: ({ balance, on }) => `0,5\u00a0% квантилі ең төмен күн – ${on}: ${balance}.`,
    ruin: ({ share, on }) => `Ықтималдық ең жоғары күн – ${on}: сынақтардың ${share} үлесі.`,
    neverNegative: 'Бірде-бір сынақта, бірде-бір күні қор нөлден төмен түскен жоқ.',
    remaining: ({ tiers, tier, left, printed, noneLeft }) =>
      `Ұтыс сомалары: ${tiers}. ${tier} ұтысы бар ${printed} билеттен соңында орта есеппен ${left} қалады; сынақтардың ${noneLeft} үлесінде түгел таусылады.`,
    convergence: ({ trials, mean, standardError }) =>
      `${trials}: орташа ${mean}, стандартты қате ${standardError}.`,
    exactIs: ({ exact, z }) => `Дәл орташа мән ${exact}: z\u00a0=\u00a0${z}.`,
    jackpot: ({ series, first, last }) =>
      `${series}: соңына дейін біріншісі сынақтардың ${first} үлесінде, соңғысы ${last} үлесінде сатылады.`,
    firstOf: (shown, all) => `${all} серияның алғашқы ${shown}-і көрсетілген.`,
    compare: ({ a, b, meanA, meanB, sdA, sdB }) =>
      `${a}: орташа ${meanA}, стандартты ауытқу ${sdA}. ${b}: орташа ${meanB}, стандартты ауытқу ${sdB}.`,
  },
};
