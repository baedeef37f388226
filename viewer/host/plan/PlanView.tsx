/** Planning: the form, and the drafts that wait for their commission. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { DrawDraft } from '../../../broadcast/protocol/host.ts';
import { dayAndTime } from '../../format/almatyTime.ts';
import { drawName } from '../../frame/drawName.ts';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import type { HostModel } from '../hostModel.ts';
import { mayPlan } from '../people/may.ts';
import { hostText } from '../text/hostText.ts';
import { open, route } from '../view/route.ts';
import { formOf, newForm } from './draftForm.ts';
import { LateNotice } from './LateNotice.tsx';
import { PlanForm } from './PlanForm.tsx';

function DraftRow({ draft }: { draft: DrawDraft }) {
  const texts = hostText();
  const all = draft.commitments.length;
  const here = draft.commitments.filter(({ commitment }) => commitment !== null).length;
  return (
    <li class="draft-row" data-draft={draft.draw}>
      <div>
        <b>{drawName(draft.draw)}</b>
        <span class="muted">
          {dayAndTime(Date.parse(draft.startsAt), language.value)}
          {all > 0 && ` · ${texts.steps.commitments.toLowerCase()} ${fill(texts.steps.share, { here, all })}`}
        </span>
      </div>
      <button type="button" class="side-act" onClick={() => open({ view: 'air', draw: draft.draw })}>
        {texts.plan.openDraft}
      </button>
      <LateNotice draft={draft} />
    </li>
  );
}

/** Puts the draft that the address names into the form; an unfinished new form stays as it was left. */
function fillForm(model: HostModel, draft: DrawDraft | undefined): void {
  const form = model.planForm.peek();
  if (draft) {
    if (form?.value.draw !== draft.draw) model.planForm.value = signal(formOf(draft));
    return;
  }
  if (!form || form.value.draw !== null) {
    model.planForm.value = signal(newForm(model.show.nowMs.peek(), model.people.peek()));
  }
}

export function PlanView({ model }: { model: HostModel }) {
  const texts = hostText().plan;
  const me = model.me.value;
  const drafts = model.desk.value?.drafts ?? [];
  const asked = route.value.draw;
  const edited = drafts.find(({ draw }) => draw === asked);
  useEffect(() => fillForm(model, edited), [edited?.draw, model]);
  const form = model.planForm.value;
  return (
    <div class="columns">
      {me && mayPlan(me) ? (
        form && <PlanForm key={form.value.draw ?? 'new'} model={model} form={form} />
      ) : (
        <p class="card muted">{texts.hostOnly}</p>
      )}
      <section class="card" aria-labelledby="drafts-title">
        <h2 id="drafts-title">{texts.drafts}</h2>
        {drafts.length === 0 && <p class="muted">{texts.noDrafts}</p>}
        <ul class="draft-rows">
          {drafts.map((draft) => (
            <DraftRow key={draft.draw} draft={draft} />
          ))}
        </ul>
      </section>
    </div>
  );
}
