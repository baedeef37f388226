/** The sections that somebody's role has work in. The server decides; the office only leaves out what would be refused. */
import type { Role } from '../../../broadcast/protocol/host.ts';
import { SECTIONS, type Section } from './route.ts';

const EVERYBODY_BUT_CASHIERS: readonly Role[] = ['operator', 'host', 'commission', 'auditor'];

const READERS: Readonly<Record<Section, readonly Role[]>> = {
  tickets: EVERYBODY_BUT_CASHIERS,
  raffle: EVERYBODY_BUT_CASHIERS,
};

/** The first is where the role's work begins; empty: there is none here. */
export const sectionsOf = (role: Role): readonly Section[] =>
  SECTIONS.filter((section) => READERS[section].includes(role));

export const mayMoveTickets = (role: Role): boolean => role === 'operator';
/** Who may see and bring what says who a participant is. */
export const maySeePeople = (role: Role): boolean => role === 'host' || role === 'operator';
/** The two sides of a decision. */
export const mayDecide = (role: Role): boolean => role === 'host' || role === 'commission';
export const mayDraft = (role: Role): boolean => role === 'host';
