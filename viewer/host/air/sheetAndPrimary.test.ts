import { describe, expect, test } from 'vitest';
import type { Act, Desk, DrawDraft, SignedIn } from '../../../broadcast/protocol/host.ts';
import type { DrawEventPayload } from '../../../engine/draw/drawEvent.ts';
import { applyEvent, type DrawState } from '../../../engine/draw/drawState.ts';
import { screenOf } from '../../show/screen.ts';
import { chain, drawStory, SHOW_MS, STORY_EPOCH } from '../../testing/drawStory.ts';
import { sideActs } from '../acts/possibleActs.ts';
import { type AtHand, atHandOf, firstAtHand } from './atHand.ts';
import { type Primary, primaryOf } from './primary.ts';
import { runSheet } from './runSheet.ts';

const host: SignedIn = { id: 'host-1', name: 'host', role: 'host' };
const member: SignedIn = { id: 'member-1', name: 'commission-1', role: 'commission' };
const auditor: SignedIn = { id: 'auditor-1', name: 'auditor', role: 'auditor' };
const people = [host, member, auditor];
const DRAW = 'story-1';

/** The story's draw with a commission that puts in a secret. */
const story = drawStory(DRAW).map(
  ({ draw, epoch, seq, prev, at, ...payload }) => payload as DrawEventPayload,
);
const withMember = story.map((event) =>
  event.type === 'planned'
    ? { ...event, plan: { ...event.plan, contributors: ['operator', member.id] } }
    : event,
);
function stateAfter(count: number, ...more: DrawEventPayload[]): DrawState {
  const events = chain(DRAW, STORY_EPOCH, [...withMember.slice(0, count), ...more]);
  return events.reduce<DrawState | null>(applyEvent, null)!;
}
/** Events of the story until the phase is reached. */
const UNTIL = { open: 2, frozen: 3, sealed: 4, showing: 7, completed: withMember.length };
const by = [host.id, member.id];
const paused: DrawEventPayload = { type: 'paused', reason: 'No sound', by };

const desk = (changes: Partial<Desk> = {}): Desk => ({
  ...{ acts: [], drafts: [], lists: [], rehearsals: [], secrets: [] },
  ...changes,
});
const secrets = (revealed: boolean): Desk['secrets'] => [
  { draw: DRAW, contributor: 'operator', account: null, revealed: true },
  { draw: DRAW, contributor: member.id, account: member.id, revealed },
];
const act = (kind: Act['kind'], askedBy: SignedIn, state: Act['state'] = 'asked'): Act => ({
  ...{ act: `act-${kind}`, draw: DRAW, kind, reason: null, excluded: [], askedBy, state },
  ...{ askedAt: '2027-01-15T08:00:01.000Z', confirmedBy: null },
  confirmedAt: state === 'done' ? '2027-01-15T08:00:02.000Z' : null,
});
const draft = (commitment: string | null): DrawDraft => ({
  ...{ draw: DRAW, closesAt: '2027-01-15T07:30:00.000Z', startsAt: '2027-01-15T08:00:00.000Z' },
  ...{ prizes: [], reserves: 1, entries: { kind: 'tickets' }, commission: [member.id] },
  ...{ createdBy: host.id, createdAt: '2027-01-15T07:00:00.000Z', redrawOf: null, takenThrough: null },
  commitments: [{ account: member.id, commitment }],
});

const BEFORE_START_MS = Date.parse('2027-01-15T07:59:00.000Z');
function atHand(
  state: DrawState | null,
  known: Partial<Desk> = {},
  nowMs = SHOW_MS + 60_000,
  held: readonly string[] = [],
): AtHand {
  const screen = state && screenOf(state, nowMs);
  return atHandOf(DRAW, { desk: desk(known), people, held, state, screen, nowMs })!;
}
const next = (at: AtHand, me: SignedIn, isSecretHere = true): Primary =>
  primaryOf(at, { me, people, isSecretHere });
const nowStep = (at: AtHand) => runSheet(at).find(({ mark }) => mark === 'now')?.name;

describe('a draft', () => {
  const missing = atHand(null, { drafts: [draft(null)] });
  const whole = atHand(null, { drafts: [draft('ab')] });

  test('it gathers commitments first and is published by a host then', () => {
    expect([missing.stand, whole.stand]).toEqual(['gathering', 'ready']);
    expect(next(missing, member)).toEqual({ kind: 'commit' });
    expect(next(missing, host)).toMatchObject({ kind: 'wait', for: 'commitments' });
    expect(next(whole, host)).toEqual({ kind: 'publish' });
    expect(next(whole, member)).toMatchObject({ kind: 'wait', for: 'publishing' });
  });

  test('its run sheet stands at the commitments and says how many are here', () => {
    expect(nowStep(missing)).toBe('commitments');
    const step = runSheet(missing).find(({ name }) => name === 'commitments');
    expect(step?.share).toEqual({ here: 0, all: 1 });
  });
});

