import { expect, it } from 'vitest';
import { type ClaimRule, claimRuleOf } from './claimRule.ts';

const atOnce = [{ days: 0, probability: 1 }];
const general: ClaimRule = { share: 0.9, delays: atOnce };
const ofCars: ClaimRule = { tiers: ['car', 't3000'], share: 1, delays: atOnce };

it('takes the rule that names a prize, wherever it stands, and else the one that names none', () => {
  for (const claims of [
    [general, ofCars],
    [ofCars, general],
  ]) {
    expect(claimRuleOf(claims, 'car')).toBe(ofCars);
    expect(claimRuleOf(claims, 't3000')).toBe(ofCars);
    expect(claimRuleOf(claims, 't4000')).toBe(general);
  }
});

it('throws for a prize without a rule, which a parsed scenario does not have', () => {
  expect(() => claimRuleOf([ofCars], 't4000')).toThrow(/no rule for the prize "t4000"/);
});
