import { expect, test } from 'vitest';
import type { RaffleMonth } from '../../../broadcast/protocol/raffle.ts';
import type { Holder } from '../../../engine/raffle/aftermath.ts';
import { possibleDecisions } from './possibleDecisions.ts';

const HOLDER = {
  ...{ code: 'HOLDER0001', deadlineMs: 1000 },
  conditions: { registered: null, 'act-signed': null, 'identity-document': null },
} as unknown as Holder;
const WHOLE = {
  ...HOLDER,
  conditions: { registered: {}, 'act-signed': {}, 'identity-document': {} },
} as unknown as Holder;

const words = (phase: RaffleMonth['phase'], holder: Holder | null, nowMs: number): string[] =>
  possibleDecisions(
    { phase, aftermath: { holder, reserves: ['RESERVE001'] } } as unknown as RaffleMonth,
    nowMs,
  ).map((each) => (each.type === 'lost' ? `${each.code} ${each.why}` : each.type));

test('within the ten days nobody loses the prize for silence, and it is not handed over before the conditions are met', () => {
  expect(words('contacting', HOLDER, 999)).toEqual([
    'HOLDER0001 violation',
    'HOLDER0001 refusal',
    'HOLDER0001 no-identity-document',
    'RESERVE001 violation',
    'RESERVE001 refusal',
  ]);
  expect(words('contacting', HOLDER, 1000)).toContain('HOLDER0001 no-contact');
  expect(words('contacting', WHOLE, 999)[0]).toBe('handed-over');
});

test('while a redraw is due only reserves can be decided about; at the end only the end', () => {
  expect(words('redraw-due', null, 5000)).toEqual(['RESERVE001 violation', 'RESERVE001 refusal']);
  expect(words('exhausted', null, 0)).toEqual(['closed']);
  expect(words('awaiting-draw', null, 0)).toEqual([]);
  expect(words('handed-over', WHOLE, 5000)).toEqual([]);
});
