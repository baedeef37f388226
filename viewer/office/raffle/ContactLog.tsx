/** Every attempt to reach the holder (clause 8): when, how, what came of it, and who made it. A mistake is marked, never erased. */
import { useSignal } from '@preact/signals';
import type { Contact, Holder } from '../../../engine/raffle/aftermath.ts';
import {
  CHANNELS,
  CONTACT_RESULTS,
  type ContactChannel,
  type ContactResult,
  type Word,
} from '../../../engine/raffle/aftermathSteps.ts';
import { instantOfField } from '../../format/almatyTime.ts';
import { Field, TimeField } from '../../host/frame/Field.tsx';
import { Select } from '../frame/Select.tsx';
import { Trouble } from '../frame/Trouble.tsx';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/DataTable.tsx';
import { officeText } from '../text/officeText.ts';
import { maySeePeople } from '../view/sections.ts';
import { type MonthDesk, sayWord } from './monthDesk.ts';

interface LogProps {
  readonly desk: MonthDesk;
  readonly holder: Holder;
}

function ContactForm({ desk, holder }: LogProps) {
  const texts = officeText().raffle;
  const labels = texts.contact;
  const channel = useSignal<ContactChannel>('phone');
  const result = useSignal<ContactResult>('reached');
  /** Empty: now. */
  const at = useSignal('');
  const note = useSignal('');
  const trouble = useSignal<string | null>(null);

  async function log(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const atMs = at.value === '' ? Date.now() : instantOfField(at.value);
    if (atMs === null) return;
    const word: Word = {
      type: 'contact',
      ...{ contact: `contact-${crypto.randomUUID().slice(0, 8)}`, code: holder.code },
      ...{ at: new Date(atMs).toISOString(), channel: channel.value, result: result.value },
    };
    const outcome = await sayWord(desk, word, note.value);
    trouble.value = outcome.ok ? null : outcome.words;
    if (!outcome.ok) return;
    at.value = '';
    note.value = '';
  }

  return (
    <form noValidate class="column contact-form" onSubmit={(event) => void log(event)}>
      <div class="field-pair">
        <Select
          label={labels.channel}
          value={channel.value}
          options={CHANNELS.map((each) => [each, texts.channels[each]])}
          onChoose={(value) => {
            channel.value = value as ContactChannel;
          }}
        />
        <Select
          label={labels.result}
          value={result.value}
          options={CONTACT_RESULTS.map((each) => [each, texts.results[each]])}
          onChoose={(value) => {
            result.value = value as ContactResult;
          }}
        />
      </div>
      <TimeField
        {...{ label: labels.at, note: texts.draft.clock, hint: labels.now, value: at.value }}
        onEdit={(value) => {
          at.value = value;
        }}
      />
      <Field
        label={labels.note}
        value={note.value}
        onEdit={(value) => {
          note.value = value;
        }}
      />
      <Trouble words={trouble.value} />
      <button type="submit" class="button button-second">
        {labels.submit}
      </button>
    </form>
  );
}

export function ContactLog({ desk, holder }: LogProps) {
  const texts = officeText().raffle;
  const trouble = useSignal<string | null>(null);
  const mayNow = desk.month.phase === 'contacting' && maySeePeople(desk.me.role);

  async function mistake(contact: string): Promise<void> {
    const outcome = await sayWord(desk, { type: 'contact-mistaken', contact });
    trouble.value = outcome.ok ? null : outcome.words;
  }

  const columns: Column<Contact>[] = [
    {
      ...{ id: 'at', label: texts.contact.at, kind: 'instant' },
      valueOf: ({ atMs }) => new Date(atMs).toISOString(),
    },
    {
      id: 'channel',
      label: texts.contact.channel,
      kind: 'text',
      valueOf: ({ channel }) => texts.channels[channel],
    },
    {
      id: 'result',
      label: texts.contact.result,
      kind: 'text',
      valueOf: ({ result }) => texts.results[result],
    },
    { id: 'by', label: texts.contact.by, kind: 'text', valueOf: ({ by }) => desk.model.nameOf(by) },
  ];
  if (mayNow)
    columns.push({
      ...{ id: 'acts', label: texts.contact.acts, kind: 'text', isForActs: true, valueOf: () => null },
      show: ({ contact, mistakenBy }) =>
        mistakenBy === null && (
          <button type="button" class="side-act" onClick={() => void mistake(contact)}>
            {texts.mistaken}
          </button>
        ),
    });
  return (
    <>
      <h3>{texts.contact.title}</h3>
      <DataTable
        label={texts.contact.title}
        rows={holder.contacts}
        columns={columns}
        keyOf={({ contact }) => contact}
        nothing={texts.contact.nothing}
        markOf={({ mistakenBy }) => (mistakenBy === null ? undefined : 'void')}
      />
      <Trouble words={trouble.value} />
      {mayNow && <ContactForm desk={desk} holder={holder} />}
    </>
  );
}
