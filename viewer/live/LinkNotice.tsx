/** Says honestly when this screen may differ from the others, and how old its last news is. */
import { decimal } from '../format/decimal.ts';
import { text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import { ageText } from './ageText.ts';
import type { LiveModel } from './liveModel.ts';

/** A delay below this cannot be seen. */
const NOTICED_MS = 150;

interface LinkWords {
  readonly kind: 'alarm' | 'lost' | 'quiet' | 'late';
  readonly words: string;
  /** For a screen reader, where the words hold a number that changes all the time. */
  readonly spoken?: string;
}

function wordsOf({ alarm, link, isBehind, lateMs }: LiveModel): LinkWords | null {
  const texts = text().link;
  if (alarm.value) return { kind: 'alarm', words: texts.alarm };
  if (link.value === 'lost') return { kind: 'lost', words: texts.lost };
  if (isBehind.value) return { kind: 'quiet', words: texts.quiet };
  if (lateMs.value <= NOTICED_MS) return null;
  const seconds = decimal(lateMs.value / 1000);
  return { kind: 'late', words: fill(texts.late, { seconds }), spoken: texts.lateSpoken };
}

/** Changes each second: for the eye only, or a screen reader would never be quiet. */
function Age({ model }: { model: LiveModel }) {
  const quietMs = model.quietMs.value;
  if (quietMs === null) return null;
  return (
    <span class="notice-age" aria-hidden="true">
      {fill(text().link.lastNews, { age: ageText(quietMs) })}
    </span>
  );
}

export function LinkNotice({ model }: { model: LiveModel }) {
  const notice = wordsOf(model);
  return (
    <div role="status" class="notice-place">
      {notice && (
        <p class={notice.kind === 'alarm' ? 'notice notice-grave' : 'notice'} data-link={notice.kind}>
          {notice.spoken && <span class="unseen">{notice.spoken}</span>}
          <span aria-hidden={notice.spoken !== undefined}>{notice.words}</span>{' '}
          {(notice.kind === 'lost' || notice.kind === 'quiet') && <Age model={model} />}
        </p>
      )}
    </div>
  );
}
