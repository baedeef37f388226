/** What people have done to the draw and why: on the stage while it matters, below as a list for good. */
import type { DrawState, Notice } from '../../engine/draw/drawState.ts';
import { dayAndTime, exactTime } from '../format/almatyTime.ts';
import { drawName } from '../frame/drawName.ts';
import { peopleNames } from '../frame/peopleNames.ts';
import { language, text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import { plural } from '../text/plural.ts';
import { DrawLink } from './DrawLink.tsx';
import { decisionsOf } from './decisions.ts';

/** On the stage stand at most so many. */
const ON_STAGE = 3;

/** What still matters to somebody who looks at the stage: a pause that is over does not. */
function stands({ paused }: DrawState, { type, at }: Notice): boolean {
  if (type === 'paused') return paused?.at === at;
  return type !== 'resumed' && type !== 'certified';
}

interface NextDrawProps {
  readonly state: DrawState;
  /** Draws whose plan is published. */
  readonly known: ReadonlySet<string>;
  readonly onWatch: (draw: string) => void;
}

/** The way to the draw that is held instead. */
function NextDraw({ state, known, onWatch }: NextDrawProps) {
  if (!state.redrawn) return null;
  const { next, excluded } = state.redrawn;
  return (
    <p class="act-next">
      {known.has(next) ? (
        <DrawLink draw={next} onWatch={onWatch}>
          {text().acts.toNext}: {drawName(next)}
        </DrawLink>
      ) : (
        <span>{text().acts.nextToCome}</span>
      )}
      {excluded > 0 && <span class="muted">{plural(language.value, excluded, text().acts.excluded)}</span>}
    </p>
  );
}

export function ActNotices(props: NextDrawProps) {
  const { state } = props;
  // The newest first: it may have put the others right.
  const standing = state.notices
    .filter((notice) => stands(state, notice))
    .toReversed()
    .slice(0, ON_STAGE);
  if (standing.length === 0) return null;
  return (
    <ul class="acts">
      {standing.map((notice) => (
        <li key={notice.seq} class={`act act-${notice.type}`} data-act={notice.type}>
          <p class="act-head">
            <b>{text().acts[notice.type]}</b>
            <time dateTime={notice.at}>{exactTime(Date.parse(notice.at))}</time>
          </p>
          {notice.reason !== null && <p>{notice.reason}</p>}
          {notice.type === 'redrawn' && <NextDraw {...props} />}
        </li>
      ))}
    </ul>
  );
}

/** All of them, with the people behind them. */
export function ActLog({ state }: { state: DrawState }) {
  const decisions = decisionsOf(state);
  if (decisions.length === 0) return null;
  const texts = text().acts;
  return (
    <section class="act-log" aria-labelledby="acts-title">
      <h2 id="acts-title">{texts.title}</h2>
      <ol>
        {decisions.map(({ seq, type, reason, by, at }) => (
          <li key={seq} data-decision={type}>
            <time dateTime={at}>{dayAndTime(Date.parse(at), language.value)}</time>
            <div>
              <p class="act-log-what">{texts[type]}</p>
              {reason !== null && <p>{reason}</p>}
              <p class="muted">{fill(texts.by, { names: peopleNames(by) })}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
