/** The top of the stage: what is drawn, where the draw stands, the time in Almaty, or why the picture may be old. */
import { timeOfDay } from '../format/almatyTime.ts';
import { unquoted } from '../format/unquoted.ts';
import { drawName } from '../frame/drawName.ts';
import { SunMark } from '../frame/SunMark.tsx';
import { BehindNotice } from '../show/BehindNotice.tsx';
import { signalFault } from '../show/signalFault.ts';
import { headlineOf } from '../show/standing.ts';
import { showText } from '../show/text/showText.ts';
import { language, local, text } from '../text/currentText.ts';
import { plural } from '../text/plural.ts';
import type { StageModel } from './stageModel.ts';

/** The lottery or the list; without a draw the lottery of the house. */
function brandOf({ state, draws }: StageModel): string {
  const held = state.value;
  const title = held ? held.plan.title : (draws.value?.lottery.name ?? null);
  if (title) return unquoted(local(title));
  return held ? drawName(held.draw) : '';
}

function Facts({ model }: { model: StageModel }) {
  const viewers = model.pulse.value?.viewers ?? 0;
  return (
    <p class="stage-facts">
      {viewers > 1 && <span>{plural(language.value, viewers, text().header.viewers)}</span>}
      <span class="stage-clock">
        {text().header.almaty} {timeOfDay(model.nowMs.value)}
      </span>
    </p>
  );
}

export function StageHead({ model }: { model: StageModel }) {
  const state = model.state.value;
  const standing = model.standing.value;
  const headline = state && standing ? headlineOf(state, standing) : null;
  return (
    <header class="stage-head">
      <p class="stage-brand">
        <SunMark />
        <span>{brandOf(model)}</span>
      </p>
      {headline && <h1 class={`standing standing-${headline}`}>{showText().standing[headline]}</h1>}
      {signalFault(model) ? <BehindNotice model={model} /> : <Facts model={model} />}
    </header>
  );
}
