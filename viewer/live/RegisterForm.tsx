/** Registers a draw number for the draw on air. */
import { useSignal } from '@preact/signals';
import type { Registered } from '../../broadcast/protocol/http.ts';
import { refusalText } from '../api/refusalText.ts';
import { request } from '../api/request.ts';
import { dayAndTime, timeWithSeconds } from '../format/almatyTime.ts';
import { groupedNumber } from '../format/numberGroups.ts';
import { grouped } from '../format/tenge.ts';
import { drawName } from '../frame/drawName.ts';
import { NumberField, numberFault } from '../frame/NumberField.tsx';
import { language, text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import type { OpenDraw } from './liveModel.ts';

function Receipt({ registered, onAnother }: { registered: Registered; onAnother: () => void }) {
  const texts = text().register;
  return (
    <div class="outcome outcome-good" role="status">
      <p class="outcome-title">{fill(texts.done, { number: groupedNumber(registered.number) })}</p>
      <p class="muted">
        {fill(texts.receipt, {
          record: grouped(registered.record),
          time: timeWithSeconds(Date.parse(registered.registeredAt)),
        })}
      </p>
      <button type="button" class="button-quiet" onClick={onAnother}>
        {texts.another}
      </button>
    </div>
  );
}

/** Who lost the answer to a registration has the number all the same: the receipt is given again. */
function ReceiptAgain({ number, onReceipt }: { number: string; onReceipt: (receipt: Registered) => void }) {
  const trouble = useSignal<string | null>(null);

  async function ask(): Promise<void> {
    const answer = await request<Registered>('/api/registrations/receipt', language.value, { number });
    trouble.value = refusalText(answer);
    if (answer.ok) onReceipt(answer.body);
  }

  return (
    <div>
      <button type="button" class="button-quiet" onClick={() => void ask()}>
        {text().myTickets.again}
      </button>
      <p class="field-fault" role="alert">
        {trouble.value}
      </p>
    </div>
  );
}

export interface RegisterFormProps {
  /** The draw that takes numbers now; null: none does. */
  readonly open: OpenDraw | null;
  /** Whether there is any draw at all. */
  readonly hasDraws: boolean;
  /** A ticket was registered, or its receipt was given again. */
  readonly onReceipt: (receipt: Registered) => void;
}

export function RegisterForm({ open, hasDraws, onReceipt }: RegisterFormProps) {
  const texts = text().register;
  const digits = useSignal('');
  const fault = useSignal<string | null>(null);
  const isSending = useSignal(false);
  const registered = useSignal<Registered | null>(null);
  /** A number that was registered before. */
  const known = useSignal<string | null>(null);

  async function send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (isSending.value) return;
    known.value = null;
    fault.value = numberFault(digits.value);
    if (fault.value !== null) return;
    const number = digits.value;
    isSending.value = true;
    const answer = await request<Registered>('/api/registrations', language.value, { number });
    isSending.value = false;
    if (answer.ok) {
      registered.value = answer.body;
      onReceipt(answer.body);
      return;
    }
    fault.value = refusalText(answer);
    if (!answer.offline && answer.refusal.code === 'ALREADY_REGISTERED') known.value = number;
  }

  return (
    <section class="card" id="register">
      <h2>{texts.title}</h2>
      {registered.value ? (
        <Receipt
          registered={registered.value}
          onAnother={() => {
            registered.value = null;
            digits.value = '';
          }}
        />
      ) : open ? (
        <>
          <p class="muted">{texts.hint}</p>
          <p class="muted">
            {fill(texts.forDraw, {
              draw: drawName(open.draw),
              time: open.closesAt === null ? '—' : dayAndTime(Date.parse(open.closesAt), language.value),
            })}
          </p>
          <form class="number-form" noValidate onSubmit={(event) => void send(event)}>
            <NumberField
              digits={digits}
              label={texts.field}
              fault={fault.value}
              onEdit={() => {
                fault.value = null;
                known.value = null;
              }}
            />
            <button type="submit" class="button" aria-disabled={isSending.value}>
              {isSending.value ? texts.sending : texts.submit}
            </button>
          </form>
          {known.value !== null && <ReceiptAgain number={known.value} onReceipt={onReceipt} />}
        </>
      ) : (
        <p class="muted card-closed">{hasDraws ? texts.none : texts.noneYet}</p>
      )}
    </section>
  );
}
