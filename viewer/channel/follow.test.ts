import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WatchReply } from '../../broadcast/protocol/channel.ts';
import { applyEvent, type DrawState } from '../../engine/draw/drawState.ts';
import { drawStory, STORY_EPOCH } from '../testing/drawStory.ts';
import { afterEvent, afterReply, type Followed, NOTHING_FOLLOWED, watchRequest } from './follow.ts';

const story = drawStory();
const stateAfter = (count: number): DrawState =>
  story.slice(0, count).reduce<DrawState | null>(applyEvent, null)!;
const held = (count: number): Followed => ({ state: stateAfter(count), behind: false, alarm: false });

test('events in order are applied one by one', () => {
  const followed = story.reduce(afterEvent, NOTHING_FOLLOWED);
  expect(followed).toEqual(held(story.length));
});

test('an event that comes twice changes nothing', () => {
  const before = held(6);
  for (const event of story.slice(0, 6)) expect(afterEvent(before, event)).toBe(before);
});

test('a gap asks for what is missing and keeps what is held', () => {
  const followed = afterEvent(held(3), story[4]!);
  expect(followed).toEqual({ ...held(3), behind: true });
  expect(watchRequest(followed, null)).toEqual({ draw: 'story-1', epoch: STORY_EPOCH, seq: 3 });
});

test('the tail that is asked for closes the gap', () => {
  const behind = afterEvent(held(3), story[5]!);
  const reply = { kind: 'tail', draw: 'story-1', epoch: STORY_EPOCH, events: story.slice(3, 8) } as const;
  expect(afterReply(behind, reply)).toEqual(held(8));
});

test('an event of another epoch asks, and the reset replaces everything', () => {
  const other = drawStory('story-1', 'ffffffffffffffff');
  const behind = afterEvent(held(4), other[4]!);
  expect(behind.behind).toBe(true);
  const snapshot = other.slice(0, 2).reduce<DrawState | null>(applyEvent, null)!;
  const reset = afterReply(behind, {
    kind: 'reset',
    draw: 'story-1',
    epoch: 'ffffffffffffffff',
    snapshot,
    tail: other.slice(2, 5),
  });
  expect(reset.behind).toBe(false);
  expect(reset.state?.seq).toBe(5);
  expect(reset.state?.epoch).toBe('ffffffffffffffff');
});

test('events of another draw change nothing', () => {
  const before = held(4);
  expect(afterEvent(before, drawStory('story-2')[4]!)).toBe(before);
});

test('an altered event is an alarm, and nothing after it is believed', () => {
  const forged = { ...story[3]!, prev: 'f'.repeat(64) };
  const alarmed = afterEvent(held(3), forged);
  expect(alarmed).toEqual({ ...held(3), behind: true, alarm: true });
  expect(afterEvent(alarmed, story[3]!)).toBe(alarmed);
  expect(watchRequest(alarmed, 'story-1')).toEqual({ draw: 'story-1' });
});

test('an altered event inside a tail is an alarm too', () => {
  const events = [story[2]!, { ...story[3]!, prev: 'f'.repeat(64) }];
  const reply = { kind: 'tail', draw: 'story-1', epoch: STORY_EPOCH, events } as const;
  expect(afterReply(held(2), reply)).toMatchObject({ alarm: true, behind: true });
});

test('a tail about something else is not mixed in', () => {
  const reply: WatchReply = { kind: 'tail', draw: 'story-2', epoch: STORY_EPOCH, events: [] };
  expect(afterReply(held(2), reply)).toEqual({ state: null, behind: true, alarm: false });
});

test('no draw on air leaves nothing, a refusal asks again', () => {
  expect(afterReply(held(2), { kind: 'none' })).toEqual(NOTHING_FOLLOWED);
  expect(afterReply(held(2), { kind: 'refused', reason: 'too many requests' }).behind).toBe(true);
});

test('whatever is lost, doubled or late on the way, asking again leads to the same state', () => {
  const arrivals = fc.array(fc.nat(story.length - 1), { maxLength: 40 });
  fc.assert(
    fc.property(arrivals, (order) => {
      let followed = NOTHING_FOLLOWED;
      for (const index of order) followed = afterEvent(followed, story[index]!);
      const seq = watchRequest(followed, 'story-1').seq ?? 0;
      const reply =
        seq > 0
          ? ({ kind: 'tail', draw: 'story-1', epoch: STORY_EPOCH, events: story.slice(seq) } as const)
          : ({
              kind: 'reset',
              draw: 'story-1',
              epoch: STORY_EPOCH,
              snapshot: stateAfter(1),
              tail: story.slice(1),
            } as const);
      expect(afterReply(followed, reply)).toEqual(held(story.length));
    }),
  );
});
