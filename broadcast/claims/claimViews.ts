/** Claims as the interface shows them. Nothing here has personal data. */
import { actOnClaim, quoteOfClaim } from '../../engine/claims/actOnClaim.ts';
import { CLAIM_STATES, CLOSED_STATES, type ClaimState, PAID_STATES } from '../../engine/claims/claim.ts';
import {
  CLAIM_ACTS,
  type ClaimAct,
  type ClaimActType,
  type ClaimRole,
} from '../../engine/claims/claimAct.ts';
import type { ClaimedPrize } from '../../engine/claims/claimedPrize.ts';
import { claimSchedule } from '../../engine/claims/claimSchedule.ts';
import { addDays, type Day } from '../../engine/claims/day.ts';
import { type Holder, UNKNOWN_HOLDER } from '../../engine/claims/holder.ts';
import { type OpeningQuote, openingQuotes } from '../../engine/claims/openingQuotes.ts';
import type { ClaimRules, QuoteAnswer } from '../../engine/claims/payoutQuote.ts';
import { addWorkingDays } from '../../engine/claims/workingDays.ts';
import { formatSerial, serialAt } from '../../engine/series/serial.ts';
import type { PeopleStore } from '../people/peopleStore.ts';
import type {
  ClaimDetail,
  ClaimPage,
  ClaimQuery,
  ClaimSummary,
  ClaimsDesk,
  PossibleAct,
} from '../protocol/claims.ts';
import type { Identifications } from '../tickets/identification.ts';
import type { BudgetTransfers } from './budgetTransfers.ts';
import type { ClaimPolicies } from './claimPolicies.ts';
import { type ClaimCursor, type ClaimStore, cursorOf, type StoredClaim } from './claimStore.ts';
import { sourceName } from './counterLookUp.ts';
import { holderOfClaim } from './holderOfClaim.ts';
import type { RegisteredDraws } from './registeredDraws.ts';

/** Working days that count as soon. */
const SOON_DAYS = 5;
const NEVER_PAID: Day = '0000-01-01';
/** Without a policy nobody can say how a prize is paid. */
const NO_QUOTE: QuoteAnswer = { ok: false, fault: { reason: 'policy-missing', clause: '9.6' } };
/** Acts that say all with their name. */
const WORDLESS: ReadonlySet<ClaimActType> = new Set<ClaimActType>([
  ...(['consent-to-processing', 'visit-head-office', 'send-to-expertise', 'refund-tax'] as const),
  ...(['withdraw-ticket', 'destroy-ticket', 'return-ticket', 'show-original', 'close-case'] as const),
]);

export interface ClaimViewParts {
  readonly store: ClaimStore;
  readonly policies: ClaimPolicies;
  readonly people: PeopleStore;
  readonly identifications: Identifications;
  readonly transfers: BudgetTransfers;
  readonly registered: RegisteredDraws;
  /** Series that have books. */
  accounted(): readonly number[];
}

/** A place in a list as text, and back; undefined for a text that is none. */
export const cursorText = ({ due, record }: ClaimCursor): string => `${due}.${record}`;

export function readCursor(text: string): ClaimCursor | undefined {
  const match = /^(\d{4}-\d\d-\d\d)\.(\d{1,15})$/.exec(text);
  return match ? { due: match[1]!, record: Number(match[2]) } : undefined;
}

const isOpen = (state: ClaimState): boolean => !CLOSED_STATES.has(state) && !PAID_STATES.has(state);
const OPEN = CLAIM_STATES.filter(isOpen);

export interface ListChoice {
  readonly states: readonly ClaimState[];
  readonly due: ClaimQuery['due'] | null;
  readonly ticket: { readonly series: number; readonly place: number } | null;
  /** Account that has acted on them; left out: anybody. */
  readonly by?: string;
  readonly after: ClaimCursor | null;
  readonly limit: number;
}

export class ClaimViews {
  readonly #parts: ClaimViewParts;

  constructor(parts: ClaimViewParts) {
    this.#parts = parts;
  }

  summary({ claim, series, place, source, content, dueOn, seq }: StoredClaim, today: Day): ClaimSummary {
    const { policies } = this.#parts;
    const { packTickets } = policies.termsOf(series).series;
    const { prize, state, presentedOn } = content;
    return {
      ...{ claim, series, prize, state, presentedOn, dueOn, seq },
      serial: formatSerial(serialAt(series, place, packTickets)),
      source: sourceName(source),
      isOverdue: dueOn !== null && dueOn < today,
      isDueUnconfirmed: dueOn !== null && dueOn > policies.calendar.confirmedThrough,
    };
  }

