/** A movement as somebody fills it in: which fields it needs, what is still wrong, and the request that comes of it. */
import type { MovementRequest, StateCounts } from '../../../broadcast/protocol/tickets.ts';
import { needsHolder, needsReason } from '../../../engine/tickets/movements.ts';
import { type SelectionFault, selectTickets } from '../../../engine/tickets/selectTickets.ts';

export type MovementTo = MovementRequest['to'];

/** In the order of a ticket's life. */
export const MOVEMENTS: readonly MovementTo[] = [
  ...(['issued', 'sold', 'returned', 'unsold', 'void', 'stolen', 'lost', 'destroyed'] as const),
];

export interface MovementForm {
  readonly to: MovementTo;
  readonly tickets: string;
  /** Empty: nobody is named. */
  readonly distributor: string;
  /** Empty: today. */
  readonly day: string;
  readonly point: string;
  readonly reason: string;
}

export const EMPTY_FORM: MovementForm = {
  to: 'issued',
  tickets: '',
  distributor: '',
  day: '',
  point: '',
  reason: '',
};

/** What the server takes. */
const LEAST_REASON = 3;

export type FormFault =
  | { readonly field: 'tickets'; readonly fault: SelectionFault }
  | { readonly field: 'tickets'; readonly fault: null }
  | { readonly field: 'distributor' }
  | { readonly field: 'point' }
  | { readonly field: 'reason' };

/** Everything that is wrong, all at once; the server says what it knows more. */
export function faultsOf(form: MovementForm, { series, tickets, packTickets }: StateCounts): FormFault[] {
  const faults: FormFault[] = [];
  const selected = selectTickets(form.tickets, { series, tickets, packTickets });
  if (form.tickets.trim() === '') faults.push({ field: 'tickets', fault: null });
  else if (!selected.ok) for (const fault of selected.faults) faults.push({ field: 'tickets', fault });
  if (needsHolder(form.to) && form.distributor === '') faults.push({ field: 'distributor' });
  if (form.to === 'sold' && form.point !== '' && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(form.point))
    faults.push({ field: 'point' });
  const length = form.reason.trim().length;
  if (length < LEAST_REASON && (needsReason(form.to) || length > 0)) faults.push({ field: 'reason' });
  return faults;
}

/** @param form without faults */
export function requestOf({ to, tickets, distributor, day, point, reason }: MovementForm): MovementRequest {
  return {
    ...{ to, tickets },
    ...(distributor !== '' && { distributor }),
    ...(day !== '' && { day }),
    ...(to === 'sold' && point !== '' && { point }),
    ...(reason.trim() !== '' && { reason: reason.trim() }),
  };
}
