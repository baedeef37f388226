/** The numbers of the tickets: serials in order, draw numbers and validation codes at random, each once in a series. */
import { uniform } from '../random/uniform.ts';
import type { WordSource } from '../random/wordSource.ts';
import { BODY_DIGITS, DRAW_NUMBER_DIGITS, dammStep } from './drawNumber.ts';
import { numberSet } from './numberSet.ts';
import { SERIAL_CHARACTERS } from './serial.ts';
import type { SeriesColumns } from './seriesColumns.ts';
import { HALF_CHARACTERS, HALF_CODES, VALIDATION_CODE_CHARACTERS, writeHalfCode } from './validationCode.ts';

const ZERO = 0x30;
const HYPHEN = 0x2d;
/** A body of 11 digits is drawn as its upper 5 and its lower 6: a bound must not pass 2³². */
const UPPER_BOUND = 10 ** 5;
const LOWER_BOUND = 10 ** 6;

/** Writes an integer below 2³¹ as `digits` decimal digits with leading zeros. */
function writeDigits(out: Uint8Array, at: number, digits: number, value: number): void {
  for (let i = digits - 1, rest = value; i >= 0; i--) {
    // An integer division: three times faster here than the floor of a float.
    const next = (rest / 10) | 0;
    out[at + i] = ZERO + rest - next * 10;
    rest = next;
  }
}

/** Fills the series, pack, position and serial columns. */
export function numberTickets(columns: SeriesColumns, series: number, packTickets: number): void {
  const { tickets, serials, packs, positions } = columns;
  columns.series.fill(series);
  for (let ticket = 0, pack = 1, position = 1; ticket < tickets; ticket++) {
    packs[ticket] = pack;
    positions[ticket] = position;
    const at = ticket * SERIAL_CHARACTERS;
    writeDigits(serials, at, 3, series);
    serials[at + 3] = HYPHEN;
    writeDigits(serials, at + 4, 5, pack);
    serials[at + 9] = HYPHEN;
    writeDigits(serials, at + 10, 2, position);
    if (position++ === packTickets) {
      pack++;
      position = 1;
    }
  }
}

/**
 * Fills the draw numbers in ticket order: body = uniform(10⁵) × 10⁶ + uniform(10⁶), drawn again while an earlier
 * ticket has it.
 */
export function drawDrawNumbers({ tickets, drawNumbers }: SeriesColumns, source: WordSource): void {
  const taken = numberSet(tickets);
  for (let ticket = 0; ticket < tickets; ) {
    const upper = uniform(source, UPPER_BOUND);
    const lower = uniform(source, LOWER_BOUND);
    if (!taken.add(upper * LOWER_BOUND + lower)) continue;
    const at = ticket * DRAW_NUMBER_DIGITS;
    writeDigits(drawNumbers, at, 5, upper);
    writeDigits(drawNumbers, at + 5, 6, lower);
    let interim = 0;
    for (let digit = 0; digit < BODY_DIGITS; digit++)
      interim = dammStep(interim, drawNumbers[at + digit]! - ZERO);
    drawNumbers[at + BODY_DIGITS] = ZERO + interim;
    ticket++;
  }
}

/**
 * Fills the validation codes in ticket order: two halves of uniform(2²⁵), the left one first, drawn again while an
 * earlier ticket has the code.
 */
export function drawValidationCodes({ tickets, validationCodes }: SeriesColumns, source: WordSource): void {
  const taken = numberSet(tickets);
  for (let ticket = 0; ticket < tickets; ) {
    const left = uniform(source, HALF_CODES);
    const right = uniform(source, HALF_CODES);
    if (!taken.add(left * HALF_CODES + right)) continue;
    const at = ticket * VALIDATION_CODE_CHARACTERS;
    writeHalfCode(validationCodes, at, left);
    writeHalfCode(validationCodes, at + HALF_CHARACTERS, right);
    ticket++;
  }
}
