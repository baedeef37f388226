/** Whether somebody takes part, by their IIN: their code, and what proves that it was theirs before the draw. */
import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { ParticipantReceipt } from '../../../broadcast/protocol/raffle.ts';
import { digitsOf } from '../../format/numberGroups.ts';
import { fill } from '../../text/fill.ts';
import { Trouble } from '../frame/Trouble.tsx';
import { officeText } from '../text/officeText.ts';
import { mayDraft } from '../view/sections.ts';
import { EraseButton } from './EraseButton.tsx';
import type { MonthDesk } from './monthDesk.ts';

const DIGITS = 12;

export function ParticipantSearch({ desk }: { desk: MonthDesk }) {
  const { find: texts, erase } = officeText().raffle;
  const id = useId();
  const number = useSignal('');
  const receipt = useSignal<ParticipantReceipt | null>(null);
  const trouble = useSignal<string | null>(null);

  async function find(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    receipt.value = null;
    trouble.value = number.value.length === DIGITS ? null : texts.length;
    if (trouble.value !== null) return;
    const outcome = await desk.model.look<ParticipantReceipt>(`${desk.path}/find`, { number: number.value });
    receipt.value = outcome.ok ? outcome.body : null;
    if (!outcome.ok) trouble.value = outcome.code === 'NOT_FOUND' ? texts.nobody : outcome.words;
  }

  const found = receipt.value;
  return (
    <section class="card" aria-labelledby="find-title">
      <h2 id="find-title">{texts.title}</h2>
      <form class="one-line" noValidate onSubmit={(event) => void find(event)}>
        <div class={trouble.value ? 'field field-faulty' : 'field'}>
          <label for={id}>{texts.field}</label>
          <input
            id={id}
            inputMode="numeric"
            autoComplete="off"
            value={number.value}
            onInput={({ currentTarget }) => {
              number.value = digitsOf(currentTarget.value);
              currentTarget.value = number.value;
            }}
          />
        </div>
        <button type="submit" class="button button-second">
          {texts.submit}
        </button>
      </form>
      <Trouble words={trouble.value} />
      {found && (
        <div class="outcome outcome-good" role="status" data-code={found.code}>
          <p class="outcome-title">
            <span aria-hidden="true">✓ </span>
            {fill(texts.found, { code: found.code })}
          </p>
          <p class="muted small">
            {fill(texts.place, { index: found.proof.index + 1, count: found.proof.count })}
          </p>
          {mayDraft(desk.me.role) && (
            <EraseButton
              desk={desk}
              words={erase.person}
              sure={erase.personSure}
              what={{ code: found.code }}
              onDone={() => {
                receipt.value = null;
              }}
            />
          )}
        </div>
      )}
    </section>
  );
}
