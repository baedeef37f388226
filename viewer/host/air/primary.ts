/** The one thing that a person at the desk does next. Pure: the button, the space bar and the tests read it from here. */
import type { Act, ActKind, SignedIn } from '../../../broadcast/protocol/host.ts';
import { mayAct, mayConfirm, mayPlan } from '../people/may.ts';
import type { AtHand } from './atHand.ts';

/** What there is to wait for where nothing is to be done. */
export type WaitFor =
  | 'commitments'
  | 'publishing'
  | 'closing'
  | 'freeze'
  | 'secrets'
  | 'host'
  | 'go-on'
  | 'second'
  | 'pick'
  | 'show'
  | 'resume'
  | 'certification'
  | 'papers';

export type Primary =
  /** A member's own secret, here and now. */
  | { readonly kind: 'commit' }
  | { readonly kind: 'reveal' }
  /** The member's secret is not in this browser. */
  | { readonly kind: 'restore' }
  | { readonly kind: 'publish' }
  | { readonly kind: 'ask'; readonly act: ActKind }
  | { readonly kind: 'confirm'; readonly act: Act }
  | { readonly kind: 'next'; readonly draw: string }
  | { readonly kind: 'wait'; readonly for: WaitFor; readonly act: Act | null };

export interface Viewpoint {
  readonly me: SignedIn;
  readonly people: readonly SignedIn[];
  /** Whether this browser keeps the member's secret of this draw. */
  readonly isSecretHere: boolean;
}

const wait = (what: WaitFor, act: Act | null = null): Primary => ({ kind: 'wait', for: what, act });

/** An act that takes two: asked for, or waited for. */
function askOrWait(kind: ActKind, { acts }: AtHand): Primary {
  const waiting = acts.find((act) => act.kind === kind && act.state === 'asked');
  return waiting ? wait('second', waiting) : { kind: 'ask', act: kind };
}

/** What a contributor has to do with a secret of their own; null: nothing. */
function ownSecret({ stand, contributors }: AtHand, { me, isSecretHere }: Viewpoint): Primary | null {
  const own = contributors.find(({ id }) => id === me.id);
  if (!own) return null;
  if (stand === 'gathering' && !own.hasCommitted) return { kind: 'commit' };
  const isDue = stand === 'secrets' || stand === 'missed';
  if (!isDue || own.hasRevealed) return null;
  return isSecretHere ? { kind: 'reveal' } : { kind: 'restore' };
}

/** The graver first: of several acts that wait, the large button never offers to go on over an objection. */
const GRAVEST_FIRST: readonly ActKind[] = [
  ...(['abort', 'redraw', 'foul', 'correction'] as const),
  ...(['go-on', 'resume', 'certification', 'start'] as const),
];

/** The act that waits for this person's word; a pause is in force without it, and never stands in the way of going on. */
function toConfirm({ acts }: AtHand, { me, people }: Viewpoint): Act | null {
  const mine = acts.filter((act) => act.kind !== 'pause' && mayConfirm(me, act, people));
  const gravity = ({ kind }: Act): number => GRAVEST_FIRST.indexOf(kind);
  return mine.toSorted((a, b) => gravity(a) - gravity(b))[0] ?? null;
}

/** Where nobody has been asked for anything yet. */
function byStand(atHand: AtHand, { me }: Viewpoint): Primary {
  const { stand, contributors, state } = atHand;
  if (atHand.isHeld && state) return mayAct(me) ? askOrWait('go-on', atHand) : wait('go-on');
  switch (stand) {
    case 'gathering':
      return wait('commitments');
    case 'ready':
      return mayPlan(me) ? { kind: 'publish' } : wait('publishing');
    case 'open':
      return wait('closing');
    case 'closing':
      return wait('freeze');
    case 'secrets':
      return wait('secrets');
    case 'missed':
      if (contributors.some(({ hasRevealed }) => !hasRevealed)) return wait('secrets');
      return mayPlan(me) ? askOrWait('start', atHand) : wait('host');
    case 'frozen':
    case 'waiting':
      return mayPlan(me) ? askOrWait('start', atHand) : wait('host');
    case 'starting':
      return wait('pick');
    case 'sealed':
      return wait('show');
    case 'showing':
      return mayAct(me) ? { kind: 'ask', act: 'pause' } : wait('show');
    case 'paused':
      return mayAct(me) ? askOrWait('resume', atHand) : wait('resume');
    case 'completed':
      return mayAct(me) ? askOrWait('certification', atHand) : wait('certification');
    case 'redrawn':
      return { kind: 'next', draw: state!.redrawn!.next };
    case 'certified':
    case 'aborted':
      return wait('papers');
  }
}

/** While one of these waits for its second person, nothing else is the way on. */
const ENDS: ReadonlySet<ActKind> = new Set(['abort', 'redraw']);

export function primaryOf(atHand: AtHand, viewpoint: Viewpoint): Primary {
  const act = toConfirm(atHand, viewpoint);
  if (act) return { kind: 'confirm', act };
  const end = atHand.acts.find(({ kind, state }) => ENDS.has(kind) && state === 'asked');
  if (end) return wait('second', end);
  return ownSecret(atHand, viewpoint) ?? byStand(atHand, viewpoint);
}
