import { expect, test } from 'vitest';
import { applyEvent, type DrawState } from '../../../engine/draw/drawState.ts';
import { screenOf } from '../../show/screen.ts';
import { drawStory, SHOW_MS } from '../../testing/drawStory.ts';
import type { IndexRange } from '../list/matchingRange.ts';
import { sunScene } from './sunScene.ts';

const story = drawStory();
const stateAfter = (count: number): DrawState =>
  story.slice(0, count).reduce<DrawState | null>(applyEvent, null)!;
const whole = stateAfter(story.length);

/** What a list of 1,000 numbers of three digits, 000 to 999, would answer. */
const rangeOf = (prefix: string): IndexRange => {
  const size = 10 ** (3 - prefix.length);
  return { from: Number(prefix) * size, to: (Number(prefix) + 1) * size };
};

function sceneAt(state: DrawState, nowMs: number, focus: number | null, ask = rangeOf as RangeAsk) {
  return sunScene(state, screenOf(state, nowMs), { count: 1000, focus, rangeOf: ask, nowMs });
}
type RangeAsk = (prefix: string) => IndexRange | null;

test('while numbers come in all are lit, and the list is not fixed', () => {
  expect(sceneAt(stateAfter(2), 0, null)).toEqual({ count: 1000, isFixed: false, lit: 'all', found: [] });
  expect(sceneAt(stateAfter(3), 0, null).isFixed).toBe(true);
});

test('only characters that are up are asked about, however much is known', () => {
  const asked: string[] = [];
  const listen: RangeAsk = (prefix) => {
    asked.push(prefix);
    return rangeOf(prefix);
  };
  expect(sceneAt(whole, SHOW_MS + 999, 0, listen).lit).toBe('all');
  expect(sceneAt(whole, SHOW_MS + 2500, 0, listen).lit).toEqual({ from: 400, to: 410 });
  expect(asked).toEqual(['40']);
});

test('nothing is asked about a result that is sealed', () => {
  const never: RangeAsk = () => {
    throw new Error('asked');
  };
  expect(sceneAt(stateAfter(4), 0, null, never).lit).toBe('all');
  expect(sceneAt(whole, SHOW_MS - 1, 0, never).lit).toBe('all');
});

test('until the answer for the newest character is there, the one before holds', () => {
  const slow: RangeAsk = (prefix) => (prefix.length < 2 ? rangeOf(prefix) : null);
  expect(sceneAt(whole, SHOW_MS + 2500, 0, slow).lit).toEqual({ from: 400, to: 500 });
  expect(sceneAt(whole, SHOW_MS + 2500, 0, () => null).lit).toBe('all');
});

test('a number that is whole is found, and stays found while the next turns', () => {
  const found = { index: 407, role: 'winner', place: 1 };
  expect(sceneAt(whole, SHOW_MS + 3000, 0).found).toEqual([{ ...found, isFresh: true }]);
  const later = sceneAt(whole, SHOW_MS + 5000, 1);
  expect(later.lit).toEqual({ from: 910, to: 920 });
  expect(later.found).toEqual([{ ...found, isFresh: false }]);
});

test('at the end the field is faint and all found numbers shine', () => {
  const end = sceneAt(whole, SHOW_MS + 8000, 0);
  expect(end.lit).toBe('faint');
  expect(end.found.map(({ index }) => index)).toEqual([407, 913]);
});
