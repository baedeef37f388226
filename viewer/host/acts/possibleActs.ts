/** Which acts can be asked for besides the primary one, by the engine's own rule of what can happen to a draw. */
import type { ActKind } from '../../../broadcast/protocol/host.ts';
import type { DrawEventPayload } from '../../../engine/draw/drawEvent.ts';
import { type DrawPhase, type DrawState, isPossible } from '../../../engine/draw/drawState.ts';

/** Once the winners are picked the result stands. */
const BEFORE_PICK = new Set<DrawPhase>(['open', 'frozen', 'missed']);

const by = ['someone'];
const reason = 'why';

/** The event that an act would become. */
function eventOf(kind: ActKind, state: DrawState): DrawEventPayload | null {
  switch (kind) {
    case 'pause':
      return { type: 'paused', reason, by };
    case 'resume':
      return { type: 'resumed', by };
    case 'foul':
    case 'correction':
      return { type: kind, reason, by };
    case 'certification':
      return { type: 'certified', by, transcriptDigest: state.completed?.transcriptDigest ?? '' };
    case 'redraw':
      return { type: 'redrawn', reason, by, next: 'next', excluded: 0 };
    case 'start':
    case 'go-on':
    case 'abort':
      return null;
  }
}

export function canAsk(kind: ActKind, state: DrawState): boolean {
  if (kind === 'start') return state.phase === 'frozen' || state.phase === 'missed';
  if (kind === 'abort') return BEFORE_PICK.has(state.phase);
  if (kind === 'redraw' && state.plan.rehearsal) return false;
  const event = eventOf(kind, state);
  return event !== null && isPossible(state, event);
}

/** Besides the primary action; in the order in which they are shown. */
const SIDE_ACTS = ['pause', 'resume', 'foul', 'correction', 'certification', 'redraw', 'abort'] as const;

export const sideActs = (state: DrawState): ActKind[] => SIDE_ACTS.filter((kind) => canAsk(kind, state));
