/**
 * What is known without a trial, to stand beside the estimates: closed forms where a number is linear in the tickets sold, and
 * the whole law of the instant prizes where one series is sold. Null is "not known", never "about".
 */
import { TirazhError } from '../../engine/errors.ts';
import { type PayoutDistribution, payoutDistribution } from '../exact/payoutDistribution.ts';
import { payoutMoments } from '../exact/payoutMoments.ts';
import { prizeUrnOf } from '../exact/prizeUrn.ts';
import { tierMarginal } from '../exact/tierMarginal.ts';
import { type ExpectedDraw, expectedDraws } from './expectedDraws.ts';
import { type ExpectedFlow, expectedFlow, meanSold } from './expectedFlow.ts';
import type { TrialPlan } from './prepareTrials.ts';
import type { MetricId } from './simulationResult.ts';

export interface ExactMetric {
  readonly mean: number;
  /** Null where only the mean is known. */
  readonly sd: number | null;
  /** The smallest value that is reached with a probability; null where the law is not known. */
  readonly quantile: ((probability: number) => number) | null;
}

export interface ExactValues {
  readonly metrics: Partial<Readonly<Record<MetricId, ExactMetric>>>;
  /** Of all prizes won. */
  readonly won: {
    readonly quantile: ((probability: number) => number) | null;
    readonly tailValueAtRisk: ((probability: number) => number) | null;
  };
  /** Mean balance at each checkpoint. */
  readonly balances: readonly (number | null)[];
  readonly tiers: readonly {
    readonly remaining: number | null;
    readonly exhausted: number | null;
  }[];
}

/** Tickets sold in the end, one law a series; null where some series has none that can be listed. */
function finalLaws(plan: TrialPlan): readonly FinalLaw[] | null {
  const laws = plan.series.map(({ sellThrough }) => sellThrough.finalLaw);
  return laws.includes(null) ? null : (laws as FinalLaw[]);
}
type FinalLaw = NonNullable<TrialPlan['series'][number]['sellThrough']['finalLaw']>;

/** The sum over independent series of a number whose mean and variance are known for each number of tickets sold. */
function summedMoments(
  laws: readonly FinalLaw[],
  momentsOf: (sold: number) => { readonly mean: number; readonly variance: number },
): ExactMetric {
  let mean = 0;
  let variance = 0;
  for (const law of laws) {
    const cases = law.map(({ sold, probability }) => ({ probability, ...momentsOf(sold) }));
    const centre = cases.reduce((sum, one) => sum + one.probability * one.mean, 0);
    mean += centre;
    variance += cases.reduce(
      (sum, one) => sum + one.probability * (one.variance + (one.mean - centre) ** 2),
      0,
    );
  }
  return { mean, sd: Math.sqrt(variance), quantile: null };
}

const times = ({ mean, sd, quantile }: ExactMetric, factor: number): ExactMetric => ({
  mean: mean * factor,
  sd: sd === null ? null : sd * factor,
  quantile: quantile && ((p) => quantile(p) * factor),
});

const only = (mean: number): ExactMetric => ({ mean, sd: null, quantile: null });
const always = (value: number): ExactMetric => ({ mean: value, sd: 0, quantile: () => value });

/** The law of the instant prizes where one series sells the same number in every trial. */
function instantLaw(plan: TrialPlan, laws: readonly FinalLaw[] | null): PayoutDistribution | null {
  const [law] = laws ?? [];
  if (laws?.length !== 1 || law?.length !== 1) return null;
  try {
    return payoutDistribution(prizeUrnOf(plan.scenario.terms), law[0]!.sold);
  } catch (fault) {
    // A table whose exact law would take too long: the closed forms still hold.
    if (fault instanceof TirazhError) return null;
    throw fault;
  }
}

function soldMetric(laws: readonly FinalLaw[]): ExactMetric {
  const summed = summedMoments(laws, (sold) => ({ mean: sold, variance: 0 }));
  if (summed.sd === 0) return always(summed.mean);
  return laws.length === 1 ? { ...summed, quantile: (p) => soldQuantile(laws[0]!, p) } : summed;
}

function soldQuantile(law: FinalLaw, p: number): number {
  let reached = 0;
  for (const { sold, probability } of law) {
    reached += probability;
    // Probabilities add up with their rounding.
    if (reached >= p - 1e-12) return sold;
  }
  return law.at(-1)!.sold;
}

function instantMetric(
  plan: TrialPlan,
  laws: readonly FinalLaw[],
  law: PayoutDistribution | null,
): ExactMetric {
  const urn = prizeUrnOf(plan.scenario.terms);
  const summed = summedMoments(laws, (sold) => {
    const { meanTenge, varianceTenge2 } = payoutMoments(urn, sold);
    return { mean: meanTenge, variance: varianceTenge2 };
  });
  return { ...summed, quantile: law && ((p) => law.quantile(p)) };
}

function drawMetric(draws: readonly ExpectedDraw[]): ExactMetric {
  const mean = draws.reduce((sum, { meanTenge }) => sum + meanTenge, 0);
  if (draws.some(({ varianceTenge2 }) => varianceTenge2 === null)) return only(mean);
  const variance = draws.reduce((sum, { varianceTenge2 }) => sum + varianceTenge2!, 0);
  return variance === 0 ? always(mean) : { mean, sd: Math.sqrt(variance), quantile: null };
}

