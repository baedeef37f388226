/** A scenario in short, as numbers and ids without words: for the report, the lab page and the terminal, which have the words. */
import cdf from '@stdlib/stats-base-dists-normal-cdf';
import type { LocalText } from '../../engine/encoding/schemas.ts';
import { thresholdTenge } from '../../engine/terms/taxFormula.ts';
import type { Tenge } from '../../engine/terms/tenge.ts';
import { addMonths, dayNumber, isoOf } from './calendar.ts';
import { type ClaimRule, claimRuleOf } from './claimRule.ts';
import { lastSalesDay, sellThroughOf } from './salesPeriod.ts';
import type { Scenario, SellThrough } from './scenario.ts';
import { timelineOf } from './timeline.ts';

export interface SeriesSummary {
  /** 1 for the first. */
  readonly number: number;
  readonly launchOn: string;
  /** The last day on sale by plan, whatever the last checkpoint. */
  readonly lastSalesOn: string;
  readonly model: SellThrough['model'];
  /** Of the tickets, when sales end: the mean, and the least and the most that can be. */
  readonly meanShare: number;
  readonly leastShare: number;
  readonly mostShare: number;
}

export interface ClaimSummary {
  /** Ids, in the order of the terms. */
  readonly prizes: readonly string[];
  readonly share: number;
  readonly meanDelayDays: number;
  readonly longestDelayDays: number;
}

export interface ScenarioSummary {
  readonly name: LocalText;
  readonly lottery: LocalText;
  readonly mode: Scenario['mode'];
  readonly trials: number;
  readonly seed: string;
  readonly series: readonly SeriesSummary[];
  readonly ticketPriceTenge: Tenge;
  /** Of all series. */
  readonly printedTickets: number;
  readonly printedRevenueTenge: Tenge;
  readonly printedInstantTenge: Tenge;
  /** Mean tickets sold of all series when their sales end, before rounding to whole tickets. */
  readonly meanSoldTickets: number;
  readonly draws: {
    /** Entries of the calendar. */
    readonly planned: number;
    readonly winners: number;
    readonly totalTenge: Tenge;
    /** The ceiling of all series. */
    readonly fundTenge: Tenge;
    readonly registrationShare: number;
    readonly firstOn: string | null;
    readonly lastOn: string | null;
  };
  /** One for each rule that a prize has, in the order of the scenario. */
  readonly claims: readonly ClaimSummary[];
  /** Of the printed instant money, the share that is claimed in the mean. */
  readonly claimedInstantShare: number;
  readonly checkpoints: { readonly count: number; readonly firstOn: string; readonly lastOn: string };
  readonly lotteryEndsOn: string;
  /** From this day on unclaimed money goes to the state budget, at the next checkpoint. */
  readonly toBudgetFrom: string;
  /** Whether a checkpoint is left for that. */
  readonly reachesBudget: boolean;
  readonly tax: {
    readonly residentsShare: number;
    readonly mrpYear: number;
    readonly mrpTenge: Tenge;
    /** The largest prize without tax. */
    readonly taxFreeTenge: Tenge;
  };
  readonly fund: Scenario['fund'];
}

/** @param scenario parsed */
export function scenarioSummary(scenario: Scenario): ScenarioSummary {
  const { terms, name, mode, trials, seed, unclaimed, fund } = scenario;
  const { dates } = timelineOf(scenario);
  const series = scenario.series.map((_, i) => seriesSummary(scenario, i));
  const count = series.length;
  const instantTenge = sum(terms.instantTiers, ({ amountTenge, count }) => amountTenge * count);
  const toBudgetFrom = isoOf(addMonths(dayNumber(unclaimed.lotteryEndsOn), 12 * unclaimed.keptYears));
  return {
    name,
    lottery: terms.name,
    mode,
    trials,
    seed,
    series,
    ticketPriceTenge: terms.ticketPriceTenge,
    printedTickets: count * terms.series.tickets,
    printedRevenueTenge: count * terms.series.tickets * terms.ticketPriceTenge,
    printedInstantTenge: count * instantTenge,
    meanSoldTickets: sum(series, ({ meanShare }) => meanShare * terms.series.tickets),
    draws: drawsSummary(scenario),
    claims: claimSummaries(scenario),
    claimedInstantShare:
      sum(terms.instantTiers, (tier) => tier.amountTenge * tier.count * ruleOf(scenario, tier.id).share) /
      instantTenge,
    checkpoints: { count: dates.length, firstOn: dates[0]!, lastOn: dates.at(-1)! },
    lotteryEndsOn: unclaimed.lotteryEndsOn,
    toBudgetFrom,
    reachesBudget: toBudgetFrom <= dates.at(-1)!,
    tax: taxSummary(scenario),
    fund,
  };
}

