/** What few people ask for: the draw's id, how far its events have come, the clock and the line. */
import type { ComponentChildren } from 'preact';
import type { DrawState } from '../../engine/draw/drawState.ts';
import { grouped } from '../format/tenge.ts';
import { HashValue } from '../frame/HashValue.tsx';
import { text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import { ageText } from './ageText.ts';
import type { LiveModel } from './liveModel.ts';

function Row({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Read only while it is open: the age changes each second. */
function Clocks({ model }: { model: LiveModel }) {
  const texts = text();
  const errorMs = model.clockErrorMs.value;
  const quietMs = model.quietMs.value;
  return (
    <>
      <Row label={texts.details.clock}>
        {Number.isFinite(errorMs)
          ? fill(texts.header.accuracy, { ms: Math.max(1, Math.round(errorMs)) })
          : texts.header.unsynced}
      </Row>
      <Row label={texts.details.link}>
        {model.link.value === 'connected' ? texts.link.fine : texts.link.lost}
        {quietMs !== null && ` ${fill(texts.link.lastNews, { age: ageText(quietMs) })}`}
      </Row>
    </>
  );
}

export function DrawDetails({ model, state }: { model: LiveModel; state: DrawState }) {
  const texts = text().details;
  return (
    <details class="details">
      <summary>{texts.title}</summary>
      <dl>
        <Row label={texts.id}>
          <code>{state.draw}</code>
        </Row>
        <Row label={texts.events}>{grouped(state.seq)}</Row>
        <Row label={texts.head}>
          <HashValue hash={state.head} label={texts.head} />
        </Row>
        <Clocks model={model} />
      </dl>
    </details>
  );
}
