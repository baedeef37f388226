/** What the draws give away, where sales can be listed: who registers is binomial, and a draw has no more winners than tickets in it. */
import type { Tenge } from '../../engine/terms/tenge.ts';
import type { DrawEvent } from './drawEvent.ts';
import type { TrialPlan } from './prepareTrials.ts';

export interface ExpectedDraw {
  readonly event: DrawEvent;
  /** Mean number of winners of each prize of the event. */
  readonly winners: readonly number[];
  readonly meanTenge: number;
  /** Null where it depends on the sales: the draws of one series are then not independent. */
  readonly varianceTenge2: number | null;
}

/** Probabilities below this are seen by no run. */
const NEGLIGIBLE = 1e-20;

/** P(R = r) for r below `bound`, R binomial. */
function binomialMasses(n: number, p: number, bound: number): number[] {
  if (p === 1) return Array.from({ length: bound }, (_, r) => (r === n ? 1 : 0));
  const masses = [Math.exp(n * Math.log1p(-p))];
  for (let r = 1; r < bound; r++) {
    const last = masses[r - 1]!;
    masses.push(r > n ? 0 : (last * (n - r + 1) * p) / (r * (1 - p)));
  }
  return masses.slice(0, bound);
}

/** Winners of each prize when so many tickets are registered. */
function winnersAmong({ prizes }: DrawEvent, registered: number): number[] {
  let left = registered;
  return prizes.map(({ winners }) => {
    const won = Math.min(winners, left);
    left -= won;
    return won;
  });
}

function expectedDraw(plan: TrialPlan, event: DrawEvent, entitled: number): ExpectedDraw {
  const amounts = event.prizes.map(({ prize }) => plan.prizes[prize]!.amountTenge);
  const full = event.prizes.map(({ winners }) => winners);
  const worth = (winners: readonly number[]): Tenge =>
    winners.reduce((sum, count, i) => sum + count * amounts[i]!, 0);
  const places = full.reduce((sum, count) => sum + count, 0);
  // As differences from a draw with all of its winners, which is nearly certain: nothing cancels.
  const winners = [...full];
  let missing = 0;
  let missingSquares = 0;
  const masses = binomialMasses(entitled, plan.scenario.draws.registrationShare, places);
  for (const [registered, mass] of masses.entries()) {
    if (mass < NEGLIGIBLE) continue;
    const among = winnersAmong(event, registered);
    for (const [i, count] of among.entries()) winners[i]! -= mass * (full[i]! - count);
    const short = worth(full) - worth(among);
    missing += mass * short;
    missingSquares += mass * short * short;
  }
  return {
    event,
    winners,
    meanTenge: worth(full) - missing,
    varianceTenge2: Math.max(0, missingSquares - missing * missing),
  };
}

/** One for each event of the plan; null where the sales before a draw cannot be listed. */
export function expectedDraws(plan: TrialPlan): readonly ExpectedDraw[] | null {
  const draws: ExpectedDraw[] = [];
  for (const event of plan.draws) {
    const { paths } = plan.series[event.series]!;
    if (!paths) return null;
    const cases = paths.map(({ probability, sold }) => {
      const before = event.previousSalesAt < 0 ? 0 : sold[event.previousSalesAt]!;
      return { probability, draw: expectedDraw(plan, event, sold[event.salesAt]! - before) };
    });
    draws.push(mixtureOf(event, cases));
  }
  return draws;
}

function mixtureOf(
  event: DrawEvent,
  cases: readonly { readonly probability: number; readonly draw: ExpectedDraw }[],
): ExpectedDraw {
  const mean = (value: (draw: ExpectedDraw) => number): number =>
    cases.reduce((sum, { probability, draw }) => sum + probability * value(draw), 0);
  const [first] = cases;
  if (cases.length === 1) return first!.draw;
  const isSure = cases.every(
    ({ draw }) => draw.varianceTenge2 === 0 && draw.meanTenge === first!.draw.meanTenge,
  );
  return {
    event,
    winners: event.prizes.map((_, i) => mean(({ winners }) => winners[i]!)),
    meanTenge: mean(({ meanTenge }) => meanTenge),
    varianceTenge2: isSure ? 0 : null,
  };
}
