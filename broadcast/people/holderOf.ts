/** What a winner's data answer to the rules' questions (clauses 1.3, 9.2 а). */
import type { Day } from '../../engine/claims/day.ts';
import type { Holder } from '../../engine/claims/holder.ts';
import { isOfAge } from '../../engine/claims/ofAge.ts';
import { checkIin } from '../../engine/identity/iin.ts';
import type { PersonData } from '../protocol/claims.ts';

/** As the document says, else as the digits of the IIN do; null: neither. */
function birthDayOf({ birthDay, iin }: PersonData): Day | null {
  if (birthDay !== null) return birthDay;
  const checked = checkIin(iin);
  return checked.ok ? checked.birthDay : null;
}

/**
 * @param resident null where nobody has said
 * @param on the day asked about, in Almaty
 * @param years the age from which on somebody takes part, by the terms
 */
export function holderOf(data: PersonData, resident: boolean | null, on: Day, years: number): Holder {
  const birthDay = birthDayOf(data);
  const { kind } = data.document;
  return {
    isKnown: true,
    isOfAge: birthDay === null ? null : isOfAge(birthDay, on, years),
    documentDiffers: resident === true ? kind === 'passport' : resident === false && kind === 'identity-card',
  };
}