const sum = <Part>(parts: readonly Part[], amount: (part: Part) => number): number =>
  parts.reduce((total, part) => total + amount(part), 0);

const ruleOf = ({ claims }: Scenario, id: string): ClaimRule => claimRuleOf(claims, id);

function seriesSummary(scenario: Scenario, i: number): SeriesSummary {
  const model = sellThroughOf(scenario, i);
  const { launchOn } = scenario.series[i]!;
  const [meanShare, leastShare, mostShare] = finalShares(model, scenario.terms.series.tickets);
  return {
    number: i + 1,
    launchOn,
    lastSalesOn: isoOf(lastSalesDay(launchOn, model)),
    model: model.model,
    meanShare,
    leastShare,
    mostShare,
  };
}

function finalShares(model: SellThrough, tickets: number): [mean: number, least: number, most: number] {
  if (model.model === 'fixed') {
    const share = model.share ?? model.sold! / tickets;
    return [share, share, share];
  }
  if (model.model === 'curve') return curveShares(model.cumulativeShares.at(-1)!, model.uncertainty?.sd ?? 0);
  if (model.beta) return [model.beta.mean, 0, 1];
  const possible = model.outcomes!.filter(({ probability }) => probability > 0);
  const shares = possible.map(({ share }) => share);
  const mean = sum(possible, ({ share, probability }) => share * probability);
  return [mean, Math.min(...shares), Math.max(...shares)];
}

/** The mean of min(1, s·f) with f log-normal of mean 1: s·Φ((−ln s − sd² ∕ 2) ∕ sd) + 1 − Φ((−ln s + sd² ∕ 2) ∕ sd). */
function curveShares(share: number, sd: number): [mean: number, least: number, most: number] {
  if (sd === 0 || share === 0) return [share, share, share];
  const phi = (shift: number): number => cdf((shift - Math.log(share)) / sd, 0, 1);
  return [share * phi((-sd * sd) / 2) + 1 - phi((sd * sd) / 2), 0, 1];
}

function drawsSummary({ terms, series, draws }: Scenario): ScenarioSummary['draws'] {
  const amounts = new Map(terms.drawFund.prizes.map(({ id, amountTenge }) => [id, amountTenge]));
  const days = draws.calendar.map(({ on }) => on).toSorted();
  return {
    planned: draws.calendar.length,
    winners: sum(draws.calendar, ({ winners }) => winners),
    totalTenge: sum(draws.calendar, ({ prize, winners }) => winners * amounts.get(prize)!),
    fundTenge: series.length * terms.drawFund.totalTenge,
    registrationShare: draws.registrationShare,
    firstOn: days[0] ?? null,
    lastOn: days.at(-1) ?? null,
  };
}

function claimSummaries(scenario: Scenario): ClaimSummary[] {
  const { instantTiers, drawFund } = scenario.terms;
  const ids = [...instantTiers, ...drawFund.prizes].map(({ id }) => id);
  return scenario.claims.flatMap((rule) => {
    const prizes = ids.filter((id) => ruleOf(scenario, id) === rule);
    if (prizes.length === 0) return [];
    return [
      {
        prizes,
        share: rule.share,
        meanDelayDays: sum(rule.delays, ({ days, probability }) => days * probability),
        longestDelayDays: Math.max(...rule.delays.map(({ days }) => days)),
      },
    ];
  });
}

function taxSummary({ terms, tax }: Scenario): ScenarioSummary['tax'] {
  const mrpTenge = terms.tax.mrpTengeByYear[tax.mrpYear]!;
  const taxFreeTenge = thresholdTenge({ thresholdMrp: terms.tax.thresholdMrp, mrpTenge });
  return { ...tax, mrpTenge, taxFreeTenge };
}
