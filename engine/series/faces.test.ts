import { expect, it } from 'vitest';
import { chosenAnswers, everyAnswer } from '../random/chosenAnswers.ts';
import { facePrinter, losingRowDrawer, losingRows, prizeAmounts } from './faces.ts';
import { emptyColumns } from './seriesColumns.ts';
import { smallTerms } from './smallTerms.ts';

/** Two rows of three of three symbols; a prize of 10 twice as often as one of 20. */
const TERMS = smallTerms({
  tickets: 6,
  packTickets: 3,
  tiers: [
    [10, 2],
    [20, 1],
  ],
  rows: 2,
  symbols: 3,
});
const ROWS = 2;
const LOSING_ROWS = 24;
const AMOUNTS = 3;

interface Row {
  readonly symbols: readonly number[];
  readonly amountTenge: number;
}
interface Face {
  readonly rows: readonly Row[];
  readonly winningRow: number;
}

/** The face that one sequence of choices prints for a ticket of a tier. */
function faceOf(answers: readonly number[], bounds: readonly number[], tier: number): Face {
  const columns = emptyColumns(1, ROWS, 3);
  columns.tiers[0] = tier;
  columns.prizesTenge[0] = [0, 10, 20][tier]!;
  facePrinter(TERMS, chosenAnswers(answers, bounds)).print(columns, 0, 1);
  const rows = Array.from({ length: ROWS }, (_, row) => ({
    symbols: [0, 1, 2].map((cell) => columns.symbols[row * 3 + cell]![0]!),
    amountTenge: columns.amountsTenge[row]![0]!,
  }));
  return { rows, winningRow: tier === 0 ? -1 : answers[ROWS]! };
}

/** Every equally likely face of a loser, or of a winner with its tiers as often as the prize table has them. */
function everyFace(tiers: readonly number[]): Face[] {
  return tiers.flatMap((tier) => {
    const rowBounds = new Array<number>(ROWS).fill(LOSING_ROWS * AMOUNTS);
    const bounds = tier === 0 ? rowBounds : [...rowBounds, ROWS, 3];
    return Array.from(everyAnswer(bounds), (answers) => faceOf(answers, bounds, tier));
  });
}

const losers = everyFace([0]);
const winners = everyFace([1, 1, 2]);

/** How often each view is seen. */
function law(faces: readonly Face[], view: (face: Face) => unknown): Map<string, number> {
  const counts = new Map<string, number>();
  for (const face of faces) {
    const seen = JSON.stringify(view(face));
    counts.set(seen, (counts.get(seen) ?? 0) + 1);
  }
  return counts;
}

/** Two laws are the same: equal shares, compared without division. */
function expectSameLaw(a: readonly Face[], b: readonly Face[], view: (face: Face) => unknown): void {
  const [lawA, lawB] = [law(a, view), law(b, view)];
  expect(new Set(lawA.keys())).toEqual(new Set(lawB.keys()));
  for (const [seen, count] of lawA) expect(count * b.length).toBe(lawB.get(seen)! * a.length);
}

it('lists the rows whose symbols are not all equal, each once, in order', () => {
  const rows = Array.from({ length: LOSING_ROWS }, (_, i) =>
    [...losingRows(3, 3).subarray(i * 3, i * 3 + 3)].join(''),
  );
  expect(rows.length * 3).toBe(losingRows(3, 3).length);
  expect(rows).toEqual([...rows].sort());
  expect(new Set(rows).size).toBe(LOSING_ROWS);
  expect(rows).not.toContain('111');
  expect(losingRows(12, 3).length).toBe((12 ** 3 - 12) * 3);
});

it('draws decoy amounts as often as the prize table pays them', () => {
  expect([...prizeAmounts(TERMS)]).toEqual([10, 10, 20]);
});

it('prints exactly one winning row with the prize on a winner, none on a loser', () => {
  const isEqual = ({ symbols }: Row): boolean => symbols.every((symbol) => symbol === symbols[0]);
  expect(losers).toHaveLength(72 ** 2);
  for (const { rows } of losers) expect(rows.some(isEqual)).toBe(false);
  for (const { rows, winningRow } of winners) {
    expect(rows.map(isEqual)).toEqual(rows.map((_, row) => row === winningRow));
  }
});

it.each([0, 1])(
  'without winning row %i a face has exactly the law of a loser, whole or in any part',
  (winningRow) => {
    const others = (face: Face) => face.rows.filter((_, row) => row !== winningRow);
    const winnersThere = winners.filter((face) => face.winningRow === winningRow);
    expect(winnersThere.length * ROWS).toBe(winners.length);
    expectSameLaw(winnersThere, losers, others);
  },
);

it('without the winning row a face says nothing of the prize', () => {
  const [small, large] = [everyFace([1]), everyFace([2])];
  for (const winningRow of [0, 1]) {
    const there = (faces: Face[]) => faces.filter((face) => face.winningRow === winningRow);
    expectSameLaw(there(small), there(large), (face) => face.rows[1 - winningRow]);
  }
});

it('has all amounts together say nothing of winning, the winning row among them', () => {
  expectSameLaw(winners, losers, (face) => face.rows.map((row) => row.amountTenge));
});

it.each([0, 1, 2])('has all amounts and symbol %i of each row together say nothing of winning', (cell) => {
  expectSameLaw(winners, losers, (face) => face.rows.map((row) => [row.symbols[cell], row.amountTenge]));
});

it('draws pattern and amount apart where one bound would pass 2³²', () => {
  const bounds = [2 ** 20, 2 ** 20];
  const drawRow = losingRowDrawer(2 ** 20, 2 ** 20, chosenAnswers([5, 7], bounds));
  expect(drawRow()).toBe(5 * 2 ** 20 + 7);
  const together = losingRowDrawer(24, 3, chosenAnswers([71], [72]));
  expect(together()).toBe(71);
});
