/**
 * Records that are proved to everybody and read by few. What a ticket wins, and that it is not paid yet, is nobody's business before the
 * payment (with the place of its sale it would be a map for thieves) nor after it: who knows a neighbour's ticket would know the win
 * (8.4 а, 15.3). Their leaf hashes are public as all others; ids and nonces of 64 random bits keep the hashes from being guessed open.
 */
import type { Role } from '../protocol/host.ts';

const PRIVATE = /^(claim\.|person\.|ticket\.looked-up$)/;
/** Who may read claims (`http/access.ts`). */
const READERS: ReadonlySet<Role> = new Set<Role>(['host', 'operator', 'cashier', 'auditor']);

/** @param role of who asks; null: anybody */
export const isPrivateTo = (role: Role | null, type: string): boolean =>
  PRIVATE.test(type) && (role === null || !READERS.has(role));
