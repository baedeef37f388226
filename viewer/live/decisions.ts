/** All that people decided about a draw, in order: who gave the word to start is among it. */
import type { DrawState, Notice } from '../../engine/draw/drawState.ts';

export interface Decision extends Pick<Notice, 'seq' | 'reason' | 'by' | 'at'> {
  readonly type: Notice['type'] | 'started';
}

export const decisionsOf = ({ started, notices }: Pick<DrawState, 'started' | 'notices'>): Decision[] =>
  [...(started ? [{ ...started, type: 'started', reason: null } as const] : []), ...notices].toSorted(
    (a, b) => a.seq - b.seq,
  );
