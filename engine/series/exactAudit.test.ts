import { describe, expect, it } from 'vitest';
import { buildSeries } from './buildSeries.ts';
import { exactChecks } from './exactAudit.ts';
import { firstRepeat } from './firstRepeat.ts';
import type { SeriesColumns } from './seriesColumns.ts';
import { secretOf, smallTerms } from './smallTerms.ts';

const terms = smallTerms({
  tickets: 120,
  packTickets: 30,
  tiers: [
    [3000, 30],
    [5000, 10],
  ],
  rows: 3,
  symbols: 6,
});

/** Failed checks of a series after an edit, as `id: detail`. */
function failuresAfter(edit: (columns: SeriesColumns) => void): string[] {
  const columns = buildSeries(terms, 3, [secretOf(8)]);
  edit(columns);
  return [...exactChecks(columns, terms, 3)].flatMap(({ id, ok, detail }) =>
    ok ? [] : [`${id}: ${detail}`],
  );
}

const first = (columns: SeriesColumns, isWanted: (prize: number) => boolean): number =>
  columns.prizesTenge.findIndex(isWanted);
const serial = (ticket: number): string =>
  `003-${String(Math.floor(ticket / 30) + 1).padStart(5, '0')}-${String((ticket % 30) + 1).padStart(2, '0')}`;

/** Copies row `from` of a ticket's symbols over all cells of row `row`. */
function makeRowEqual(columns: SeriesColumns, ticket: number, row: number): void {
  for (let cell = 0; cell < 3; cell++) columns.symbols[row * 3 + cell]![ticket] = 2;
}

describe('the exact audit', () => {
  it('passes an untouched series', () => {
    expect(failuresAfter(() => {})).toEqual([]);
  });

  it('names the first ticket whose serial, pack, position or series is wrong', () => {
    expect(failuresAfter((c) => c.serials.set([0x39], 31 * 12 + 11))).toEqual([
      expect.stringMatching(
        /^serials: ticket 32 of the file: expected 003-00002-02, got serial 003-00002-09/,
      ),
    ]);
    expect(failuresAfter((c) => c.packs.set([9], 40))[0]).toMatch(/^serials: ticket 41 .*pack 9/);
    expect(failuresAfter((c) => c.positions.set([9], 0))[0]).toMatch(/^serials: ticket 1 .*position 9/);
    expect(failuresAfter((c) => c.series.set([4], 119))[0]).toMatch(/^serials: ticket 120 .*series 4/);
  });

  it('names a prize that is not its tier’s, and a tier that is not in the terms', () => {
    const failures = failuresAfter((c) =>
      c.prizesTenge.set(
        [5000],
        first(c, (prize) => prize === 3000),
      ),
    );
    expect(failures[0]).toMatch(/^prizes: ticket 003-.*tier 1 pays 3000, got a prize of 5000 tenge/);
    const foreign = failuresAfter((c) =>
      c.tiers.set(
        [7],
        first(c, (prize) => prize === 0),
      ),
    );
    expect(foreign[0]).toMatch(/tier 7 pays nothing, there is none/);
  });

  it('counts every tier', () => {
    const failures = failuresAfter((c) => {
      const ticket = first(c, (prize) => prize === 5000);
      c.tiers[ticket] = 1;
      c.prizesTenge[ticket] = 3000;
      for (const amounts of c.amountsTenge) amounts[ticket] = 3000;
    });
    expect(failures).toEqual(['tiers: tier t3000: expected 30 tickets, got 31']);
  });

  it('names a winner without a winning row, with two, or with another amount', () => {
    let ticket = 0;
    const none = failuresAfter((c) => {
      ticket = first(c, (prize) => prize > 0);
      for (let row = 0; row < 3; row++) {
        c.symbols[row * 3]![ticket] = 1;
        c.symbols[row * 3 + 1]![ticket] = 2;
      }
    });
    expect(none).toEqual([
      `faces: ticket ${serial(ticket)}: it wins 3000 tenge, yet 0 rows show equal symbols`,
    ]);
    const two = failuresAfter((c) => {
      for (let row = 0; row < 3; row++) makeRowEqual(c, ticket, row);
    });
    expect(two[0]).toMatch(/yet 3 rows show equal symbols/);
    const other = failuresAfter((c) => {
      for (const amounts of c.amountsTenge) amounts[ticket] = 5000;
    });
    expect(other[0]).toMatch(/wins 5000 tenge, the prize is 3000/);
  });

  it('names a loser with a winning row, and an amount that is not in the table', () => {
    let ticket = 0;
    const failures = failuresAfter((c) => {
      ticket = first(c, (prize) => prize === 0);
      makeRowEqual(c, ticket, 1);
    });
    expect(failures).toEqual([
      `faces: ticket ${serial(ticket)}: it does not win, yet 1 rows show equal symbols`,
    ]);
    expect(failuresAfter((c) => c.amountsTenge[2]!.set([4000], 5))[0]).toMatch(/row 3: 4000 tenge is not in/);
  });

  it('names a draw number that is mistyped or stands twice', () => {
    const wrongDigit = failuresAfter((c) =>
      c.drawNumbers.set([((c.drawNumbers[24]! - 0x30 + 1) % 10) + 0x30], 24),
    );
    expect(wrongDigit[0]).toMatch(/^draw-numbers: ticket 003-00001-03: .*check digit is wrong/);
    expect(failuresAfter((c) => c.drawNumbers.set([0x41], 0))[0]).toMatch(/it is not 12 digits/);
    const twice = failuresAfter((c) => c.drawNumbers.copyWithin(12 * 50, 12 * 7, 12 * 8));
    expect(twice).toEqual(['draw-numbers-unique: tickets 003-00001-08 and 003-00002-21 share one']);
  });

  it('names a validation code that is no base 32 or stands twice, and a salt that stands twice', () => {
    expect(failuresAfter((c) => c.validationCodes.set([0x49], 13))[0]).toMatch(
      /ticket 003-00001-02: character 4/,
    );
    const codes = failuresAfter((c) => c.validationCodes.copyWithin(10, 0, 10));
    expect(codes).toEqual(['codes-unique: tickets 003-00001-01 and 003-00001-02 share one']);
    const salts = failuresAfter((c) => c.salts.copyWithin(16, 0, 16));
    expect(salts).toEqual(['salts-unique: tickets 003-00001-01 and 003-00001-02 share one']);
  });
});

describe('firstRepeat', () => {
  it('finds the first record that stands earlier, exactly', () => {
    expect(firstRepeat(Uint8Array.of(1, 2, 3, 4, 2, 1, 3, 4, 1, 2), 2)).toEqual({ index: 3, earlier: 1 });
    expect(firstRepeat(Uint8Array.of(1, 2, 3, 4), 2)).toBeUndefined();
    expect(firstRepeat(new Uint8Array(0), 4)).toBeUndefined();
  });
});
