/** The plan of a draw in four steps on one page; it becomes a draft, and a draw once the commission has committed. */
import { type Signal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { DrawDraft } from '../../../broadcast/protocol/host.ts';
import { drawName } from '../../frame/drawName.ts';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { plural } from '../../text/plural.ts';
import { Choice } from '../frame/Choice.tsx';
import { Field, TimeField } from '../frame/Field.tsx';
import type { HostModel } from '../hostModel.ts';
import { hostText } from '../text/hostText.ts';
import { open } from '../view/route.ts';
import { type DraftForm, draftRequest } from './draftForm.ts';
import { type FaultOf, LocalField, PrizeRows } from './PrizeRows.tsx';

interface PartProps {
  readonly form: DraftForm;
  readonly edit: (changes: Partial<DraftForm>) => void;
  readonly model: HostModel;
  readonly faultOf: FaultOf;
}

function Step({ number, title, children }: { number: number; title: string; children: ComponentChildren }) {
  return (
    <fieldset class="plan-step">
      <legend>
        <span class="plan-number" aria-hidden="true">
          {number}
        </span>
        {title}
      </legend>
      {children}
    </fieldset>
  );
}

function EntriesPart({ form, edit, model, faultOf }: PartProps) {
  const texts = hostText().plan;
  const id = useId();
  const lists = model.desk.value?.lists ?? [];
  const fault = faultOf('list');
  return (
    <>
      <Choice
        group={id}
        isChosen={form.source === 'tickets'}
        isFixed={form.isRedraw}
        onChoose={() => edit({ source: 'tickets' })}
      >
        {texts.tickets}
      </Choice>
      <Choice
        group={id}
        isChosen={form.source === 'list'}
        isFixed={form.isRedraw}
        onChoose={() => edit({ source: 'list', prizes: 'own', list: form.list ?? lists[0]?.list ?? null })}
      >
        {texts.list}
      </Choice>
      {form.source === 'list' && lists.length === 0 && (
        <p class="muted">
          {texts.noLists}{' '}
          <button type="button" class="button-quiet" onClick={() => open({ view: 'lists', draw: null })}>
            {hostText().views.lists}
          </button>
        </p>
      )}
      {fault !== null && <p class="field-fault">{fault}</p>}
      {form.source === 'list' && lists.length > 0 && (
        <div class="field">
          <label for={`${id}-list`}>{texts.chooseList}</label>
          <select
            id={`${id}-list`}
            value={form.list ?? ''}
            disabled={form.isRedraw}
            aria-invalid={fault !== null}
            onChange={(event) => edit({ list: event.currentTarget.value })}
          >
            {lists.map(({ list, name, count }) => (
              <option key={list} value={list}>
                {name} · {plural(language.value, count, hostText().counts.entries)}
              </option>
            ))}
          </select>
        </div>
      )}
      {form.source === 'list' && (
        <>
          <LocalField label={texts.name} name={form.title} onEdit={(title) => edit({ title })} />
          <p class="muted small">{texts.nameHint}</p>
        </>
      )}
    </>
  );
}

function PrizesPart({ form, edit, faultOf }: PartProps) {
  const texts = hostText().plan;
  const id = useId();
  const isOwn = form.prizes === 'own' || form.source === 'list';
  return (
    <>
      {form.source === 'tickets' && !form.isRedraw && (
        <>
          <Choice group={id} isChosen={!isOwn} onChoose={() => edit({ prizes: 'fund' })}>
            {texts.fundPrize}
          </Choice>
          <Choice group={id} isChosen={isOwn} onChoose={() => edit({ prizes: 'own' })}>
            {texts.ownPrizes}
          </Choice>
        </>
      )}
      {isOwn && !form.isRedraw && (
        <>
          <p class="muted small">{texts.prizesHint}</p>
          <PrizeRows rows={form.rows} faultOf={faultOf} onEdit={(rows) => edit({ rows })} />
        </>
      )}
      <Field
        class="field-short"
        label={texts.reserves}
        isNumber
        value={form.reserves}
        fault={faultOf('reserves')}
        onEdit={(reserves) => edit({ reserves })}
      />
    </>
  );
}

function TimesPart({ form, edit, faultOf }: PartProps) {
  const texts = hostText().plan;
  return (
    <div class="field-pair">
      <TimeField
        label={texts.closesAt}
        note={texts.zone}
        hint={texts.timeHint}
        fault={faultOf('closesAt')}
        value={form.closesAt}
        onEdit={(closesAt) => edit({ closesAt })}
      />
      <TimeField
        label={texts.startsAt}
        note={texts.zone}
        hint={texts.timeHint}
        fault={faultOf('startsAt')}
        value={form.startsAt}
        onEdit={(startsAt) => edit({ startsAt })}
      />
    </div>
  );
}

function CommissionPart({ form, edit, model }: PartProps) {
  const texts = hostText().plan;
  const members = model.people.value.filter(({ role }) => role === 'commission');
  if (members.length === 0) return <p class="muted">{texts.noCommission}</p>;
  return (
    <>
      <p class="muted small">{texts.commissionHint}</p>
      {members.map(({ id, name }) => (
        <Choice
          key={id}
          isChosen={form.commission.includes(id)}
          onChoose={(isIn) => {
            const others = form.commission.filter((each) => each !== id);
            edit({ commission: isIn ? [...others, id] : others });
          }}
        >
          {name}
        </Choice>
      ))}
    </>
  );
}

export function PlanForm({ model, form: signal }: { model: HostModel; form: Signal<DraftForm> }) {
  const texts = hostText().plan;
  const trouble = useSignal<string | null>(null);
  const isSending = useSignal(false);
  /** Faults are named from the first try on, not while somebody is still writing. */
  const tries = useSignal(0);
  const place = useRef<HTMLFormElement>(null);
  const form = signal.value;
  const made = draftRequest(form, language.value, model.show.nowMs.peek());
  const faults = tries.value > 0 && !made.ok ? made.faults : [];
  const edit = (changes: Partial<DraftForm>): void => {
    signal.value = { ...signal.value, ...changes };
    trouble.value = null;
  };
  const faultOf: FaultOf = (field) => {
    const found = faults.find((each) => each.field === field);
    return found ? texts.faults[found.fault] : null;
  };
  const part = { form, edit, model, faultOf };
  useEffect(() => {
    if (tries.value > 0) place.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries.value]);

  async function save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (isSending.value) return;
    if (!made.ok) {
      tries.value += 1;
      return;
    }
    isSending.value = true;
    const at = form.draw === null ? '' : `/${encodeURIComponent(form.draw)}`;
    const method = form.draw === null ? 'POST' : 'PUT';
    const outcome = await model.act<DrawDraft>({ method, path: `/api/host/drafts${at}`, json: made.value });
    isSending.value = false;
    if (!outcome.ok) {
      trouble.value = outcome.words;
      return;
    }
    model.planForm.value = null;
    open({ view: 'air', draw: outcome.body.draw });
  }

  return (
    <form ref={place} class="card plan-form" noValidate onSubmit={(event) => void save(event)}>
      <h1>{form.draw === null ? texts.title : fill(texts.editTitle, { draw: drawName(form.draw) })}</h1>
      {form.isRedraw && <p class="muted">{texts.redrawFixed}</p>}
      <Step number={1} title={texts.steps.entries}>
        <EntriesPart {...part} />
      </Step>
      <Step number={2} title={texts.steps.prizes}>
        <PrizesPart {...part} />
      </Step>
      <Step number={3} title={texts.steps.times}>
        <TimesPart {...part} />
      </Step>
      <Step number={4} title={texts.steps.commission}>
        <CommissionPart {...part} />
      </Step>
      <p class="field-fault" role="alert">
        {trouble.value ?? (faults.length > 0 ? plural(language.value, faults.length, texts.toMend) : null)}
      </p>
      <div class="plan-end">
        <p class="muted small">{texts.next}</p>
        <button type="submit" class="button" aria-disabled={isSending.value}>
          {form.draw === null ? texts.create : texts.save}
        </button>
      </div>
    </form>
  );
}
