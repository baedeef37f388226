/** The sample's paths summed up as a run would: every number that a chart or a report shows. */
import {
  type Estimate,
  type Histogram,
  type JackpotTiming,
  type Metric,
  type MetricId,
  type Proportion,
  type QuantileEstimate,
  RESULT_VERSION,
  type SimulationResult,
} from '../trials/simulationResult.ts';
import {
  HALF_SOLD,
  type Path,
  PRICE_TENGE,
  type SampleOptions,
  SMALL_TENGE,
  samplePaths,
  TICKETS,
  TIERS,
  TOP_TENGE,
} from './samplePaths.ts';

const meanOf = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length;

const sdOf = (values: readonly number[]): number => {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
};

function estimateOf(value: number, standardError: number, exact: number | null = null): Estimate {
  return {
    value,
    standardError,
    exact,
    z: exact === null || standardError === 0 ? null : (value - exact) / standardError,
  };
}

function proportionOf(count: number, trials: number, exact: number | null = null): Proportion {
  const share = count / trials;
  const half = 2 * Math.sqrt((share * (1 - share)) / trials) + 1 / trials;
  const [low, high] = [Math.max(0, share - half), Math.min(1, share + half)];
  return { count, trials, share, low, high, exact, z: exact === null ? null : (share - exact) / (half / 2) };
}

const sorted = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

function quantileEstimate(ordered: readonly number[], probability: number): QuantileEstimate {
  const at = (p: number): number =>
    ordered[Math.min(ordered.length - 1, Math.max(0, Math.floor(p * ordered.length)))]!;
  const half = 2 * Math.sqrt((probability * (1 - probability)) / ordered.length);
  return {
    probability,
    value: at(probability),
    low: at(probability - half),
    high: at(probability + half),
    exact: null,
  };
}

function histogramOf(values: readonly number[], unit: Metric['unit']): Histogram {
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  const width = unit === 'share' ? (greatest - least) / 199 || 0.01 : Math.ceil((greatest - least + 1) / 200);
  const counts = new Array<number>(unit === 'share' && greatest === least ? 1 : 200).fill(0);
  for (const value of values) counts[Math.floor((value - least) / width)]! += 1;
  return { from: least, width, counts };
}

const METRIC_QUANTILES = [0.005, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 0.995, 0.9995];

/** A metric of given values, one a trial. */
export function metricOf(id: MetricId, values: readonly number[], exactMean: number | null = null): Metric {
  const unit = id === 'rtp' ? 'share' : id === 'soldTickets' ? 'tickets' : 'tenge';
  const ordered = sorted(values);
  const sd = sdOf(values);
  return {
    id,
    unit,
    mean: estimateOf(meanOf(values), sd / Math.sqrt(values.length), exactMean),
    sd: estimateOf(sd, sd / Math.sqrt(2 * values.length)),
    minimum: ordered[0]!,
    maximum: ordered.at(-1)!,
    quantiles: METRIC_QUANTILES.map((probability) => quantileEstimate(ordered, probability)),
    histogram: histogramOf(values, unit),
  };
}

const checkpointDates = (months: number): string[] =>
  Array.from({ length: months }, (_, m) => new Date(Date.UTC(2026, m + 1, 0)).toISOString().slice(0, 10));

function timingOf(paths: readonly Path[], series: number, dates: readonly string[]): JackpotTiming {
  const sharesBy = (pick: (...months: number[]) => number) =>
    dates.map((on, month) => ({
      on,
      share: paths.filter(({ topMonths }) => pick(...topMonths[series]!) === month).length / paths.length,
    }));
  return {
    series: series + 1,
    tier: 't10000000',
    firstSoldOn: sharesBy(Math.min),
    lastSoldOn: sharesBy(Math.max),
  };
}

