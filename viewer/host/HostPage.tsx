/** The desk: sign-in, then the draw at hand, planning, lists, rehearsals and the journal. */
import { unquoted } from '../format/unquoted.ts';
import { Masthead } from '../frame/Masthead.tsx';
import { PageFoot } from '../frame/PageFoot.tsx';
import { signalFault } from '../show/signalFault.ts';
import { local } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import { ActAnnouncer } from './acts/ActAnnouncer.tsx';
import { QuestionDialog } from './acts/QuestionDialog.tsx';
import { AirView } from './air/AirView.tsx';
import type { HostModel } from './hostModel.ts';
import { JournalView } from './journal/JournalView.tsx';
import { ListsView } from './lists/ListsView.tsx';
import { mayAct } from './people/may.ts';
import { WhoBar } from './people/WhoBar.tsx';
import { PlanView } from './plan/PlanView.tsx';
import { RehearsalView } from './rehearsal/RehearsalView.tsx';
import { SignIn } from './SignIn.tsx';
import { hostText } from './text/hostText.ts';
import { route } from './view/route.ts';
import { Tabs } from './view/Tabs.tsx';

const VIEW = {
  air: AirView,
  plan: PlanView,
  lists: ListsView,
  rehearsal: RehearsalView,
  journal: JournalView,
};

/** What this desk may not know at the moment. */
function Faults({ model }: { model: HostModel }) {
  const texts = hostText().head;
  const fault = signalFault(model.show);
  const late = fault?.kind === 'late' ? (fault.lateMs / 1000).toFixed(1) : '';
  return (
    <>
      {model.isOffline.value && (
        <p class="notice" role="status">
          {texts.offline}
        </p>
      )}
      {fault && model.me.value && (
        <p class={fault.kind === 'alarm' ? 'notice notice-grave' : 'notice'} role="status">
          {fault.kind === 'late' ? fill(texts.late, { seconds: late }) : texts[fault.kind]}
        </p>
      )}
    </>
  );
}

function Desk({ model }: { model: HostModel }) {
  const View = VIEW[route.value.view];
  const me = model.me.value!;
  const texts = hostText();
  return (
    <main id="content" class="page desk" data-view={route.value.view}>
      <Tabs model={model} />
      {!mayAct(me) && <p class="desk-notice">{fill(texts.head.readOnly, { role: texts.roles[me.role] })}</p>}
      <View model={model} />
      <QuestionDialog model={model} />
      <ActAnnouncer model={model} />
    </main>
  );
}

export function HostPage({ model }: { model: HostModel }) {
  const me = model.me.value;
  const list = model.list.value;
  return (
    <>
      <Masthead name={list ? unquoted(local(list.lottery.name)) : hostText().title}>
        <WhoBar model={model} />
      </Masthead>
      <Faults model={model} />
      {me && <Desk model={model} />}
      {me === null && (
        <main id="content" class="page">
          <SignIn model={model} />
        </main>
      )}
      {me === undefined && <main id="content" aria-busy="true" />}
      <PageFoot />
    </>
  );
}
