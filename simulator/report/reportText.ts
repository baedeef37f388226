/** The words of the simulation report, in the reader's language; those of its charts are in `charts/chartText.ts`. */
import type { Language } from '../../engine/terms/localizedText.ts';
import { reportTextEn } from './reportTextEn.ts';
import { reportTextKk } from './reportTextKk.ts';
import { reportTextRu } from './reportTextRu.ts';

/** Arguments are already written numbers and dates, unless they say `count`. */
export interface ReportText {
  readonly kicker: string;
  readonly warnings: string;
  readonly section: {
    readonly payouts: string;
    readonly fund: string;
    readonly risk: string;
    readonly remaining: string;
    readonly jackpots: string;
    readonly convergence: string;
    readonly estimates: string;
    readonly quantiles: string;
    readonly scenario: string;
    readonly reproduce: string;
  };
  /** How to read what follows. */
  readonly intro: {
    readonly payouts: string;
    readonly payoutsExact: string;
    readonly fund: string;
    readonly risk: string;
    readonly remaining: string;
    readonly jackpots: string;
    readonly convergence: string;
    readonly estimates: string;
    readonly quantiles: string;
    readonly reproduce: string;
  };
  readonly verdict: {
    readonly cost: (said: {
      readonly trials: string;
      readonly mean: string;
      readonly rtp: string;
      readonly tail: string;
    }) => string;
    readonly neverNegative: (high: string) => string;
    readonly negative: (said: {
      readonly share: string;
      readonly opening: string;
      readonly float: string;
    }) => string;
    readonly agrees: (said: { readonly count: number; readonly z: string }) => string;
    readonly disagrees: (count: number) => string;
  };
  readonly number: {
    readonly instantWon: string;
    readonly rtp: string;
    readonly valueAtRisk: string;
    readonly ruin: string;
    readonly float: string;
    readonly breakage: string;
    readonly closing: string;
    readonly tax: string;
  };
  readonly aside: {
    readonly standardError: (error: string) => string;
    readonly exact: (exact: string) => string;
    readonly interval: (low: string, high: string) => string;
    readonly tail: (mean: string) => string;
    readonly quantile: (probability: string, value: string) => string;
    readonly opensWith: (opening: string) => string;
    readonly declared: (share: string) => string;
  };
  readonly column: {
    readonly metric: string;
    readonly mean: string;
    readonly standardError: string;
    readonly exact: string;
    readonly z: string;
    readonly sd: string;
    readonly minimum: string;
    readonly maximum: string;
    readonly probability: string;
    readonly value: string;
    readonly interval: string;
    readonly valueAtRisk: string;
    readonly tailValueAtRisk: string;
    readonly float: string;
    readonly prize: string;
    readonly printed: string;
    readonly left: string;
    readonly noneLeft: string;
  };
  readonly fact: {
    readonly lottery: string;
    readonly series: string;
    readonly sales: string;
    readonly checkpoints: string;
    readonly claims: string;
    readonly unclaimed: string;
    readonly draws: string;
    readonly tax: string;
    readonly fund: string;
    readonly mode: string;
    readonly trials: string;
    readonly seed: string;
    readonly digest: string;
    readonly scenarioHash: string;
    readonly termsHash: string;
    readonly version: string;
  };
  readonly modes: Readonly<Record<'terminal' | 'path' | 'full', string>>;
  readonly periods: Readonly<Record<'day' | 'week' | 'month' | 'quarter', string>>;
  readonly say: {
    readonly lottery: (said: {
      readonly name: string;
      readonly tickets: string;
      readonly price: string;
      readonly prizes: string;
    }) => string;
    readonly series: (count: number, launches: string) => string;
    readonly share: (share: string) => string;
    readonly tickets: (tickets: string) => string;
    readonly outcome: (share: string, probability: string) => string;
    readonly beta: (mean: string, sd: string) => string;
    readonly curve: (share: string) => string;
    readonly uncertainty: (sd: string) => string;
    readonly overMonths: (count: number) => string;
    readonly onlySeries: (ordinal: number) => string;
    readonly grid: (period: string, until: string) => string;
    readonly dates: (count: number, last: string) => string;
    readonly claim: (share: string, prizes: string, days: string) => string;
    readonly otherPrizes: string;
    readonly unclaimed: (endsOn: string, count: number) => string;
    readonly draws: (count: number, total: string, share: string) => string;
    readonly noDraws: string;
    readonly tax: (residents: string, year: number) => string;
    readonly fund: (opening: string, accrual: string, interest: string) => string;
    readonly wholeScenario: string;
    readonly allQuantiles: string;
    readonly allTiers: string;
  };
}

export const REPORT_TEXT: Readonly<Record<Language, ReportText>> = {
  en: reportTextEn,
  ru: reportTextRu,
  kk: reportTextKk,
};
