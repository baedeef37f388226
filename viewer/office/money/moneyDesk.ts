/** What all parts of the money section share: the series at hand, and what nobody has claimed of it. */
import type { StateCounts } from '../../../broadcast/protocol/tickets.ts';
import type { OfficeModel } from '../officeModel.ts';

export interface MoneyDesk {
  readonly model: OfficeModel;
  /** All accounted series, newest first. */
  readonly all: readonly StateCounts[];
  readonly counts: StateCounts;
}
