import { expect, test } from 'vitest';
import type { BoardSlot, Screen } from '../../show/screen.ts';
import { ticketOnBoard as onBoard } from './ticketOnBoard.ts';

const slot = (characters: string, role: BoardSlot['role'] = 'winner', place = 1): BoardSlot => ({
  ...{ role, place },
  cells: [...characters].map((character, position) => ({
    position,
    ...(character === '?' ? { character: null, turnedAtMs: null } : { character, turnedAtMs: 1 }),
  })),
  entry: characters.includes('?') ? null : characters,
});
const screen = (phase: Screen['phase'], board: readonly BoardSlot[], active: number | null): Screen => ({
  ...{ phase, board, active },
});
const MINE = '123456789012';
/** Long after everything that is up has turned, at 1 ms. */
const LATER_MS = 10_000;
const ticketOnBoard = (number: string, seen: Screen) => onBoard(number, seen, LATER_MS);

test('a ticket is in as long as every digit that is up is its own', () => {
  expect(ticketOnBoard(MINE, screen('showing', [slot('12??????????')], 0))).toEqual({
    kind: 'alive',
    shown: [true, true, ...Array(10).fill(null)],
  });
  expect(ticketOnBoard(MINE, screen('showing', [slot('13?4????????')], 0))).toEqual({
    kind: 'out',
    shown: [true, false, null, true, ...Array(8).fill(null)],
  });
});

test('digits that are face down tell nothing', () => {
  expect(ticketOnBoard(MINE, screen('showing', [slot('?'.repeat(12))], 0))).toMatchObject({ kind: 'alive' });
  expect(ticketOnBoard(MINE, screen('sealed', [slot('?'.repeat(12))], 0))).toEqual({ kind: 'waiting' });
});

test('the whole number wins its place, also while the next one turns', () => {
  const board = [slot(MINE, 'winner', 2), slot('99??????????', 'reserve', 1)];
  expect(ticketOnBoard(MINE, screen('showing', board, 1))).toEqual({ kind: 'won', role: 'winner', place: 2 });
  const reserve = [slot('999999999999'), slot(MINE, 'reserve', 1)];
  expect(ticketOnBoard(MINE, screen('completed', reserve, null))).toEqual({
    ...{ kind: 'won', role: 'reserve', place: 1 },
  });
});

test('out of one number is not out of the next, and only the end says that it won nothing', () => {
  const board = [slot('999999999999'), slot('1???????????', 'reserve', 1)];
  expect(ticketOnBoard(MINE, screen('showing', board, 1))).toMatchObject({ kind: 'alive' });
  const over = [slot('999999999999'), slot('888888888888', 'reserve', 1)];
  expect(ticketOnBoard(MINE, screen('completed', over, null))).toEqual({ kind: 'lost' });
});

test('a board of other entries than numbers is no ticket’s', () => {
  expect(ticketOnBoard(MINE, screen('showing', [slot('KOD-0?')], 0))).toEqual({ kind: 'waiting' });
});

test('a digit that is still turning tells nothing before everybody can read it', () => {
  const seen = screen('showing', [slot('13??????????')], 0);
  expect(onBoard(MINE, seen, 620)).toMatchObject({ kind: 'alive' });
  expect(onBoard(MINE, seen, 621)).toMatchObject({ kind: 'out' });
  const whole = screen('showing', [slot(MINE), slot('????????????', 'reserve', 1)], 1);
  expect(onBoard(MINE, whole, 620).kind).toBe('alive');
  expect(onBoard(MINE, whole, 621).kind).toBe('won');
});
