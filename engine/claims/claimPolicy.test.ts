import { describe, expect, it } from 'vitest';
import fixture from '../../fixtures/7s-claims-policy.json' with { type: 'json' };
import { CLAIM_TERMS, policyWith } from '../../fixtures/claimRules.ts';
import { parseClaimPolicy } from './claimPolicy.ts';
import { claimSchedule } from './claimSchedule.ts';

describe('the policy of claims', () => {
  it('is that of the fixture’s terms, each choice with a clause and a reading', () => {
    const parsed = parseClaimPolicy(fixture);
    expect(parsed).toMatchObject({ ok: true, policy: { terms: CLAIM_TERMS.id } });
  });

  it('names every fault with its path', () => {
    const { lateClaims: _, ...rest } = fixture;
    const bad = {
      ...rest,
      cashEquivalent: { ...fixture.cashEquivalent, choice: 'sometimes' },
      prolongedThrough: { ...fixture.prolongedThrough, choice: '2024-02-30' },
      surprise: 1,
    };
    const parsed = parseClaimPolicy(bad);
    expect(parsed.ok).toBe(false);
    expect(!parsed.ok && parsed.faults.map(({ path }) => path)).toEqual([
      'cashEquivalent.choice',
      'lateClaims',
      'prolongedThrough.choice',
      '(document)',
    ]);
  });
});

describe('the schedule of claims', () => {
  it('takes tickets for twelve months and keeps what is unclaimed for three years more (5.1, 9.5, 9.7)', () => {
    expect(claimSchedule(CLAIM_TERMS, policyWith({}))).toEqual({
      lotteryEndsOn: '2024-09-30',
      acceptedThrough: '2024-09-30',
      keptThrough: '2027-09-30',
      toBudgetFrom: '2027-10-01',
    });
  });

  it('follows a prolongation and never shortens the lottery by one', () => {
    const at = (choice: string) => claimSchedule(CLAIM_TERMS, policyWith({ prolongedThrough: choice }));
    expect(at('2026-12-31')).toMatchObject({ lotteryEndsOn: '2026-12-31', keptThrough: '2029-12-31' });
    expect(at('2024-01-31')).toMatchObject({ lotteryEndsOn: '2024-09-30' });
  });

  it('takes late tickets as long as their money is kept, where the policy says so', () => {
    expect(claimSchedule(CLAIM_TERMS, policyWith({ lateClaims: 'allow' })).acceptedThrough).toBe(
      '2027-09-30',
    );
  });
});
