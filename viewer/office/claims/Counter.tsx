/**
 * The counter: serial, then code, as a scanner types them, or both into the first field. The focus is back there at once, so that the
 * next ticket is scanned over it; the first key of the next takes the verdict of the last one away. Ctrl + Enter opens the one claim.
 */
import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Identified } from '../../../broadcast/protocol/claims.ts';
import { Trouble } from '../frame/Trouble.tsx';
import type { OfficeModel } from '../officeModel.ts';
import { officeText } from '../text/officeText.ts';
import { CounterVerdict, type Looked, openClaim, winnersOf } from './CounterVerdict.tsx';
import { readCode, readScan } from './scannedTicket.ts';
import { Waiting } from './Waiting.tsx';

export function Counter({ model }: { model: OfficeModel }) {
  const texts = officeText().claims.counter;
  const id = useId();
  const serial = useRef<HTMLInputElement>(null);
  const code = useRef<HTMLInputElement>(null);
  const looked = useSignal<Looked | null>(null);
  const isLooking = useSignal(false);
  const trouble = useSignal<string | null>(null);
  const waitUntilMs = useSignal<number | null>(null);
  useEffect(() => serial.current?.focus(), []);

  /** What stands in the fields, or null with words for what is wrong; a serial alone moves on to the code. */
  function ticketTyped(): { serial: string; code: string } | null {
    const scan = readScan(serial.current!.value);
    const typedCode = code.current!.value;
    trouble.value = scan.kind === 'unread' ? texts.serialUnread : null;
    if (scan.kind === 'ticket') return { serial: scan.serial, code: scan.code };
    if (scan.kind === 'unread') {
      serial.current!.focus();
      return null;
    }
    const read = readCode(typedCode);
    if (read !== undefined) return { serial: scan.serial, code: read };
    if (typedCode.trim() !== '') trouble.value = texts.codeUnread;
    code.current!.focus();
    code.current!.select();
    return null;
  }

  async function look(ticket: { serial: string; code: string }): Promise<void> {
    looked.value = null;
    isLooking.value = true;
    code.current!.value = '';
    serial.current!.value = ticket.serial;
    serial.current!.focus();
    serial.current!.select();
    const outcome = await model.look<Identified>('/api/host/claims/identify', ticket);
    isLooking.value = false;
    const seconds = !outcome.ok && outcome.reason === 'too-many-codes' ? Number(outcome.params?.seconds) : 0;
    waitUntilMs.value = seconds > 0 ? Date.now() + seconds * 1000 : null;
    trouble.value = outcome.ok || seconds > 0 ? null : outcome.words;
    looked.value = outcome.ok ? { ...ticket, identified: outcome.body } : null;
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (isLooking.value || waitUntilMs.value !== null) return;
    const ticket = ticketTyped();
    if (ticket) void look(ticket);
  }

  async function openOnly(): Promise<void> {
    const [only, more] = looked.value ? winnersOf(looked.value) : [];
    if (only && !more) trouble.value = await openClaim(model, looked.value!, only);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void openOnly();
  }

  // The verdict of one ticket must not stand beside the number of another.
  function forget(): void {
    looked.value = null;
    trouble.value = null;
  }

  const field = (name: 'serial' | 'code', label: string, placeholder: string) => (
    <div class="field">
      <label for={`${id}-${name}`}>{label}</label>
      <input
        ref={name === 'serial' ? serial : code}
        id={`${id}-${name}`}
        class="number-input"
        autoComplete="off"
        autoCapitalize="off"
        spellcheck={false}
        placeholder={placeholder}
        maxLength={64}
        onInput={forget}
      />
    </div>
  );

  return (
    <section class="card counter" aria-labelledby="counter-title" onKeyDown={onKeyDown}>
      <h1 id="counter-title">{texts.title}</h1>
      <p class="muted">{texts.about}</p>
      <form class="counter-fields" noValidate onSubmit={submit}>
        {field('serial', texts.serial, '001-00007-01')}
        {field('code', texts.code, '')}
        <button
          type="submit"
          class={looked.value && winnersOf(looked.value).length > 0 ? 'button button-second' : 'button'}
          aria-disabled={isLooking.value || waitUntilMs.value !== null}
        >
          {texts.submit}
        </button>
      </form>
      <Trouble words={trouble.value} />
      {waitUntilMs.value !== null && (
        <Waiting
          untilMs={waitUntilMs.value}
          onOver={() => {
            waitUntilMs.value = null;
          }}
        />
      )}
      <div class="counter-answer" aria-busy={isLooking.value}>
        {isLooking.value && <p class="muted">{texts.looking}</p>}
        {looked.value && <CounterVerdict model={model} looked={looked.value} />}
      </div>
      <p class="muted small">{texts.recorded}</p>
    </section>
  );
}
