/** The numbers of the tickets: serials in order, draw numbers and validation codes at random, each once in a series. */
import { uniform } from '../random/uniform.ts';
import type { WordSource } from '../random/wordSource.ts';
import { drawDistinct } from './distinctNumbers.ts';
import { BODY_DIGITS, DRAW_NUMBER_BODIES, DRAW_NUMBER_DIGITS, dammStep } from './drawNumber.ts';
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
  // `| 0` keeps the value an integer register, and the division one by a constant.
  for (let i = digits - 1, rest = value | 0; i >= 0; i--) {
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
 * Fills the draw numbers: bodies are uniform(10⁵) × 10⁶ + uniform(10⁶) in ticket order, repeats as `drawDistinct` has
 * them; the check digit follows.
 */
export function drawDrawNumbers({ tickets, drawNumbers }: SeriesColumns, source: WordSource): void {
  const bodies = drawDistinct(tickets, DRAW_NUMBER_BODIES, () => {
    const upper = uniform(source, UPPER_BOUND);
    return upper * LOWER_BOUND + uniform(source, LOWER_BOUND);
  });
  for (let ticket = 0, at = 0; ticket < tickets; ticket++, at += DRAW_NUMBER_DIGITS) {
    const upper = Math.floor(bodies[ticket]! / LOWER_BOUND);
    writeDigits(drawNumbers, at, 5, upper);
    writeDigits(drawNumbers, at + 5, 6, bodies[ticket]! - upper * LOWER_BOUND);
    let interim = 0;
    for (let digit = 0; digit < BODY_DIGITS; digit++)
      interim = dammStep(interim, drawNumbers[at + digit]! - ZERO);
    drawNumbers[at + BODY_DIGITS] = ZERO + interim;
  }
}

/**
 * Fills the validation codes: uniform(2²⁵) × 2²⁵ + uniform(2²⁵) in ticket order, repeats as `drawDistinct` has them,
 * written in base 32 with leading zeros.
 */
export function drawValidationCodes({ tickets, validationCodes }: SeriesColumns, source: WordSource): void {
  const codes = drawDistinct(tickets, HALF_CODES * HALF_CODES, () => {
    const left = uniform(source, HALF_CODES);
    return left * HALF_CODES + uniform(source, HALF_CODES);
  });
  for (let ticket = 0, at = 0; ticket < tickets; ticket++, at += VALIDATION_CODE_CHARACTERS) {
    const left = Math.floor(codes[ticket]! / HALF_CODES);
    writeHalfCode(validationCodes, at, left);
    writeHalfCode(validationCodes, at + HALF_CHARACTERS, codes[ticket]! - left * HALF_CODES);
  }
}
