/** What each kind of act does to its draw, and whether it could be done now. */
import type { DrawEventPayload } from '../../engine/draw/drawEvent.ts';
import { type DrawState, isPossible } from '../../engine/draw/drawState.ts';
import { badInput, TirazhError } from '../../engine/errors.ts';
import type { Drafts } from '../drafts/drafts.ts';
import type { DrawLog } from '../draws/drawLog.ts';
import type { DrawRunner } from '../draws/drawRunner.ts';
import type { DrawStore } from '../draws/drawStore.ts';
import type { ActKind } from '../protocol/host.ts';

export interface ActParts {
  readonly draws: DrawStore;
  readonly log: DrawLog;
  readonly runner: DrawRunner;
  readonly drafts: Drafts;
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

/** The event that an act becomes; null for those of the runner and for redraws. */
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
    if (!picked.has(entry)) throw badInput(`excluded: ${entry} was not picked in draw ${draw}`);
    if (excluded.indexOf(entry) !== i) throw badInput(`excluded: ${entry} stands there twice`);
  }
}

function expectPossible(subject: ActSubject, state: DrawState, event: DrawEventPayload): void {
  if (isPossible(state, event)) return;
  const standing = state.paused ? `${state.phase}, and stands still` : state.phase;
  throw new TirazhError(
    'WRONG_STATE',
    `draw ${subject.draw}: it is ${standing}; ${subject.kind} cannot be done`,
  );
}

/** Whether an act could be done now, by whomever. @throws TirazhError saying why not */
export function checkAct(subject: ActSubject, parts: ActParts): void {
  const { draw, kind, excluded } = subject;
  const state = parts.log.state(draw)!;
  if (kind !== 'redraw' && excluded.length > 0) throw badInput('excluded: only a redraw leaves entries out');
  if (kind === 'start') parts.runner.checkStart(draw);
  else if (kind === 'abort') parts.runner.checkAbort(draw);
  else if (kind === 'redraw') {
    if (state.plan.rehearsal)
      throw new TirazhError('WRONG_STATE', `draw ${draw}: rehearse once more instead`);
    expectPossible(subject, state, redrawn(subject, ['x'], 'x'));
    expectPicked(subject, parts);
    parts.drafts.checkRedraw(parts.draws.get(draw)!, excluded);
  } else expectPossible(subject, state, eventOf(subject, ['x'], state)!);
}

/** Does an act, in the transaction that records who is behind it. @param by account ids */
export function applyAct(subject: ActSubject, by: readonly string[], parts: ActParts): void {
  const { draw, kind, reason, excluded } = subject;
  const { draws, log, runner, drafts } = parts;
  checkAct(subject, parts);
  if (kind === 'start') runner.start(draw, by);
  else if (kind === 'abort') runner.abort(draw, by, reason!);
  else if (kind === 'redraw') {
    const old = draws.get(draw)!;
    log.append(draw, redrawn(subject, by, drafts.checkRedraw(old, excluded).next));
    drafts.redraw(old, excluded, by[0]!);
  } else log.append(draw, eventOf(subject, by, log.state(draw)!)!);
  runner.wake();
}
