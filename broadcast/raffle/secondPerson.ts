/** Who may be the second person of a decision: one of the other role, as for acts on draws. */

import type { Account, Accounts } from '../accounts/accounts.ts';
import { Refused } from '../refused.ts';

/** @throws Refused SECOND_PERSON or STALE, naming the decision */
export function expectSecondPerson(what: string, askedBy: string, by: Account, accounts: Accounts): void {
  if (askedBy === by.id)
    throw new Refused('SECOND_PERSON', `${what}: it takes another person than who asked`);
  const asker = accounts.get(askedBy);
  if (!asker || accounts.isDisabled(askedBy)) {
    throw new Refused('STALE', `${what}: who asked for it may no longer sign in; ask for it anew`);
  }
  const roles = new Set([asker.role, by.role]);
  if (roles.has('host') && roles.has('commission')) return;
  const isHouseWithoutCommission =
    asker.role === 'host' && by.role === 'host' && !accounts.hasRole('commission');
  if (isHouseWithoutCommission) return;
  const other = asker.role === 'host' ? 'commission' : 'hosts';
  throw new Refused('SECOND_PERSON', `${what}: it takes one of the ${other}`);
}