/** The same numbers for the same options. */
export function sampleResult(options: SampleOptions = HALF_SOLD): SimulationResult {
  const paths = samplePaths(options);
  const dates = checkpointDates(options.months);
  const { trials, seriesCount } = options;
  const isPlanned = options.salesSd === 0;

  const won = paths.map(({ wonTenge }) => wonTenge.at(-1)!);
  const sold = paths.map(({ sharesSold }) => Math.round(sharesSold.at(-1)! * TICKETS) * seriesCount);
  const closing = paths.map(({ balances }) => balances.at(-1)!);
  const lowest = paths.map(({ balances }) => Math.min(options.openingTenge, ...balances));
  const floats = lowest.map((balance) => Math.max(0, options.openingTenge - balance));
  const drawn = won.map(() => 14_000_000 * Math.floor((options.months - 1) / 6));
  const exactWon = isPlanned ? (SMALL_TENGE + 2 * TOP_TENGE) * options.share * seriesCount : null;
  const values: readonly (readonly [MetricId, readonly number[], number | null])[] = [
    ['soldTickets', sold, isPlanned ? sold[0]! : null],
    ['revenueTenge', sold.map((tickets) => tickets * PRICE_TENGE), null],
    ['instantWonTenge', won, exactWon],
    ['drawWonTenge', drawn, drawn[0]!],
    ['paidTenge', won.map((tenge) => Math.round(tenge * 0.97)), null],
    ['rtp', won.map((tenge, i) => (tenge + drawn[i]!) / (sold[i]! * PRICE_TENGE)), null],
    ['breakageTenge', won.map((tenge) => Math.round(tenge * 0.03)), null],
    ['toBudgetTenge', won.map((tenge) => Math.round(tenge * 0.03)), null],
    ['taxTenge', won.map((tenge) => Math.round(tenge * 0.012)), null],
    ['interestTenge', won.map(() => 0), null],
    ['closingBalanceTenge', closing, null],
    ['lowestBalanceTenge', lowest, null],
    ['floatTenge', floats, null],
  ];
  const metrics = values.map(([id, perTrial, exact]) => metricOf(id, perTrial, exact));
  const total = sorted(won.map((tenge, i) => tenge + drawn[i]!));

  return {
    version: RESULT_VERSION,
    scenarioHash: '5a'.repeat(32),
    termsHash: '7c'.repeat(32),
    seed: 'the sample of the tests',
    mode: 'path',
    trials,
    digest: 'd1'.repeat(32),
    checkpoints: dates,
    metrics,
    risk: [0.95, 0.99, 0.995].map((probability) => {
      const valueAtRisk = quantileEstimate(total, probability);
      const beyond = total.filter((tenge) => tenge >= valueAtRisk.value);
      const tailValueAtRisk = estimateOf(meanOf(beyond), sdOf(beyond) / Math.sqrt(beyond.length));
      return { probability, valueAtRisk, tailValueAtRisk };
    }),
    fund: {
      everNegative: proportionOf(lowest.filter((balance) => balance < 0).length, trials),
      float: [0.95, 0.99, 0.995].map((probability) => quantileEstimate(sorted(floats), probability)),
      fan: dates.map((on, month) => {
        const balances = sorted(paths.map((path) => path.balances[month]!));
        const mean = estimateOf(meanOf(balances), sdOf(balances) / Math.sqrt(trials));
        const at = (p: number): number => quantileEstimate(balances, p).value;
        return {
          on,
          mean,
          quantilesTenge: [0.005, 0.05, 0.25, 0.5, 0.75, 0.95, 0.995].map(at),
          negative: proportionOf(balances.filter((balance) => balance < 0).length, trials),
        };
      }),
    },
    tiers: TIERS.map(([amountTenge, count]) => {
      const printed = count * seriesCount;
      const left = dates.map(
        (_, month) => printed * (1 - meanOf(paths.map(({ sharesSold }) => sharesSold[month]!))),
      );
      const noneLeft = Math.round(trials * (1 - left.at(-1)! / printed) ** printed);
      return {
        id: `t${amountTenge}`,
        amountTenge,
        printed,
        remaining: estimateOf(
          left.at(-1)!,
          Math.sqrt(left.at(-1)! / trials),
          isPlanned ? left.at(-1)! : null,
        ),
        remainingByCheckpoint: left,
        exhausted: proportionOf(noneLeft, trials),
      };
    }),
    jackpots: Array.from({ length: seriesCount }, (_, series) => timingOf(paths, series, dates)),
    convergence: Array.from({ length: 40 }, (_, i) => {
      const count = Math.max(10, Math.round(trials * ((i + 1) / 40) ** 2));
      const some = won.slice(0, count);
      return { trials: count, meanTenge: meanOf(some), standardError: sdOf(some) / Math.sqrt(count) };
    }),
    warnings: [],
  };
}
