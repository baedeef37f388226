import { expect, test } from 'vitest';
import { applyEvent, type DrawState } from '../../engine/draw/drawState.ts';
import { drawStory, SHOW_MS, STORY_ENTRIES } from '../testing/drawStory.ts';
import { nextChangeMs, screenOf } from './screen.ts';

const story = drawStory();
const stateAfter = (count: number): DrawState =>
  story.slice(0, count).reduce<DrawState | null>(applyEvent, null)!;
const whole = stateAfter(story.length);

test('no character is visible before its instant, even when the whole draw is known', () => {
  for (let nowMs = SHOW_MS - 2000; nowMs < SHOW_MS + 10_000; nowMs += 100) {
    const { board } = screenOf(whole, nowMs);
    for (const [slotIndex, slot] of board.entries()) {
      for (const cell of slot.cells) {
        const showAtMs = whole.slots[slotIndex]!.characters[cell.position]!.showAtMs;
        expect(cell.character !== null).toBe(nowMs >= showAtMs);
      }
    }
  }
});

test('the phase on screen waits for its instant as well', () => {
  expect(screenOf(whole, SHOW_MS - 1).phase).toBe('sealed');
  expect(screenOf(whole, SHOW_MS).phase).toBe('showing');
  expect(screenOf(whole, SHOW_MS + 7999).phase).toBe('showing');
  expect(screenOf(whole, SHOW_MS + 8000).phase).toBe('completed');
  expect(screenOf(stateAfter(5), SHOW_MS - 1).phase).toBe('sealed');
});

test('every phase before the show is the state’s own', () => {
  const phases = [1, 2, 3, 4].map((count) => screenOf(stateAfter(count), 0).phase);
  expect(phases).toEqual(['open', 'open', 'frozen', 'sealed']);
});

test('an entry is whole only when its last character is up', () => {
  expect(screenOf(whole, SHOW_MS + 2999).board[0]?.entry).toBeNull();
  expect(screenOf(whole, SHOW_MS + 3000).board[0]?.entry).toBe(STORY_ENTRIES[0]);
  expect(screenOf(whole, SHOW_MS + 9000).board.map(({ entry }) => entry)).toEqual(STORY_ENTRIES);
});

test('the slot being turned is the first that is not full, and none after the end', () => {
  expect(screenOf(whole, SHOW_MS).active).toBe(0);
  expect(screenOf(whole, SHOW_MS + 3000).active).toBe(1);
  expect(screenOf(whole, SHOW_MS + 8000).active).toBeNull();
});

test('winners stand above reserves whatever order they are shown in', () => {
  const swapped: DrawState = { ...whole, slots: whole.slots.toReversed() };
  expect(screenOf(swapped, SHOW_MS + 9000).board.map(({ role }) => role)).toEqual(['winner', 'reserve']);
});

test('the next change is each instant in turn, then never', () => {
  const instants: number[] = [];
  for (let nowMs = SHOW_MS - 1; ; ) {
    nowMs = nextChangeMs(whole, nowMs);
    if (!Number.isFinite(nowMs)) break;
    instants.push(nowMs - SHOW_MS);
  }
  expect(instants).toEqual([0, 1000, 2000, 3000, 4000, 5000, 6000, 8000]);
  expect(nextChangeMs(null, 0)).toBe(Number.POSITIVE_INFINITY);
});
