/** Features of the numbers: serial, place in the series, draw number, validation code, salt. */
import { DRAW_NUMBER_DIGITS } from './drawNumber.ts';
import type { LeakFeature } from './leakFeature.ts';
import { MAX_PACK_TICKETS, SERIAL_CHARACTERS } from './serial.ts';
import { SALT_BYTES, type SeriesColumns } from './seriesColumns.ts';
import { CROCKFORD_ALPHABET, characterValue, VALIDATION_CODE_CHARACTERS } from './validationCode.ts';

const ZERO = 0x30;
/** Consecutive stretches of the series that are compared. */
const STRETCHES = 100;
/** Characters of a serial that differ within a series: the pack's digits. */
const PACK_DIGITS = [4, 5, 6, 7, 8] as const;

/** Fills `codes` with byte `at` of each ticket's `width` bytes, mapped. */
function codeBytes(
  codes: Uint16Array,
  column: Uint8Array,
  width: number,
  at: number,
  code: (byte: number) => number,
): void {
  const table = Uint16Array.from({ length: 256 }, (_, byte) => code(byte));
  for (let i = 0, from = at; i < codes.length; i++, from += width) codes[i] = table[column[from]!]!;
}

const digit = (byte: number): number => (byte - ZERO) & 15;

export function* serialFeatures(columns: SeriesColumns): Generator<LeakFeature> {
  const { tickets } = columns;
  const codes = new Uint16Array(tickets);
  const outside = { kind: 'outside', codes, byTier: true } as const;

  codes.set(columns.positions);
  yield { ...outside, id: 'position', about: 'place in the pack', levels: MAX_PACK_TICKETS + 1 };
  for (const [i, at] of PACK_DIGITS.entries()) {
    codeBytes(codes, columns.serials, SERIAL_CHARACTERS, at, digit);
    yield { ...outside, id: `pack-digit${i + 1}`, about: `digit ${i + 1} of the pack number`, levels: 16 };
  }
  for (let i = 0; i < tickets; i++) {
    let digits = 0;
    for (let at = 0; at < SERIAL_CHARACTERS; at++) {
      if (at !== 3 && at !== 9) digits += columns.serials[i * SERIAL_CHARACTERS + at]! - ZERO;
    }
    codes[i] = digits & 127;
  }
  yield { ...outside, id: 'serial-digit-sum', about: 'sum of the digits of the serial', levels: 128 };
  for (let i = 0; i < tickets; i++) codes[i] = Math.floor((i * STRETCHES) / tickets);
  yield { ...outside, id: 'stretch', about: 'which hundredth of the series', levels: STRETCHES };
}

export function* hiddenNumberFeatures(columns: SeriesColumns): Generator<LeakFeature> {
  const { tickets, drawNumbers, validationCodes, salts } = columns;
  const codes = new Uint16Array(tickets);
  const numbers = { kind: 'numbers', codes, byTier: true } as const;

  for (let at = 0; at < DRAW_NUMBER_DIGITS; at++) {
    codeBytes(codes, drawNumbers, DRAW_NUMBER_DIGITS, at, digit);
    yield { ...numbers, id: `draw-digit${at + 1}`, about: `digit ${at + 1} of the draw number`, levels: 16 };
  }
  for (let at = 0; at + 1 < DRAW_NUMBER_DIGITS; at++) {
    for (let i = 0, from = at; i < tickets; i++, from += DRAW_NUMBER_DIGITS) {
      codes[i] = (digit(drawNumbers[from]!) << 4) | digit(drawNumbers[from + 1]!);
    }
    const about = `digits ${at + 1} and ${at + 2} of the draw number`;
    yield { id: `draw-digits${at + 1}-${at + 2}`, kind: 'numbers', about, levels: 256, codes };
  }
  for (let i = 0; i < tickets; i++) {
    let digits = 0;
    for (let at = 0; at < DRAW_NUMBER_DIGITS; at++)
      digits += digit(drawNumbers[i * DRAW_NUMBER_DIGITS + at]!);
    codes[i] = digits;
  }
  yield { ...numbers, id: 'draw-digit-sum', about: 'sum of the digits of the draw number', levels: 256 };
  for (let at = 0; at < VALIDATION_CODE_CHARACTERS; at++) {
    const other = CROCKFORD_ALPHABET.length;
    codeBytes(codes, validationCodes, VALIDATION_CODE_CHARACTERS, at, (byte) => {
      const value = characterValue(byte);
      return value < 0 ? other : value;
    });
    const about = `character ${at + 1} of the validation code`;
    yield { ...numbers, id: `code-char${at + 1}`, about, levels: other + 1 };
  }
  for (let i = 0; i < tickets; i++) {
    let values = 0;
    for (let at = 0; at < VALIDATION_CODE_CHARACTERS; at++) {
      values += characterValue(validationCodes[i * VALIDATION_CODE_CHARACTERS + at]!);
    }
    codes[i] = values & 31;
  }
  yield { ...numbers, id: 'code-sum', about: 'sum of the validation code, modulo 32', levels: 32 };
  for (let at = 0; at < SALT_BYTES; at++) {
    codeBytes(codes, salts, SALT_BYTES, at, (byte) => byte);
    yield {
      id: `salt-byte${at + 1}`,
      kind: 'secret',
      about: `byte ${at + 1} of the salt`,
      levels: 256,
      codes,
    };
  }
}
