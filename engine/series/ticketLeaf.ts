/**
 * A ticket as the leaf of the series' Merkle tree. The layout is fixed by the terms, numbers are little-endian:
 *
 *   salt              16 bytes
 *   serial            10 ASCII digits: without its hyphens
 *   draw number       12 ASCII digits
 *   validation code   10 ASCII characters
 *   then for each row, from the top:
 *     symbols         1 byte a cell, from the left: the place in the terms' `face.symbols`, from 0
 *     amount          4 bytes, unsigned, tenge
 *
 * That is what is printed on the ticket, no more: the prize follows from the rows. Ten rows of three symbols are 118
 * bytes, the most that SHA-256 takes in two blocks. The salt is secret until its ticket's proof is asked for, so a
 * leaf's hash tells nothing of the ticket.
 */
import { MAX_LEAF_BYTES } from '../kernel/treeHasher.ts';
import { DRAW_NUMBER_DIGITS } from './drawNumber.ts';
import { SERIAL_CHARACTERS } from './serial.ts';
import { SALT_BYTES, type SeriesColumns } from './seriesColumns.ts';
import { VALIDATION_CODE_CHARACTERS } from './validationCode.ts';

export const MAX_TICKET_LEAF_BYTES = MAX_LEAF_BYTES;
const AMOUNT_BYTES = 4;
/** Where the digits of a serial begin and end: `SSS-PPPPP-TT`. */
const SERIAL_PARTS = [
  [0, 3],
  [4, 9],
  [10, 12],
] as const;
const SERIAL_DIGITS = SERIAL_CHARACTERS - 2;
const HEAD_BYTES = SALT_BYTES + SERIAL_DIGITS + DRAW_NUMBER_DIGITS + VALIDATION_CODE_CHARACTERS;

/** Bytes of a ticket's leaf. */
export const leafBytes = (rows: number, symbolsPerRow: number): number =>
  HEAD_BYTES + rows * (symbolsPerRow + AMOUNT_BYTES);

/** One field of a leaf: bytes [start, end) of each ticket's `width` bytes in a column. */
interface BytesField {
  readonly column: Uint8Array;
  readonly width: number;
  readonly start: number;
  readonly end: number;
}

const whole = (column: Uint8Array, width: number): BytesField => ({ column, width, start: 0, end: width });

/** The fields before the rows, in order. */
const headFields = (columns: SeriesColumns): BytesField[] => [
  whole(columns.salts, SALT_BYTES),
  ...SERIAL_PARTS.map(([start, end]) => ({ column: columns.serials, width: SERIAL_CHARACTERS, start, end })),
  whole(columns.drawNumbers, DRAW_NUMBER_DIGITS),
  whole(columns.validationCodes, VALIDATION_CODE_CHARACTERS),
];

/** Writes a field into leaves of `stride` bytes, the first one's at `at`. */
function writeField(
  out: Uint8Array,
  stride: number,
  at: number,
  field: BytesField,
  from: number,
  to: number,
): void {
  const { column, width, start, end } = field;
  const bytes = end - start;
  let source = from * width + start;
  for (let ticket = from, leaf = at; ticket < to; ticket++, leaf += stride, source += width) {
    for (let i = 0; i < bytes; i++) out[leaf + i] = column[source + i]!;
  }
}

function writeCell(
  out: Uint8Array,
  stride: number,
  at: number,
  column: Int8Array,
  from: number,
  to: number,
): void {
  for (let ticket = from, leaf = at; ticket < to; ticket++, leaf += stride) out[leaf] = column[ticket]!;
}

function writeAmount(
  out: Uint8Array,
  stride: number,
  at: number,
  column: Int32Array,
  from: number,
  to: number,
): void {
  for (let ticket = from, leaf = at; ticket < to; ticket++, leaf += stride) {
    const amountTenge = column[ticket]!;
    out[leaf] = amountTenge;
    out[leaf + 1] = amountTenge >>> 8;
    out[leaf + 2] = amountTenge >>> 16;
    out[leaf + 3] = amountTenge >>> 24;
  }
}

/**
 * Writes the leaves of tickets [from, to) end to end, one field after the other: a column is read in order and the
 * leaves of a few thousand tickets stay in the cache.
 * @param out `leafBytes` a ticket, overwritten
 */
export function writeLeaves(columns: SeriesColumns, from: number, to: number, out: Uint8Array): void {
  const { rows, symbolsPerRow } = columns;
  const stride = leafBytes(rows, symbolsPerRow);
  let at = 0;
  for (const field of headFields(columns)) {
    writeField(out, stride, at, field, from, to);
    at += field.end - field.start;
  }
  for (let row = 0; row < rows; row++) {
    for (let cell = 0; cell < symbolsPerRow; cell++) {
      writeCell(out, stride, at++, columns.symbols[row * symbolsPerRow + cell]!, from, to);
    }
    writeAmount(out, stride, at, columns.amountsTenge[row]!, from, to);
    at += AMOUNT_BYTES;
  }
}
