import { expect, it } from 'vitest';
import { drawStanding } from './drawStanding.ts';

const redrawn = { next: 'again', excluded: 0 };
const certified = { by: ['host-1', 'commission-1'], at: '2026-01-01T00:00:00.000Z' };

it.each([
  ['open', null, null, 'pending'],
  ['showing', null, null, 'pending'],
  ['missed', null, null, 'pending'],
  ['completed', null, null, 'valid'],
  ['completed', certified, null, 'certified'],
  ['completed', null, redrawn, 'annulled'],
  ['completed', certified, redrawn, 'annulled'],
  ['aborted', null, null, 'aborted'],
  ['aborted', null, redrawn, 'aborted'],
] as const)('a draw that is %s, certified %j, held again %j, is %s', (phase, word, again, standing) => {
  expect(drawStanding({ phase, certified: word, redrawn: again })).toBe(standing);
});
