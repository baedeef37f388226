/** The run sheet of a draw: its steps with their times, and where it stands among them. Pure. */
import type { AtHand, Stand } from './atHand.ts';

export const STEPS = [
  'planned',
  'commitments',
  'closing',
  'frozen',
  'secrets',
  'start',
  'show',
  'result',
  'certification',
  'protocol',
] as const;
export type StepName = (typeof STEPS)[number];

/** `skipped`: will not come any more. */
export type Mark = 'done' | 'now' | 'ahead' | 'failed' | 'skipped';

export interface Step {
  readonly name: StepName;
  readonly mark: Mark;
  /** When it happened, or is to happen; null where no time is known. */
  readonly atMs: number | null;
  /** It has happened then; else it is to happen then. */
  readonly isPast: boolean;
  /** How many of how many, for steps that people gather for. */
  readonly share: { readonly here: number; readonly all: number } | null;
}

/** The step that a draw is at. */
const NOW: Record<Stand, StepName> = {
  gathering: 'commitments',
  ready: 'commitments',
  open: 'closing',
  closing: 'frozen',
  frozen: 'start',
  secrets: 'secrets',
  waiting: 'start',
  missed: 'start',
  starting: 'start',
  sealed: 'show',
  showing: 'show',
  paused: 'show',
  completed: 'certification',
  certified: 'protocol',
  redrawn: 'certification',
  aborted: 'start',
};

function nowAt({ stand, state }: AtHand): StepName {
  if (stand === 'paused' && state?.phase === 'frozen') return 'start';
  if (stand === 'aborted' && !state?.frozen) return 'closing';
  if (stand === 'redrawn' && state?.aborted) return state.frozen ? 'start' : 'closing';
  return NOW[stand];
}

/** Steps whose times are known only once they have happened. */
const HAPPENED = new Set<StepName>(['planned', 'frozen', 'show', 'result', 'certification']);

const parse = (instant: string | null | undefined): number | null => (instant ? Date.parse(instant) : null);

function timeOf(name: StepName, { draft, state, acts }: AtHand): number | null {
  const times = state?.plan ?? draft;
  switch (name) {
    case 'planned':
      return parse(draft?.createdAt);
    case 'closing':
      return parse(times?.closesAt);
    case 'frozen':
      return parse(state?.frozen?.at);
    case 'start': {
      const started = acts.find(({ kind, state: settled }) => kind === 'start' && settled === 'done');
      const dueMs = parse(times?.startsAt);
      return parse(started?.confirmedAt) ?? (dueMs === null ? null : dueMs + (state?.pausedForMs ?? 0));
    }
    case 'show':
      return state?.showAtMs ?? null;
    case 'result':
      return state?.completed?.showAtMs ?? null;
    case 'certification':
      return parse(state?.certified?.at);
    case 'commitments':
    case 'secrets':
    case 'protocol':
      return null;
  }
}

function shareOf(name: StepName, { contributors, state }: AtHand): Step['share'] {
  const all = contributors.length;
  // Whose secrets a draw had when it was called off is not told.
  if (all === 0 || (name === 'secrets' && state?.aborted)) return null;
  if (name === 'commitments') {
    return { here: contributors.filter(({ hasCommitted }) => hasCommitted).length, all };
  }
  if (name === 'secrets') return { here: contributors.filter(({ hasRevealed }) => hasRevealed).length, all };
  return null;
}

function markOf(index: number, now: number, { stand, state }: AtHand): Mark {
  if (state?.aborted && STEPS[index] === 'secrets') return 'skipped';
  if (index < now) return 'done';
  const hasFailed = stand === 'aborted' || stand === 'redrawn';
  if (hasFailed) return index === now ? 'failed' : 'skipped';
  if (index > now) return 'ahead';
  // The papers are there at once: nothing is left to wait for.
  return state?.certified ? 'done' : 'now';
}

export function runSheet(atHand: AtHand): Step[] {
  const now = STEPS.indexOf(nowAt(atHand));
  return STEPS.map((name, index) => ({
    name,
    mark: markOf(index, now, atHand),
    atMs: timeOf(name, atHand),
    isPast: index < now || HAPPENED.has(name),
    share: shareOf(name, atHand),
  }));
}
