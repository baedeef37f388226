import { expect, test } from 'vitest';
import type { TicketState } from '../../../engine/tickets/ticketState.ts';
import { seriesBar } from './seriesBar.ts';

const held = (state: TicketState, tickets: number) => ({ state, tickets });

test('every ticket stands at its place, and slices that are alike are one rectangle', () => {
  const { slices, pieces } = seriesBar([held('sold', 100), held('received', 700), held('sold', 200)], 1000);
  expect(slices).toBe(500);
  expect(pieces).toEqual([
    { state: 'received', path: 'M50 0h350v1h-350z' },
    { state: 'sold', path: 'M0 0h50v1h-50zM400 0h100v1h-100z' },
  ]);
});

test('packs that are sold one by one fill their slices by halves, not one over the other', () => {
  const packs = Array.from({ length: 1000 }, (_, pack) => held(pack % 2 ? 'received' : 'sold', 30));
  const { pieces } = seriesBar(packs, 30_000);
  expect(pieces).toEqual([
    { state: 'received', path: 'M0 0.5h500v0.5h-500z' },
    { state: 'sold', path: 'M0 0h500v0.5h-500z' },
  ]);
});

test('one lost ticket of 500,100 can be seen, also at the very end', () => {
  const { pieces } = seriesBar([held('received', 500_099), held('lost', 1)], 500_100);
  expect(pieces).toEqual([
    { state: 'received', path: 'M0 0h499v1h-499zM499 0.2h1v0.8h-1z' },
    { state: 'lost', path: 'M499 0h1v0.2h-1z' },
  ]);
});

test('a slice of all states gives each the same least height', () => {
  const states: TicketState[] = [
    'received',
    'issued',
    'sold',
    'returned',
    'unsold',
    'lost',
    'stolen',
    'void',
  ];
  const { pieces } = seriesBar([...states.map((state) => held(state, 1)), held('received', 9992)], 10_000);
  const heights = pieces
    .filter(({ path }) => path.startsWith('M0 '))
    .map(({ path }) => Number(/v([\d.]+)/.exec(path)![1]));
  expect(heights).toHaveLength(8);
  expect(heights.reduce((sum, height) => sum + height, 0)).toBeCloseTo(1, 2);
  for (const height of heights) expect(height).toBeGreaterThan(0.1);
});

test('a run of few tickets has a slice for each', () => {
  expect(seriesBar([held('sold', 1), held('issued', 2)], 3)).toEqual({
    slices: 3,
    pieces: [
      { state: 'issued', path: 'M1 0h2v1h-2z' },
      { state: 'sold', path: 'M0 0h1v1h-1z' },
    ],
  });
});
