import { expect, test } from 'vitest';
import { applyEvent, type DrawState } from '../../engine/draw/drawState.ts';
import { chain, drawStory, SHOW_MS, STORY_EPOCH } from '../testing/drawStory.ts';
import { screenOf } from './screen.ts';
import { countdownEnd, headlineOf, standingOf } from './standing.ts';

const story = drawStory();
const reduce = (events: typeof story): DrawState => events.reduce<DrawState | null>(applyEvent, null)!;
const stateAfter = (count: number): DrawState => reduce(story.slice(0, count));
const closesMs = Date.parse('2027-01-15T07:30:00.000Z');
const startsMs = Date.parse('2027-01-15T08:00:00.000Z');
const standing = (state: DrawState, nowMs: number) => standingOf(state, screenOf(state, nowMs), nowMs);

test('between the end of registration and the frozen list the draw is closing', () => {
  expect(standing(stateAfter(2), closesMs - 1)).toBe('open');
  expect(standing(stateAfter(2), closesMs)).toBe('closing');
  expect(standing(stateAfter(3), closesMs)).toBe('frozen');
});

test('a frozen draw whose start has come waits for its host', () => {
  expect(standing(stateAfter(3), startsMs - 1)).toBe('frozen');
  expect(standing(stateAfter(3), startsMs)).toBe('waiting');
});

test('a draw without times neither closes nor waits', () => {
  const frozen = stateAfter(3);
  const timeless = { ...frozen, plan: { ...frozen.plan, closesAt: null, startsAt: null } };
  expect(standing(timeless, startsMs)).toBe('frozen');
  expect(countdownEnd(timeless, 'frozen')).toBeNull();
});

test('from the show on, standing is what is on screen, not what is known', () => {
  const whole = reduce(story);
  expect(standing(whole, SHOW_MS - 1)).toBe('sealed');
  expect(standing(whole, SHOW_MS + 7999)).toBe('showing');
  expect(standing(whole, SHOW_MS + 8000)).toBe('completed');
});

test('the countdown runs to the start, put off by pauses, and stands during one', () => {
  const frozen = stateAfter(3);
  expect(countdownEnd(frozen, 'frozen')).toBe(startsMs);
  expect(countdownEnd({ ...frozen, pausedForMs: 5000 }, 'frozen')).toBe(startsMs + 5000);
  const paused = { ...frozen, paused: { reason: 'No picture', at: '2027-01-15T07:40:00.000Z' } };
  expect(countdownEnd(paused, 'frozen')).toBeNull();
  expect(countdownEnd(frozen, 'sealed')).toBeNull();
});

test('a pause, a certification and a redraw are what the screen says first', () => {
  const frozen = stateAfter(3);
  expect(headlineOf(frozen, 'frozen')).toBe('frozen');
  expect(headlineOf({ ...frozen, paused: { reason: 'x', at: '2027-01-15T07:40:00.000Z' } }, 'frozen')).toBe(
    'paused',
  );
  const whole = reduce(story);
  const digest = whole.completed!.transcriptDigest;
  const after = chain('story-1', STORY_EPOCH, [
    ...story.map(({ draw: _d, epoch: _e, seq: _s, prev: _p, at: _a, ...payload }) => payload),
    { type: 'certified', by: ['host-1', 'member-1'], transcriptDigest: digest },
    { type: 'redrawn', reason: 'Foul', by: ['host-1', 'member-1'], next: 'story-2', excluded: 0 },
  ]);
  expect(headlineOf(reduce(after.slice(0, -1)), 'completed')).toBe('certified');
  expect(headlineOf(reduce(after), 'completed')).toBe('redrawn');
  // Not before the last digit is up.
  expect(headlineOf(reduce(after), 'showing')).toBe('showing');
});
