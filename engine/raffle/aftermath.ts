/**
 * What the steps after a month's draw add up to: who holds the prize, until when they must be reached, what is still missing,
 * and what comes next (clauses 5, 7–11, 14). Server and pages use this one reducer.
 */

import type { ContactChannel, ContactResult, RecordedStep, Signing, Step } from './aftermathSteps.ts';
import { addDays, dayInAlmaty, startOfDayMs } from './almatyDay.ts';
import { CONDITIONS, type Condition, type Loss, type RaffleTerms } from './raffleTerms.ts';

/**
 * `awaiting-draw`; `contacting`: the holder is to be reached and to meet the conditions; `redraw-due`: two or more reserves are
 * left and have to be drawn among; `redrawing`: that draw is drafted or under way; `exhausted`: nobody is left; the last two
 * are ends.
 */
export type AftermathPhase =
  | 'awaiting-draw'
  | 'contacting'
  | 'redraw-due'
  | 'redrawing'
  | 'exhausted'
  | 'handed-over'
  | 'closed-without-handover';

/** How somebody became the winner. */
export type Succession = 'draw' | 'next-reserve' | 'redraw' | 'last-reserve';

export interface Contact {
  readonly contact: string;
  readonly atMs: number;
  readonly channel: ContactChannel;
  readonly result: ContactResult;
  readonly by: string;
  /** Who marked it as mistaken, or null. It stays in the log. */
  readonly mistakenBy: string | null;
}

export interface Holder {
  readonly code: string;
  readonly via: Succession;
  /** When they became the winner. */
  readonly sinceMs: number;
  /** The first instant that is too late (clause 10). */
  readonly deadlineMs: number;
  readonly contacts: readonly Contact[];
  /** Who saw that a condition is met; null: not yet. */
  readonly conditions: Readonly<Record<Condition, { readonly by: string; readonly atMs: number } | null>>;
  readonly signing: Signing | null;
  /** Who sent the act to the holder's cabinet (clause 9), or null. */
  readonly actSent: { readonly by: string; readonly atMs: number } | null;
  /** Null: not asked. */
  readonly consent: boolean | null;
  readonly hasProxy: boolean;
}

export interface LostPlace {
  readonly code: string;
  readonly why: Loss;
  readonly clause: string;
  readonly by: readonly string[];
  readonly atMs: number;
  /** Whether it was the winner's place or a reserve's. */
  readonly wasHolder: boolean;
}

export interface AftermathState {
  readonly phase: AftermathPhase;
  readonly holder: Holder | null;
  /** Codes, in the order in which they come next. */
  readonly reserves: readonly string[];
  readonly lost: readonly LostPlace[];
  /** Every draw whose result counted or was annulled, in order. */
  readonly draws: readonly { readonly draw: string; readonly isRedraw: boolean }[];
  /** The draw among the reserves that is drafted or under way. */
  readonly redraw: string | null;
  readonly endedMs: number | null;
}

export const NO_AFTERMATH: AftermathState = {
  ...{ phase: 'awaiting-draw', holder: null, reserves: [], lost: [], draws: [], redraw: null, endedMs: null },
};

const NO_CONDITIONS: Holder['conditions'] = {
  registered: null,
  'act-signed': null,
  'identity-document': null,
};

/** The tenth day after the day on which somebody became the winner is the last, and it is whole. */
export const contactDeadlineMs = (sinceMs: number, { contact }: RaffleTerms): number =>
  startOfDayMs(addDays(dayInAlmaty(sinceMs), contact.days + 1));

const newHolder = (code: string, via: Succession, sinceMs: number, terms: RaffleTerms): Holder => ({
  ...{ code, via, sinceMs, deadlineMs: contactDeadlineMs(sinceMs, terms) },
  ...{
    contacts: [],
    conditions: NO_CONDITIONS,
    signing: null,
    actSent: null,
    consent: null,
    hasProxy: false,
  },
});

/** Conditions that the holder has not met yet. */
export const missingConditions = ({ conditions }: Holder): Condition[] =>
  CONDITIONS.filter((condition) => conditions[condition] === null);

/** Whether a condition was marked as met when the days were over: two people may still say that it was unmet (clause 10). */
export function isMetLate({ conditions, deadlineMs }: Holder, condition: Condition): boolean {
  const met = conditions[condition];
  return met !== null && met.atMs >= deadlineMs;
}

/** Conditions that the holder has not met, or met too late. */
export const unmetInTime = (holder: Holder): Condition[] =>
  CONDITIONS.filter((condition) => holder.conditions[condition] === null || isMetLate(holder, condition));

/** Whether the holder was reached, by a contact that nobody marked as mistaken. */
export const isReached = ({ contacts }: Holder): boolean =>
  contacts.some(
    ({ result, mistakenBy }) => mistakenBy === null && (result === 'reached' || result === 'declined'),
  );

