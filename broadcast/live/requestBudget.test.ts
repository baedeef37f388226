import { expect, it } from 'vitest';
import { RequestBudget } from './requestBudget.ts';

const spendAll = (budget: RequestBudget, nowMs: number): number => {
  let spent = 0;
  while (budget.spend(nowMs)) spent += 1;
  return spent;
};

it('is forty at once and five more a second, never more than forty', () => {
  const budget = new RequestBudget(0);
  expect(spendAll(budget, 0)).toBe(40);
  expect(spendAll(budget, 1000)).toBe(5);
  expect(spendAll(budget, 1100)).toBe(0);
  expect(spendAll(budget, 1200)).toBe(1);
  expect(spendAll(budget, 3_600_000)).toBe(40);
});

it('takes nothing away when the clock is set back', () => {
  const budget = new RequestBudget(10_000);
  expect(spendAll(budget, 0)).toBe(40);
  expect(spendAll(budget, 1000)).toBe(5);
});
