import { describe, expect, it } from 'vitest';
import { buildSeries } from './buildSeries.ts';
import { prizeStatistics } from './prizeStatistics.ts';
import type { SeriesColumns } from './seriesColumns.ts';
import { MIDDLING, secretOf, smallTerms } from './smallTerms.ts';

const terms = smallTerms(MIDDLING);
const columnsOf = (byte: number): SeriesColumns => buildSeries(terms, 1, [secretOf(byte)]);

/** The same tickets with their prizes in another order. */
const withPrizes = (columns: SeriesColumns, prizesTenge: Int32Array): SeriesColumns => ({
  ...columns,
  prizesTenge: prizesTenge as typeof columns.prizesTenge,
});

describe('the statistics of a series', () => {
  const columns = columnsOf(1);
  const honest = prizeStatistics(columns, terms);

  it('count what a plain look at the tickets counts', () => {
    const prizes = [...columns.prizesTenge];
    const [all, ...tiers] = honest.tiers;
    expect(all).toMatchObject({ amountTenge: null, winners: 10_520 });
    for (const { amountTenge, winners, first, last, byPack } of tiers) {
      expect(winners).toBe(prizes.filter((prize) => prize === amountTenge).length);
      expect(first).toBe(prizes.indexOf(amountTenge!) + 1);
      expect(last).toBe(prizes.lastIndexOf(amountTenge!) + 1);
      expect(byPack.most).toBeGreaterThanOrEqual(1);
    }
    expect(honest.packs.reduce((sum, { packs }) => sum + packs, 0)).toBe(1000);
    expect(honest.packs.reduce((sum, { expectedPacks }) => sum + expectedPacks, 0)).toBeCloseTo(1000, 6);
    const values = Array.from({ length: 1000 }, (_, pack) =>
      prizes.slice(pack * 30, pack * 30 + 30).reduce((sum, prize) => sum + prize, 0),
    );
    expect(honest.packValue).toMatchObject({
      leastTenge: Math.min(...values),
      mostTenge: Math.max(...values),
      meanTenge: values.reduce((sum, value) => sum + value, 0) / 1000,
    });
  });

  it('raise no alarm on 20 honest series (a false one has a chance of 1 in 50,000)', () => {
    for (let byte = 1; byte <= 20; byte++) expect(prizeStatistics(columnsOf(byte), terms).alarms).toEqual([]);
  });

  it('raise an alarm where winners come first', () => {
    const sorted = columns.prizesTenge.slice().sort((a, b) => b - a);
    const { alarms } = prizeStatistics(withPrizes(columns, sorted), terms);
    expect(alarms).toContain('the longest run of losers');
    expect(alarms).toContain('all winners: pairs in one pack');
    expect(alarms).toContain('the winners of 3000 tenge: the place of the last');
  });

  it('raise an alarm where every pack was dealt as many winners', () => {
    const dealt = new Int32Array(columns.tickets);
    const prizes = columns.prizesTenge.filter((prize) => prize > 0);
    for (const [i, prize] of prizes.entries()) {
      const pack = i % 1000;
      dealt[pack * 30 + Math.floor(i / 1000) * 2 + (pack % 2)] = prize;
    }
    expect(prizeStatistics(withPrizes(columns, dealt), terms).alarms).toContain(
      'all winners: pairs in one pack',
    );
  });
});