/** RTP is linear only where revenue is the same in every trial. */
function rtpMetric(revenue: ExactMetric, instant: ExactMetric, draw: ExactMetric): ExactMetric | undefined {
  if (revenue.sd !== 0) return undefined;
  if (revenue.mean === 0) return always(0);
  const { quantile } = instant;
  const summed = {
    mean: instant.mean + draw.mean,
    sd: Math.hypot(instant.sd!, draw.sd!),
    quantile: quantile && draw.sd === 0 ? (p: number) => quantile(p) + draw.mean : null,
  };
  return times(summed, 1 / revenue.mean);
}

/** Mean balances; null from the first step whose interest is on an uncertain balance, or whose sales are not known. */
function meanBalances(
  plan: TrialPlan,
  sold: Float64Array | null,
  flow: ExpectedFlow | null,
): (number | null)[] {
  const { fund, terms } = plan.scenario;
  let balance: number | null = fund.openingTenge;
  let accrued = 0;
  return plan.timeline.checkpoints.map((_, c) => {
    if (!sold || !flow || balance === null) return null;
    const factor = plan.interestFactors[c]!;
    if (factor > 0 && c > 0) {
      balance = null;
      return null;
    }
    // Where sales are a mixture, rounding of the accrual is left out: half a tenge at most.
    const revenue = sold[c]! * terms.ticketPriceTenge;
    const accrual = plan.series.every(({ fixedSold }) => fixedSold)
      ? Math.round(fund.accrualShare * revenue)
      : fund.accrualShare * revenue;
    balance += Math.floor(balance * factor) + accrual - accrued - flow.paidTenge[c]! - flow.toBudgetTenge[c]!;
    accrued = accrual;
    return balance;
  });
}

function taxMean({ prizes, scenario }: TrialPlan, { paidCounts }: ExpectedFlow): number {
  const { residentsShare } = scenario.tax;
  return prizes.reduce((sum, { residentTaxTenge, nonResidentTaxTenge }, i) => {
    const each = residentsShare * residentTaxTenge + (1 - residentsShare) * nonResidentTaxTenge;
    return sum + paidCounts[i]! * each;
  }, 0);
}

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

function flowMetrics(plan: TrialPlan, flow: ExpectedFlow): ExactValues['metrics'] {
  return {
    paidTenge: only(total(flow.paidTenge)),
    breakageTenge: only(total(flow.unclaimedTenge)),
    toBudgetTenge: only(total(flow.toBudgetTenge)),
    taxTenge: only(taxMean(plan, flow)),
  };
}

function tierValues(plan: TrialPlan, laws: readonly FinalLaw[] | null): ExactValues['tiers'] {
  const urn = prizeUrnOf(plan.scenario.terms);
  return urn.tiers.map(({ count }) => {
    if (!laws) return { remaining: null, exhausted: null };
    const mean = summedMoments(laws, (n) => ({ mean: n, variance: 0 })).mean;
    const noneLeft = (law: FinalLaw): number =>
      law.reduce((sum, one) => {
        return sum + one.probability * tierMarginal(urn, count, one.sold).probabilityExhausted;
      }, 0);
    return {
      remaining: count * (plan.series.length - mean / urn.tickets),
      exhausted: laws.reduce((product, law) => product * noneLeft(law), 1),
    };
  });
}

/** All that is known of a scenario. Up to a second for the law of a table; everything else at once. */
export function exactValues(plan: TrialPlan): ExactValues {
  const laws = finalLaws(plan);
  const draws = expectedDraws(plan);
  const sold = meanSold(plan);
  const law = instantLaw(plan, laws);
  const flow = sold && draws ? expectedFlow(plan, sold, draws) : null;
  const balances = meanBalances(plan, sold, flow);
  const draw = draws ? drawMetric(draws) : null;
  const soldTickets = laws ? soldMetric(laws) : null;
  const revenue = soldTickets && times(soldTickets, plan.scenario.terms.ticketPriceTenge);
  const instant = laws ? instantMetric(plan, laws, law) : null;
  const rtp = revenue && instant && draw ? rtpMetric(revenue, instant, draw) : undefined;
  const closing = balances.at(-1);
  const drawnAlways = draw?.sd === 0 ? draw.mean : null;
  return {
    metrics: {
      ...(soldTickets && revenue && { soldTickets, revenueTenge: revenue }),
      ...(instant && { instantWonTenge: instant }),
      ...(draw && { drawWonTenge: draw }),
      ...(flow && flowMetrics(plan, flow)),
      ...(rtp && { rtp }),
      ...(plan.scenario.fund.interestPerYear === 0 && { interestTenge: always(0) }),
      ...(typeof closing === 'number' && { closingBalanceTenge: only(closing) }),
    },
    won: {
      quantile: law && drawnAlways !== null ? (p) => law.quantile(p) + drawnAlways : null,
      tailValueAtRisk: law && drawnAlways !== null ? (p) => law.tailValueAtRisk(p) + drawnAlways : null,
    },
    balances,
    tiers: tierValues(plan, laws),
  };
}
