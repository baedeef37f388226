/** One ticket by its serial, as a scanner or a person types it: where it is and how it came there. Nothing of what it wins. */
import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { TicketStanding } from '../../../broadcast/protocol/tickets.ts';
import { parseSerial } from '../../../engine/series/serial.ts';
import { Trouble } from '../frame/Trouble.tsx';
import { DataTable } from '../table/DataTable.tsx';
import { officeText } from '../text/officeText.ts';
import { movementColumns } from './movementColumns.ts';
import { holderName, type TicketsDesk } from './ticketsDesk.ts';

function Standing({ desk, standing }: { desk: TicketsDesk; standing: TicketStanding }) {
  const texts = officeText();
  return (
    <>
      <div class="outcome" role="status" data-serial={standing.serial} data-state={standing.state}>
        <p class="outcome-title">
          <code>{standing.serial}</code> · {texts.states[standing.state]}
        </p>
        <p>{holderName(desk, standing.distributor)}</p>
      </div>
      <DataTable
        label={texts.tickets.serial.history}
        rows={standing.history}
        columns={movementColumns(desk)}
        keyOf={({ record }) => record}
        nothing={texts.tickets.book.nothing}
      />
    </>
  );
}

export function SerialPart({ desk }: { desk: TicketsDesk }) {
  const texts = officeText().tickets;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const standing = useSignal<TicketStanding | null>(null);
  const trouble = useSignal<string | null>(null);
  useEffect(() => field.current?.focus(), []);

  async function find(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const typed = field.current!.value.trim();
    // The next one can be scanned at once.
    field.current!.select();
    standing.value = null;
    trouble.value = parseSerial(typed) ? null : texts.serial.malformed;
    if (trouble.value !== null) return;
    const outcome = await desk.model.ask<TicketStanding>(`/api/host/serials/${encodeURIComponent(typed)}`);
    standing.value = outcome.ok ? outcome.body : null;
    if (!outcome.ok) trouble.value = outcome.code === 'NOT_FOUND' ? texts.serial.unknown : outcome.words;
  }

  return (
    <section class="card" aria-labelledby="serial-title">
      <h2 id="serial-title">{texts.parts.serial}</h2>
      <form class="one-line" noValidate onSubmit={(event) => void find(event)}>
        <div class={trouble.value ? 'field field-faulty' : 'field'}>
          <label for={id}>{texts.serial.field}</label>
          <input
            ref={field}
            id={id}
            class="number-input"
            autoComplete="off"
            placeholder="001-00007-01"
            maxLength={20}
          />
        </div>
        <button type="submit" class="button">
          {texts.serial.find}
        </button>
      </form>
      <Trouble words={trouble.value} />
      {standing.value && <Standing desk={desk} standing={standing.value} />}
    </section>
  );
}
