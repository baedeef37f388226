/** By when a prize must be paid (clauses 9.5, 9.6, 9.11), counted in working days of the calendar given. */
import type { ClaimTerms, PayoutChannel } from '../terms/claimTerms.ts';
import type { ClaimPolicy } from './claimPolicy.ts';
import { addMonths, type Day } from './day.ts';
import { STATUS_LOSS_CLAUSE, statusLoss } from './statusLoss.ts';
import { addWorkingDays, type IsWorkingDay, workingDayFrom, workingDaysBetween } from './workingDays.ts';

/** An expertise as it stands. */
export interface ExpertisePeriod {
  /** The day the ticket was taken for it (9.11). */
  readonly acceptedOn: Day;
  /** Working days by which it was prolonged, all told. */
  readonly extendedWorkingDays: number;
  /** The day of the act, null while it lasts. */
  readonly closedOn: Day | null;
}

export interface ClaimDays {
  /** The day the ticket was presented (9.5). */
  readonly presentedOn: Day;
  /** The day the last document came (9.6 в, г), null before. */
  readonly documentsOn: Day | null;
  readonly expertise: ExpertisePeriod | null;
}

export interface PayoutDeadline {
  /** The last day to pay; null until all documents are there. */
  readonly dueOn: Day | null;
  /** What dueOn follows from. */
  readonly dueClause: string;
  /** Working days of the channel, null where none are set. */
  readonly workingDays: number | null;
  /** The last day that the terms allow for any payment (9.5). */
  readonly outerOn: Day;
  readonly outerClause: string;
  /** The last day of the expertise, null where there is none. */
  readonly expertiseDueOn: Day | null;
}

/** The last day of an expertise: its working days and those it was prolonged by (9.11). */
export const expertiseDueOn = (
  { expertise }: ClaimTerms,
  { acceptedOn, extendedWorkingDays }: Pick<ExpertisePeriod, 'acceptedOn' | 'extendedWorkingDays'>,
  isWorkingDay: IsWorkingDay,
): Day => addWorkingDays(acceptedOn, expertise.workingDays + extendedWorkingDays, isWorkingDay);

/**
 * The days by which to pay: those of the channel, and not beyond the three months in which an operator that lost its status has to pay
 * everything (8.4 б).
 */
export function payoutDeadline(
  terms: ClaimTerms,
  policy: ClaimPolicy,
  channel: PayoutChannel,
  days: ClaimDays,
  isWorkingDay: IsWorkingDay,
): PayoutDeadline {
  const known = channelDeadline(terms, policy, channel, days, isWorkingDay);
  const loss = statusLoss(policy);
  if (!loss) return known;
  const { payThrough } = loss;
  const outer = known.outerOn > payThrough && { outerOn: payThrough, outerClause: STATUS_LOSS_CLAUSE };
  const isLate = known.dueOn !== null && known.dueOn > payThrough;
  return { ...known, ...outer, ...(isLate && { dueOn: payThrough, dueClause: STATUS_LOSS_CLAUSE }) };
}

/**
 * The days by which to pay. A channel without a period pays money on the spot (9.6 б); a thing has only the outer limit
 * (9.16 sets none). An expertise prolongs what is paid on the spot too (9.5). The outer limit grows by the working days that the expertise takes (9.5).
 */
function channelDeadline(
  terms: ClaimTerms,
  policy: ClaimPolicy,
  channel: PayoutChannel,
  days: ClaimDays,
  isWorkingDay: IsWorkingDay,
): PayoutDeadline {
  const { presentedOn, documentsOn, expertise } = days;
  const limit = workingDayFrom(addMonths(presentedOn, terms.payoutLimit.months), isWorkingDay);
  const lastOfExpertise = expertise && expertiseDueOn(terms, expertise, isWorkingDay);
  const endOfExpertise = expertise && (expertise.closedOn ?? lastOfExpertise);
  const expertiseDays = expertise
    ? workingDaysBetween(expertise.acceptedOn, endOfExpertise!, isWorkingDay)
    : 0;
  const known = {
    workingDays: channel.payoutWorkingDays ?? null,
    outerOn: addWorkingDays(limit, expertiseDays, isWorkingDay),
    outerClause: terms.payoutLimit.clause,
    expertiseDueOn: lastOfExpertise,
  };
  const outer = { ...known, dueOn: known.outerOn, dueClause: known.outerClause };
  if (channel.payoutWorkingDays === undefined) {
    if (channel.forms.includes('in-kind')) return outer;
    return endOfExpertise !== null && endOfExpertise > presentedOn
      ? { ...known, dueOn: endOfExpertise, dueClause: `${channel.clause}; ${known.outerClause}` }
      : { ...known, dueOn: presentedOn, dueClause: channel.clause };
  }
  if (documentsOn === null) return { ...known, dueOn: null, dueClause: channel.clause };
  const added = policy.expertisePeriod.choice === 'added' ? expertiseDays : 0;
  const period = addWorkingDays(documentsOn, channel.payoutWorkingDays + added, isWorkingDay);
  const dueOn = endOfExpertise !== null && endOfExpertise > period ? endOfExpertise : period;
  return dueOn <= known.outerOn ? { ...known, dueOn, dueClause: channel.clause } : outer;
}
