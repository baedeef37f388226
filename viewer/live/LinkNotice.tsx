/** Says honestly when this screen may differ from the others. */
import { text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import type { LiveModel } from './liveModel.ts';

/** A delay below this cannot be seen. */
const NOTICED_MS = 150;

function noticeOf({ alarm, link, lateMs }: LiveModel): { text: string; isGrave: boolean } | null {
  const texts = text().link;
  if (alarm.value) return { text: texts.alarm, isGrave: true };
  if (link.value === 'lost') return { text: texts.lost, isGrave: false };
  if (lateMs.value > NOTICED_MS) {
    return { text: fill(texts.late, { seconds: (lateMs.value / 1000).toFixed(1) }), isGrave: false };
  }
  return null;
}

export function LinkNotice({ model }: { model: LiveModel }) {
  const notice = noticeOf(model);
  return (
    <div role="status" class="notice-place">
      {notice && <p class={notice.isGrave ? 'notice notice-grave' : 'notice'}>{notice.text}</p>}
    </div>
  );
}
