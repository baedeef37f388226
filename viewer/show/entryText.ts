/** How an entry stands on screen: ticket numbers in groups of three, whatever a list holds as it is. */
import type { DrawPlan } from '../../engine/draw/drawPlan.ts';
import { groupedNumber, groupsOf, NUMBER_DIGITS } from '../format/numberGroups.ts';

/** Whether `length` characters of a draw are a ticket's number. A rehearsal of a ticket draw has numbers like it. */
export const isTicketNumber = ({ series, rehearsal }: DrawPlan, length: number): boolean =>
  length === NUMBER_DIGITS && (series !== null || rehearsal === true);

export const entryText = (plan: DrawPlan, entry: string): string =>
  isTicketNumber(plan, entry.length) ? groupedNumber(entry) : entry;

/** More characters than this in a row are too small to read across a room. */
const MOST_IN_ROW = 32;

/** Even rows, as few as there can be. */
function rowsOf<Item>(items: readonly Item[]): Item[][] {
  const rows = Math.max(1, Math.ceil(items.length / MOST_IN_ROW));
  const inRow = Math.ceil(items.length / rows);
  return Array.from({ length: rows }, (_, row) => items.slice(row * inRow, (row + 1) * inRow));
}

/** Characters that stand together: known before the first one is up, so that nothing moves when it turns. */
export const entryGroups = <Item>(plan: DrawPlan, items: readonly Item[]): readonly (readonly Item[])[] =>
  isTicketNumber(plan, items.length) ? groupsOf(items) : rowsOf(items);
