/** A claim as whoever asks for it may see it, with what they could do to it now. */
import type { FastifyRequest } from 'fastify';
import { claimRoleOf } from '../claims/claimRole.ts';
import type { StoredClaim } from '../claims/claimStore.ts';
import type { ClaimDetail } from '../protocol/claims.ts';
import type { Service } from '../service.ts';

export const claimShown =
  ({ claimOffice: { claims, views } }: Service) =>
  ({ account }: FastifyRequest, stored: StoredClaim): ClaimDetail => {
    const role = claimRoleOf(account.role);
    return views.detail(stored, claims.today(), role && { id: account.id, role });
  };
