import { expect, test } from 'vitest';
import { applyEvent, type DrawState } from '../../../engine/draw/drawState.ts';
import { screenOf } from '../../show/screen.ts';
import { type Standing, standingOf } from '../../show/standing.ts';
import { drawStory, SHOW_MS } from '../../testing/drawStory.ts';
import { cuesBetween, type Heard } from './cues.ts';
import { TONES } from './tones.ts';

const whole = drawStory().reduce<DrawState | null>(applyEvent, null)!;

function heardAt(nowMs: number, secondsLeft: number | null = null): Heard {
  const screen = screenOf(whole, nowMs);
  return { draw: whole.draw, standing: standingOf(whole, screen, nowMs), screen, secondsLeft };
}
const withStanding = (standing: Standing): Heard => ({ ...heardAt(SHOW_MS - 1), standing });

test('a page that has just been opened makes no sound about what was before', () => {
  expect(cuesBetween(null, heardAt(SHOW_MS + 5000))).toEqual([]);
  expect(cuesBetween({ ...heardAt(SHOW_MS), draw: 'another' }, heardAt(SHOW_MS + 5000))).toEqual([]);
});

test('the story sounds in its order, each turn once', () => {
  const cues: string[] = [];
  let before = heardAt(SHOW_MS - 1);
  for (let nowMs = SHOW_MS; nowMs <= SHOW_MS + 9000; nowMs += 100) {
    const now = heardAt(nowMs);
    cues.push(...cuesBetween(before, now));
    before = now;
  }
  expect(cues).toEqual(['open', 'digit', 'digit', 'winner', 'digit', 'digit', 'reserve', 'end']);
});

test('the last ten seconds tick, once a second', () => {
  const ticks = [12, 11, 10, 10, 9, 1, 0].map((left, index, all) =>
    cuesBetween(heardAt(0, index === 0 ? null : all[index - 1]!), heardAt(0, left)),
  );
  expect(ticks.map((cues) => cues.length)).toEqual([0, 0, 1, 0, 1, 1, 0]);
});

test('freeze, seal and a stop have their sounds, and nothing changes without a change', () => {
  expect(cuesBetween(withStanding('closing'), withStanding('frozen'))).toEqual(['lock']);
  expect(cuesBetween(withStanding('waiting'), withStanding('sealed'))).toEqual(['seal']);
  expect(cuesBetween(withStanding('open'), withStanding('aborted'))).toEqual(['stop']);
  expect(cuesBetween(withStanding('frozen'), withStanding('frozen'))).toEqual([]);
});

test('every cue has tones that can be heard, and none lasts longer than five seconds', () => {
  for (const [cue, tones] of Object.entries(TONES)) {
    expect(tones.length, cue).toBeGreaterThan(0);
    for (const { pitch, loudness, after, seconds } of tones) {
      expect(pitch, cue).toBeGreaterThan(40);
      expect(loudness, cue).toBeGreaterThan(0);
      expect(loudness, cue).toBeLessThanOrEqual(1);
      expect(after + seconds, cue).toBeLessThan(5);
    }
  }
});
