/** The host desk: sign in, plan, start, abort, and the journal of all of it. */
import { unquoted } from '../format/unquoted.ts';
import { Masthead } from '../frame/Masthead.tsx';
import { PageFoot } from '../frame/PageFoot.tsx';
import { local, text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import { HostDraws } from './HostDraws.tsx';
import type { HostModel } from './hostModel.ts';
import { JournalTail } from './JournalTail.tsx';
import { PlanForm } from './PlanForm.tsx';
import { SignIn } from './SignIn.tsx';

function Desk({ model }: { model: HostModel }) {
  return (
    <main id="content" class="page desk">
      <h1>{text().host.title}</h1>
      <div class="desk-columns">
        <PlanForm model={model} />
        <HostDraws model={model} />
      </div>
      {model.journal.value && <JournalTail journal={model.journal.value} />}
    </main>
  );
}

export function HostPage({ model }: { model: HostModel }) {
  const texts = text().host;
  const host = model.host.value;
  const list = model.list.value;
  return (
    <>
      <Masthead name={list ? unquoted(local(list.lottery.name)) : texts.title}>
        {host && (
          <>
            <span class="host-name">{fill(texts.hello, { name: host })}</span>
            <button type="button" class="button-quiet" onClick={() => void model.signOut()}>
              {texts.signOut}
            </button>
          </>
        )}
      </Masthead>
      {model.isOffline.value && (
        <p class="notice" role="status">
          {texts.offline}
        </p>
      )}
      {host && <Desk model={model} />}
      {host === null && (
        <main id="content" class="page">
          <SignIn model={model} />
        </main>
      )}
      {host === undefined && <main id="content" aria-busy="true" />}
      <PageFoot />
    </>
  );
}
