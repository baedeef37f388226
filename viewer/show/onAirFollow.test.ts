import { expect, test } from 'vitest';
import { LINGER_MS, onAirFollow, PATIENCE_MS } from './onAirFollow.ts';

const SECOND_MS = 1000;
const nothing = { draw: null, hasEnded: false, answered: true };

/** The instants at which it asks, of one pulse a second for `seconds`. */
function asksOf(seconds: number, shown: Parameters<ReturnType<typeof onAirFollow>>[1]): number[] {
  const follow = onAirFollow();
  const instants = Array.from({ length: seconds }, (_, i) => i * SECOND_MS);
  return instants.filter((nowMs) => follow({ nowMs, onAir: 'next' }, shown));
}

test('until the first answer has come no pulse asks again, however long the line is', () => {
  expect(asksOf(60, { ...nothing, answered: false })).toEqual([]);
});

test('where there was no draw, the one that is planned is asked for, and not once a second', () => {
  expect(asksOf(11, nothing)).toEqual([0, PATIENCE_MS, 2 * PATIENCE_MS]);
  expect(onAirFollow()({ nowMs: 0, onAir: null }, nothing)).toBe(false);
});

test('another draw that is in progress takes the place of one that is still to come', () => {
  expect(asksOf(3, { draw: 'own', hasEnded: false, answered: true })).toEqual([0]);
});

test('a result stays on screen for a while before the next draw is asked for', () => {
  const asks = asksOf(LINGER_MS / SECOND_MS + 4, { draw: 'own', hasEnded: true, answered: true });
  expect(asks).toEqual([LINGER_MS + SECOND_MS]);
});

test('the draw on air that is shown already is not asked for', () => {
  expect(onAirFollow()({ nowMs: 0, onAir: 'own' }, { draw: 'own', hasEnded: true, answered: true })).toBe(
    false,
  );
});
