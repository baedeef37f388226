/** The sections that somebody's role has work in. The server decides; the office only leaves out what would be refused. */
import type { Role } from '../../../broadcast/protocol/host.ts';
import { SECTIONS, type Section } from './route.ts';

const EVERYBODY_BUT_CASHIERS: readonly Role[] = ['operator', 'host', 'commission', 'auditor'];

const EVERYBODY: readonly Role[] = ['operator', 'host', 'commission', 'auditor', 'cashier'];
const CLAIM_READERS: readonly Role[] = ['cashier', 'operator', 'host', 'auditor'];
const MONEY_READERS: readonly Role[] = ['operator', 'host', 'auditor'];

const READERS: Readonly<Record<Section, readonly Role[]>> = {
  overview: EVERYBODY,
  claims: CLAIM_READERS,
  tickets: EVERYBODY_BUT_CASHIERS,
  money: MONEY_READERS,
  raffle: EVERYBODY_BUT_CASHIERS,
};

/** Empty: the role has no work here. */
export const sectionsOf = (role: Role): readonly Section[] =>
  SECTIONS.filter((section) => READERS[section].includes(role));
/** Where the role's work begins: a cashier stands at the counter. Null: nowhere. */
export const firstSectionOf = (role: Role): Section | null =>
  role === 'cashier' ? 'claims' : (sectionsOf(role)[0] ?? null);

export const mayMoveTickets = (role: Role): boolean => role === 'operator';
/** Who may see and bring what says who a participant is. */
export const maySeePeople = (role: Role): boolean => role === 'host' || role === 'operator';
/** The two sides of a decision. */
export const mayDecide = (role: Role): boolean => role === 'host' || role === 'commission';
export const mayDraft = (role: Role): boolean => role === 'host';
/** Who sees what was paid, what nobody has claimed, and what goes to the budget. */
export const maySeeMoney = (role: Role): boolean => MONEY_READERS.includes(role);
/** Who asks for a transfer to the budget; another of them confirms it. */
export const mayTransfer = (role: Role): boolean => role === 'operator';
/** Who has to do with claims at the counter and at the head office. */
export const mayServe = (role: Role): boolean => role === 'cashier' || role === 'operator';
/** Who sees claims; nothing that they see says who somebody is. */
export const maySeeClaims = (role: Role): boolean => CLAIM_READERS.includes(role);
