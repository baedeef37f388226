import { expect, test } from 'vitest';
import type { DrawSummary } from '../../broadcast/protocol/http.ts';
import type { Notice } from '../../engine/draw/drawState.ts';
import type { Transcript } from '../../engine/draw/transcript.ts';
import { standingOf } from './standing.ts';
import type { VerificationRun } from './verification.ts';

const transcript = { plan: { drawId: 'story-1' }, seed: 'f'.repeat(128) } as unknown as Transcript;
const run = (changes: Partial<VerificationRun> = {}): VerificationRun => ({
  ...{ checks: [], verdict: 'verified', transcript, elapsedMs: 1, fault: '', hasEntries: true },
  ...{ fileHash: null, eventHashes: null, callOff: null, acts: null },
  ...changes,
});
const notice = (type: Notice['type'], reason: string | null): Notice => ({
  ...{ type, reason, by: ['host-1', 'commission-1'], at: '2026-11-21T15:00:00.000Z', seq: 9 },
});
const redrawn = notice('redrawn', 'The winner was not there');
const act = { reason: redrawn.reason, by: redrawn.by, at: redrawn.at };
const listOf = (draw: Partial<DrawSummary>) => ({ draws: [draw as DrawSummary] });

test('a result stands when the broadcast says nothing against it', () => {
  const acts = { notices: [notice('foul', 'x'), notice('certified', null)], redrawn: null };
  expect(standingOf(run({ acts }), null)).toEqual({ kind: 'in-force' });
});

test('an annulled result is named with who, when and why, and with the draw that is held instead', () => {
  const acts = { notices: [redrawn], redrawn: { next: 'story-2', excluded: 1 } };
  expect(standingOf(run({ acts }), null)).toEqual({ kind: 'annulled', next: 'story-2', act });
});

test('a file alone does not know; the site’s list says what it can', () => {
  const unknown = { kind: 'unknown', draw: 'story-1' };
  expect(standingOf(run(), null)).toEqual({ ...unknown, isListed: false });
  expect(standingOf(run(), listOf({ draw: 'story-9', redrawnAs: 'story-10' }))).toMatchObject(unknown);
  expect(standingOf(run(), listOf({ draw: 'story-1', redrawnAs: null }))).toEqual({
    ...unknown,
    isListed: true,
  });
  expect(standingOf(run(), listOf({ draw: 'story-1', redrawnAs: 'story-2', notices: [redrawn] }))).toEqual({
    ...{ kind: 'annulled', next: 'story-2', act },
  });
});

test('a rehearsal is one whatever else is said of it', () => {
  const plan = { drawId: 'rehearsal-1', rehearsal: true };
  const rehearsed = { ...transcript, plan } as unknown as Transcript;
  expect(standingOf(run({ transcript: rehearsed }), null)).toEqual({
    kind: 'rehearsal',
    seed: transcript.seed,
  });
});

test('a draw that was called off has its reason, and the draw held instead where there is one', () => {
  const calledOff = { verdict: 'called-off', transcript: null, callOff: act } as Partial<VerificationRun>;
  const acts = { notices: [], redrawn: null };
  expect(standingOf(run({ ...calledOff, acts }), null)).toEqual({ kind: 'called-off', next: null, act });
  const again = { notices: [redrawn], redrawn: { next: 'story-2', excluded: 0 } };
  expect(standingOf(run({ ...calledOff, acts: again }), null)).toMatchObject({ next: 'story-2' });
});

test('what does not hold, or is not known yet, stands for nothing', () => {
  for (const verdict of ['running', 'refuted', 'fault'] as const) {
    expect(standingOf(run({ verdict }), null)).toBeNull();
  }
});
