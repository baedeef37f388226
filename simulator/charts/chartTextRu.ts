/** Russian words of the charts. */
import { formatInteger } from '../../engine/terms/tenge.ts';
import type { ChartText } from './chartText.ts';

/** 1 испытание, 2 испытания, 5 испытаний. */
function trialsWord(count: number): string {
  const [last, lastTwo] = [count % 10, count % 100];
  if (last === 1 && lastTwo !== 11) return 'испытание';
  return last >= 2 && last <= 4 && (lastTwo < 12 || lastTwo > 14) ? 'испытания' : 'испытаний';
}

/** «Выручка» → «выручка»; words in capitals, such as RTP, stay. */
const inside = (metric: string): string => metric.slice(0, 1).toLowerCase() + metric.slice(1);

export const chartTextRu: ChartText = {
  language: 'ru',
  months: ['янв', 'фев', 'мар', 'апр', 'май', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'],
  metric: {
    soldTickets: 'Продано билетов',
    revenueTenge: 'Выручка',
    instantWonTenge: 'Моментальные выигрыши',
    drawWonTenge: 'Выигрыши в розыгрышах',
    paidTenge: 'Выплачено выигрышей',
    rtp: 'Фактический RTP',
    breakageTenge: 'Невостребованные выигрыши',
    toBudgetTenge: 'Передано в бюджет',
    taxTenge: 'Налог с выигрышей',
    interestTenge: 'Проценты на остаток',
    closingBalanceTenge: 'Остаток фонда на конец',
    lowestBalanceTenge: 'Наименьший остаток фонда',
    floatTenge: 'Нужный начальный остаток',
  },
  trials: (count) => `${formatInteger(count, 'ru')}\u00a0${trialsWord(count)}`,
  series: (ordinal) => `Серия ${ordinal}`,
  severalSeries: (count) => `Серий: ${count}`,

  mean: 'среднее',
  median: 'медиана',
  exact: 'точно',
  sharePerBin: (width) => `доля на каждые ${width}`,
  noTrials: 'Испытаний ещё не было',
  sameInEveryTrial: (value) => `${value} во всех испытаниях`,
  declared: 'заявлено',

  fanBands: '50, 90 и 99\u00a0% испытаний',
  belowZero: 'фонд в минусе',
  fundBalance: 'Остаток фонда',
  shareOfTrials: 'доля испытаний',
  ruinInterval: '95\u00a0% интервал',
  ruinByDate: 'фонд в минусе на дату',

  tier: 'Выигрыш',
  leftOverTime: 'доля оставшихся билетов',
  leftAtEnd: 'осталось в конце',
  noneLeft: 'не осталось',
  leftOf: (left, printed) => `${left} из ${printed}`,

  runningMean: 'текущее среднее',
  twoStandardErrors: '± 2 стандартные ошибки',
  trialsAxis: 'число испытаний',

  firstSold: 'первый продан',
  lastSold: 'последний продан',

  title: {
    distribution: (metric) => `Распределение: ${inside(metric)}`,
    fan: 'Остаток призового фонда по времени',
    ruin: 'Вероятность, что фонд в минусе, по датам',
    remaining: 'Сколько выигрышей осталось, по суммам',
    convergence: (metric) => `Сходимость среднего: ${inside(metric)}`,
    jackpot: (amount) => `Когда продают билеты с выигрышем ${amount}`,
    compare: (metric) => `Две призовые таблицы: ${inside(metric)}`,
  },
  describe: {
    distribution: ({ trials, mean, median, low, high }) =>
      `${trials}: среднее ${mean}, медиана ${median}; 99\u00a0% испытаний лежат между ${low} и ${high}.`,
    exactMean: (mean) => `Точное среднее ${mean}.`,
    fan: ({ from, to, median, low, high }) =>
      `С ${from} по ${to}. В конце медиана ${median}, 99\u00a0% испытаний лежат между ${low} и ${high}.`,
    fanOnce: ({ on, median, low, high }) =>
      `На ${on} медиана ${median}, 99\u00a0% испытаний лежат между ${low} и ${high}.`,
    lowestBand: ({ balance, on }) => `Квантиль 0,5\u00a0% ниже всего ${on}: ${balance}.`,
    ruin: ({ share, on }) => `Вероятность выше всего ${on}: ${share} испытаний.`,
    neverNegative: 'Ни в одном испытании ни на одну из дат фонд не был в минусе.',
    remaining: ({ tiers, tier, left, printed, noneLeft }) =>
      `Сумм выигрыша: ${tiers}. Из ${printed} билетов по ${tier} в конце остаётся в среднем ${left}; ни одного не остаётся в ${noneLeft} испытаний.`,
    convergence: ({ trials, mean, standardError }) =>
      `${trials}: среднее ${mean}, стандартная ошибка ${standardError}.`,
    exactIs: ({ exact, z }) => `Точное среднее ${exact}: z\u00a0=\u00a0${z}.`,
    jackpot: ({ series, first, last }) =>
      `${series}. К концу первый продан в ${first} испытаний, последний — в ${last}.`,
    firstOf: (shown, all) => `Показаны первые серии: ${shown} из ${all}.`,
    compare: ({ a, b, meanA, meanB, sdA, sdB }) =>
      `${a}: среднее ${meanA}, стандартное отклонение ${sdA}. ${b}: среднее ${meanB}, стандартное отклонение ${sdB}.`,
  },
};
