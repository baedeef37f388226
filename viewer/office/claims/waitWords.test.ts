import { expect, test } from 'vitest';
import { waitWords } from './waitWords.ts';

test('a wait counts down to its end and never says zero before it', () => {
  expect([125_000, 60_000, 59_001, 1, 0, -5].map(waitWords)).toEqual([
    ...['2:05', '1:00', '1:00', '0:01', '0:00', '0:00'],
  ]);
});