describe('from the freeze to the start', () => {
  const frozen = stateAfter(UNTIL.frozen);

  test('a missing secret is the member’s next step, and everybody else waits for it', () => {
    const at = atHand(frozen, { secrets: secrets(false) });
    expect(at.stand).toBe('secrets');
    expect(next(at, member, true)).toEqual({ kind: 'reveal' });
    expect(next(at, member, false)).toEqual({ kind: 'restore' });
    expect(next(at, host)).toMatchObject({ kind: 'wait', for: 'secrets' });
    expect(nowStep(at)).toBe('secrets');
  });

  test('with all secrets the host asks for the start, the commission confirms, nobody does both', () => {
    const ready = { secrets: secrets(true) };
    const at = atHand(frozen, ready, BEFORE_START_MS);
    expect(at.stand).toBe('frozen');
    expect(atHand(frozen, ready).stand).toBe('waiting');
    expect(next(at, host)).toEqual({ kind: 'ask', act: 'start' });
    expect(next(at, member)).toMatchObject({ kind: 'wait', for: 'host' });
    const start = act('start', host);
    const asked = atHand(frozen, { ...ready, acts: [start] });
    expect(next(asked, host)).toEqual({ kind: 'wait', for: 'second', act: start });
    expect(next(asked, member)).toEqual({ kind: 'confirm', act: start });
    expect(next(asked, auditor)).toMatchObject({ kind: 'wait', for: 'host' });
    const started = atHand(frozen, { ...ready, acts: [act('start', host, 'done')] });
    expect(started.stand).toBe('starting');
    expect(next(started, host)).toMatchObject({ kind: 'wait', for: 'pick' });
  });

  test('an act that would undo the start stands before it, for everybody', () => {
    const ready = { secrets: secrets(true) };
    const [start, abort] = [act('start', host), act('abort', member)];
    // Newest first, as the desk has them.
    for (const acts of [
      [start, abort],
      [abort, start],
    ]) {
      const both = atHand(frozen, { ...ready, acts });
      expect(next(both, host)).toEqual({ kind: 'confirm', act: abort });
    }
    expect(next(atHand(frozen, { ...ready, acts: [abort] }), member)).toEqual({
      ...{ kind: 'wait', for: 'second', act: abort },
    });
    // Asked for by the host: the host waits for its second person and is not offered the start.
    const own = act('abort', host);
    const asked = atHand(frozen, { ...ready, acts: [own] });
    expect(next(asked, host)).toEqual({ kind: 'wait', for: 'second', act: own });
    expect(next(asked, member)).toEqual({ kind: 'confirm', act: own });
  });

  test('an objection is confirmed before the start is', () => {
    const acts = [act('start', host), act('foul', host)];
    const at = atHand(frozen, { secrets: secrets(true), acts });
    expect(next(at, member)).toMatchObject({ kind: 'confirm', act: { kind: 'foul' } });
  });

  test('a draw that a backup caught under way is let go on by two, not started', () => {
    const ready = { secrets: secrets(true) };
    const at = atHand(frozen, ready, SHOW_MS, [DRAW]);
    expect(next(at, host)).toEqual({ kind: 'ask', act: 'go-on' });
    expect(next(at, member)).toEqual({ kind: 'ask', act: 'go-on' });
    expect(next(at, auditor)).toMatchObject({ kind: 'wait', for: 'go-on' });
    const goOn = act('go-on', member);
    const asked = atHand(frozen, { ...ready, acts: [goOn] }, SHOW_MS, [DRAW]);
    expect(next(asked, host)).toEqual({ kind: 'confirm', act: goOn });
    expect(next(asked, member)).toEqual({ kind: 'wait', for: 'second', act: goOn });
    expect(atHand(frozen, ready, SHOW_MS, ['another']).isHeld).toBe(false);
  });

  test('an act of another draw is no business of this one', () => {
    const other = { ...act('start', host), draw: 'story-2' };
    const at = atHand(frozen, { secrets: secrets(true), acts: [other] });
    expect(next(at, member)).toMatchObject({ kind: 'wait', for: 'host' });
  });
});

