/** The lab page: the scenario on the left, what it comes to on the right. */
import { Masthead } from '../frame/Masthead.tsx';
import { PageFoot } from '../frame/PageFoot.tsx';
import { fill } from '../text/fill.ts';
import { Editor } from './editor/Editor.tsx';
import { ScenarioBar } from './editor/ScenarioBar.tsx';
import { Toolbar } from './editor/Toolbar.tsx';
import { ExactPanel } from './exact/ExactPanel.tsx';
import { Announcer } from './frame/Announcer.tsx';
import { DropTarget } from './frame/DropTarget.tsx';
import { SideSwitch } from './frame/SideSwitch.tsx';
import type { LabModel } from './model/labModel.ts';
import { ComparePanel } from './results/ComparePanel.tsx';
import { ResultPanel } from './results/ResultPanel.tsx';
import { RunCard } from './results/RunCard.tsx';
import { labText } from './text/labText.ts';

const LOTTERY = '7S AVTO LOTO';

function Notice({ model }: { model: LabModel }) {
  const notice = model.notice.value;
  const link = model.linkByHand.value;
  return (
    <div role="status" class="outcome-place">
      {notice && (
        <div class={notice.isGood ? 'outcome outcome-good' : 'outcome outcome-bad'} data-notice>
          <p>{notice.text}</p>
          {link && (
            <input
              class="link-by-hand"
              readOnly
              value={link}
              onFocus={(event) => event.currentTarget.select()}
            />
          )}
        </div>
      )}
    </div>
  );
}

function Results({ model }: { model: LabModel }) {
  const texts = labText();
  const { bench, run } = model;
  const side = bench.side.value;
  const isComparing = bench.bench.value.b !== null;
  const shown = run.runs[side].value;
  if (!shown?.state.result) return null;
  return (
    <>
      <SideSwitch bench={bench} />
      <ResultPanel
        key={side}
        run={shown}
        title={isComparing ? fill(texts.results.forSide, { side: texts.tools[side] }) : texts.results.title}
        isStale={shown.scenario !== bench.checked[side].value.scenario}
      />
    </>
  );
}

export function LabPage({ model }: { model: LabModel }) {
  const texts = labText();
  return (
    <>
      <Masthead name={LOTTERY} />
      <main id="content" class="page lab-page">
        <header class="lab-head">
          <h1>{texts.title}</h1>
          <p class="muted">{texts.lead}</p>
        </header>
        <ScenarioBar model={model} />
        <Toolbar model={model} />
        <Notice model={model} />
        <div class="lab-columns">
          <Editor model={model} />
          <div class="lab-answers">
            <RunCard model={model} />
            {model.bench.bench.value.b !== null && <ComparePanel model={model} />}
            <Results model={model} />
            <ExactPanel model={model} />
          </div>
        </div>
        <Announcer model={model} />
        <DropTarget model={model} />
      </main>
      <PageFoot />
    </>
  );
}
