/** What waits for somebody, gravest first: from the facts, by role. Each piece of work leads to the place where it is done. */
import type { Role, SignedIn } from '../../../broadcast/protocol/host.ts';
import type { RaffleMonthSummary } from '../../../broadcast/protocol/raffle.ts';
import { bookChecks } from '../tickets/bookChecks.ts';
import { fragmentOf } from '../view/route.ts';
import { mayDecide, mayMoveTickets, maySeePeople, mayServe } from '../view/sections.ts';
import type { OverviewFacts, SeriesFacts } from './overviewFacts.ts';

/** Work that is counted: its words have a plural. */
export type CountedWork =
  | 'claimsOverdue'
  | 'claimsSoon'
  | 'claimsToPay'
  | 'rafflesOverdue'
  | 'rafflesSoon'
  | 'rafflesToImport'
  | 'contactsOver'
  | 'contactsRunning'
  | 'redrawsDue'
  | 'decisionsToConfirm'
  | 'actsToConfirm'
  | 'draftsToCommit'
  | 'transfersToConfirm';

/** Work on one series. */
export type SeriesWork = 'booksDiffer' | 'stopSale' | 'budgetDue';

/** `grave` something is late or wrong; `soon` it waits for this person now; `calm` good to know. */
export type Weight = 'grave' | 'soon' | 'calm';

export type WorkItem = { readonly weight: Weight; readonly href: string } & (
  | { readonly kind: CountedWork; readonly count: number }
  | { readonly kind: SeriesWork; readonly series: number }
  | { readonly kind: 'identificationOff' }
);

/** The desk of draws is another page. */
const HOST_DESK = '/host';
/** Days before the ten of a winner end. */
const CONTACT_SOON_MS = 3 * 86_400_000;
const WEIGHTS: readonly Weight[] = ['grave', 'soon', 'calm'];

const counted = (kind: CountedWork, count: number, weight: Weight, href: string): WorkItem[] =>
  count > 0 ? [{ kind, count, weight, href }] : [];

function claimWork({ claims }: OverviewFacts, role: Role): WorkItem[] {
  if (!claims || !mayServe(role)) return [];
  const listOf = (list: string): string => fragmentOf('claims', 'list', list);
  return [
    ...counted('claimsOverdue', claims.overdue, 'grave', listOf('overdue')),
    ...counted('claimsSoon', claims.dueSoon, 'soon', listOf('open')),
    ...counted('claimsToPay', claims.toPay.count, 'calm', listOf('approved')),
  ];
}

interface Month extends RaffleMonthSummary {
  readonly raffle: string;
}

/** One month is opened at once; of several the board. */
function months(kind: CountedWork, found: readonly Month[], weight: Weight): WorkItem[] {
  const only = found.length === 1 ? found[0]! : null;
  const href = only ? fragmentOf('raffle', only.raffle, only.month) : fragmentOf('raffle');
  return counted(kind, found.length, weight, href);
}

function raffleWork({ raffles }: OverviewFacts, role: Role, nowMs: number): WorkItem[] {
  if (!maySeePeople(role) && role !== 'commission') return [];
  const all = raffles.flatMap(({ raffle, months: own }) => own.map((month) => ({ ...month, raffle })));
  const due = (state: Month['deadline']['state']) => all.filter(({ deadline }) => deadline.state === state);
  const held = all.filter(({ phase }) => phase === 'contacting');
  const leftMs = ({ contactDeadline }: Month): number =>
    contactDeadline === null ? Number.POSITIVE_INFINITY : Date.parse(contactDeadline) - nowMs;
  const isSoon = (month: Month): boolean => leftMs(month) >= 0 && leftMs(month) < CONTACT_SOON_MS;
  const noFile = due('waiting').filter(({ eligible }) => eligible === null);
  return [
    ...months('rafflesOverdue', due('overdue'), 'grave'),
    ...months('rafflesSoon', due('due-soon'), 'soon'),
    ...months(
      'contactsOver',
      held.filter((month) => leftMs(month) < 0),
      'grave',
    ),
    ...months('contactsRunning', held.filter(isSoon), 'soon'),
    ...months(
      'redrawsDue',
      all.filter(({ phase }) => phase === 'redraw-due'),
      'soon',
    ),
    ...(maySeePeople(role) ? months('rafflesToImport', noFile, 'calm') : []),
  ];
}

