/** Fouls, corrections and the certification: what people added to the draw, which its record cannot know. */
import type { Notice, NoticeType } from '../../engine/draw/drawState.ts';
import { dayAndTime } from '../format/almatyTime.ts';
import { peopleNames } from '../frame/peopleNames.ts';
import { language, text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';

/** A pause is over by then, and a redraw is said above. */
const REMARKS: ReadonlySet<NoticeType> = new Set(['foul', 'correction', 'certified']);

export function Remarks({ notices }: { notices: readonly Notice[] }) {
  const texts = text().acts;
  const remarks = notices.filter(({ type }) => REMARKS.has(type));
  if (remarks.length === 0) return null;
  return (
    <section class="remarks" aria-labelledby="remarks-title">
      <h2 id="remarks-title">{texts.title}</h2>
      <ol>
        {remarks.map(({ seq, type, reason, by, at }) => (
          <li key={seq} data-remark={type}>
            <b>{texts[type]}</b> <time dateTime={at}>{dayAndTime(Date.parse(at), language.value)}</time>
            {reason !== null && <blockquote>{reason}</blockquote>}
            <p class="muted">{fill(texts.by, { names: peopleNames(by) })}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
