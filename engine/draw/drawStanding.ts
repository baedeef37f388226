/** What a draw's result is worth now: the phase alone does not say that a result no longer counts. */
import type { DrawState } from './drawState.ts';

/**
 * pending: there is no result yet. valid: the result stands. certified: and two people vouch for it. annulled: the result does
 * not count, another draw is held instead. aborted: called off without a result; it too may be held again.
 */
export type DrawStanding = 'pending' | 'valid' | 'certified' | 'annulled' | 'aborted';

/** `state.redrawn` names the draw that is held instead of one that is annulled or aborted. */
export function drawStanding({
  phase,
  redrawn,
  certified,
}: Pick<DrawState, 'phase' | 'redrawn' | 'certified'>): DrawStanding {
  if (phase === 'aborted') return 'aborted';
  if (phase !== 'completed') return 'pending';
  if (redrawn) return 'annulled';
  return certified ? 'certified' : 'valid';
}
