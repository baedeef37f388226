/** Movements as rows of a table: for the series' book, and for one ticket's history. */
import type { ComponentChildren } from 'preact';
import type { MovementEntry } from '../../../broadcast/protocol/tickets.ts';
import { fill } from '../../text/fill.ts';
import type { Column } from '../table/column.ts';
import { officeText } from '../text/officeText.ts';
import { holderName, type TicketsDesk } from './ticketsDesk.ts';

/** What it did: also that it took another one back, or was taken back itself. */
function whatWords({ to, undoes, undoneBy }: MovementEntry): string {
  const { states, tickets } = officeText();
  const { book } = tickets;
  if (undoes !== null) return fill(book.undoes, { record: undoes });
  return undoneBy === null ? states[to] : `${states[to]} (${fill(book.undone, { record: undoneBy })})`;
}

/** @param acts what can be done with a movement; left out: nothing */
export function movementColumns(
  desk: TicketsDesk,
  acts?: (entry: MovementEntry) => ComponentChildren,
): Column<MovementEntry>[] {
  const { columns, book } = officeText().tickets;
  const plain: Column<MovementEntry>[] = [
    { id: 'record', label: columns.record, kind: 'number', valueOf: ({ record }) => record },
    { id: 'day', label: columns.day, kind: 'day', valueOf: ({ day }) => day },
    { id: 'to', label: columns.what, kind: 'text', valueOf: whatWords },
    { id: 'tickets', label: columns.tickets, kind: 'number', valueOf: ({ tickets }) => tickets },
    {
      ...{ id: 'holder', label: columns.holder, kind: 'text' },
      // A movement that names nobody is of whoever held the tickets.
      valueOf: ({ distributor }) => (distributor === null ? null : holderName(desk, distributor)),
    },
    { id: 'point', label: columns.point, kind: 'text', valueOf: ({ point }) => point },
    { id: 'reason', label: columns.reason, kind: 'text', valueOf: ({ reason }) => reason },
    { id: 'by', label: columns.by, kind: 'text', valueOf: ({ by }) => desk.model.nameOf(by) },
    { id: 'at', label: columns.at, kind: 'instant', valueOf: ({ at }) => at },
  ];
  if (!acts) return plain;
  return [
    ...plain,
    { id: 'acts', label: book.acts, kind: 'text', valueOf: () => null, show: acts, isForActs: true },
  ];
}
