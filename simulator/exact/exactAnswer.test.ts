import { expect, it } from 'vitest';
import type { LotteryTerms } from '../../engine/terms/lotteryTerms.ts';
import terms from '../../fixtures/7s-avto-loto.json' with { type: 'json' };
import { exactAnswer } from './exactAnswer.ts';

const real = terms as unknown as LotteryTerms;

it('answers for half of a series with everything in its place', () => {
  const answer = exactAnswer(real, { sold: 250_050, bought: 10, atLeastTenge: 50_000 });
  expect(answer).toMatchObject({
    version: 'tirazh/exact/v1',
    lottery: '7s-avto-loto',
    tickets: 500_100,
    sellThrough: 0.5,
    revenueTenge: 750_150_000,
    unitTenge: 1000,
    minimumTenge: 0,
    maximumTenge: 990_600_000,
    meanTenge: 495_300_000,
    quantiles: { '0.005': 482_534_000, '0.5': 495_300_000, '0.9995': 509_177_000 },
    valueAtRisk: { '0.95': 506_433_000 },
    buyer: { tickets: 10, costTenge: 30_000, atLeastTenge: 50_000 },
  });
  expect(answer.rtp?.mean).toBeCloseTo(0.66027, 5);
  expect(answer.rtp?.quantiles['0.95']).toBe(506_433_000 / 750_150_000);
  expect(answer.tailValueAtRisk['0.995']).toBeGreaterThan(answer.valueAtRisk['0.995']);
  expect(answer.tiers).toHaveLength(14);
  expect(answer.tiers.at(-1)).toMatchObject({ id: 't10000000', printed: 2, meanSold: 1, meanRemaining: 1 });
  expect(answer.tiers.at(-1)!.probabilityNoneSold).toBeCloseTo(0.25, 5);
  expect(answer.probabilityAnyTierExhausted).toBeCloseTo(0.25, 4);
});

it('adds up over the tiers to the mean of the payout', () => {
  const answer = exactAnswer(real, { sold: 123_456, bought: 1 });
  const sum = answer.tiers.reduce((total, { meanSold, amountTenge }) => total + meanSold * amountTenge, 0);
  expect(sum / answer.meanTenge).toBeCloseTo(1, 13);
  expect(answer.buyer.atLeastTenge).toBe(3000);
});

it('has no return to speak of before the first sale', () => {
  const answer = exactAnswer(real, { sold: 0, bought: 0 });
  expect(answer.rtp).toBeNull();
  expect(answer.quantiles['0.9995']).toBe(0);
});

it('is the same every time, and JSON can carry it', () => {
  const question = { sold: 499_999, bought: 3 };
  const answer = exactAnswer(real, question);
  expect(exactAnswer(real, question)).toEqual(answer);
  expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
});
