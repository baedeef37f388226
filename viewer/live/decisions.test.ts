import { expect, test } from 'vitest';
import type { Notice } from '../../engine/draw/drawState.ts';
import { decisionsOf } from './decisions.ts';

const by = ['host-1', 'commission-1'];
const at = '2026-11-21T15:00:00.000Z';
const notice = (type: Notice['type'], seq: number): Notice => ({ type, seq, by, at, reason: null });

test('the word to start stands among the decisions, where it was given', () => {
  const notices = [notice('paused', 4), notice('resumed', 5), notice('certified', 40)];
  const decisions = decisionsOf({ started: { by, at, seq: 6 }, notices });
  expect(decisions.map(({ type }) => type)).toEqual(['paused', 'resumed', 'started', 'certified']);
  expect(decisions[2]).toMatchObject({ by, at, reason: null });
});

test('a draw that started by itself has no such decision', () => {
  expect(decisionsOf({ started: null, notices: [notice('foul', 9)] }).map(({ type }) => type)).toEqual([
    'foul',
  ]);
  expect(decisionsOf({ started: null, notices: [] })).toEqual([]);
});
