import { describe, expect, it } from 'vitest';
import { FailureBudget } from './failureBudget.ts';

const begin = (budget: FailureBudget, tries: number, nowMs: number): number[] =>
  Array.from({ length: tries }, () => budget.begin('host', nowMs));

describe('a budget of failures', () => {
  it('gives ten tries, then one after 1 s, 2 s, 4 s … and never less than one a minute', () => {
    const budget = new FailureBudget(10);
    expect(begin(budget, 10, 0)).toEqual(Array(10).fill(0));
    let nowMs = 0;
    const waits: number[] = [];
    for (let i = 0; i < 9; i++) {
      const waitMs = budget.begin('host', nowMs);
      waits.push(waitMs);
      expect(budget.begin('host', nowMs + waitMs - 1)).toBe(1);
      nowMs += waitMs;
      expect(budget.begin('host', nowMs)).toBe(0);
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  });

  it('begins anew with success, and after a quiet quarter of an hour', () => {
    const budget = new FailureBudget(10);
    begin(budget, 10, 0);
    budget.succeeded('host');
    expect(begin(budget, 11, 0).at(-1)).toBe(1000);
    expect(budget.begin('host', 15 * 60_000)).toBe(0);
    expect(budget.begin('host', 15 * 60_000)).toBe(0);
  });

  it('does not count a try that never took place, and counts each subject for itself', () => {
    const budget = new FailureBudget(10);
    begin(budget, 10, 0);
    budget.undo('host');
    expect(begin(budget, 2, 0)).toEqual([0, 1000]);
    expect(budget.begin('anna', 0)).toBe(0);
  });

  it('remembers as many subjects as it may, the newest', () => {
    const budget = new FailureBudget(2);
    begin(budget, 10, 0);
    budget.begin('a', 0);
    expect(budget.begin('host', 0)).toBe(1000);
    budget.begin('b', 0);
    expect(budget.begin('host', 0)).toBe(0);
  });
});
