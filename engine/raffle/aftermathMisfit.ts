/** Why a step cannot be taken now, or null where it can: the rules of clauses 5 to 11 and 14, each with its clause. */
import {
  type AftermathState,
  applyStep,
  type Holder,
  isReached,
  missingConditions,
  NO_AFTERMATH,
  unmetInTime,
} from './aftermath.ts';
import type { Decision, RecordedStep, Step, Word } from './aftermathSteps.ts';
import type { Loss, RaffleTerms } from './raffleTerms.ts';

export type MisfitCode =
  /** The month is not at this point. */
  | 'wrong-phase'
  /** The code is not the holder's (or, of `lost`, nor a reserve's). */
  | 'not-holder'
  | 'unknown-contact'
  | 'already-so'
  | 'contact-in-future'
  | 'contact-before-draw'
  /** Nobody has tried to reach the holder (clause 8). */
  | 'nobody-tried'
  /** The ten days are not over (clause 10). */
  | 'too-early'
  | 'was-reached'
  | 'conditions-are-met'
  | 'conditions-missing'
  | 'signing-missing';

export interface Misfit {
  readonly code: MisfitCode;
  readonly clause: string | null;
}

const misfit = (code: MisfitCode, clause: string | null = null): Misfit => ({ code, clause });

function wordMisfit(word: Word, holder: Holder, nowMs: number, terms: RaffleTerms): Misfit | null {
  if ('code' in word && word.code !== holder.code) return misfit('not-holder');
  switch (word.type) {
    case 'contact': {
      const atMs = Date.parse(word.at);
      if (atMs > nowMs) return misfit('contact-in-future');
      if (atMs < holder.sinceMs) return misfit('contact-before-draw', terms.contact.callClause);
      return holder.contacts.some(({ contact }) => contact === word.contact) ? misfit('already-so') : null;
    }
    case 'contact-mistaken': {
      const known = holder.contacts.find(({ contact }) => contact === word.contact);
      if (!known) return misfit('unknown-contact');
      return known.mistakenBy === null ? null : misfit('already-so');
    }
    case 'condition-met': {
      const { clause } = terms.conditions[word.condition];
      if (holder.conditions[word.condition] !== null) return misfit('already-so', clause);
      return (word.condition === 'act-signed') === (word.signing !== null)
        ? null
        : misfit('signing-missing', clause);
    }
    case 'condition-mistaken':
      return holder.conditions[word.condition] === null ? misfit('already-so') : null;
    case 'act-sent':
      return (holder.actSent !== null) === word.sent ? misfit('already-so') : null;
    case 'consent':
      return holder.consent === word.granted ? misfit('already-so', terms.publication.consentClause) : null;
    case 'proxy':
      return holder.hasProxy === word.present ? misfit('already-so', terms.proxy.clause) : null;
  }
}

/** Consent may be given and taken back after the handover too (clause 16). */
const takesWord = ({ type }: Word, { phase }: AftermathState): boolean =>
  phase === 'contacting' || (phase === 'handed-over' && type === 'consent');

/** Reasons that hold at any time are a violation, a refusal, a document that is not there; the others need the ten days. */
function lossMisfit(
  why: Loss,
  holder: Holder,
  nowMs: number,
  { contact, losses }: RaffleTerms,
): Misfit | null {
  if (why !== 'no-contact' && why !== 'conditions-unmet') return null;
  const { clause } = losses[why];
  if (nowMs < holder.deadlineMs) return misfit('too-early', clause);
  if (why === 'conditions-unmet') {
    return unmetInTime(holder).length === 0 ? misfit('conditions-are-met', clause) : null;
  }
  if (isReached(holder)) return misfit('was-reached', clause);
  const tried = holder.contacts.some(({ mistakenBy }) => mistakenBy === null);
  return tried ? null : misfit('nobody-tried', contact.callClause);
}

/** What a reserve can lose its place for before anybody had to reach it. */
export const RESERVE_LOSSES: readonly Loss[] = ['violation', 'refusal'];

function decisionMisfit(
  decision: Decision,
  state: AftermathState,
  nowMs: number,
  terms: RaffleTerms,
): Misfit | null {
  const { holder, phase, reserves } = state;
  if (decision.type === 'closed') {
    return phase === 'exhausted' ? null : misfit('wrong-phase', terms.contact.clause);
  }
  if (decision.type === 'handed-over') {
    if (phase !== 'contacting' || !holder) return misfit('wrong-phase');
    if (decision.code !== holder.code) return misfit('not-holder');
    const [missing] = missingConditions(holder);
    return missing === undefined ? null : misfit('conditions-missing', terms.conditions[missing].clause);
  }
  const { code, why } = decision;
  if (holder && phase === 'contacting' && code === holder.code) return lossMisfit(why, holder, nowMs, terms);
  const isOpen = phase === 'contacting' || phase === 'redraw-due';
  if (!isOpen) return misfit('wrong-phase');
  if (!reserves.includes(code)) return misfit('not-holder');
  return RESERVE_LOSSES.includes(why) ? null : misfit('not-holder', terms.losses[why].clause);
}

/** Why a result of a draw is not one of this month now. */
function resultMisfit(
  step: Exclude<Step, Word | Decision>,
  { phase, redraw, draws }: AftermathState,
): Misfit | null {
  const fits = ((): boolean => {
    switch (step.type) {
      case 'drawn':
        return phase === 'awaiting-draw' || (phase === 'redrawing' && redraw === step.draw);
      case 'annulled':
        return (
          draws.at(-1)?.draw === step.draw && phase !== 'handed-over' && phase !== 'closed-without-handover'
        );
      case 'redraw-drafted':
        // Also when the one under way was called off by two people who hold it again.
        return phase === 'redraw-due' || (phase === 'redrawing' && redraw !== step.draw);
      case 'redraw-called-off':
        return phase === 'redrawing' && redraw === step.draw;
    }
  })();
  return fits ? null : misfit('wrong-phase');
}

/** @param nowMs the present; for a step on record, the instant of its record */
export function misfitOf(
  state: AftermathState,
  step: Step,
  nowMs: number,
  terms: RaffleTerms,
): Misfit | null {
  switch (step.type) {
    case 'lost':
    case 'handed-over':
    case 'closed':
      return decisionMisfit(step, state, nowMs, terms);
    case 'drawn':
    case 'annulled':
    case 'redraw-drafted':
    case 'redraw-called-off':
      return resultMisfit(step, state);
    default:
      if (!takesWord(step, state) || state.holder === null) return misfit('wrong-phase');
      return wordMisfit(step, state.holder, nowMs, terms);
  }
}

/** The first of the steps on record that could not be taken when it was, or null: for whoever reads a journal. */
export function firstMisfit(
  steps: readonly RecordedStep[],
  terms: RaffleTerms,
): { readonly at: number; readonly misfit: Misfit } | null {
  let state = NO_AFTERMATH;
  for (const [at, recorded] of steps.entries()) {
    const found = misfitOf(state, recorded.step, recorded.atMs, terms);
    if (found) return { at, misfit: found };
    state = applyStep(state, recorded, terms);
  }
  return null;
}
