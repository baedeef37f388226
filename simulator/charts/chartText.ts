/** The words on charts and about them, in the reader's language. RTP, VaR and TVaR are the same in every one. */
import type { Language } from '../../engine/terms/localizedText.ts';
import type { MetricId } from '../trials/simulationResult.ts';
import { chartTextEn } from './chartTextEn.ts';
import { chartTextKk } from './chartTextKk.ts';
import { chartTextRu } from './chartTextRu.ts';

/** Arguments are already written numbers, such as `645.2 M ₸`, unless they say `count`. */
export interface ChartText {
  readonly language: Language;
  /** Three or four letters, January first. */
  readonly months: readonly string[];
  readonly metric: Readonly<Record<MetricId, string>>;
  readonly trials: (count: number) => string;
  readonly series: (ordinal: number) => string;
  readonly severalSeries: (count: number) => string;

  readonly mean: string;
  readonly median: string;
  readonly exact: string;
  readonly sharePerBin: (width: string) => string;
  readonly noTrials: string;
  readonly sameInEveryTrial: (value: string) => string;
  readonly declared: string;

  readonly fanBands: string;
  readonly belowZero: string;
  readonly fundBalance: string;
  readonly shareOfTrials: string;
  readonly ruinInterval: string;
  readonly ruinByDate: string;

  readonly tier: string;
  readonly leftOverTime: string;
  readonly leftAtEnd: string;
  readonly noneLeft: string;
  readonly leftOf: (left: string, printed: string) => string;

  readonly runningMean: string;
  readonly twoStandardErrors: string;
  readonly trialsAxis: string;

  readonly firstSold: string;
  readonly lastSold: string;

  /** Each is a chart's title, then one sentence with its key numbers. */
  readonly title: {
    readonly distribution: (metric: string) => string;
    readonly fan: string;
    readonly ruin: string;
    readonly remaining: string;
    readonly convergence: (metric: string) => string;
    readonly jackpot: (amount: string) => string;
    readonly compare: (metric: string) => string;
  };
  readonly describe: {
    readonly distribution: (said: {
      readonly trials: string;
      readonly mean: string;
      readonly median: string;
      readonly low: string;
      readonly high: string;
    }) => string;
    readonly exactMean: (mean: string) => string;
    readonly fan: (said: {
      readonly from: string;
      readonly to: string;
      readonly median: string;
      readonly low: string;
      readonly high: string;
    }) => string;
    /** Where there is one checkpoint only. */
    readonly fanOnce: (said: {
      readonly on: string;
      readonly median: string;
      readonly low: string;
      readonly high: string;
    }) => string;
    readonly lowestBand: (said: { readonly balance: string; readonly on: string }) => string;
    readonly ruin: (said: { readonly share: string; readonly on: string }) => string;
    readonly neverNegative: string;
    readonly remaining: (said: {
      readonly tiers: number;
      readonly tier: string;
      readonly left: string;
      readonly printed: string;
      readonly noneLeft: string;
    }) => string;
    readonly convergence: (said: {
      readonly trials: string;
      readonly mean: string;
      readonly standardError: string;
    }) => string;
    readonly exactIs: (said: { readonly exact: string; readonly z: string }) => string;
    readonly jackpot: (said: {
      /** `Series 1`, or `5 series`. */
      readonly series: string;
      readonly first: string;
      readonly last: string;
    }) => string;
    /** Where there are too many for a panel each. */
    readonly firstOf: (shown: number, all: number) => string;
    readonly compare: (said: {
      readonly a: string;
      readonly b: string;
      readonly meanA: string;
      readonly meanB: string;
      readonly sdA: string;
      readonly sdB: string;
    }) => string;
  };
}

export const CHART_TEXT: Readonly<Record<Language, ChartText>> = {
  en: chartTextEn,
  ru: chartTextRu,
  kk: chartTextKk,
};
