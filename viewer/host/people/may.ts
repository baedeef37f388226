/** What each role may do at the desk. The server decides; the desk only leaves out what would be refused. */
import type { Act, ActKind, Role, SignedIn } from '../../../broadcast/protocol/host.ts';

export const mayPlan = ({ role }: SignedIn): boolean => role === 'host';
export const mayAct = ({ role }: SignedIn): boolean => role === 'host' || role === 'commission';

/** The other side of an act. */
const PARTNER: Partial<Record<Role, Role>> = { host: 'commission', commission: 'host' };

/** The role that has to confirm what somebody asks for: another host where nobody is of the commission. */
export function secondRole(asker: SignedIn, people: readonly SignedIn[]): Role | null {
  const partner = PARTNER[asker.role];
  if (!partner) return null;
  return partner === 'commission' && !people.some(({ role }) => role === 'commission') ? 'host' : partner;
}

/** Whether somebody may be the second person of an act that waits. */
export const mayConfirm = (me: SignedIn, act: Act, people: readonly SignedIn[]): boolean =>
  act.state === 'asked' && act.askedBy.id !== me.id && secondRole(act.askedBy, people) === me.role;

/** A pause is in force: it is resumed, not withdrawn. */
export const mayWithdraw = (me: SignedIn, act: Act): boolean =>
  act.state === 'asked' && act.askedBy.id === me.id && act.kind !== 'pause';

/** Kinds that need no words: everybody sees why. */
const WITHOUT_REASON: ReadonlySet<ActKind> = new Set(['start', 'resume', 'certification']);
export const needsReason = (kind: ActKind): boolean => !WITHOUT_REASON.has(kind);
