/** A request about claims that is refused. */
import { CLAIM_REFUSAL_TEXTS, type ClaimRefusal } from '../../engine/claims/claimRefusal.ts';
import type { ClaimReason } from '../protocol/claims.ts';
import type { Refusal } from '../protocol/http.ts';
import { Refused } from '../refused.ts';

export const claimFault = (
  code: Refusal['code'],
  reason: ClaimReason,
  message: string,
  params?: NonNullable<Refusal['params']>,
): Refused => new Refused(code, message, { reason, ...(params && { params }) });

/** What the rules say no to. */
export function refusedByRules(claim: string, { reason, clause, year }: ClaimRefusal): Refused {
  const code =
    reason === 'role-may-not'
      ? 'WRONG_ROLE'
      : reason === 'second-person-needed'
        ? 'SECOND_PERSON'
        : 'WRONG_STATE';
  const isOfRates = reason === 'mrp-missing' || reason === 'rate-missing';
  const what = isOfRates
    ? `rate not confirmed for ${year}: add it to taxLaw of the claims policy (--claims-policy)`
    : CLAIM_REFUSAL_TEXTS[reason].en;
  const message = `${claim}: ${what} (clause ${clause})`;
  return claimFault(code, `claim-${reason}`, message, {
    clause,
    ...(isOfRates && year !== undefined && { year }),
  });
}
