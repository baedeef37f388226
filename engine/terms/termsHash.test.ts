import { expect, it } from 'vitest';
import fixture from '../../fixtures/7s-avto-loto.json' with { type: 'json' };
import { lotteryTermsSchema } from './lotteryTerms.ts';
import { termsHash } from './termsHash.ts';

const terms = lotteryTermsSchema.parse(fixture);

it('names the fixture by this hash, which any RFC 8785 implementation gives', () => {
  expect(termsHash(terms)).toBe('3e8ecf909753591191f748f54d3bde1b827c5f7e4703f5538e1c212a7dc01776');
});

it('does not depend on the order of keys', () => {
  const reversed = Object.fromEntries(Object.entries(terms).reverse());
  expect(termsHash(lotteryTermsSchema.parse(reversed))).toBe(termsHash(terms));
});

it('changes with any value', () => {
  expect(termsHash({ ...terms, ticketPriceTenge: 3001 })).not.toBe(termsHash(terms));
});
