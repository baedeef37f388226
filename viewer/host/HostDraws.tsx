/** The draws as the host sees them: state, times, and what can be done now. */
import { useSignal } from '@preact/signals';
import type { DrawSummary } from '../../broadcast/protocol/http.ts';
import type { DrawPhase } from '../../engine/draw/drawState.ts';
import { dayAndTime } from '../format/almatyTime.ts';
import { groupedNumber } from '../format/numberGroups.ts';
import { language, text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import { plural } from '../text/plural.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import type { HostModel } from './hostModel.ts';

const canStart = (phase: DrawPhase): boolean => phase === 'frozen' || phase === 'missed';
/** Once the winners are picked the result stands. */
const canAbort = (phase: DrawPhase): boolean => phase === 'open' || canStart(phase);

const when = (instant: string | null): string =>
  instant === null ? '—' : dayAndTime(Date.parse(instant), language.value);

interface Asked {
  readonly act: 'start' | 'abort';
  readonly draw: string;
}

function MissedFlag() {
  const texts = text().host;
  return (
    <div class="missed-flag" role="alert">
      <b>{texts.missedTitle}</b>
      <p>{texts.missedText}</p>
    </div>
  );
}

function HostDraw({ draw, onAsk }: { draw: DrawSummary; onAsk: (asked: Asked) => void }) {
  const texts = text().host;
  const winner = draw.results.find(({ role }) => role === 'winner');
  return (
    <li class={`host-draw host-draw-${draw.phase}`} data-draw={draw.draw} data-phase={draw.phase}>
      <div class="host-draw-head">
        <h3>{draw.draw}</h3>
        <span class={`chip chip-${draw.phase}`}>{text().phase[draw.phase]}</span>
      </div>
      {draw.phase === 'missed' && <MissedFlag />}
      <p class="host-draw-facts">
        <span>
          {texts.closes}: <b>{when(draw.closesAt)}</b>
        </span>
        <span>
          {texts.starts}: <b>{when(draw.startsAt)}</b>
        </span>
        <span>{plural(language.value, draw.entries, text().schedule.entries)}</span>
        {winner && <b class="host-draw-winner">{groupedNumber(winner.entry)}</b>}
        {draw.reason && <span>{draw.reason}</span>}
      </p>
      <div class="host-draw-acts">
        {canStart(draw.phase) && (
          <button type="button" class="button" onClick={() => onAsk({ act: 'start', draw: draw.draw })}>
            {texts.start}
          </button>
        )}
        {draw.phase === 'open' && <span class="muted">{texts.early}</span>}
        {canAbort(draw.phase) && (
          <button
            type="button"
            class="button button-bad"
            onClick={() => onAsk({ act: 'abort', draw: draw.draw })}
          >
            {texts.abort}
          </button>
        )}
        <a href={`/?draw=${draw.draw}&lang=${language.value}`} target="_blank" rel="noreferrer">
          {texts.openLive}
        </a>
      </div>
    </li>
  );
}

export function HostDraws({ model }: { model: HostModel }) {
  const texts = text().host;
  const asked = useSignal<Asked | null>(null);
  const draws = model.list.value?.draws ?? [];
  const question = asked.value;
  return (
    <section class="host-draws" aria-labelledby="host-draws-title">
      <h2 id="host-draws-title">{texts.draws}</h2>
      {model.list.value && draws.length === 0 && <p class="muted">{texts.noDraws}</p>}
      <ul>
        {draws.map((draw) => (
          <HostDraw
            key={draw.draw}
            draw={draw}
            onAsk={(next) => {
              asked.value = next;
            }}
          />
        ))}
      </ul>
      {question && (
        <ConfirmDialog
          key={`${question.act}-${question.draw}`}
          title={fill(question.act === 'start' ? texts.startTitle : texts.abortTitle, {
            draw: question.draw,
          })}
          explanation={question.act === 'start' ? texts.startText : texts.abortText}
          confirm={question.act === 'start' ? texts.start : texts.confirmAbort}
          needsReason={question.act === 'abort'}
          onConfirm={(reason) =>
            question.act === 'start' ? model.start(question.draw) : model.abort(question.draw, reason)
          }
          onClose={() => {
            asked.value = null;
          }}
        />
      )}
    </section>
  );
}
