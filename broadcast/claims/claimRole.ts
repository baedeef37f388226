/** Which part of the operator's house an account acts for (clause 9.6). */
import type { ClaimRole } from '../../engine/claims/claimAct.ts';
import type { Account } from '../accounts/accounts.ts';
import type { Role } from '../protocol/host.ts';

/** Null: the role has no part in claims. */
export const claimRoleOf = (role: Role): ClaimRole | null =>
  role === 'cashier' ? 'cashier' : role === 'operator' ? 'head-office' : null;

/** Who acts on a claim. */
export interface Actor {
  readonly id: string;
  readonly role: ClaimRole;
}

/** @throws Error for an account whose role no route should have let through */
export function actorOf({ id, role }: Account): Actor {
  const acting = claimRoleOf(role);
  if (acting) return { id, role: acting };
  throw new Error(`${id}: a ${role} has no part in claims`);
}
