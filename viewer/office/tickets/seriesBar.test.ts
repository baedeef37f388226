import { expect, test } from 'vitest';
import { seriesBar } from './seriesBar.ts';

const held = (state: 'received' | 'sold' | 'lost', tickets: number) => ({
  state,
  tickets,
  first: '',
  last: '',
});

test('every ticket stands at its place, and the commonest state is painted first', () => {
  const bar = seriesBar([held('sold', 100), held('received', 700), held('sold', 200)], 1000);
  expect(bar.map(({ state, tickets }) => [state, tickets])).toEqual([
    ['received', 700],
    ['sold', 300],
  ]);
  expect(bar[0]!.path).toBe('M100 0h700v1h-700z');
  expect(bar[1]!.path).toBe('M0 0h100v1h-100zM800 0h200v1h-200z');
});

test('one lost ticket of 500,100 can be seen, also at the very end', () => {
  const bar = seriesBar([held('received', 500_099), held('lost', 1)], 500_100);
  expect(bar.at(-1)).toEqual({ state: 'lost', tickets: 1, path: 'M999 0h1v1h-1z' });
});
