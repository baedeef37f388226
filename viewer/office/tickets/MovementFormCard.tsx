/** Moves tickets in two presses: first what it would do, then that it is done. What was changed in between is looked at anew. */
import { useSignal } from '@preact/signals';
import type { MovementEntry, MovementPreview } from '../../../broadcast/protocol/tickets.ts';
import { grouped, tenge } from '../../format/tenge.ts';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { plural } from '../../text/plural.ts';
import { officeReasonWords } from '../api/officeReasonWords.ts';
import { Trouble } from '../frame/Trouble.tsx';
import { officeText } from '../text/officeText.ts';
import { MovementFields } from './MovementFields.tsx';
import { EMPTY_FORM, type FormFault, faultsOf, type MovementForm, requestOf } from './movementForm.ts';
import { takeProposed } from './proposedMovement.ts';
import { holderName, type TicketsDesk } from './ticketsDesk.ts';

/** Ranges that are read out before it is done. */
const RANGES_SHOWN = 6;

/** Why it would be refused, with the tickets it is about; null: it can be done. */
function refusalWords({ refusal }: MovementPreview): string | null {
  if (!refusal) return null;
  const { reason, range, from, clause } = refusal;
  const params = {
    ...{ first: range.first, last: range.last },
    ...(from !== null && { from }),
    ...(clause !== null && { clause }),
  };
  return officeReasonWords(`tickets-${reason}`, params);
}

function Preview({ desk, preview }: { desk: TicketsDesk; preview: MovementPreview }) {
  const texts = officeText();
  const { tickets, from, ranges, revenueTenge } = preview;
  return (
    <div class="outcome" role="status" data-preview={tickets}>
      <p class="outcome-title">{plural(language.value, tickets, texts.tickets.count)}</p>
      <ul>
        {from.map(({ state, distributor, tickets: count }) => (
          <li key={`${state} ${distributor}`}>
            {texts.states[state]}, {holderName(desk, distributor)}: {grouped(count)}
          </li>
        ))}
      </ul>
      <p class="muted small">
        {ranges
          .slice(0, RANGES_SHOWN)
          .map(({ first, last }) => (first === last ? first : `${first} … ${last}`))
          .join(', ')}
        {ranges.length > RANGES_SHOWN && ' …'}
      </p>
      {revenueTenge > 0 && <p>{fill(texts.tickets.form.revenue, { sum: tenge(revenueTenge) })}</p>}
      <Trouble words={refusalWords(preview)} />
    </div>
  );
}

export function MovementFormCard({ desk }: { desk: TicketsDesk }) {
  const texts = officeText().tickets;
  const form = useSignal<MovementForm>({ ...EMPTY_FORM, ...takeProposed(desk.counts.series) });
  const faults = useSignal<readonly FormFault[]>([]);
  /** Of the form as it stands; null: it has not been looked at since it was changed. */
  const preview = useSignal<MovementPreview | null>(null);
  const trouble = useSignal<string | null>(null);
  const done = useSignal<MovementEntry | null>(null);
  const path = `/api/host/tickets/${desk.counts.series}/movements`;

  function edit(changes: Partial<MovementForm>): void {
    form.value = { ...form.value, ...changes };
    // What was said is about the form as it was.
    if (faults.value.length > 0) faults.value = faultsOf(form.value, desk.counts);
    preview.value = null;
    trouble.value = null;
    done.value = null;
  }

  async function look(): Promise<void> {
    const asked = form.value;
    faults.value = faultsOf(asked, desk.counts);
    if (faults.value.length > 0) return;
    const answer = await desk.model.look<MovementPreview>(`${path}/preview`, { ...requestOf(asked) });
    if (asked !== form.value) return;
    preview.value = answer.ok ? answer.body : null;
    trouble.value = answer.ok ? null : answer.words;
  }

  async function move(): Promise<void> {
    const order = { method: 'POST', path, json: requestOf(form.value) } as const;
    const outcome = await desk.model.act<MovementEntry>(order);
    preview.value = null;
    trouble.value = outcome.ok ? null : outcome.words;
    if (!outcome.ok) return;
    done.value = outcome.body;
    form.value = { ...form.value, tickets: '', reason: '' };
    faults.value = [];
  }

  const isReady = preview.value !== null && preview.value.refusal === null;
  return (
    <form
      class="card"
      noValidate
      aria-labelledby="movement-title"
      onSubmit={(event) => {
        event.preventDefault();
        void (isReady ? move() : look());
      }}
    >
      <h2 id="movement-title">{texts.form.title}</h2>
      <MovementFields desk={desk} form={form.value} faults={faults.value} onEdit={edit} />
      {preview.value && <Preview desk={desk} preview={preview.value} />}
      <Trouble words={trouble.value} />
      {done.value && (
        <p class="outcome outcome-good" role="status" data-done={done.value.record}>
          <span aria-hidden="true">✓ </span>
          {fill(texts.form.done, {
            tickets: plural(language.value, done.value.tickets, texts.count),
            record: done.value.record,
          })}
        </p>
      )}
      <button type="submit" class="button">
        {isReady ? texts.form.move : texts.form.look}
      </button>
    </form>
  );
}
