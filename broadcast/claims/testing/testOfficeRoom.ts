/** A claims office on stores of its own, without threads, sockets or the real clock: the small run, received and sold. */

import type { ClaimAct } from '../../../engine/claims/claimAct.ts';
import type { ClaimPolicy } from '../../../engine/claims/claimPolicy.ts';
import { Accounts } from '../../accounts/accounts.ts';
import { receiveRun } from '../../testing/accountedSeries.ts';
import { openStores, type SetClock, type Stores } from '../../testing/stores.ts';
import { Identifications } from '../../tickets/identification.ts';
import type { OfficeKey } from '../../tickets/officeKey.ts';
import { type ClaimOffice, openClaimOffice } from '../claimOffice.ts';
import type { Actor } from '../claimRole.ts';
import { OWN_PRIZE, type StoredClaim } from '../claimStore.ts';
import { NO_FORM_DETAILS } from '../formDetails.ts';
import { ownClaimPolicy } from '../policyFile.ts';
import { MADE_UP, type PaperTicket } from './tickets.ts';

/** Tuesday, noon in Almaty: the lottery lasts. */
export const TUESDAY_MS = Date.parse('2024-03-05T07:00:00.000Z');
/** Nobody signs in here. */
const CHEAP = { N: 2, r: 1, p: 1 };

export interface OfficeRoom extends Stores, ClaimOffice {
  readonly clock: SetClock;
  readonly office: OfficeKey;
  readonly cashier: Actor;
  readonly operator: Actor;
  readonly second: Actor;
  /** Opens a claim to the ticket's own prize. */
  open(ticket: PaperTicket): StoredClaim;
  /** Does acts one after another, each of which has to be done. */
  acts(claim: string, ...list: readonly (readonly [Actor, ClaimAct, string?])[]): StoredClaim;
  /** Sends a ticket of the counter to expertise by its holder's request (9.9). */
  examine(claim: string): StoredClaim;
}

export async function openOfficeRoom(
  folder: string,
  policy: ClaimPolicy = ownClaimPolicy(),
  nowMs = TUESDAY_MS,
): Promise<OfficeRoom> {
  const clock = { nowMs };
  const now = (): number => clock.nowMs;
  const stores = openStores(folder, clock);
  const { office } = receiveRun(stores);
  const accounts = new Accounts(stores.database, stores.journal, now, CHEAP);
  const made = async (name: string, role: 'cashier' | 'operator'): Promise<Actor> => {
    const { id } = await accounts.create(name, role, 'a password');
    return { id, role: role === 'cashier' ? 'cashier' : 'head-office' };
  };
  const cashier = await made('cashier', 'cashier');
  const operator = await made('first', 'operator');
  const second = await made('second', 'operator');
  stores.books.move({
    ...{ series: 1, to: 'sold', ranges: [{ first: 0, last: 599 }], distributor: null, day: null },
    ...{ point: null, reason: null, by: operator.id },
  });
  const identifications = new Identifications({ ...stores, office });
  const room = openClaimOffice({
    ...{ ...stores, identifications, office, policy, now, formDetails: NO_FORM_DETAILS },
    stateOf: (draw) => stores.log.state(draw),
  });
  const acts: OfficeRoom['acts'] = (claim, ...list) => {
    for (const [by, act, reference] of list) {
      const { seq } = room.claims.get(claim);
      room.claims.act(claim, { act: act as never, seq, reference: reference ?? null }, by);
    }
    return room.claims.get(claim);
  };
  return {
    ...stores,
    ...room,
    ...{ clock, office, cashier, operator, second },
    open: ({ serial, code }) =>
      room.claims.open(room.counter.lookUp({ serial, code }, cashier.id, 'claim'), OWN_PRIZE, cashier),
    acts,
    examine(claim) {
      room.winners.keep(claim, MADE_UP, cashier);
      return acts(
        claim,
        [cashier, { type: 'choose', resident: null, wishes: { expertise: true } }],
        [cashier, { type: 'give-documents', documents: ['expertise-request'] }],
        [operator, { type: 'send-to-expertise' }],
      );
    },
  };
}
