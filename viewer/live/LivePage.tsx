/** The live page, from the masthead down. */
import { timeWithSeconds } from '../format/almatyTime.ts';
import { unquoted } from '../format/unquoted.ts';
import { Masthead } from '../frame/Masthead.tsx';
import { PageFoot } from '../frame/PageFoot.tsx';
import { Announcer } from '../show/Announcer.tsx';
import { language, local, text } from '../text/currentText.ts';
import { plural } from '../text/plural.ts';
import { ActLog } from './ActNotices.tsx';
import { DrawDetails } from './DrawDetails.tsx';
import { FindNumber } from './FindNumber.tsx';
import { FundMeter } from './FundMeter.tsx';
import { LinkNotice } from './LinkNotice.tsx';
import type { LiveModel } from './liveModel.ts';
import { RegisterForm } from './RegisterForm.tsx';
import { Schedule } from './Schedule.tsx';
import { Stage } from './Stage.tsx';
import { TrustInGeneral, TrustStrip } from './TrustStrip.tsx';
import { MyTicketsCard } from './tickets/MyTicketsCard.tsx';
import type { MyTickets } from './tickets/myTickets.ts';

function OnAirFacts({ model }: { model: LiveModel }) {
  const texts = text().header;
  const viewers = model.pulse.value?.viewers ?? 0;
  const phase = model.screen.value?.phase;
  return (
    <>
      {(phase === 'sealed' || phase === 'showing') && <span class="on-air">{texts.onAir}</span>}
      {viewers > 0 && <span class="viewers">{plural(language.value, viewers, texts.viewers)}</span>}
      {/* This machine's own clock would be shown as the server's. */}
      {Number.isFinite(model.clockErrorMs.value) && (
        <span class="on-air-clock">
          <span class="clock-place">{texts.almaty}</span>
          {timeWithSeconds(model.nowMs.value)}
        </span>
      )}
    </>
  );
}

function ListFault({ model }: { model: LiveModel }) {
  return (
    <p class="notice">
      {text().link.listFault}{' '}
      <button type="button" class="button-quiet" onClick={() => void model.reloadList()}>
        {text().link.again}
      </button>
    </p>
  );
}

export interface LivePageProps {
  readonly model: LiveModel;
  readonly mine: MyTickets;
  /** Somebody wants to see another draw. */
  readonly onWatch: (draw: string) => void;
}

export function LivePage({ model, mine, onWatch }: LivePageProps) {
  const list = model.list.value;
  const state = model.state.value;
  const hasDraws = state !== null || (list?.draws.length ?? 0) > 0;
  return (
    <>
      <Masthead name={list ? unquoted(local(list.lottery.name)) : '7S AVTO LOTO'}>
        <OnAirFacts model={model} />
      </Masthead>
      <main id="content">
        <LinkNotice model={model} />
        <Announcer model={model} />
        <Stage model={model} mine={mine} onWatch={onWatch} />
        <div class="page">
          <div class="pair">
            <RegisterForm open={model.openDraw.value} hasDraws={hasDraws} onReceipt={mine.add} />
            {state && <FindNumber model={model} />}
          </div>
          <MyTicketsCard mine={mine} state={state} onWatch={onWatch} />
          {state && <ActLog state={state} />}
          {state ? <TrustStrip state={state} /> : <TrustInGeneral />}
          {list && (
            <div class="pair pair-wide">
              <Schedule list={list} onStage={state?.draw ?? null} onWatch={onWatch} />
              {list.fund.totalTenge > 0 && <FundMeter fund={list.fund} series={list.series} />}
            </div>
          )}
          {!list && model.listFault.value && <ListFault model={model} />}
          {state && <DrawDetails model={model} state={state} />}
        </div>
      </main>
      <PageFoot />
    </>
  );
}
