import { expect, test } from 'vitest';
import { CLAIM_RULES, CLAIM_TERMS } from '../../fixtures/claimRules.ts';
import { claimedPrize } from './claimedPrize.ts';
import { openingQuotes } from './openingQuotes.ts';

const ON = '2024-03-05';
const told = (id: string, on = ON) =>
  openingQuotes(CLAIM_RULES, claimedPrize(CLAIM_TERMS, id)!, on).map(({ resident, quote }) =>
    quote.ok ? [resident, quote.quote.payTenge, quote.quote.channel.id] : [resident, quote.fault.reason],
  );

test('a prize that is not taxed has one quote, paid on the spot', () => {
  expect(told('t3000')).toEqual([[null, 3000, 'point-of-sale']]);
});

test('a taxed prize has a quote for either answer to the one question that is open', () => {
  expect(told('t25000')).toEqual([
    [true, 24_715, 'regional-office'],
    [false, 20_000, 'regional-office'],
  ]);
  expect(told('car')).toEqual([
    [true, 0, 'draw-prize'],
    [false, 0, 'draw-prize'],
  ]);
});

test('where nothing can be computed, that is said once', () => {
  expect(told('t25000', '2099-01-05')).toEqual([[null, 'mrp-missing']]);
});
