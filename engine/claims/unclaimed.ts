/**
 * Prizes that nobody has claimed yet: what is outstanding on a day, how old it is, and when it goes to the state budget (9.7).
 * Counts come from outside, as lots: prizes of one tier that became claimable on one day. While a series is sealed nobody knows
 * which sold tickets win, so a lot of instant prizes is what was printed, claimable from the first day of sale, which is the most that
 * can be owed; counted for a transfer it is what sold tickets win. A lot of a draw is what was drawn, from the day of the draw.
 */
import type { Tenge } from '../terms/tenge.ts';
import type { ClaimSchedule } from './claimSchedule.ts';
import { type Day, daysBetween } from './day.ts';

export interface Dated {
  readonly on: Day;
  readonly count: number;
}

export interface PrizeLot {
  /** Id of the tier or of the draw prize. */
  readonly tier: string;
  readonly amountTenge: Tenge;
  /** The first day on which it could be claimed. */
  readonly since: Day;
  readonly count: number;
  /** Paid or handed over; both lists in any order. */
  readonly paid: readonly Dated[];
  /** Passed to the state budget (9.7). */
  readonly toBudget: readonly Dated[];
}

/** Days since a prize could be claimed, by upper limit, that limit included; the last bucket has none. */
export const AGE_BUCKETS = [
  { id: 'month', throughDays: 30 },
  { id: 'quarter', throughDays: 91 },
  { id: 'half-year', throughDays: 182 },
  { id: 'year', throughDays: 365 },
  { id: 'older', throughDays: Number.POSITIVE_INFINITY },
] as const;
export type AgeBucket = (typeof AGE_BUCKETS)[number]['id'];

/** `accepting` tickets are taken (9.5); `kept` the money waits (9.7); `due-to-budget` the three years are over. */
export type UnclaimedPhase = 'accepting' | 'kept' | 'due-to-budget';

export interface Sum {
  readonly count: number;
  readonly tenge: Tenge;
}

export interface UnclaimedTier {
  readonly tier: string;
  readonly amountTenge: Tenge;
  readonly claimable: Sum;
  readonly paid: Sum;
  readonly toBudget: Sum;
  /** claimable − paid − toBudget, to the tenge. */
  readonly outstanding: Sum;
  /** The outstanding by age; the counts add up to it. */
  readonly byAge: Readonly<Record<AgeBucket, Sum>>;
}

export interface Unclaimed {
  readonly on: Day;
  readonly phase: UnclaimedPhase;
  /** Days until the phase ends: tickets are taken, or money is kept, through that day; 0 when it is due. */
  readonly daysLeft: number;
  /** Largest prize first; tiers of one id and amount are one row. */
  readonly tiers: readonly UnclaimedTier[];
  readonly totals: Omit<UnclaimedTier, 'tier' | 'amountTenge'>;
}

/** How things stood at the end of the day; what happened later is not counted. @throws RangeError where more left a lot than was in it */
export function unclaimedAt(lots: readonly PrizeLot[], schedule: ClaimSchedule, on: Day): Unclaimed {
  const rows = new Map<string, UnclaimedTier>();
  for (const lot of lots) {
    if (lot.since > on) continue;
    const key = `${lot.tier} ${lot.amountTenge}`;
    rows.set(key, added(rows.get(key) ?? emptyTier(lot), rowOf(lot, on)));
  }
  const tiers = [...rows.values()].sort(
    (a, b) => b.amountTenge - a.amountTenge || (a.tier < b.tier ? -1 : 1),
  );
  const {
    tier: _,
    amountTenge: __,
    ...totals
  } = tiers.reduce(added, emptyTier({ tier: '', amountTenge: 0 }));
  return { on, ...phaseAt(schedule, on), tiers, totals };
}

/** Where the lottery stands on a day. */
export function phaseAt(
  { acceptedThrough, keptThrough }: ClaimSchedule,
  on: Day,
): Pick<Unclaimed, 'phase' | 'daysLeft'> {
  if (on <= acceptedThrough) return { phase: 'accepting', daysLeft: daysBetween(on, acceptedThrough) };
  if (on <= keptThrough) return { phase: 'kept', daysLeft: daysBetween(on, keptThrough) };
  return { phase: 'due-to-budget', daysLeft: 0 };
}

const NONE: Sum = { count: 0, tenge: 0 };
const plus = (a: Sum, b: Sum): Sum => ({ count: a.count + b.count, tenge: a.tenge + b.tenge });

function rowOf({ tier, amountTenge, since, count, paid, toBudget }: PrizeLot, on: Day): UnclaimedTier {
  const sum = (prizes: number): Sum => ({ count: prizes, tenge: prizes * amountTenge });
  const until = (dated: readonly Dated[]): number =>
    dated.reduce((total, one) => (one.on <= on ? total + one.count : total), 0);
  const gone = { paid: until(paid), toBudget: until(toBudget) };
  const left = count - gone.paid - gone.toBudget;
  if (left < 0) {
    throw new RangeError(
      `lot "${tier}" of ${since}: ${count} prizes, but ${count - left} were paid or passed on by ${on}`,
    );
  }
  const bucket = ageBucket(daysBetween(since, on));
  return {
    ...{ tier, amountTenge },
    ...{ claimable: sum(count), paid: sum(gone.paid), toBudget: sum(gone.toBudget), outstanding: sum(left) },
    byAge: { ...emptyAges(), [bucket]: sum(left) },
  };
}

const ageBucket = (days: number): AgeBucket => AGE_BUCKETS.find(({ throughDays }) => days <= throughDays)!.id;

const emptyAges = (): Record<AgeBucket, Sum> =>
  Object.fromEntries(AGE_BUCKETS.map(({ id }) => [id, NONE])) as Record<AgeBucket, Sum>;

const emptyTier = ({ tier, amountTenge }: Pick<PrizeLot, 'tier' | 'amountTenge'>): UnclaimedTier => ({
  ...{ tier, amountTenge, claimable: NONE, paid: NONE, toBudget: NONE, outstanding: NONE },
  byAge: emptyAges(),
});

const added = (a: UnclaimedTier, b: UnclaimedTier): UnclaimedTier => ({
  ...{ tier: a.tier, amountTenge: a.amountTenge },
  claimable: plus(a.claimable, b.claimable),
  paid: plus(a.paid, b.paid),
  toBudget: plus(a.toBudget, b.toBudget),
  outstanding: plus(a.outstanding, b.outstanding),
  byAge: Object.fromEntries(AGE_BUCKETS.map(({ id }) => [id, plus(a.byAge[id], b.byAge[id])])) as Record<
    AgeBucket,
    Sum
  >,
});
