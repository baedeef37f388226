/** What the data behind a claim answer to the rules: read by the rules alone, shown to nobody, so that no opening is on record. */
import type { Day } from '../../engine/claims/day.ts';
import { type Holder, UNKNOWN_HOLDER } from '../../engine/claims/holder.ts';
import type { LotteryTerms } from '../../engine/terms/lotteryTerms.ts';
import { holderOf } from '../people/holderOf.ts';
import type { PeopleStore } from '../people/peopleStore.ts';
import type { StoredClaim } from './claimStore.ts';

/** @param on the day of the act; the age is that of the terms (1.3) */
export function holderOfClaim(
  people: PeopleStore,
  { rules }: LotteryTerms,
  { person, content }: Pick<StoredClaim, 'person' | 'content'>,
  on: Day,
): Holder {
  if (person === null) return UNKNOWN_HOLDER;
  const years = rules.minimumAgeYears.value;
  return people.ask(person, (data) => holderOf(data, content.resident, on, years)) ?? UNKNOWN_HOLDER;
}
