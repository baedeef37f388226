/** What people have done to the draw last, with their reason; a rehearsal says so all the time. */
import type { DrawState, Notice } from '../../engine/draw/drawState.ts';
import { showText } from './text/showText.ts';

export type StandingNotice = Notice & { readonly type: 'paused' | 'foul' | 'correction' | 'redrawn' };

const stands = (notice: Notice | undefined): notice is StandingNotice =>
  notice !== undefined && notice.type !== 'resumed' && notice.type !== 'certified';

/** The last act, unless it took the one before back or closed the draw. */
export function standingNotice({ notices }: DrawState): StandingNotice | null {
  const last = notices.at(-1);
  return stands(last) ? last : null;
}

export function NoticeStrip({ notice }: { notice: StandingNotice }) {
  return (
    <p class={`act act-${notice.type}`} role="status">
      <b>{showText().notice[notice.type]}</b>
      {notice.reason !== null && <span>{notice.reason}</span>}
    </p>
  );
}

export function RehearsalMark({ state }: { state: DrawState }) {
  if (!state.plan.rehearsal) return null;
  return (
    <p class="rehearsal">
      <b>{showText().rehearsal}</b> {showText().rehearsalNote}
    </p>
  );
}
