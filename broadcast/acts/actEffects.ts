/** What each kind of act does to its draw, and whether it could be done now. */
import type { DrawEventPayload } from '../../engine/draw/drawEvent.ts';
import { type DrawState, isPossible } from '../../engine/draw/drawState.ts';
import type { ClaimsOnDraw } from '../claims/claimsOnDraw.ts';
import type { Drafts } from '../drafts/drafts.ts';
import type { DrawLog } from '../draws/drawLog.ts';
import type { DrawRunner } from '../draws/drawRunner.ts';
import type { DrawStore } from '../draws/drawStore.ts';
import type { HeldDraws } from '../operation/heldDraws.ts';
import type { ActKind } from '../protocol/host.ts';
import { Refused } from '../refused.ts';

export interface ActParts {
  readonly draws: DrawStore;
  readonly log: DrawLog;
  readonly runner: DrawRunner;
  readonly drafts: Drafts;
  readonly claimed: ClaimsOnDraw;
  /** Draws of a restored backup that wait for a word; left out: none ever. */
  readonly held?: HeldDraws | undefined;
}

/** An act as its effect needs it. */
export interface ActSubject {
  readonly draw: string;
  readonly kind: ActKind;
  readonly reason: string | null;
  readonly excluded: readonly string[];
}

/** Kinds that need no words: everybody sees why. */
export const WITHOUT_REASON: ReadonlySet<ActKind> = new Set(['start', 'resume', 'certification']);

/** The event that an act becomes; null for those of the runner, of held draws, and for redraws. */
function eventOf(
  { kind, reason }: ActSubject,
  by: readonly string[],
  state: DrawState,
): DrawEventPayload | null {
  const people = [...by];
  switch (kind) {
    case 'pause':
      return { type: 'paused', reason: reason!, by: people };
    case 'resume':
      return { type: 'resumed', by: people };
    case 'foul':
    case 'correction':
      return { type: kind, reason: reason!, by: people };
    case 'certification':
      return { type: 'certified', by: people, transcriptDigest: state.completed?.transcriptDigest ?? '' };
    case 'start':
    case 'go-on':
    case 'abort':
    case 'redraw':
      return null;
  }
}

function redrawn({ reason, excluded }: ActSubject, by: readonly string[], next: string): DrawEventPayload {
  return { type: 'redrawn', reason: reason!, by: [...by], next, excluded: excluded.length };
}

/** Only who was picked can be left out of a redraw: nobody else may be thrown out by two people. */
function expectPicked({ draw, excluded }: ActSubject, { draws }: ActParts): void {
  const picked = new Set(draws.picked(draw)?.picks.map(({ entry }) => entry));
  for (const [i, entry] of excluded.entries()) {
    const params = { entry };
    if (!picked.has(entry)) {
      const message = `excluded: ${entry} was not picked in draw ${draw}`;
      throw new Refused('BAD_REQUEST', message, { reason: 'not-picked', params });
    }
    if (excluded.indexOf(entry) !== i) {
      const message = `excluded: ${entry} stands there twice`;
      throw new Refused('BAD_REQUEST', message, { reason: 'excluded-twice', params });
    }
  }
}

function expectPossible(subject: ActSubject, state: DrawState, event: DrawEventPayload): void {
  if (isPossible(state, event)) return;
  const { draw, kind } = subject;
  const { phase, paused } = state;
  const standing = paused ? `${phase}, and stands still` : phase;
  throw new Refused('WRONG_STATE', `draw ${draw}: it is ${standing}; ${kind} cannot be done`, {
    reason: paused ? 'draw-paused' : 'not-in-phase',
    params: { kind, phase },
  });
}

/** @throws Refused WRONG_STATE for a draw that no backup caught under way, or that goes on already */
function expectHeld(draw: string, { held }: ActParts): HeldDraws {
  if (held?.has(draw)) return held;
  throw new Refused('WRONG_STATE', `draw ${draw}: it is not held back`, { reason: 'not-held' });
}

/** A start would do nothing to a draw that is held back: which of the two is meant must be said. */
function expectNotHeld(draw: string, { held }: ActParts): void {
  if (!held?.has(draw)) return;
  throw new Refused(
    'WRONG_STATE',
    `draw ${draw}: it is held back since a backup was restored; let it go on or call it off`,
    { reason: 'draw-held' },
  );
}

/** Whether an act could be done now, by whomever. @throws Refused saying why not */
export function checkAct(subject: ActSubject, parts: ActParts): void {
  const { draw, kind, excluded } = subject;
  const state = parts.log.state(draw)!;
  if (kind !== 'redraw' && excluded.length > 0) {
    const message = 'excluded: only a redraw leaves entries out';
    throw new Refused('BAD_REQUEST', message, { reason: 'excluded-needless' });
  }
  if (kind === 'start') {
    expectNotHeld(draw, parts);
    parts.runner.checkStart(draw);
  } else if (kind === 'go-on') expectHeld(draw, parts);
  else if (kind === 'abort') parts.runner.checkAbort(draw);
  else if (kind === 'redraw') {
    if (state.plan.rehearsal) {
      const message = `draw ${draw}: rehearse once more instead`;
      throw new Refused('WRONG_STATE', message, { reason: 'rehearsal-only' });
    }
    expectPossible(subject, state, redrawn(subject, ['x'], 'x'));
    expectPicked(subject, parts);
    const showAtMs = state.completed?.showAtMs ?? null;
    parts.claimed.expectNone({ draw, series: state.plan.series, showAtMs });
    parts.drafts.checkRedraw(parts.draws.get(draw)!, excluded);
  } else expectPossible(subject, state, eventOf(subject, ['x'], state)!);
}

/** Does an act, in the transaction that records who is behind it. @param by account ids */
export function applyAct(subject: ActSubject, by: readonly string[], parts: ActParts): void {
  const { draw, kind, reason, excluded } = subject;
  const { draws, log, runner, drafts } = parts;
  checkAct(subject, parts);
  if (kind === 'start') runner.start(draw, by);
  else if (kind === 'go-on') expectHeld(draw, parts).letGoOn(draw, by, reason!);
  else if (kind === 'abort') runner.abort(draw, by, reason!);
  else if (kind === 'redraw') {
    const old = draws.get(draw)!;
    log.append(draw, redrawn(subject, by, drafts.checkRedraw(old, excluded).next));
    drafts.redraw(old, excluded, by[0]!);
  } else log.append(draw, eventOf(subject, by, log.state(draw)!)!);
  runner.wake();
}
