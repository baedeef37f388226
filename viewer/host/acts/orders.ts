/** Acts as commands to the server. */
import type { Act, ActKind, ActRequest } from '../../../broadcast/protocol/host.ts';
import type { DrawPhase } from '../../../engine/draw/drawState.ts';
import type { QuestionTrouble } from '../../frame/QuestionDialog.tsx';
import type { Order } from '../api/sender.ts';
import type { Outcome } from '../hostModel.ts';

export interface Asked {
  readonly draw: string;
  readonly act: ActKind;
  readonly phase: DrawPhase;
  readonly reason: string | null;
  readonly excluded?: readonly string[];
}

export function askOrder({ draw, act, phase, reason, excluded = [] }: Asked): Order {
  const json: ActRequest = { kind: act, phase, reason, ...(excluded.length > 0 && { excluded }) };
  return { method: 'POST', path: `/api/host/draws/${encodeURIComponent(draw)}/acts`, json };
}

const stepOrder = ({ act }: Act, step: 'confirm' | 'withdraw'): Order => ({
  method: 'POST',
  path: `/api/host/acts/${encodeURIComponent(act)}/${step}`,
});
export const confirmOrder = (act: Act): Order => stepOrder(act, 'confirm');
export const withdrawOrder = (act: Act): Order => stepOrder(act, 'withdraw');

/** Refusals after which the question has no subject any more. */
const VOID = new Set(['STALE', 'ALREADY_ASKED', 'WRONG_STATE', 'NOT_FOUND']);

/** What a dialog says of an outcome; null: it went well. */
export const troubleOf = (outcome: Outcome<unknown>): QuestionTrouble | null =>
  outcome.ok ? null : { words: outcome.words, isVoid: VOID.has(outcome.code) };
