import { expect, test } from 'vitest';
import { paceOf, secondsText } from './runPace.ts';
import type { RunState } from './trialRun.ts';

const state = (part: Partial<RunState>): RunState => ({
  status: 'running',
  doneTrials: 0,
  totalTrials: 1_000_000,
  elapsedMs: 0,
  result: null,
  exactCurve: null,
  fault: '',
  ...part,
});

test('the rate and the time left follow from what is done', () => {
  const pace = paceOf(state({ doneTrials: 250_000, elapsedMs: 1000 }));
  expect(pace).toEqual({ rate: 250_000, leftSeconds: 3, elapsedSeconds: 1 });
});

test('before there is anything to tell, nothing is told', () => {
  expect(paceOf(state({ elapsedMs: 5000 }))).toMatchObject({ rate: 0, leftSeconds: null });
  expect(paceOf(state({ doneTrials: 4096, elapsedMs: 20 }))).toMatchObject({ rate: 0, leftSeconds: null });
  const quick = paceOf(state({ status: 'done', doneTrials: 1_000_000, elapsedMs: 20 }));
  expect(quick).toMatchObject({ rate: 50_000_000, leftSeconds: 0 });
});

test('the rate has two digits, seconds as many as one takes in', () => {
  expect(paceOf(state({ doneTrials: 123_456, elapsedMs: 1000 })).rate).toBe(120_000);
  expect(secondsText(0.84, 'ru')).toBe('0,8');
  expect(secondsText(12.4, 'en')).toBe('12');
});
