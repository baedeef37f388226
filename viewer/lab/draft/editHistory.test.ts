import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edited, redone, startHistory, undone } from './editHistory.ts';

test('what was done is undone and done again, step by step', () => {
  const history = edited(edited(startHistory('a'), 'b'), 'c');
  expect(undone(history).present).toBe('b');
  expect(undone(undone(history)).present).toBe('a');
  expect(redone(undone(history))).toEqual(history);
});

test('typing into one field is one step, moving to another begins the next', () => {
  let history = startHistory('');
  for (const text of ['1', '12', '123']) history = edited(history, text, 'trials');
  history = edited(history, '123 x', 'seed');
  expect(undone(history).present).toBe('123');
  expect(undone(undone(history)).present).toBe('');
});

test('typing after an undo is a new step, and the undone is gone', () => {
  const history = edited(undone(edited(startHistory('a'), 'b', 'seed')), 'c', 'seed');
  expect(history.past).toEqual(['a']);
  expect(redone(history)).toBe(history);
});

test('there is nothing before the first state and nothing after the last', () => {
  const history = startHistory(0);
  expect(undone(history)).toBe(history);
  expect(redone(history)).toBe(history);
});

test('any walk back and forth ends where it began', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 20 }), fc.nat(20), (states, steps) => {
      const history = states.reduce((before, state) => edited(before, state), startHistory(0));
      const depth = Math.min(steps, history.past.length);
      let moved = history;
      for (let i = 0; i < depth; i++) moved = undone(moved);
      for (let i = 0; i < depth; i++) moved = redone(moved);
      expect(moved.present).toBe(history.present);
      expect(moved.past).toEqual(history.past);
    }),
  );
});
