/** The work lists of claims: what waits for somebody's role, what is open, overdue, in one state, of one ticket. */
import type { Role } from '../../../broadcast/protocol/host.ts';
import { CLAIM_STATES, type ClaimState } from '../../../engine/claims/claim.ts';

/** A list by its name in the address. */
export type WorkList = 'mine' | 'acted' | 'open' | 'overdue' | 'all' | ClaimState;

/** States in which the next act is as a rule this role's. */
const WAITS_FOR: Readonly<Partial<Record<Role, readonly ClaimState[]>>> = {
  cashier: ['presented', 'approved', 'paid'],
  operator: ['documents', 'expertise', 'forged', 'approved', 'ticket-withdrawn'],
};

/** The lists by name; those of one state have a field of their own. */
export const namedLists = (role: Role): readonly WorkList[] => [
  ...(WAITS_FOR[role] ? (['mine', 'acted'] as const) : []),
  ...(['open', 'overdue', 'all'] as const),
];

const NAMES: readonly string[] = ['mine', 'acted', 'open', 'overdue', 'all', ...CLAIM_STATES];

/** The list that an address names, else the first of the role. */
export function workListOf(name: string | undefined, role: Role): WorkList {
  const lists = namedLists(role);
  if (name === undefined || !NAMES.includes(name)) return lists[0]!;
  const list = name as WorkList;
  const isOfClerks = list === 'mine' || list === 'acted';
  return isOfClerks && !lists.includes(list) ? lists[0]! : list;
}

/** What the server is asked for it, as a query without `?`. @param serial of one ticket, or empty */
export function workListQuery(list: WorkList, role: Role, serial: string): string {
  const query = new URLSearchParams();
  if (list === 'acted') query.set('by', 'me');
  if (list === 'open' || list === 'overdue') query.set('due', list);
  const states = list === 'mine' ? (WAITS_FOR[role] ?? []) : CLAIM_STATES.filter((state) => state === list);
  for (const state of states) query.append('state', state);
  if (serial !== '') query.set('serial', serial);
  return query.toString();
}