  /** @param actor whose possible acts are listed; null: somebody who only reads */
  detail(stored: StoredClaim, today: Day, actor: { id: string; role: ClaimRole } | null): ClaimDetail {
    const { policies, people, store, registered } = this.#parts;
    // A claim can be read where no policy belongs to it (any more); nothing can be done to it.
    const rules = policies.find(stored.series);
    const { content, claim, person } = stored;
    const terms = policies.termsOf(stored.series);
    const holder = actor ? holderOfClaim(people, terms, stored, today) : UNKNOWN_HOLDER;
    return {
      ...this.summary(stored, today),
      content,
      quote: rules ? quoteOfClaim(rules, content, today) : NO_QUOTE,
      confirmedThrough: policies.calendar.confirmedThrough,
      person: person !== null && people.has(person) ? person : null,
      reference: store.referenceOf(claim),
      history: store.steps(claim).map(({ atMs, ...step }) => ({ ...step, at: new Date(atMs).toISOString() })),
      acts: actor && rules ? possibleActs(rules, stored, holder, today, actor) : [],
      ...{ holder, draw: registered.of(stored) },
    };
  }

  /** What a claim to the prize would be paid as, opened today; empty where no policy belongs to the series' terms. */
  openingQuotes(series: number, prize: ClaimedPrize, today: Day): readonly OpeningQuote[] {
    const rules = this.#parts.policies.find(series);
    return rules ? openingQuotes(rules, prize, today) : [];
  }

  page({ states, due, ticket, by, after, limit }: ListChoice, today: Day): ClaimPage {
    const wanted = due === 'open' ? (states.length > 0 ? states.filter(isOpen) : OPEN) : states;
    const page =
      due === 'open' && wanted.length === 0
        ? []
        : this.#parts.store.page({
            ...{ states: wanted, ticket, by: by ?? null, after, limit: limit + 1 },
            dueBefore: due === 'overdue' ? today : null,
          });
    const shown = page.slice(0, limit);
    return {
      claims: shown.map((stored) => this.summary(stored, today)),
      next: page.length > limit ? cursorText(cursorOf(shown.at(-1)!)) : null,
    };
  }

  desk(today: Day): ClaimsDesk {
    const { store, policies, identifications, transfers } = this.#parts;
    const counts = store.counts();
    const { isWorkingDay, confirmedThrough } = policies.calendar;
    const overdue = store.dueBefore(today);
    const soonThrough = addWorkingDays(today, SOON_DAYS - 1, isWorkingDay);
    const states = Object.fromEntries(CLAIM_STATES.map((state) => [state, counts.get(state) ?? 0]));
    return {
      on: today,
      identification: identifications.isOn ? 'on' : 'off',
      states: states as ClaimsDesk['states'],
      overdue,
      dueSoon: store.dueBefore(addDays(soonThrough, 1)) - overdue,
      paid: store.paidSince(NEVER_PAID),
      paidToday: store.paidSince(today),
      toPay: store.approved(),
      schedules: this.#parts.accounted().map((series) => {
        const rules = policies.find(series);
        return { series, schedule: rules && claimSchedule(rules.terms, rules.policy) };
      }),
      confirmedThrough,
      transfers: transfers.all(null).filter(({ state }) => state === 'asked'),
    };
  }
}

/** What of the rules' acts could be done from here by this role, and why not yet where that can be said. */
function possibleActs(
  rules: ClaimRules,
  { content }: StoredClaim,
  holder: Holder,
  on: Day,
  by: { readonly id: string; readonly role: ClaimRole },
): PossibleAct[] {
  return (Object.keys(CLAIM_ACTS) as ClaimActType[])
    .filter((type) => type !== 'expire' && CLAIM_ACTS[type].from.includes(content.state))
    .filter((type) => CLAIM_ACTS[type].roles.includes(by.role))
    .map((type) => {
      const act = wordless(rules, content, type, on);
      const next = act && actOnClaim(rules, content, act, { on, by, holder });
      const refusal = !next || next.ok ? null : { reason: next.reason, clause: next.clause };
      return { type, refusal };
    });
}

/** The act as it would be asked for, with every confirmation that it may need; null for one that needs words of its own. A payment is tried in the form that is quoted. */
function wordless(
  rules: ClaimRules,
  content: StoredClaim['content'],
  type: ClaimActType,
  on: Day,
): ClaimAct | null {
  if (WORDLESS.has(type)) return { type } as ClaimAct;
  if (type === 'approve') return { type, residencyConfirmed: true };
  if (type === 'hand-to-police') return { type, presenter: 'unknown' };
  if (type !== 'pay') return null;
  const answer = quoteOfClaim(rules, content, on);
  const form = answer.ok ? (answer.quote.form ?? answer.quote.forms.value[0]!) : 'cash';
  return { type, form, ofAge: true };
}
