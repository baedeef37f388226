import { expect, test } from 'vitest';
import { parseTerms } from '../../../engine/terms/lotteryTerms.ts';
import { prizeArithmetic } from '../../../engine/terms/prizeArithmetic.ts';
import terms from '../../../fixtures/7s-avto-loto.json' with { type: 'json' };
import { type Json, valueAt, withValue } from './json.ts';
import {
  tableTotals,
  tableWarnings,
  tierRows,
  withoutTier,
  withSortedTiers,
  withTier,
} from './prizeTable.ts';

const draft: Json = {
  terms: terms as Json,
  claims: [
    { tiers: ['t10000000'], share: 1, delays: [{ days: 0, probability: 1 }] },
    { share: 0.9, delays: [{ days: 0, probability: 1 }] },
  ],
};
const TOP = 13;

const parsed = (document: Json) => {
  const verdict = parseTerms(valueAt(document, ['terms']));
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.faults));
  return verdict.terms;
};

test('the totals of a valid table are those of the engine', () => {
  const exact = prizeArithmetic(parsed(draft));
  expect(tableTotals(draft)).toEqual({
    tickets: exact.tickets,
    winners: exact.winning.tickets,
    revenueTenge: exact.revenueTenge,
    instantTenge: exact.instant.totalTenge,
    drawTenge: exact.draw.totalTenge,
  });
  expect(tableWarnings(draft)).toEqual([]);
});

test('totals leave out what is no number yet; without a size there are none', () => {
  const half = withValue(draft, ['terms', 'instantTiers', TOP, 'amountTenge'], 'ten million');
  expect(tableTotals(half)!.instantTenge).toBe(990_600_000 - 20_000_000);
  expect(tierRows(half)[TOP]).toEqual({ id: 't10000000', amountTenge: null, count: 2 });
  expect(tableTotals(withValue(draft, ['terms', 'series', 'tickets'], 0))).toBeNull();
  expect(tableTotals('nothing at all')).toBeNull();
  expect(tierRows(null)).toEqual([]);
});

test('each thing an actuary would stumble over is named', () => {
  const tier = (field: string, value: number): Json =>
    withValue(draft, ['terms', 'instantTiers', 0, field], value);
  expect(tableWarnings(tier('count', 500_000))).toEqual(['too-many-winners', 'above-revenue']);
  expect(tableWarnings(tier('amountTenge', 2_999))).toEqual(['below-price']);
  const overdrawn = withValue(draft, ['terms', 'drawFund', 'totalTenge'], 69_999_999);
  expect(tableWarnings(overdrawn)).toEqual(['plan-above-fund']);
});

test('a new tier stands above the largest, and the terms stay valid', () => {
  const larger = withTier(withTier(draft));
  expect(tierRows(larger).slice(-2)).toEqual([
    { id: 't20000000', amountTenge: 20_000_000, count: 1 },
    { id: 't40000000', amountTenge: 40_000_000, count: 1 },
  ]);
  expect(parsed(larger).instantTiers).toHaveLength(16);
});

test('a new tier has an id of its own, also when the name is taken', () => {
  const renamed = withValue(draft, ['terms', 'instantTiers', 0, 'id'], 't20000000');
  expect(tierRows(withTier(renamed)).at(-1)!.id).toBe('t20000000-2');
});

test('a tier that goes is named nowhere any more, and the terms stay valid', () => {
  const smaller = withoutTier(draft, TOP);
  expect(parsed(smaller).instantTiers).toHaveLength(13);
  expect(JSON.stringify(smaller)).not.toContain('t10000000');
  // Its rule of claims named nothing else: it goes, and does not become the rule of all.
  expect(valueAt(smaller, ['claims'])).toEqual([{ share: 0.9, delays: [{ days: 0, probability: 1 }] }]);
  expect(withoutTier(draft, 99)).toBe(draft);
});

test('tiers are put in order of their amounts once all are numbers', () => {
  const mixed = withValue(draft, ['terms', 'instantTiers', 0, 'amountTenge'], 60_000);
  const sorted = withSortedTiers(mixed);
  expect(
    parsed(sorted)
      .instantTiers.map(({ id }) => id)
      .slice(9, 12),
  ).toEqual(['t50000', 't3000', 't100000']);
  const half = withValue(mixed, ['terms', 'instantTiers', 1, 'amountTenge'], '');
  expect(withSortedTiers(half)).toBe(half);
  expect(withSortedTiers(draft)).toBe(draft);
});
