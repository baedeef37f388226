import { expect, test } from 'vitest';
import type { DrawPlan } from '../../engine/draw/drawPlan.ts';
import { drawStory } from '../testing/drawStory.ts';
import { isCar, prizeFund, prizeOf } from './prizes.ts';

const [first] = drawStory();
const plan = (first as { plan: DrawPlan }).plan;
const car = plan.prizes[0]!;
const two: DrawPlan = { ...plan, prizes: [car, { ...car, place: 2, amountTenge: 1_000_000 }], winners: 2 };
const named = (ru: string, en: string, kk = ru) => ({ ...car, name: { kk, ru, en } });
const slot = (role: 'winner' | 'reserve', place: number) => ({ role, place, cells: [], entry: null });

test('each winner has the prize of the place, a reserve none', () => {
  expect(prizeOf(two, slot('winner', 2))?.amountTenge).toBe(1_000_000);
  expect(prizeOf(two, slot('reserve', 1))).toBeNull();
  expect(prizeOf({ ...plan, prizes: [] }, slot('winner', 1))).toBeNull();
});

test('the fund is all prizes together', () => {
  expect(prizeFund(two)).toEqual({ first: car, count: 2, totalTenge: 15_000_000 });
  expect(prizeFund({ ...plan, prizes: [] })).toBeNull();
});

test('a car is drawn only for a prize that the terms call a car', () => {
  const ofTerms: DrawPlan = { ...plan, termsHash: 'a'.repeat(64) };
  expect(isCar(ofTerms, car)).toBe(true);
  expect(isCar(ofTerms, named('Автомобиль HAVAL Jolion', 'HAVAL Jolion', 'HAVAL Jolion'))).toBe(true);
  expect(isCar({ ...plan, termsHash: null, rehearsal: true }, car)).toBe(true);
  expect(isCar({ ...plan, termsHash: null }, car)).toBe(false);
  expect(isCar(ofTerms, named('Денежный приз', 'Money prize'))).toBe(false);
  expect(isCar(ofTerms, named('Денежный эквивалент автомобиля', 'Cash equivalent of a car'))).toBe(false);
  expect(isCar(ofTerms, named('Сертификат на автомобиль', 'Car certificate'))).toBe(false);
  expect(isCar(ofTerms, named('Открытка', 'Postcard'))).toBe(false);
});
