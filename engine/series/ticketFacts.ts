/** What the leak audit asks about every ticket, worked out once: which group it is in, its winning row, its amounts. */
import type { PrintTerms } from './printLimits.ts';
import type { SeriesColumns } from './seriesColumns.ts';

/** No row of the face wins. */
export const NO_ROW = -1;

export interface TicketFacts {
  /** 1 for a winner by its prize, 0 otherwise. */
  readonly won: Uint8Array;
  /** The first row whose symbols are all equal, or `NO_ROW`. */
  readonly winningRow: Int8Array;
  /** The row left out of comparisons: the winning row, and on a loser a row that its place alone decides. */
  readonly leftOutRow: Int8Array;
  /** For each row, the amount's place in the prize table; one past its end for an amount that is not there. */
  readonly amountTiers: readonly Uint8Array[];
  readonly tierCount: number;
  readonly symbolCount: number;
}

/** 2³² / golden ratio: a loser's left-out row must go with nothing that is printed. */
const GOLDEN = 0x9e3779b1;

function winningRowsOf({ tickets, rows, symbolsPerRow, symbols }: SeriesColumns): Int8Array {
  const winningRow = new Int8Array(tickets).fill(NO_ROW);
  for (let row = rows - 1; row >= 0; row--) {
    const first = symbols[row * symbolsPerRow]!;
    const others = symbols.slice(row * symbolsPerRow + 1, (row + 1) * symbolsPerRow);
    for (let ticket = 0; ticket < tickets; ticket++) {
      let isEqual = true;
      for (const cell of others) {
        if (cell[ticket] !== first[ticket]) {
          isEqual = false;
          break;
        }
      }
      if (isEqual) winningRow[ticket] = row;
    }
  }
  return winningRow;
}

function placesOf(amounts: Int32Array, tiers: ReadonlyMap<number, number>, unknown: number): Uint8Array {
  const places = new Uint8Array(amounts.length);
  for (let i = 0; i < amounts.length; i++) places[i] = tiers.get(amounts[i]!) ?? unknown;
  return places;
}

export function ticketFacts(columns: SeriesColumns, terms: PrintTerms): TicketFacts {
  const { tickets, rows } = columns;
  const tierCount = terms.instantTiers.length;
  const tiers = new Map(terms.instantTiers.map(({ amountTenge }, place) => [amountTenge, place]));
  const winningRow = winningRowsOf(columns);
  const leftOutRow = winningRow.slice();
  const won = new Uint8Array(tickets);
  for (let ticket = 0; ticket < tickets; ticket++) {
    if (columns.prizesTenge[ticket]! > 0) won[ticket] = 1;
    if (leftOutRow[ticket] === NO_ROW) leftOutRow[ticket] = (Math.imul(ticket, GOLDEN) >>> 8) % rows;
  }
  return {
    won,
    winningRow,
    leftOutRow,
    amountTiers: columns.amountsTenge.map((amounts) => placesOf(amounts, tiers, tierCount)),
    tierCount,
    symbolCount: terms.face.symbols.length,
  };
}
