/** Features of the face without one row: the winning row of a winner, a row of no meaning of a loser. */
import type { LeakFeature } from './leakFeature.ts';
import type { SeriesColumns } from './seriesColumns.ts';
import type { TicketFacts } from './ticketFacts.ts';

const kind = 'partial-scratch';

/** Adds to each ticket the number of equal pairs of cells in its other rows. */
function countPairs(
  { rows, symbolsPerRow, symbols }: SeriesColumns,
  leftOutRow: Int8Array,
  pairs: Uint16Array,
): void {
  for (let row = 0; row < rows; row++) {
    for (let a = 0; a < symbolsPerRow; a++) {
      for (let b = a + 1; b < symbolsPerRow; b++) {
        const [first, second] = [symbols[row * symbolsPerRow + a]!, symbols[row * symbolsPerRow + b]!];
        for (let i = 0; i < pairs.length; i++) {
          if (first[i] === second[i] && leftOutRow[i] !== row) pairs[i]!++;
        }
      }
    }
  }
}

/** How often each symbol stands in each ticket's other rows: ticket i, symbol s at i × symbols + s. */
function countSymbols(columns: SeriesColumns, { leftOutRow, symbolCount }: TicketFacts): Uint16Array {
  const { rows, symbolsPerRow, symbols, tickets } = columns;
  const seen = new Uint16Array(tickets * symbolCount);
  for (let row = 0; row < rows; row++) {
    for (let cell = 0; cell < symbolsPerRow; cell++) {
      const column = symbols[row * symbolsPerRow + cell]!;
      for (let i = 0, at = 0; i < tickets; i++, at += symbolCount) {
        if (leftOutRow[i] !== row) seen[at + column[i]!]!++;
      }
    }
  }
  return seen;
}

export function* otherRowsFeatures(columns: SeriesColumns, facts: TicketFacts): Generator<LeakFeature> {
  const { rows, symbolsPerRow, tickets } = columns;
  if (rows < 2) return;
  const { leftOutRow, amountTiers, tierCount, symbolCount } = facts;
  const codes = new Uint16Array(tickets);
  countPairs(columns, leftOutRow, codes);
  const pairs = (rows * symbolsPerRow * (symbolsPerRow - 1)) / 2;
  yield { id: 'others.pairs', kind, about: 'equal pairs in the other rows', levels: pairs + 1, codes };

  const largest = new Uint16Array(tickets);
  const smallest = new Uint16Array(tickets).fill(tierCount);
  for (const [row, amounts] of amountTiers.entries()) {
    for (let i = 0; i < tickets; i++) {
      if (leftOutRow[i] === row) continue;
      const tier = amounts[i]!;
      if (tier > largest[i]!) largest[i] = tier;
      if (tier < smallest[i]!) smallest[i] = tier;
    }
  }
  const levels = tierCount + 1;
  yield { id: 'others.largest', kind, about: 'largest amount in the other rows', levels, codes: largest };
  yield { id: 'others.smallest', kind, about: 'smallest amount in the other rows', levels, codes: smallest };

  const seen = countSymbols(columns, facts);
  for (let symbol = 0; symbol < symbolCount; symbol++) {
    for (let i = 0, at = symbol; i < tickets; i++, at += symbolCount) codes[i] = seen[at]!;
    const about = `how often symbol ${symbol + 1} stands in the other rows`;
    yield { id: `others.symbol${symbol + 1}`, kind, about, levels: rows * symbolsPerRow + 1, codes };
  }
}