/** What follows when the holder loses the prize: the next reserve, a draw among them, the last one, or nobody. */
function succeeded(state: AftermathState, why: Loss, atMs: number, terms: RaffleTerms): AftermathState {
  const [first, ...others] = state.reserves;
  if (first === undefined) return { ...state, phase: 'exhausted', holder: null };
  const isRedraw = terms.losses[why].successor === 'redraw' && others.length > 0;
  if (isRedraw) return { ...state, phase: 'redraw-due', holder: null };
  const via: Succession = terms.losses[why].successor === 'redraw' ? 'last-reserve' : 'next-reserve';
  return { ...state, phase: 'contacting', holder: newHolder(first, via, atMs, terms), reserves: others };
}

/** After a reserve has lost its place: a draw among the reserves needs two. */
function withoutReserve(state: AftermathState, atMs: number, terms: RaffleTerms): AftermathState {
  if (state.phase !== 'redraw-due' || state.reserves.length > 1) return state;
  const [last] = state.reserves;
  if (last === undefined) return { ...state, phase: 'exhausted' };
  return {
    ...state,
    phase: 'contacting',
    holder: newHolder(last, 'last-reserve', atMs, terms),
    reserves: [],
  };
}

function lost(
  state: AftermathState,
  step: Extract<Step, { type: 'lost' }>,
  { by, atMs }: RecordedStep,
  terms: RaffleTerms,
): AftermathState {
  const { code, why } = step;
  const wasHolder = state.holder?.code === code;
  const place: LostPlace = { code, why, clause: terms.losses[why].clause, by, atMs, wasHolder };
  const next = { ...state, lost: [...state.lost, place] };
  if (wasHolder) return succeeded(next, why, atMs, terms);
  return withoutReserve(
    { ...next, reserves: state.reserves.filter((reserve) => reserve !== code) },
    atMs,
    terms,
  );
}

function drawn(
  state: AftermathState,
  { draw, winner, reserves, at }: Extract<Step, { type: 'drawn' }>,
  terms: RaffleTerms,
): AftermathState {
  const isRedraw = state.phase === 'redrawing';
  const holder = newHolder(winner, isRedraw ? 'redraw' : 'draw', Date.parse(at), terms);
  return {
    ...state,
    phase: 'contacting',
    holder,
    reserves,
    draws: [...state.draws, { draw, isRedraw }],
    redraw: null,
  };
}

const changedHolder = (state: AftermathState, change: (holder: Holder) => Partial<Holder>): AftermathState =>
  state.holder === null ? state : { ...state, holder: { ...state.holder, ...change(state.holder) } };

/** The state after a step that `misfitOf` lets pass. */
export function applyStep(state: AftermathState, recorded: RecordedStep, terms: RaffleTerms): AftermathState {
  const { step, by, atMs } = recorded;
  const person = by[0] ?? '';
  switch (step.type) {
    case 'drawn':
      return drawn(state, step, terms);
    case 'annulled':
      // A draw among the reserves that is held again goes on as one; a month's draw begins the month anew.
      return state.draws.at(-1)?.isRedraw
        ? { ...state, phase: 'redrawing', holder: null, redraw: step.next }
        : { ...NO_AFTERMATH, draws: state.draws };
    case 'redraw-drafted':
      return { ...state, phase: 'redrawing', redraw: step.draw };
    case 'redraw-called-off':
      return { ...state, phase: 'redraw-due', redraw: null };
    case 'contact': {
      const { contact, channel, result, at } = step;
      const entry: Contact = { contact, atMs: Date.parse(at), channel, result, by: person, mistakenBy: null };
      return changedHolder(state, ({ contacts }) => ({ contacts: [...contacts, entry] }));
    }
    case 'contact-mistaken':
      return changedHolder(state, ({ contacts }) => ({
        contacts: contacts.map((entry) =>
          entry.contact === step.contact ? { ...entry, mistakenBy: person } : entry,
        ),
      }));
    case 'condition-met':
      return changedHolder(state, ({ conditions, signing }) => ({
        conditions: { ...conditions, [step.condition]: { by: person, atMs } },
        signing: step.condition === 'act-signed' ? step.signing : signing,
      }));
    case 'condition-mistaken':
      return changedHolder(state, ({ conditions, signing }) => ({
        conditions: { ...conditions, [step.condition]: null },
        signing: step.condition === 'act-signed' ? null : signing,
      }));
    case 'act-sent':
      return changedHolder(state, () => ({ actSent: step.sent ? { by: person, atMs } : null }));
    case 'consent':
      return changedHolder(state, () => ({ consent: step.granted }));
    case 'proxy':
      return changedHolder(state, () => ({ hasProxy: step.present }));
    case 'lost':
      return lost(state, step, recorded, terms);
    case 'handed-over':
      return { ...state, phase: 'handed-over', endedMs: atMs };
    case 'closed':
      return { ...state, phase: 'closed-without-handover', endedMs: atMs };
  }
}

/** The state after all steps, in order. */
export const aftermathOf = (steps: readonly RecordedStep[], terms: RaffleTerms): AftermathState =>
  steps.reduce((state, recorded) => applyStep(state, recorded, terms), NO_AFTERMATH);
