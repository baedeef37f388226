/** The serial on the outside of a ticket: `SSS-PPPPP-TT` = series, pack in the series, ticket in the pack, all from 1. */

/** Characters of a serial. */
export const SERIAL_CHARACTERS = 12;
export const MAX_SERIES = 999;
export const MAX_PACKS = 99_999;
export const MAX_PACK_TICKETS = 99;

export interface Serial {
  /** 1 to 999. */
  readonly series: number;
  /** 1 to 99,999. */
  readonly pack: number;
  /** The ticket's place in its pack, 1 to 99. */
  readonly position: number;
}

const padded = (value: number, digits: number): string => String(value).padStart(digits, '0');

/** A series number as it is written everywhere: 3 digits. */
export const formatSeries = (series: number): string => padded(series, 3);

export const formatSerial = ({ series, pack, position }: Serial): string =>
  `${formatSeries(series)}-${padded(pack, 5)}-${padded(position, 2)}`;

/** The parts of a serial, or undefined for a text that is none. */
export function parseSerial(text: string): Serial | undefined {
  const match = /^(\d{3})-(\d{5})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [series, pack, position] = match.slice(1).map(Number) as [number, number, number];
  return series > 0 && pack > 0 && position > 0 ? { series, pack, position } : undefined;
}

/** The serial of ticket `index` (from 0) of a series. */
export const serialAt = (series: number, index: number, packTickets: number): Serial => ({
  series,
  pack: Math.floor(index / packTickets) + 1,
  position: (index % packTickets) + 1,
});

/** The place of a serial in its series, from 0. */
export const indexOfSerial = ({ pack, position }: Serial, packTickets: number): number =>
  (pack - 1) * packTickets + position - 1;
