/** What all parts of the tickets section share: the series at hand and who its tickets can be with. */
import type { Distributor, StateCounts } from '../../../broadcast/protocol/tickets.ts';
import type { OfficeModel } from '../officeModel.ts';
import { officeText } from '../text/officeText.ts';
import { mayMoveTickets } from '../view/sections.ts';

export interface TicketsDesk {
  readonly model: OfficeModel;
  readonly counts: StateCounts;
  readonly distributors: readonly Distributor[];
}

/** The name behind an id; the operator's own have none. */
export const holderName = ({ distributors }: TicketsDesk, id: string | null): string =>
  id === null || id === ''
    ? officeText().tickets.operator
    : (distributors.find((each) => each.id === id)?.name ?? id);

export const mayMove = ({ model }: TicketsDesk): boolean => {
  const me = model.me.value;
  return me !== null && me !== undefined && mayMoveTickets(me.role);
};
