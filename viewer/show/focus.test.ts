import { expect, test } from 'vitest';
import { applyEvent, type DrawState } from '../../engine/draw/drawState.ts';
import { drawStory, SHOW_MS } from '../testing/drawStory.ts';
import { focusOf, HOLD_MS, shownPrefix } from './focus.ts';
import { screenOf } from './screen.ts';

const whole = drawStory().reduce<DrawState | null>(applyEvent, null)!;
const focusAt = (nowMs: number) => focusOf(screenOf(whole, nowMs), nowMs);

test('the number that turns is large, and the one just found for a moment more', () => {
  expect(focusAt(SHOW_MS)).toBe(0);
  expect(focusAt(SHOW_MS + 2000)).toBe(0);
  // The reserve's first character turns a second after the winner's last: before the moment is over.
  expect(focusAt(SHOW_MS + 3999)).toBe(0);
  expect(focusAt(SHOW_MS + 4000)).toBe(1);
});

test('when the next number takes its time, it is shown face down after the moment', () => {
  const slots = whole.slots.map((slot, index) =>
    index === 1 ? { ...slot, characters: slot.characters.map(() => null) } : slot,
  );
  const waiting: DrawState = { ...whole, phase: 'showing', slots };
  const at = (nowMs: number) => focusOf(screenOf(waiting, nowMs), nowMs);
  expect(at(SHOW_MS + 3000 + HOLD_MS - 1)).toBe(0);
  expect(at(SHOW_MS + 3000 + HOLD_MS)).toBe(1);
});

test('at the end the first winner is large, and before the show nothing is', () => {
  expect(focusAt(SHOW_MS + 8000)).toBe(0);
  expect(focusOf(screenOf({ ...whole, slots: [] }, SHOW_MS), SHOW_MS)).toBeNull();
});

test('the prefix has the characters that are up, none of those that are known and not up', () => {
  const prefixAt = (nowMs: number) => shownPrefix(screenOf(whole, nowMs).board[0]!);
  expect(prefixAt(SHOW_MS + 999)).toBe('');
  expect(prefixAt(SHOW_MS + 2000)).toBe('40');
  expect(prefixAt(SHOW_MS + 3000)).toBe('407');
});

test('a character behind a gap does not count', () => {
  const [slot] = screenOf(whole, SHOW_MS + 3000).board;
  const cells = slot!.cells.with(1, { position: 1, character: null, turnedAtMs: null });
  expect(shownPrefix({ ...slot!, cells })).toBe('4');
});
