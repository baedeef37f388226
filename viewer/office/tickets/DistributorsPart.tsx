/** Distributors under contract (clause 11.7): who there is, a new one, and the end of a contract. */
import { useSignal } from '@preact/signals';
import type { Distributor } from '../../../broadcast/protocol/tickets.ts';
import { Field } from '../../host/frame/Field.tsx';
import { Trouble } from '../frame/Trouble.tsx';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/DataTable.tsx';
import { officeText } from '../text/officeText.ts';
import { mayMove, type TicketsDesk } from './ticketsDesk.ts';

function NewDistributor({ desk }: { desk: TicketsDesk }) {
  const texts = officeText().tickets.distributors;
  const name = useSignal('');
  const contract = useSignal('');
  const isAsked = useSignal(false);
  const trouble = useSignal<string | null>(null);
  const faultOf = (value: string): string | null =>
    isAsked.value && value.trim() === '' ? texts.needed : null;

  async function add(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    isAsked.value = true;
    const json = { name: name.value.trim(), contract: contract.value.trim() };
    if (json.name === '' || json.contract === '') return;
    const outcome = await desk.model.act<Distributor>({
      method: 'POST',
      path: '/api/host/distributors',
      json,
    });
    trouble.value = outcome.ok ? null : outcome.words;
    if (!outcome.ok) return;
    name.value = '';
    contract.value = '';
    isAsked.value = false;
  }

  return (
    <form class="card" noValidate aria-labelledby="distributor-title" onSubmit={(event) => void add(event)}>
      <h2 id="distributor-title">{texts.add}</h2>
      <Field
        label={texts.name}
        value={name.value}
        maxLength={200}
        fault={faultOf(name.value)}
        onEdit={(value) => {
          name.value = value;
        }}
      />
      <Field
        label={texts.contract}
        value={contract.value}
        maxLength={100}
        fault={faultOf(contract.value)}
        onEdit={(value) => {
          contract.value = value;
        }}
      />
      <Trouble words={trouble.value} />
      <button type="submit" class="button">
        {texts.submit}
      </button>
    </form>
  );
}

export function DistributorsPart({ desk }: { desk: TicketsDesk }) {
  const texts = officeText().tickets.distributors;
  const asked = useSignal<string | null>(null);
  const trouble = useSignal<string | null>(null);
  const isMine = mayMove(desk);

  async function end({ id }: Distributor): Promise<void> {
    if (asked.value !== id) {
      asked.value = id;
      return;
    }
    asked.value = null;
    const outcome = await desk.model.act({ method: 'POST', path: `/api/host/distributors/${id}/disable` });
    trouble.value = outcome.ok ? null : outcome.words;
  }

  const columns: Column<Distributor>[] = [
    { id: 'name', label: texts.name, kind: 'text', valueOf: ({ name }) => name },
    { id: 'contract', label: texts.contract, kind: 'text', valueOf: ({ contract }) => contract },
    { id: 'id', label: texts.id, kind: 'text', valueOf: ({ id }) => id },
    {
      ...{ id: 'state', label: texts.state, kind: 'text' },
      valueOf: ({ disabled }) => (disabled ? texts.ended : texts.running),
    },
  ];
  if (isMine)
    columns.push({
      ...{ id: 'acts', label: texts.acts, kind: 'text', isForActs: true, valueOf: () => null },
      show: (row) =>
        !row.disabled && (
          <button
            type="button"
            class={asked.value === row.id ? 'side-act side-act-grave' : 'side-act'}
            aria-label={`${asked.value === row.id ? texts.endSure : texts.end}: ${row.name}`}
            onClick={() => void end(row)}
            onBlur={() => {
              if (asked.value === row.id) asked.value = null;
            }}
          >
            {asked.value === row.id ? texts.endSure : texts.end}
          </button>
        ),
    });
  return (
    <div class={isMine ? 'office-columns' : undefined}>
      {isMine && <NewDistributor desk={desk} />}
      <section class="card" aria-labelledby="distributors-title">
        <h2 id="distributors-title">{officeText().tickets.parts.distributors}</h2>
        <Trouble words={trouble.value} />
        <DataTable
          label={officeText().tickets.parts.distributors}
          rows={desk.distributors}
          columns={columns}
          keyOf={({ id }) => id}
          fileName="distributors"
          nothing={texts.nothing}
        />
      </section>
    </div>
  );
}
