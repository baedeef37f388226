/**
 * A whole series in columns, ticket i at index i of each: what the build fills, the Arrow file holds byte for byte,
 * and the audit reads. Texts have a fixed length, so a column of them is their ASCII bytes end to end.
 */
import { DRAW_NUMBER_DIGITS } from './drawNumber.ts';
import { SERIAL_CHARACTERS } from './serial.ts';
import { VALIDATION_CODE_CHARACTERS } from './validationCode.ts';

/** Bytes of the salt that hides a ticket in the commitment. */
export const SALT_BYTES = 16;

export interface SeriesColumns {
  readonly tickets: number;
  readonly rows: number;
  readonly symbolsPerRow: number;
  /** The series number, the same for all. */
  readonly series: Uint16Array;
  readonly packs: Int32Array;
  readonly positions: Int8Array;
  /** `SERIAL_CHARACTERS` bytes a ticket. */
  readonly serials: Uint8Array;
  /** `DRAW_NUMBER_DIGITS` bytes a ticket. */
  readonly drawNumbers: Uint8Array;
  /** `VALIDATION_CODE_CHARACTERS` bytes a ticket. */
  readonly validationCodes: Uint8Array;
  /** 0 = no win, otherwise the place of the tier in the terms' `instantTiers`, from 1. */
  readonly tiers: Int8Array;
  /** 0 = no win. */
  readonly prizesTenge: Int32Array;
  /** Cell c of row r is column r × `symbolsPerRow` + c: places in the terms' `face.symbols`, from 0. */
  readonly symbols: readonly Int8Array[];
  /** One column a row. */
  readonly amountsTenge: readonly Int32Array[];
  /** `SALT_BYTES` a ticket. */
  readonly salts: Uint8Array;
}

/** Columns full of zeros. */
export function emptyColumns(tickets: number, rows: number, symbolsPerRow: number): SeriesColumns {
  return {
    tickets,
    rows,
    symbolsPerRow,
    series: new Uint16Array(tickets),
    packs: new Int32Array(tickets),
    positions: new Int8Array(tickets),
    serials: new Uint8Array(tickets * SERIAL_CHARACTERS),
    drawNumbers: new Uint8Array(tickets * DRAW_NUMBER_DIGITS),
    validationCodes: new Uint8Array(tickets * VALIDATION_CODE_CHARACTERS),
    tiers: new Int8Array(tickets),
    prizesTenge: new Int32Array(tickets),
    symbols: Array.from({ length: rows * symbolsPerRow }, () => new Int8Array(tickets)),
    amountsTenge: Array.from({ length: rows }, () => new Int32Array(tickets)),
    salts: new Uint8Array(tickets * SALT_BYTES),
  };
}

const ascii = new TextDecoder('latin1');

/** The text of one ticket in a column of fixed-length texts. */
export const textAt = (column: Uint8Array, index: number, characters: number): string =>
  ascii.decode(column.subarray(index * characters, (index + 1) * characters));

/** The serial of ticket `index` as it stands in the columns. */
export const serialTextAt = (columns: SeriesColumns, index: number): string =>
  textAt(columns.serials, index, SERIAL_CHARACTERS);

/**
 * All draw numbers, ascending: what a server keeps to tell a printed number from an invented one. Twelve digits each
 * as an integer below 10¹² in a double. Copies; O(n log n).
 */
export function drawNumbersOf({ tickets, drawNumbers }: SeriesColumns): Float64Array<ArrayBuffer> {
  const numbers = new Float64Array(tickets);
  for (let i = 0; i < tickets; i++) {
    let number = 0;
    const end = (i + 1) * DRAW_NUMBER_DIGITS;
    for (let at = i * DRAW_NUMBER_DIGITS; at < end; at++) number = number * 10 + drawNumbers[at]! - 0x30;
    numbers[i] = number;
  }
  return numbers.sort();
}
