/** Movements of a series: making one, and the book of those that were made, newest first. */
import { useSignal } from '@preact/signals';
import type { MovementEntry } from '../../../broadcast/protocol/tickets.ts';
import { isFinal } from '../../../engine/tickets/movements.ts';
import { fill } from '../../text/fill.ts';
import type { Outcome } from '../api/outcome.ts';
import { useReading } from '../api/useAnswer.ts';
import { Trouble } from '../frame/Trouble.tsx';
import type { OfficeModel } from '../officeModel.ts';
import { DataTable } from '../table/DataTable.tsx';
import { officeText } from '../text/officeText.ts';
import { MovementFormCard } from './MovementFormCard.tsx';
import { movementColumns } from './movementColumns.ts';
import { mayMove, type TicketsDesk } from './ticketsDesk.ts';

const PAGE = 500;

/** The whole book, page after page. */
async function allMovements(model: OfficeModel, path: string): Promise<Outcome<readonly MovementEntry[]>> {
  const all: MovementEntry[] = [];
  for (;;) {
    const before = all.at(-1) ? `&before=${all.at(-1)!.record}` : '';
    const page = await model.ask<{ movements: MovementEntry[] }>(`${path}?limit=${PAGE}${before}`);
    if (!page.ok) return page;
    all.push(...page.body.movements);
    if (page.body.movements.length < PAGE) return { ok: true, body: all };
  }
}

/** What the books may take back at all; whether they can now, the server says. */
const mayUndo = ({ to, undoes, undoneBy }: MovementEntry): boolean =>
  undoneBy === null && undoes === null && to !== 'received' && !isFinal(to);

interface UndoProps {
  readonly desk: TicketsDesk;
  readonly entry: MovementEntry;
  /** Record of the movement that is about to be taken back: a second press does it. */
  readonly asked: number | null;
  readonly onAsk: (record: number | null) => void;
  readonly onTrouble: (words: string | null) => void;
}

function Undo({ desk, entry, asked, onAsk, onTrouble }: UndoProps) {
  const texts = officeText().tickets.book;
  const { series, record } = entry;
  const isAsked = asked === record;

  async function undo(): Promise<void> {
    if (!isAsked) {
      onAsk(record);
      return;
    }
    onAsk(null);
    const path = `/api/host/tickets/${series}/movements/${record}/undo`;
    const outcome = await desk.model.act<MovementEntry>({ method: 'POST', path });
    onTrouble(outcome.ok ? null : outcome.words);
  }

  return (
    <button
      type="button"
      class={isAsked ? 'side-act side-act-grave' : 'side-act'}
      aria-label={`${isAsked ? texts.undoSure : texts.undo}: ${fill(texts.record, { record })}`}
      onClick={() => void undo()}
      onBlur={() => isAsked && onAsk(null)}
    >
      {isAsked ? texts.undoSure : texts.undo}
    </button>
  );
}

export function MovementsPart({ desk }: { desk: TicketsDesk }) {
  const texts = officeText().tickets;
  const asked = useSignal<number | null>(null);
  const trouble = useSignal<string | null>(null);
  const { model, counts } = desk;
  const heard = useReading(model, `/api/host/tickets/${counts.series}/movements`, (path) =>
    allMovements(model, path),
  );
  const undo = (entry: MovementEntry) =>
    mayMove(desk) &&
    mayUndo(entry) && (
      <Undo
        {...{ desk, entry, asked: asked.value }}
        onAsk={(record) => {
          asked.value = record;
        }}
        onTrouble={(words) => {
          trouble.value = words;
        }}
      />
    );
  return (
    <div class={mayMove(desk) ? 'office-columns' : undefined}>
      {mayMove(desk) && <MovementFormCard desk={desk} />}
      <section class="card" aria-labelledby="book-title">
        <h2 id="book-title">{texts.book.title}</h2>
        <Trouble words={heard.trouble ?? trouble.value} />
        <DataTable
          label={texts.book.title}
          rows={heard.body ?? []}
          columns={movementColumns(desk, undo)}
          keyOf={({ record }) => record}
          fileName={`movements-${counts.series}`}
          nothing={texts.book.nothing}
          markOf={({ undoneBy }) => (undoneBy === null ? undefined : 'void')}
        />
      </section>
    </div>
  );
}