describe('on air and after', () => {
  test('the show’s next step is its pause; a pause’s is to go on', () => {
    const showing = atHand(stateAfter(UNTIL.showing));
    expect(showing.stand).toBe('showing');
    expect(next(showing, host)).toEqual({ kind: 'ask', act: 'pause' });
    expect(next(showing, auditor)).toMatchObject({ kind: 'wait', for: 'show' });
    const pause = act('pause', host);
    const still = atHand(stateAfter(UNTIL.showing, paused), { acts: [pause] });
    expect(still.stand).toBe('paused');
    // An unconfirmed pause never stands in the way of going on.
    expect(next(still, member)).toEqual({ kind: 'ask', act: 'resume' });
    expect(nowStep(still)).toBe('show');
  });

  test('a result is certified by two, and nothing is left then', () => {
    const state = stateAfter(UNTIL.completed);
    const at = atHand(state);
    expect(at.stand).toBe('completed');
    expect(next(at, member)).toEqual({ kind: 'ask', act: 'certification' });
    const { transcriptDigest } = state.completed!;
    const done = atHand(stateAfter(UNTIL.completed, { type: 'certified', by, transcriptDigest }));
    expect(done.stand).toBe('certified');
    expect(next(done, host)).toMatchObject({ kind: 'wait', for: 'papers' });
    expect(runSheet(done).every(({ mark }) => mark === 'done')).toBe(true);
  });

  test('a redraw that waits stands before the certification it would undo', () => {
    const redraw = act('redraw', member);
    const at = atHand(stateAfter(UNTIL.completed), { acts: [redraw] });
    expect(next(at, host)).toEqual({ kind: 'confirm', act: redraw });
    expect(next(at, member)).toEqual({ kind: 'wait', for: 'second', act: redraw });
  });

  test('the desk does not know a result before the screens do', () => {
    const state = stateAfter(UNTIL.completed);
    const early = atHand(state, {}, SHOW_MS + 5_000);
    expect(early.stand).toBe('showing');
    expect(runSheet(early).find(({ name }) => name === 'result')?.mark).toBe('ahead');
  });

  test('a draw that was called off stops on its sheet; one drawn again leads to the next', () => {
    const off = atHand(stateAfter(UNTIL.frozen, { type: 'aborted', reason: 'No power', by }));
    expect(off.stand).toBe('aborted');
    const sheet = runSheet(off).map(({ name, mark }) => `${name} ${mark}`);
    expect(sheet.slice(4)).toEqual([
      ...['secrets skipped', 'start failed', 'show skipped', 'result skipped'],
      ...['certification skipped', 'protocol skipped'],
    ]);
    const redrawn: DrawEventPayload = { type: 'redrawn', reason: 'Absent', by, next: 'story-2', excluded: 1 };
    const again = atHand(stateAfter(UNTIL.completed, redrawn));
    expect(again.stand).toBe('redrawn');
    expect(next(again, member)).toEqual({ kind: 'next', draw: 'story-2' });
  });
});

describe('other acts', () => {
  test('they are those that can happen to the draw, by the engine’s own rule', () => {
    expect(sideActs(stateAfter(UNTIL.open))).toEqual(['foul', 'correction', 'abort']);
    expect(sideActs(stateAfter(UNTIL.frozen))).toEqual(['pause', 'foul', 'correction', 'abort']);
    expect(sideActs(stateAfter(UNTIL.showing))).toEqual(['pause', 'foul', 'correction']);
    expect(sideActs(stateAfter(UNTIL.showing, paused))).toEqual(['resume', 'foul', 'correction']);
    expect(sideActs(stateAfter(UNTIL.completed))).toEqual([
      ...['foul', 'correction', 'certification', 'redraw'],
    ]);
  });
});

describe('the draw a desk opens with', () => {
  const rehearsal = { draw: 'rehearsal-1', createdAt: '', phase: 'open', standing: 'pending' } as const;

  test('it is the one that waits for this person’s word, then a rehearsal, then a draft', () => {
    const acts = [{ ...act('start', host), draw: 'other' }];
    const full = desk({ acts, rehearsals: [rehearsal], drafts: [draft(null)] });
    expect(firstAtHand(null, full, member)).toBe('other');
    expect(firstAtHand(null, full, host)).toBe('rehearsal-1');
    expect(firstAtHand(null, desk({ drafts: [draft(null)] }), member)).toBe(DRAW);
    expect(firstAtHand(null, desk(), host)).toBeNull();
  });
});
