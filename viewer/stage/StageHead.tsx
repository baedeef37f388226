/** The top of the stage: what is drawn, where the draw stands, the time in Almaty. */
import { timeOfDay } from '../format/almatyTime.ts';
import { unquoted } from '../format/unquoted.ts';
import { SunMark } from '../frame/SunMark.tsx';
import { headlineOf } from '../show/standing.ts';
import { showText } from '../show/text/showText.ts';
import { language, local, text } from '../text/currentText.ts';
import { plural } from '../text/plural.ts';
import type { StageModel } from './stageModel.ts';

export function StageHead({ model }: { model: StageModel }) {
  const state = model.state.value;
  const standing = model.standing.value;
  const headline = state && standing ? headlineOf(state, standing) : null;
  const viewers = model.pulse.value?.viewers ?? 0;
  return (
    <header class="stage-head">
      <p class="stage-brand">
        <SunMark />
        <span>{state?.plan.title ? unquoted(local(state.plan.title)) : ''}</span>
      </p>
      {headline && <h1 class={`standing standing-${headline}`}>{showText().standing[headline]}</h1>}
      <p class="stage-facts">
        {viewers > 1 && <span>{plural(language.value, viewers, text().header.viewers)}</span>}
        <span class="stage-clock">
          {text().header.almaty} {timeOfDay(model.nowMs.value)}
        </span>
      </p>
    </header>
  );
}
