import { describe, expect, it } from 'vitest';
import { CLAIM_TERMS } from '../../fixtures/claimRules.ts';
import type { PrizeChoice } from '../protocol/host.ts';
import { plannedPrizes } from './plannedPrizes.ts';

const CAR = CLAIM_TERMS.drawFund.prizes[0]!;
const named = (name: string, amountTenge: number, more: Partial<PrizeChoice> = {}): PrizeChoice => ({
  name: { kk: name, ru: name, en: name },
  ...{ amountTenge, ...more },
});
const planned = (choice: PrizeChoice) => plannedPrizes(CLAIM_TERMS, [choice])[0]!;
const CAR_IT_IS = { inKind: true, fundPrize: CAR.id };

describe('the prizes of a plan', () => {
  it.each([
    ['by name and sum', named(CAR.name.ru, CAR.amountTenge)],
    ['of another make', named('Автомобиль Kia K5', CAR.amountTenge)],
    ['of another sum', named('Автомобиль', 13_000_000)],
    ['of another name, said to be a thing', named('Kia K5', 15_000_000, { inKind: true })],
    ['by its id', named('Kia K5', 15_000_000, { inKind: true, fundPrize: CAR.id })],
    ['by its id alone', named('Kia K5', 15_000_000, { fundPrize: CAR.id })],
  ])('are the fund’s car %s', (_, choice) => {
    expect(planned(choice)).toEqual({ name: choice.name, amountTenge: choice.amountTenge, ...CAR_IT_IS });
  });

  it('are money otherwise, whether it is said or not', () => {
    for (const choice of [
      named('Деньги', CAR.amountTenge),
      named('Деньги', 500_000, { inKind: false }),
      named('Автомобильные деньги', 500_000),
    ]) {
      expect(planned(choice)).toEqual({ name: choice.name, amountTenge: choice.amountTenge, inKind: false });
    }
  });

  it('are never a thing that is said to be money', () => {
    for (const name of [CAR.name.ru, 'автомобиль Kia K5']) {
      expect(() => planned(named(name, CAR.amountTenge, { inKind: false }))).toThrow(
        /is a thing of the draw fund/,
      );
    }
  });

  it('are no thing that the fund does not have', () => {
    expect(() => planned(named('Тур', 1_000_000, { inKind: true, fundPrize: 'tour' }))).toThrow(
      /has no thing/,
    );
    expect(() => planned(named('Деньги', 1_000_000, { inKind: false, fundPrize: CAR.id }))).toThrow(
      /has no thing/,
    );
    const without = { drawFund: { ...CLAIM_TERMS.drawFund, prizes: [] } };
    expect(() => plannedPrizes(without, [named('Тур', 1, { inKind: true })])).toThrow(/has no thing/);
  });

  it('name which thing where the fund has several', () => {
    const flat = { ...CAR, id: 'flat', name: { kk: 'Пәтер', ru: 'Квартира', en: 'Flat' } };
    const both = { drawFund: { ...CLAIM_TERMS.drawFund, prizes: [CAR, flat] } };
    expect(plannedPrizes(both, [named('Квартира в Алматы', 9, { inKind: true })])[0]).toMatchObject({
      fundPrize: 'flat',
    });
    expect(() => plannedPrizes(both, [named('Яхта', 9, { inKind: true })])).toThrow(/names its fundPrize/);
  });
});
