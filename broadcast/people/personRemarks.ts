/** What a clerk should look at in the data of a winner: remarks, no faults. */
import type { Day } from '../../engine/claims/day.ts';
import { isOfAge } from '../../engine/claims/ofAge.ts';
import { checkIin } from '../../engine/identity/iin.ts';
import type { OpenedPerson, PersonData } from '../protocol/claims.ts';

/** Clause 1.3. */
const AGE_YEARS = 18;

/** @param on today, in Almaty */
export function personRemarks({ iin, birthDay }: PersonData, on: Day): OpenedPerson['remarks'] {
  const checked = checkIin(iin);
  const byNumber = checked.ok ? checked.birthDay : null;
  const known = birthDay ?? byNumber;
  return [
    ...(known !== null && !isOfAge(known, on, AGE_YEARS) ? (['under-age'] as const) : []),
    ...(birthDay !== null && byNumber !== null && birthDay !== byNumber
      ? (['birthday-differs'] as const)
      : []),
  ];
}
