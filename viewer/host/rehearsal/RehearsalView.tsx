/** Rehearsals: the same screens and acts, nothing in earnest. */
import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { Rehearsal } from '../../../broadcast/protocol/host.ts';
import { grouped } from '../../format/tenge.ts';
import { fill } from '../../text/fill.ts';
import { Field } from '../frame/Field.tsx';
import type { HostModel } from '../hostModel.ts';
import { mayPlan } from '../people/may.ts';
import { hostText } from '../text/hostText.ts';
import { open } from '../view/route.ts';
import {
  FIRST_REHEARSAL,
  LIMITS,
  type NumberField,
  type RehearsalForm,
  rehearsalRequest,
} from './rehearsalRequest.ts';

const PRIZE_TENGE = 14_000_000;
const PRIZE_NAME = { kk: 'Сынақ жүлде', ru: 'Пробный приз', en: 'Trial prize' };

const isOver = ({ phase }: Rehearsal): boolean => phase === 'completed' || phase === 'aborted';

function Running({ model, rehearsal }: { model: HostModel; rehearsal: Rehearsal }) {
  const texts = hostText().rehearsal;
  const { draw } = rehearsal;
  return (
    <section class="card rehearsal-card" data-draw={draw}>
      <p class="rehearsal-mark" data-rehearsal>
        <b>{texts.mark}</b> {isOver(rehearsal) ? texts.over : texts.running}
      </p>
      <div class="rehearsal-buttons">
        <button type="button" class="button" onClick={() => open({ view: 'air', draw })}>
          {texts.open}
        </button>
        {model.me.value && mayPlan(model.me.value) && (
          <button
            type="button"
            class="button button-bad"
            onClick={() => {
              model.question.value = { kind: 'discard', draw };
            }}
          >
            {texts.discard}
          </button>
        )}
      </div>
      {!isOver(rehearsal) && <p class="muted small">{texts.one}</p>}
    </section>
  );
}

function BeginForm({ model }: { model: HostModel }) {
  const texts = hostText().rehearsal;
  const id = useId();
  const form = useSignal<RehearsalForm>(FIRST_REHEARSAL);
  const trouble = useSignal<string | null>(null);
  const hasTried = useSignal(false);
  const isSending = useSignal(false);
  const edit = (changes: Partial<RehearsalForm>): void => {
    form.value = { ...form.value, ...changes };
    trouble.value = null;
  };

  const made = rehearsalRequest(form.value, { name: PRIZE_NAME, amountTenge: PRIZE_TENGE });

  async function begin(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (isSending.value) return;
    hasTried.value = true;
    if (!made.ok) return;
    const json = made.value;
    isSending.value = true;
    const outcome = await model.act<Rehearsal>({ method: 'POST', path: '/api/host/rehearsals', json });
    isSending.value = false;
    if (outcome.ok) open({ view: 'air', draw: outcome.body.draw });
    else trouble.value = outcome.words;
  }

  const faultOf = (key: NumberField): string | null => {
    const [least, most] = LIMITS[key];
    const isFaulty = hasTried.value && !made.ok && made.faults.has(key);
    return isFaulty ? fill(texts.faulty, { least: grouped(least), most: grouped(most) }) : null;
  };
  const number = (key: NumberField, label: string) => (
    <Field
      label={label}
      isNumber
      value={form.value[key]}
      fault={faultOf(key)}
      onEdit={(value) => edit({ [key]: value })}
    />
  );
  return (
    <form class="card rehearsal-form" noValidate onSubmit={(event) => void begin(event)}>
      <h1>{texts.title}</h1>
      <p class="muted">{texts.about}</p>
      <div class="field">
        <label for={id}>{texts.entries}</label>
        <select
          id={id}
          value={form.value.source}
          onChange={(event) => edit({ source: event.currentTarget.value })}
        >
          <option value="made-up">{texts.madeUp}</option>
          <option value="tickets">{hostText().plan.tickets}</option>
          {(model.desk.value?.lists ?? []).map(({ list, name }) => (
            <option key={list} value={list}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {form.value.source === 'made-up' && number('count', texts.count)}
      <div class="field-pair">
        {number('winners', texts.winners)}
        {number('reserves', texts.reserves)}
      </div>
      <div class="field-pair">
        {number('closeAfterSeconds', texts.closeAfter)}
        {number('startAfterSeconds', texts.startAfter)}
      </div>
      <label class="choice">
        <input
          type="checkbox"
          checked={form.value.automatic}
          onChange={(event) => edit({ automatic: event.currentTarget.checked })}
        />
        {texts.selfStart}
      </label>
      <p class="field-fault" role="alert">
        {trouble.value}
      </p>
      <button type="submit" class="button" aria-disabled={isSending.value}>
        {texts.begin}
      </button>
    </form>
  );
}

export function RehearsalView({ model }: { model: HostModel }) {
  const rehearsals = model.desk.value?.rehearsals ?? [];
  const me = model.me.value;
  const mayBegin = me && mayPlan(me) && rehearsals.every(isOver);
  return (
    <div class="columns columns-narrow">
      {rehearsals.map((rehearsal) => (
        <Running key={rehearsal.draw} model={model} rehearsal={rehearsal} />
      ))}
      {mayBegin && <BeginForm model={model} />}
      {!mayBegin && rehearsals.length === 0 && <p class="card muted">{hostText().rehearsal.about}</p>}
    </div>
  );
}
