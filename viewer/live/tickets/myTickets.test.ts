import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Registered } from '../../../broadcast/protocol/http.ts';
import type { DrawState } from '../../../engine/draw/drawState.ts';
import { startMyTickets } from './myTickets.ts';

const RECEIPT: Registered = {
  // Its last digits put its turn 2.5 s after the list has closed.
  ...{ draw: 'draw-a', number: '123456700500', record: 17 },
  registeredAt: '2026-11-21T14:00:00.000Z',
  batch: { index: 0, count: 1, path: [] },
};
const OPEN = { draw: 'draw-a', frozen: null, aborted: null } as unknown as DrawState;
const FROZEN = { ...OPEN, frozen: { entryCount: 1, entriesRoot: 'ab'.repeat(32) } } as unknown as DrawState;
const OTHER = { ...FROZEN, draw: 'draw-b' };

let asked: string[] = [];
let answer: object = {};

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  answer = { registered: true, draw: 'draw-a', proof: null };
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path);
    return new Response(JSON.stringify(answer));
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('the proof is asked for once the list has closed, at the ticket’s own turn', async () => {
  const state = signal<DrawState | null>(OPEN);
  const mine = startMyTickets({ state });
  mine.add(RECEIPT);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual([]);
  state.value = FROZEN;
  await vi.advanceTimersByTimeAsync(2499);
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toEqual(['/api/draws/draw-a/entries/123456700500']);
});

test('while the server is still making its tree it is asked again, and not more often than that', async () => {
  const mine = startMyTickets({ state: signal<DrawState | null>(FROZEN) });
  mine.add(RECEIPT);
  await vi.advanceTimersByTimeAsync(2500);
  expect(mine.tickets.value[0]!.finding).toEqual({ kind: 'open', number: RECEIPT.number });
  await vi.advanceTimersByTimeAsync(14_999);
  expect(asked).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toHaveLength(2);
  answer = { registered: false };
  await vi.advanceTimersByTimeAsync(15_000);
  expect(mine.tickets.value[0]!.finding).toEqual({ kind: 'no', number: RECEIPT.number });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(3);
});

test('who looks at another draw meanwhile is told on coming back', async () => {
  const state = signal<DrawState | null>(FROZEN);
  const mine = startMyTickets({ state });
  mine.add(RECEIPT);
  state.value = OTHER;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual([]);
  state.value = FROZEN;
  await vi.advanceTimersByTimeAsync(2500);
  expect(asked).toHaveLength(1);
});

test('a ticket is there once, and is gone when it is dropped', () => {
  const mine = startMyTickets({ state: signal<DrawState | null>(OPEN) });
  mine.add(RECEIPT);
  mine.add(RECEIPT);
  expect(mine.tickets.value).toHaveLength(1);
  mine.drop(RECEIPT);
  expect(mine.tickets.value).toEqual([]);
});

test('where nothing can be stored nothing is said to be kept', () => {
  const mine = startMyTickets({ state: signal<DrawState | null>(OPEN) });
  mine.keep(true);
  expect(mine.isKept.value).toBe(false);
});
