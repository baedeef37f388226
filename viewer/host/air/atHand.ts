/** The draw that a desk works on, as one thing from its draft to its protocol. Pure. */
import type { Act, Desk, DrawDraft, SignedIn } from '../../../broadcast/protocol/host.ts';
import type { DrawList, DrawSummary } from '../../../broadcast/protocol/http.ts';
import type { DrawState } from '../../../engine/draw/drawState.ts';
import type { Screen } from '../../show/screen.ts';
import { headlineOf, type Standing, standingOf } from '../../show/standing.ts';

/** Somebody who puts in a secret. */
export interface Contributor {
  readonly id: string;
  /** Null: no person of this house, such as the server's own contribution. */
  readonly person: SignedIn | null;
  readonly hasCommitted: boolean;
  readonly hasRevealed: boolean;
}

/**
 * Where a draw stands for those who run it. `gathering`, `ready`: a draft whose commitments are missing, or all here.
 * `secrets`: the list is closed and a secret is missing. `starting`: two people have started it, the pick is being made.
 */
export type Stand =
  | Standing
  | 'gathering'
  | 'ready'
  | 'secrets'
  | 'starting'
  | 'paused'
  | 'certified'
  | 'redrawn';

export interface AtHand {
  readonly draw: string;
  readonly stand: Stand;
  /** While it is not published. */
  readonly draft: DrawDraft | null;
  /** Once it is, and the channel has answered. */
  readonly state: DrawState | null;
  readonly screen: Screen | null;
  readonly contributors: readonly Contributor[];
  /** Of this draw, newest first. */
  readonly acts: readonly Act[];
  /** A restored backup caught it under way: nothing happens to it before two people have decided. */
  readonly isHeld: boolean;
}

/** What a desk knows when it puts a draw together. */
export interface Known {
  readonly desk: Desk;
  readonly people: readonly SignedIn[];
  /** Draws that a restored backup caught under way. */
  readonly held: readonly string[];
  readonly state: DrawState | null;
  readonly screen: Screen | null;
  readonly nowMs: number;
}

const BEFORE_PICK = new Set<string>(['open', 'frozen', 'missed']);

function contributorsOf(draw: string, { desk, people, state }: Known): Contributor[] {
  const personOf = (id: string): SignedIn | null => people.find((each) => each.id === id) ?? null;
  const draft = desk.drafts.find((each) => each.draw === draw);
  if (draft) {
    return draft.commitments.map(({ account, commitment }) => ({
      id: account,
      person: personOf(account),
      hasCommitted: commitment !== null,
      hasRevealed: false,
    }));
  }
  if (state?.draw !== draw) return [];
  const isPicked = !BEFORE_PICK.has(state.phase) && state.phase !== 'aborted';
  return state.plan.contributors.map((id) => ({
    id,
    person: personOf(id),
    hasCommitted: true,
    hasRevealed:
      isPicked || desk.secrets.some((each) => each.draw === draw && each.contributor === id && each.revealed),
  }));
}

/** Two people have given the word; the desk may know it before the channel has brought it. */
const isStarted = ({ draw, started }: DrawState, { acts }: Desk): boolean =>
  started !== null || acts.some((act) => act.draw === draw && act.kind === 'start' && act.state === 'done');

function standOf(
  state: DrawState,
  screen: Screen,
  known: Known,
  contributors: readonly Contributor[],
): Stand {
  const standing = standingOf(state, screen, known.nowMs);
  const headline = headlineOf(state, standing);
  if (headline === 'paused') return 'paused';
  if (state.redrawn) return 'redrawn';
  if (headline !== 'frozen' && headline !== 'waiting' && headline !== 'missed') return headline;
  if (contributors.some(({ hasRevealed }) => !hasRevealed))
    return headline === 'missed' ? headline : 'secrets';
  return isStarted(state, known.desk) ? 'starting' : headline;
}

/** Null while nothing is known of the draw. */
export function atHandOf(draw: string, known: Known): AtHand | null {
  const { desk, state, screen } = known;
  const isHeld = known.held.includes(draw);
  const contributors = contributorsOf(draw, known);
  const acts = desk.acts.filter((act) => act.draw === draw);
  const draft = desk.drafts.find((each) => each.draw === draw);
  if (draft) {
    const stand = contributors.every(({ hasCommitted }) => hasCommitted) ? 'ready' : 'gathering';
    return { draw, stand, draft, state: null, screen: null, contributors, acts, isHeld };
  }
  if (state?.draw !== draw || !screen) return null;
  return {
    ...{ draw, draft: null, state, screen, contributors, acts, isHeld },
    stand: standOf(state, screen, known, contributors),
  };
}

const isOver = ({ phase }: DrawSummary): boolean => phase === 'completed' || phase === 'aborted';
const startsFirst = (a: DrawSummary, b: DrawSummary): number =>
  (a.startsAt ?? '').localeCompare(b.startsAt ?? '');

/**
 * The draw a desk opens with: one that waits for this person's word, one under way, a rehearsal, a draft, the next one, the
 * last one. Null where there is none at all.
 */
export function firstAtHand(list: DrawList | null, desk: Desk, me: SignedIn): string | null {
  const draws = list?.draws ?? [];
  const waiting = desk.acts.find(({ state, askedBy }) => state === 'asked' && askedBy.id !== me.id);
  const mine = desk.drafts.find(({ commitments }) =>
    commitments.some(({ account, commitment }) => account === me.id && commitment === null),
  );
  const underWay = draws.filter((each) => !isOver(each)).toSorted(startsFirst);
  return (
    waiting?.draw ??
    underWay.find(({ phase }) => phase !== 'open')?.draw ??
    desk.rehearsals.find(({ phase }) => phase !== 'completed' && phase !== 'aborted')?.draw ??
    mine?.draw ??
    desk.drafts[0]?.draw ??
    underWay[0]?.draw ??
    draws[0]?.draw ??
    null
  );
}
