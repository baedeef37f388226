/**
 * Whether two cells of different rows are alike more often on winners than on losers: a pattern across rows that no
 * single cell and no count shows. Tickets that win in either row are left out.
 */
import { type ContingencyTable, gTest, type Independence } from './gTest.ts';
import type { SeriesColumns } from './seriesColumns.ts';
import type { TicketFacts } from './ticketFacts.ts';

export interface PairTest {
  /** Such as `row03.cell1=row07.cell2`. */
  readonly id: string;
  readonly about: string;
  readonly table: ContingencyTable;
  readonly result: Independence | undefined;
}

/** The tickets that win in each row. */
function winnersByRow({ winningRow }: TicketFacts, rows: number): Int32Array[] {
  const lists = Array.from({ length: rows }, (): number[] => []);
  for (let i = 0; i < winningRow.length; i++) lists[winningRow[i]!]?.push(i);
  return lists.map((list) => Int32Array.from(list));
}

/** Counts of unlike and like cells, losers and winners of each, among tickets that win in neither row. */
function countAlike(
  one: Int8Array,
  other: Int8Array,
  won: Uint8Array,
  winners: number,
  leftOut: readonly Int32Array[],
): ContingencyTable {
  let alike = 0;
  let winnersAlike = 0;
  for (let i = 0; i < won.length; i++) {
    const isAlike = one[i] === other[i] ? 1 : 0;
    alike += isAlike;
    winnersAlike += isAlike & won[i]!;
  }
  // Few tickets win in a given row: taking them off again is cheaper than asking of every ticket.
  let compared = won.length;
  let winnersCompared = winners;
  for (const tickets of leftOut) {
    for (const i of tickets) {
      const isAlike = one[i] === other[i] ? 1 : 0;
      alike -= isAlike;
      winnersAlike -= isAlike & won[i]!;
      winnersCompared -= won[i]!;
    }
    compared -= tickets.length;
  }
  const winnersUnlike = winnersCompared - winnersAlike;
  const counts = [compared - alike - winnersUnlike, winnersUnlike, alike - winnersAlike, winnersAlike];
  return { levels: 2, groups: 2, counts };
}

const cellName = (row: number, cell: number): string =>
  `row${String(row + 1).padStart(2, '0')}.cell${cell + 1}`;

/** One test for every two cells of different rows. Cost: about 0.4 s for 500,100 tickets of ten rows. */
export function* pairTests(columns: SeriesColumns, facts: TicketFacts): Generator<PairTest> {
  const { symbols, symbolsPerRow, rows } = columns;
  const { won } = facts;
  const winners = won.reduce((sum, one) => sum + one, 0);
  const byRow = winnersByRow(facts, rows);
  for (let a = 0; a < symbols.length; a++) {
    const rowA = Math.floor(a / symbolsPerRow);
    for (let b = (rowA + 1) * symbolsPerRow; b < symbols.length; b++) {
      const rowB = Math.floor(b / symbolsPerRow);
      const table = countAlike(symbols[a]!, symbols[b]!, won, winners, [byRow[rowA]!, byRow[rowB]!]);
      const names = [cellName(rowA, a % symbolsPerRow), cellName(rowB, b % symbolsPerRow)];
      yield {
        id: names.join('='),
        about: `whether ${names.join(' and ')} are alike`,
        table,
        result: gTest(table),
      };
    }
  }
}
