/** The stage: the sun of all entries on one side, the words and the numbers on the other. */
import { SunMark } from '../frame/SunMark.tsx';
import { Announcer } from '../show/Announcer.tsx';
import { RehearsalMark } from '../show/NoticeStrip.tsx';
import { text } from '../text/currentText.ts';
import { Controls } from './controls/Controls.tsx';
import { TellPanel } from './panel/TellPanel.tsx';
import { SealRow } from './SealRow.tsx';
import { StageHead } from './StageHead.tsx';
import type { StageModel } from './stageModel.ts';
import { SunView } from './sun/SunView.tsx';

function Empty({ isKnown }: { isKnown: boolean }) {
  return (
    <main class="stage-none" aria-busy={!isKnown}>
      <SunMark />
      <h1>{isKnown ? text().stage.none : text().link.connecting}</h1>
    </main>
  );
}

export function StagePage({ model }: { model: StageModel }) {
  const state = model.state.value;
  const screen = model.screen.value;
  const standing = model.standing.value;
  const isStill = model.isStill.value;
  return (
    <div class={isStill ? 'show show-still' : 'show'} data-standing={standing ?? 'none'}>
      <div class="show-safe">
        <StageHead model={model} />
        {state && screen && standing ? (
          <>
            <main class="show-main">
              <SunView model={model} />
              <TellPanel model={model} state={state} screen={screen} standing={standing} />
            </main>
            <SealRow state={state} />
          </>
        ) : (
          <Empty isKnown={model.answered.value} />
        )}
      </div>
      {state && <RehearsalMark state={state} />}
      <Controls model={model} />
      <Announcer model={model} />
    </div>
  );
}
