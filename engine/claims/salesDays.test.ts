import { describe, expect, it } from 'vitest';
import { CLAIM_RULES, CLAIM_TERMS, policyWith } from '../../fixtures/claimRules.ts';
import { claimSchedule } from './claimSchedule.ts';
import { overBefore, scheduleOfPrize } from './drawAcceptance.ts';
import { payoutDeadline } from './payoutDeadline.ts';
import { saleRefusal } from './salesDays.ts';

const refusalOn = (day: string, policy = policyWith({})) => saleRefusal(CLAIM_TERMS, policy, day);

describe('the days of sales', () => {
  it('are those of the lottery, its first and its last included (5.1)', () => {
    const outside = { reason: 'sale-outside', clause: '5.1', from: '2023-10-01', through: '2024-09-30' };
    expect(['2023-09-30', '2023-10-01', '2024-09-30', '2024-10-01'].map((day) => refusalOn(day))).toEqual([
      ...[outside, null, null, outside],
    ]);
  });

  it('go on as long as the operator has prolonged the lottery', () => {
    const prolonged = policyWith({ prolongedThrough: '2024-12-31' });
    expect(refusalOn('2024-12-31', prolonged)).toBeNull();
    expect(refusalOn('2025-01-01', prolonged)).toMatchObject({ through: '2024-12-31' });
  });

  it('end on the day before the status is lost (8.4 б)', () => {
    const lost = policyWith({ statusLostOn: '2024-05-10' });
    expect(refusalOn('2024-05-09', lost)).toBeNull();
    expect(refusalOn('2024-05-10', lost)).toEqual({
      ...{ reason: 'status-lost', clause: '8.4 б', lostOn: '2024-05-10' },
    });
  });
});

describe('where the status is lost', () => {
  const counter = CLAIM_TERMS.payoutChannels.find(({ payoutWorkingDays }) => payoutWorkingDays)!;
  const deadline = (documentsOn: string | null, statusLostOn: string | null) =>
    payoutDeadline(
      ...([CLAIM_TERMS.claims, policyWith({ statusLostOn }), counter] as const),
      ...([{ presentedOn: '2024-05-20', documentsOn, expertise: null }, CLAIM_RULES.isWorkingDay] as const),
    );

  it('everything is paid within three months (8.4 б)', () => {
    const late = deadline('2024-07-29', null);
    expect(late.dueOn! > '2024-08-10').toBe(true);
    expect(deadline('2024-07-29', '2024-05-10')).toMatchObject({
      ...{ dueOn: '2024-08-10', dueClause: '8.4 б', outerOn: '2024-08-10', outerClause: '8.4 б' },
    });
  });

  it('nothing becomes due later than it was, nor before its papers are there', () => {
    expect(deadline('2024-05-21', '2024-05-10').dueOn).toBe(deadline('2024-05-21', null).dueOn);
    expect(deadline(null, '2024-05-10')).toMatchObject({ dueOn: null, outerOn: '2024-08-10' });
  });
});

describe('a draw’s prize', () => {
  const policy = policyWith({ drawPrizeDays: 30 });
  const schedule = claimSchedule(CLAIM_TERMS, policy);

  it('is taken as long as tickets are, and for the policy’s days after its draw', () => {
    const through = (drawnOn: string | null): string =>
      scheduleOfPrize(schedule, policy, drawnOn).acceptedThrough;
    expect([null, '2024-08-01', '2024-09-20', '2024-10-15'].map(through)).toEqual([
      ...['2024-09-30', '2024-09-30', '2024-10-20', '2024-11-14'],
    ]);
    expect(scheduleOfPrize(schedule, policyWith({}), '2024-09-20')).toBe(schedule);
  });

  it('is not taken once its money has gone to the budget (9.7)', () => {
    expect(scheduleOfPrize(schedule, policy, '2027-09-20').acceptedThrough).toBe('2027-09-30');
  });

  it('comes too late for its winners where the draw is shown after the last day for tickets', () => {
    expect(overBefore(schedule, policyWith({}), '2024-09-30')).toBeNull();
    expect(overBefore(schedule, policyWith({}), '2024-10-01')).toBe('2024-09-30');
    expect(overBefore(schedule, policy, '2024-10-01')).toBeNull();
    expect(overBefore(schedule, policy, '2027-10-01')).toBe('2027-09-30');
  });
});
