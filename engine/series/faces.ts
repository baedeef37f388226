/**
 * What is under the latex: rows of symbols, each with an amount.
 *
 * Every ticket first gets a losing face in the same way: each row is one of the rows whose symbols are not all equal,
 * all of them equally likely, with an amount as often as the prize table pays it. On a winner one row, all of them
 * equally likely, is then replaced by a winning one. So
 *  - without the winning row a winner's face has exactly the law of a loser's, and
 *  - amounts say nothing even of the winning row, for decoys and prizes have the same law; neither does one symbol of
 *    each row, for it is uniform in both kinds of row.
 * `faces.test.ts` proves both by enumeration. Any rule that "mends" a face (no amount twice, no second cherry)
 * would break them.
 */
import { uniform } from '../random/uniform.ts';
import type { WordSource } from '../random/wordSource.ts';
import type { PrintTerms } from './printLimits.ts';
import { winnersOf } from './printLimits.ts';
import type { SeriesColumns } from './seriesColumns.ts';

/**
 * The rows whose symbols are not all equal, in lexicographic order, `symbolsPerRow` bytes each.
 * @param symbols 2 or more @param symbolsPerRow 2 or more
 */
export function losingRows(symbols: number, symbolsPerRow: number): Uint8Array {
  const patterns = symbols ** symbolsPerRow;
  const rows = new Uint8Array((patterns - symbols) * symbolsPerRow);
  let at = 0;
  for (let pattern = 0; pattern < patterns; pattern++) {
    const digits = Array.from(
      { length: symbolsPerRow },
      (_, cell) => Math.floor(pattern / symbols ** (symbolsPerRow - 1 - cell)) % symbols,
    );
    if (digits.every((digit) => digit === digits[0])) continue;
    rows.set(digits, at);
    at += symbolsPerRow;
  }
  return rows;
}

/** The amounts of all winning tickets, in the order of the tiers: one of them at random has the law of a prize. */
export function prizeAmounts(terms: PrintTerms): Int32Array {
  const amounts = new Int32Array(winnersOf(terms));
  let end = 0;
  for (const { amountTenge, count } of terms.instantTiers) {
    amounts.fill(amountTenge, end, end + count);
    end += count;
  }
  return amounts;
}

/** Tickets drawn before their columns are written: the draws of a chunk stay in the first-level cache. */
const CHUNK_TICKETS = 1024;
const MAX_BOUND = 2 ** 32;

/**
 * Draws one losing row: its pattern (its place among the losing rows) and its amount (its place among the prizes'
 * amounts), as one integer pattern × amounts + amount.
 *
 * One uniform(patterns × amounts) where that bound is allowed, half the cost of two; otherwise uniform(patterns), then
 * uniform(amounts).
 */
export function losingRowDrawer(patterns: number, amounts: number, source: WordSource): () => number {
  const both = patterns * amounts;
  if (both <= MAX_BOUND) return () => uniform(source, both);
  return () => {
    const pattern = uniform(source, patterns);
    return pattern * amounts + uniform(source, amounts);
  };
}

/** Draws faces for given terms; the tables are made once. */
export interface FacePrinter {
  /**
   * Draws the faces of tickets [from, to) into the columns, which must hold their tiers and prizes.
   * For each ticket: a losing row for every row from the top; for a winner then uniform(rows) for the winning row and
   * uniform(symbols) for its symbol.
   */
  print(columns: SeriesColumns, from: number, to: number): void;
}

export function facePrinter(terms: PrintTerms, source: WordSource): FacePrinter {
  const { rows, symbolsPerRow, symbols } = terms.face;
  const losing = losingRows(symbols.length, symbolsPerRow);
  const amounts = prizeAmounts(terms);
  const drawLosingRow = losingRowDrawer(losing.length / symbolsPerRow, amounts.length, source);
  /** Row r of the chunk's ticket i at r × CHUNK_TICKETS + i. */
  const drawn = new Float64Array(rows * CHUNK_TICKETS);
  const winningRow = new Uint8Array(CHUNK_TICKETS);
  const winningSymbol = new Uint8Array(CHUNK_TICKETS);

  function drawChunk(tiers: Int8Array, from: number, count: number): void {
    for (let i = 0; i < count; i++) {
      for (let row = 0, at = i; row < rows; row++, at += CHUNK_TICKETS) drawn[at] = drawLosingRow();
      if (tiers[from + i]! > 0) {
        winningRow[i] = uniform(source, rows);
        winningSymbol[i] = uniform(source, symbols.length);
      }
    }
  }

  function writeLosingRow(columns: SeriesColumns, row: number, from: number, count: number): void {
    const chunk = drawn.subarray(row * CHUNK_TICKETS, row * CHUNK_TICKETS + count);
    const rowAmounts = columns.amountsTenge[row]!;
    for (let i = 0; i < count; i++) {
      const pattern = Math.floor(chunk[i]! / amounts.length);
      rowAmounts[from + i] = amounts[chunk[i]! - pattern * amounts.length]!;
      chunk[i] = pattern * symbolsPerRow;
    }
    for (let cell = 0; cell < symbolsPerRow; cell++) {
      const cells = columns.symbols[row * symbolsPerRow + cell]!;
      for (let i = 0; i < count; i++) cells[from + i] = losing[chunk[i]! + cell]!;
    }
  }

  function writeWinningRows(columns: SeriesColumns, from: number, count: number): void {
    for (let i = 0, ticket = from; i < count; i++, ticket++) {
      if (columns.tiers[ticket] === 0) continue;
      const row = winningRow[i]!;
      for (let cell = 0; cell < symbolsPerRow; cell++) {
        columns.symbols[row * symbolsPerRow + cell]![ticket] = winningSymbol[i]!;
      }
      columns.amountsTenge[row]![ticket] = columns.prizesTenge[ticket]!;
    }
  }

  return {
    print(columns, from, to) {
      for (let start = from; start < to; start += CHUNK_TICKETS) {
        const count = Math.min(CHUNK_TICKETS, to - start);
        drawChunk(columns.tiers, start, count);
        for (let row = 0; row < rows; row++) writeLosingRow(columns, row, start, count);
        writeWinningRows(columns, start, count);
      }
    },
  };
}
