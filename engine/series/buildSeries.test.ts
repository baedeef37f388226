import { bytesToHex } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TirazhError } from '../errors.ts';
import { buildSeries, printTickets } from './buildSeries.ts';
import { ticketTree } from './commitSeries.ts';
import { exactChecks } from './exactAudit.ts';
import { drawNumbersOf, serialTextAt, textAt } from './seriesColumns.ts';
import { seriesKeys } from './seriesKeys.ts';
import { MIDDLING, type SmallLottery, secretOf, smallTerms } from './smallTerms.ts';

const TINY: SmallLottery = {
  tickets: 60,
  packTickets: 10,
  tiers: [
    [3000, 12],
    [9000, 3],
    [1_000_000, 1],
  ],
  rows: 3,
  symbols: 4,
};

const rootOf = (lottery: SmallLottery, series: number, secrets: Uint8Array[]): string =>
  bytesToHex(ticketTree(buildSeries(smallTerms(lottery), series, secrets)).root());

const lotteries: fc.Arbitrary<SmallLottery> = fc
  .record({
    counts: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }),
    losers: fc.nat(40),
    packTickets: fc.integer({ min: 1, max: 15 }),
    rows: fc.integer({ min: 1, max: 4 }),
    symbols: fc.integer({ min: 2, max: 6 }),
    symbolsPerRow: fc.integer({ min: 2, max: 4 }),
  })
  .map(({ counts, losers, ...shape }) => ({
    ...shape,
    tickets: counts.reduce((sum, count) => sum + count, losers),
    tiers: counts.map((count, i) => [1000 * (i + 1), count] as const),
  }));

describe('buildSeries', () => {
  it('keeps every exact rule, whatever the lottery', () => {
    fc.assert(
      fc.property(lotteries, fc.integer({ min: 1, max: 255 }), (lottery, byte) => {
        const terms = smallTerms(lottery);
        const columns = buildSeries(terms, 12, [secretOf(byte)]);
        const failed = [...exactChecks(columns, terms, 12)].filter((check) => !check.ok);
        expect(failed).toEqual([]);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it('gives the same series for the same terms, number and secrets', () => {
    expect(rootOf(TINY, 1, [secretOf(1), secretOf(2)])).toBe(rootOf(TINY, 1, [secretOf(1), secretOf(2)]));
  });

  it('changes wholly with any secret, their order, the number or the terms', () => {
    const roots = [
      rootOf(TINY, 1, [secretOf(1), secretOf(2)]),
      rootOf(TINY, 1, [secretOf(1), secretOf(3)]),
      rootOf(TINY, 1, [secretOf(3), secretOf(2)]),
      rootOf(TINY, 1, [secretOf(2), secretOf(1)]),
      rootOf(TINY, 1, [secretOf(1)]),
      rootOf(TINY, 2, [secretOf(1), secretOf(2)]),
      rootOf({ ...TINY, symbols: 5 }, 1, [secretOf(1), secretOf(2)]),
    ];
    expect(new Set(roots).size).toBe(roots.length);
  });

  it('reports its progress up to the whole', () => {
    const shares: number[] = [];
    buildSeries(smallTerms({ ...MIDDLING, tickets: 100_000 }), 1, [secretOf(1)], (share) =>
      shares.push(share),
    );
    expect(shares).toEqual([0.65536, 1]);
  });

  it('lists the draw numbers in order', () => {
    const columns = buildSeries(smallTerms(TINY), 1, [secretOf(1)]);
    const plain = Array.from({ length: 60 }, (_, i) => Number(textAt(columns.drawNumbers, i, 12)));
    expect([...drawNumbersOf(columns)]).toEqual(plain.sort((a, b) => a - b));
  });

  it('numbers a series that its packs do not divide', () => {
    const columns = buildSeries(smallTerms({ ...TINY, tickets: 25 }), 999, [secretOf(1)]);
    expect(serialTextAt(columns, 0)).toBe('999-00001-01');
    expect(serialTextAt(columns, 24)).toBe('999-00003-05');
  });
});

describe('buildSeries refuses', () => {
  const faultOf = (work: () => unknown): string => {
    try {
      work();
    } catch (fault) {
      if (fault instanceof TirazhError && fault.code === 'BAD_INPUT') return fault.message;
      throw fault;
    }
    throw new Error('nothing was refused');
  };

  it('a series with no secret, a short one, or two alike', () => {
    const terms = smallTerms(TINY);
    expect(faultOf(() => buildSeries(terms, 1, []))).toMatch(/one custodian or more/);
    expect(faultOf(() => buildSeries(terms, 1, [new Uint8Array(31)]))).toMatch(/expected 32 bytes, got 31/);
    const alike = [secretOf(1), secretOf(2), secretOf(1)];
    expect(faultOf(() => buildSeries(terms, 1, alike))).toMatch(/secrets 1 and 3 are the same/);
  });

  it.each([0, 1000, 1.5, Number.NaN])('series number %d', (series) => {
    expect(faultOf(() => buildSeries(smallTerms(TINY), series, [secretOf(1)]))).toMatch(
      /series number: expected/,
    );
  });

  it('terms that a serial or a leaf cannot hold, naming every bound', () => {
    const terms = smallTerms({
      ...TINY,
      tickets: 10,
      packTickets: 100,
      rows: 100,
      symbolsPerRow: 10,
      symbols: 9,
    });
    const message = faultOf(() => buildSeries(terms, 1, [secretOf(1)]));
    expect(message).toMatch(/winning tickets.*expected 10 at most, got 16/);
    expect(message).toMatch(/packTickets: expected 99/);
    expect(message).toMatch(/symbols to the power/);
    expect(message).toMatch(/bytes of a ticket: expected 1000 at most, got 1448/);
  });
});

describe('stream snapshots', () => {
  it('pins Series v1: the tickets of fixed keys change only with the version', () => {
    const keys = seriesKeys([secretOf(1), secretOf(2)], 'ab'.repeat(32), 7);
    const columns = printTickets(smallTerms(TINY), 7, keys);
    expect(textAt(columns.drawNumbers, 0, 12)).toMatchInlineSnapshot(`"760328444790"`);
    expect(textAt(columns.validationCodes, 0, 10)).toMatchInlineSnapshot(`"WTECZ0DTJ4"`);
    expect([...columns.tiers].join('')).toMatchInlineSnapshot(
      `"100220300000000001011000000010011020000011000001000100000100"`,
    );
    expect(columns.symbols.map((cells) => cells[0]).join(' ')).toMatchInlineSnapshot(`"3 2 2 2 3 1 2 2 2"`);
    expect(columns.amountsTenge.map((amounts) => amounts[0]).join(' ')).toMatchInlineSnapshot(
      `"3000 3000 3000"`,
    );
    expect(bytesToHex(columns.salts.subarray(0, 16))).toMatchInlineSnapshot(
      `"63654aec82738bf44149e60fcc24cb24"`,
    );
    expect(bytesToHex(ticketTree(columns).root())).toMatchInlineSnapshot(
      `"b343ac9444ebdc4de7659a826b15c63c9e31100dd647858e7f06bd23f1dd9937"`,
    );
  });
});
