/** A range of places as the serials that people read. */
import { formatSerial, serialAt } from '../../engine/series/serial.ts';
import type { PlaceRange } from '../../engine/tickets/placeRange.ts';
import type { SeriesShape } from '../../engine/tickets/selectTickets.ts';
import type { SerialRange } from '../protocol/tickets.ts';

export function serialRange({ series, packTickets }: SeriesShape, { first, last }: PlaceRange): SerialRange {
  const serial = (place: number): string => formatSerial(serialAt(series, place, packTickets));
  return { first: serial(first), last: serial(last), tickets: last - first + 1 };
}

/** As people type it: `001-00007-01`, or `001-00007-01..001-00007-05`. */
export function serialWord(shape: SeriesShape, range: PlaceRange): string {
  const { first, last } = serialRange(shape, range);
  return first === last ? first : `${first}..${last}`;
}
