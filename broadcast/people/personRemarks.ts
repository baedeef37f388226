/** What a clerk should look at in the data of a winner. */
import type { Holder } from '../../engine/claims/holder.ts';
import { checkIin } from '../../engine/identity/iin.ts';
import type { OpenedPerson, PersonData } from '../protocol/claims.ts';

/** @param holder what the data say to the rules today (`holderOf.ts`) */
export function personRemarks({ iin, birthDay }: PersonData, holder: Holder): OpenedPerson['remarks'] {
  const checked = checkIin(iin);
  const byNumber = checked.ok ? checked.birthDay : null;
  const differs = birthDay !== null && byNumber !== null && birthDay !== byNumber;
  return [
    ...(holder.isOfAge === false ? (['under-age'] as const) : []),
    ...(differs ? (['birthday-differs'] as const) : []),
    ...(holder.documentDiffers ? (['document-differs'] as const) : []),
  ];
}
