/** Plans a draw. Times are Almaty's, whatever zone this machine is in. */
import { type Signal, useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { fieldValue, instantOfField } from '../format/almatyTime.ts';
import { text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import type { HostModel } from './hostModel.ts';
import { checkTimes, defaultTimes } from './planTimes.ts';

const DEFAULT_RESERVES = 2;
const MOST_RESERVES = 10;

function TimeField({ label, value }: { label: string; value: Signal<string> }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>
        {label} <span class="field-zone">{text().stage.almatyTime}</span>
      </label>
      <input
        id={id}
        type="datetime-local"
        required
        step="1"
        value={value.value}
        onInput={(event) => {
          value.value = event.currentTarget.value;
        }}
      />
    </div>
  );
}

export function PlanForm({ model }: { model: HostModel }) {
  const texts = text().host;
  const id = useId();
  const times = defaultTimes(Date.now());
  const closesAt = useSignal(fieldValue(times.closesAtMs));
  const startsAt = useSignal(fieldValue(times.startsAtMs));
  const reserves = useSignal(DEFAULT_RESERVES);
  const automatic = useSignal(true);
  const outcome = useSignal<{ text: string; isGood: boolean } | null>(null);
  const isSending = useSignal(false);

  async function publish(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (isSending.value) return;
    const closesAtMs = instantOfField(closesAt.value);
    const startsAtMs = instantOfField(startsAt.value);
    const verdict = checkTimes(closesAtMs, startsAtMs, Date.now());
    if (!verdict.ok || closesAtMs === null || startsAtMs === null) {
      const isPast = !verdict.ok && verdict.reason === 'past';
      outcome.value = { text: isPast ? texts.future : texts.order, isGood: false };
      return;
    }
    isSending.value = true;
    const answer = await model.plan({
      closesAt: new Date(closesAtMs).toISOString(),
      startsAt: new Date(startsAtMs).toISOString(),
      reserves: reserves.value,
      automatic: automatic.value,
    });
    isSending.value = false;
    outcome.value =
      'draw' in answer
        ? { text: fill(texts.planned, { draw: answer.draw }), isGood: true }
        : { text: answer.fault, isGood: false };
  }

  return (
    <form class="card plan-form" onSubmit={(event) => void publish(event)}>
      <h2>{texts.plan}</h2>
      <p class="muted">{texts.planHint}</p>
      <TimeField label={texts.closesAt} value={closesAt} />
      <TimeField label={texts.startsAt} value={startsAt} />
      <div class="field">
        <label for={id}>{texts.reserves}</label>
        <input
          id={id}
          type="number"
          min={0}
          max={MOST_RESERVES}
          required
          value={reserves.value}
          onInput={(event) => {
            reserves.value = event.currentTarget.valueAsNumber;
          }}
        />
      </div>
      <label class="choice">
        <input
          type="checkbox"
          checked={automatic.value}
          onChange={(event) => {
            automatic.value = event.currentTarget.checked;
          }}
        />
        <span>{texts.automatic}</span>
      </label>
      <button type="submit" class="button" aria-disabled={isSending.value}>
        {texts.submitPlan}
      </button>
      <div role="status" class="outcome-place">
        {outcome.value && (
          <p class={outcome.value.isGood ? 'outcome outcome-good' : 'outcome outcome-bad'}>
            {outcome.value.text}
          </p>
        )}
      </div>
    </form>
  );
}
