import { expect, it } from 'vitest';
import fixture from '../../fixtures/7s-avto-loto.json' with { type: 'json' };
import { channelsOf } from './channelsOf.ts';
import { lotteryTermsSchema } from './lotteryTerms.ts';

const { payoutChannels } = lotteryTermsSchema.parse(fixture);
const idsFor = (id: string, amountTenge: number, mrpTenge = 3450, inKind = false): string[] =>
  channelsOf(payoutChannels, { id, amountTenge, inKind }, mrpTenge).map((channel) => channel.id);

it('sends each sum to the channel whose limits hold it, limits included from below', () => {
  expect(idsFor('any', 3_000)).toEqual(['point-of-sale']);
  expect(idsFor('any', 20_700)).toEqual(['point-of-sale']);
  expect(idsFor('any', 20_701)).toEqual(['regional-office']);
  expect(idsFor('any', 100_000)).toEqual(['regional-office']);
  expect(idsFor('any', 100_001)).toEqual(['head-office']);
});

it('follows the MRP of the year of payment', () => {
  expect(idsFor('t25000', 25_000, 3450)).toEqual(['regional-office']);
  expect(idsFor('t25000', 25_000, 4325)).toEqual(['point-of-sale']);
});

it('lets a named prize go only where it is named', () => {
  expect(idsFor('t10000000', 10_000_000)).toEqual(['main-prize']);
  expect(idsFor('car', 14_000_000, 3450, true)).toEqual(['draw-prize']);
});

it('finds no channel for a thing that none names', () => {
  expect(idsFor('boat', 50_000, 3450, true)).toEqual([]);
});
