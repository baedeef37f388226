/**
 * What the books keep of a ticket under seal: its tier, and the leaf that the series' commitment holds it to. One length for
 * all tickets of a series.
 *
 *   tier      1 byte: 0 = no win, otherwise the place of the tier in the terms' `instantTiers`, from 1
 *   leaf      as `engine/series/ticketLeaf.ts` lays it out
 */
import { DRAW_NUMBER_DIGITS } from '../series/drawNumber.ts';
import { SERIAL_CHARACTERS } from '../series/serial.ts';
import { SALT_BYTES, type SeriesColumns } from '../series/seriesColumns.ts';
import { leafBytes, writeLeaves } from '../series/ticketLeaf.ts';
import { VALIDATION_CODE_CHARACTERS } from '../series/validationCode.ts';

export interface TicketSecret {
  /** 0 = no win. */
  readonly tier: number;
  readonly drawNumber: string;
  readonly validationCode: string;
  /** 16 bytes: with it, the ticket's leaf can be proved against the commitment. */
  readonly salt: Uint8Array;
  /** From the top: places in the terms' `face.symbols`, and the amount. */
  readonly rows: readonly { readonly symbols: readonly number[]; readonly amountTenge: number }[];
}

export interface FaceShape {
  readonly rows: number;
  readonly symbolsPerRow: number;
}

const TIER_BYTES = 1;
const AMOUNT_BYTES = 4;
/** A serial in a leaf stands without its two hyphens. */
const SERIAL_DIGITS = SERIAL_CHARACTERS - 2;
const ascii = new TextDecoder('latin1');

export const secretBytes = ({ rows, symbolsPerRow }: FaceShape): number =>
  TIER_BYTES + leafBytes(rows, symbolsPerRow);

/** The secrets of tickets [from, to), end to end. */
export function writeSecrets(columns: SeriesColumns, from: number, to: number): Uint8Array {
  const leaf = leafBytes(columns.rows, columns.symbolsPerRow);
  const leaves = new Uint8Array((to - from) * leaf);
  writeLeaves(columns, from, to, leaves);
  const out = new Uint8Array((to - from) * (TIER_BYTES + leaf));
  for (let i = 0; i < to - from; i++) {
    const at = i * (TIER_BYTES + leaf);
    out[at] = columns.tiers[from + i]!;
    out.set(leaves.subarray(i * leaf, (i + 1) * leaf), at + TIER_BYTES);
  }
  return out;
}

/** What a ticket wins, alone: 0, or its tier. @param bytes as `writeSecrets` wrote them */
export const readTier = (bytes: Uint8Array): number => bytes[0]!;

/** Reads one ticket's secret. @param bytes as `writeSecrets` wrote them */
export function readSecret(bytes: Uint8Array, { rows, symbolsPerRow }: FaceShape): TicketSecret {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = TIER_BYTES + SALT_BYTES + SERIAL_DIGITS;
  const text = (characters: number): string => {
    at += characters;
    return ascii.decode(bytes.subarray(at - characters, at));
  };
  const drawNumber = text(DRAW_NUMBER_DIGITS);
  const validationCode = text(VALIDATION_CODE_CHARACTERS);
  const readRow = (): TicketSecret['rows'][number] => {
    const symbols = [...bytes.subarray(at, at + symbolsPerRow)];
    const amountTenge = view.getUint32(at + symbolsPerRow, true);
    at += symbolsPerRow + AMOUNT_BYTES;
    return { symbols, amountTenge };
  };
  return {
    tier: readTier(bytes),
    ...{ drawNumber, validationCode },
    salt: Uint8Array.from(bytes.subarray(TIER_BYTES, TIER_BYTES + SALT_BYTES)),
    rows: Array.from({ length: rows }, readRow),
  };
}