/** Whether this person's word is the second one; hosts confirm each other where the house has no commission. */
function isSecond(askedBy: SignedIn, me: SignedIn, people: readonly SignedIn[]): boolean {
  if (askedBy.id === me.id || !mayDecide(me.role)) return false;
  if (askedBy.role !== me.role) return true;
  return me.role === 'host' && !people.some(({ role }) => role === 'commission');
}

function secondWords(facts: OverviewFacts, me: SignedIn, people: readonly SignedIn[]): WorkItem[] {
  const decisions = facts.decisions.filter(({ askedBy }) => isSecond(askedBy, me, people));
  const names = new Set(decisions.map(({ raffle, month }) => `${raffle}/${month}`));
  const first = decisions[0];
  const href =
    names.size === 1 && first ? fragmentOf('raffle', first.raffle, first.month) : fragmentOf('raffle');
  const acts = facts.acts.filter(({ askedBy }) => isSecond(askedBy, me, people));
  const drafts = facts.drafts.filter(({ commitments }) =>
    commitments.some(({ account, commitment }) => account === me.id && commitment === null),
  );
  const transfers =
    me.role === 'operator' ? (facts.claims?.transfers ?? []).filter(({ askedBy }) => askedBy !== me.id) : [];
  return [
    ...counted('actsToConfirm', acts.length, 'soon', HOST_DESK),
    ...counted('decisionsToConfirm', decisions.length, 'soon', href),
    ...counted('transfersToConfirm', transfers.length, 'soon', fragmentOf('money', 'transfers')),
    ...counted('draftsToCommit', drafts.length, 'soon', HOST_DESK),
  ];
}

const isBudgetDue = ({ unclaimed }: SeriesFacts): boolean =>
  unclaimed !== null &&
  unclaimed.phase === 'due-to-budget' &&
  unclaimed.totals.outstanding.count > 0 &&
  unclaimed.transfers.every(({ state }) => state !== 'asked');

function seriesWork(facts: SeriesFacts, role: Role): WorkItem[] {
  const { counts, books, left } = facts;
  const { series } = counts;
  const differs = bookChecks(books, counts.ticketPriceTenge).some((check) => check.left !== check.right);
  const isMine = mayMoveTickets(role);
  const items: WorkItem[] = [];
  if (differs)
    items.push({ kind: 'booksDiffer', series, weight: 'grave', href: fragmentOf('tickets', 'books') });
  if (isMine && left.isStopSaleProposed) {
    const href = fragmentOf('overview', 'stop-sale', String(series));
    items.push({ kind: 'stopSale', series, weight: 'soon', href });
  }
  if (isMine && isBudgetDue(facts)) {
    items.push({ kind: 'budgetDue', series, weight: 'soon', href: fragmentOf('money', 'transfers') });
  }
  return items;
}

/** @param people everybody in the house */
export function workOf(
  facts: OverviewFacts,
  me: SignedIn,
  people: readonly SignedIn[],
  nowMs: number,
): WorkItem[] {
  const items: WorkItem[] = [
    ...claimWork(facts, me.role),
    ...raffleWork(facts, me.role, nowMs),
    ...secondWords(facts, me, people),
    ...facts.series.flatMap((series) => seriesWork(series, me.role)),
  ];
  const isUnable = mayServe(me.role) && facts.identification === 'off';
  if (isUnable) items.push({ kind: 'identificationOff', weight: 'soon', href: fragmentOf('claims') });
  return items.toSorted((a, b) => WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight));
}
