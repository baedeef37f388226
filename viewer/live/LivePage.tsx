/** The live page, from the masthead down. */
import { timeWithSeconds } from '../format/almatyTime.ts';
import { unquoted } from '../format/unquoted.ts';
import { Masthead } from '../frame/Masthead.tsx';
import { PageFoot } from '../frame/PageFoot.tsx';
import { language, local, text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import { plural } from '../text/plural.ts';
import { Announcer } from './Announcer.tsx';
import { FindNumber } from './FindNumber.tsx';
import { FundMeter } from './FundMeter.tsx';
import { LinkNotice } from './LinkNotice.tsx';
import type { LiveModel } from './liveModel.ts';
import { RegisterForm } from './RegisterForm.tsx';
import { Schedule } from './Schedule.tsx';
import { Stage } from './Stage.tsx';
import { TrustStrip } from './TrustStrip.tsx';

function OnAirFacts({ model }: { model: LiveModel }) {
  const texts = text().header;
  const errorMs = model.clockErrorMs.value;
  const viewers = model.pulse.value?.viewers ?? 0;
  const accuracy = Number.isFinite(errorMs)
    ? fill(texts.accuracy, { ms: Math.max(1, Math.round(errorMs)) })
    : texts.unsynced;
  return (
    <>
      {model.screen.value?.phase === 'showing' && <span class="on-air">{texts.onAir}</span>}
      {viewers > 0 && <span class="viewers">{plural(language.value, viewers, texts.viewers)}</span>}
      <span class="on-air-clock" title={accuracy}>
        <span class="clock-place">{texts.almaty}</span>
        {timeWithSeconds(model.nowMs.value)}
      </span>
    </>
  );
}

export function LivePage({ model }: { model: LiveModel }) {
  const list = model.list.value;
  const state = model.state.value;
  function watch(draw: string): void {
    model.watch(draw);
    scrollTo({ top: 0, behavior: 'smooth' });
  }
  return (
    <>
      <Masthead name={list ? unquoted(local(list.lottery.name)) : ''}>
        <OnAirFacts model={model} />
      </Masthead>
      <main id="content">
        <LinkNotice model={model} />
        <Announcer model={model} />
        <Stage model={model} />
        <div class="page">
          <div class="pair">
            <RegisterForm open={model.openDraw.value} />
            <FindNumber model={model} />
          </div>
          {state && <TrustStrip state={state} />}
          {list && (
            <div class="pair pair-wide">
              <Schedule list={list} onStage={state?.draw ?? null} onWatch={watch} />
              <FundMeter fund={list.fund} series={list.series} />
            </div>
          )}
          {!list && model.listFault.value && (
            <p class="notice">
              {text().link.listFault}{' '}
              <button type="button" class="button-quiet" onClick={() => void model.reloadList()}>
                {text().link.again}
              </button>
            </p>
          )}
        </div>
      </main>
      <PageFoot />
    </>
  );
}
