import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DrawPhase } from '../../engine/draw/drawState.ts';
import type { Account } from '../accounts/accounts.ts';
import type { Act, ActKind, ActRequest } from '../protocol/host.ts';
import { Refused } from '../refused.ts';
import { openTestRoom, type TestRoom } from '../testing/testRoom.ts';
import { LAPSE_MS } from './acts.ts';
import { oppositesOf } from './opposites.ts';

let room: TestRoom;
let host: Account;
let member: Account;
let draw: string;

beforeEach(() => {
  room = openTestRoom();
  host = room.person('host');
  member = room.person('commission');
  draw = room.planned();
});
afterEach(() => room.close());

const phaseOf = (id = draw): DrawPhase => room.log.state(id)!.phase;
const ask = (kind: ActKind, more: Partial<ActRequest> = {}, by = host): Act =>
  room.acts.ask(draw, { kind, reason: 'for a good reason', phase: phaseOf(), ...more }, by);
const byTwo = (kind: ActKind, more: Partial<ActRequest> = {}): Act =>
  room.acts.confirm(ask(kind, more).act, member);
const stateOf = (act: string): Act['state'] => room.acts.recent().find((known) => known.act === act)!.state;

/** Why something is refused, as pages word it. */
function reasonOf(work: () => unknown): string {
  try {
    work();
  } catch (fault) {
    return (fault as Refused).detail?.reason ?? 'none';
  }
  return 'done';
}

/** The code with which something is refused. */
function refusal(work: () => unknown): string {
  try {
    work();
  } catch (fault) {
    if (fault instanceof Refused) return fault.refusal;
    return (fault as { code: string }).code;
  }
  return 'done';
}

describe('an act', () => {
  it('is done by two people of the two roles, in one transaction with its records', () => {
    room.bring(draw, 'frozen');
    const { size } = room.journal;
    const asked = ask('start', { reason: null });
    expect(asked).toMatchObject({ state: 'asked', askedBy: host, confirmedBy: null });
    expect(room.draws.get(draw)!.startedBy).toBeNull();
    const done = room.acts.confirm(asked.act, member);
    expect(done).toMatchObject({ state: 'done', confirmedBy: member });
    expect(room.types(size)).toEqual(['act.asked', 'act.confirmed', 'event:started']);
    expect(room.log.events(draw).at(-1)).toMatchObject({ type: 'started', by: [host.id, member.id] });
    expect(room.log.state(draw)!.started).toMatchObject({ by: [host.id, member.id] });
  });

  it('may be asked for by the commission and confirmed by a host', () => {
    room.bring(draw, 'frozen');
    const { act } = ask('start', {}, member);
    expect(room.acts.confirm(act, host).state).toBe('done');
    expect(room.draws.get(draw)!.startedBy).toBe(`${member.id} ${host.id}`);
  });

  it('is not done by one person, nor by two of one role', () => {
    room.bring(draw, 'frozen');
    const { act } = ask('start');
    for (const other of [host, room.person('host', 2), room.person('operator'), room.person('auditor')]) {
      expect(refusal(() => room.acts.confirm(act, other))).toBe('SECOND_PERSON');
    }
    expect(stateOf(act)).toBe('asked');
    expect(room.draws.get(draw)!.startedBy).toBeNull();
  });

  it('takes another host where nobody in the house is of the commission', () => {
    room.database.exec("UPDATE account SET disabled = 1 WHERE role = 'commission'");
    const { act } = ask('abort');
    expect(refusal(() => room.acts.confirm(act, host))).toBe('SECOND_PERSON');
    expect(room.acts.confirm(act, room.person('host', 2)).state).toBe('done');
    expect(room.log.state(draw)!.aborted).toEqual({ reason: 'for a good reason', by: ['host-1', 'host-2'] });
  });

  it('is not done once its asker may no longer sign in', () => {
    room.bring(draw, 'frozen');
    const { act } = ask('foul');
    room.database.prepare('UPDATE account SET disabled = 1 WHERE id = ?').run(host.id);
    expect(refusal(() => room.acts.confirm(act, member))).toBe('STALE');
    expect(stateOf(act)).toBe('asked');
  });

  it('is confirmed once', () => {
    const { act } = byTwo('foul');
    const { size } = room.journal;
    expect(refusal(() => room.acts.confirm(act, member))).toBe('WRONG_STATE');
    expect(refusal(() => room.acts.withdraw(act, host))).toBe('WRONG_STATE');
    expect(room.journal.size).toBe(size);
  });

  it('is asked for once at a time, and again after it was withdrawn', () => {
    const { act } = ask('foul');
    expect(refusal(() => ask('foul'))).toBe('ALREADY_ASKED');
    expect(refusal(() => ask('foul', {}, member))).toBe('ALREADY_ASKED');
    expect(refusal(() => ask('correction'))).toBe('done');
    expect(refusal(() => room.acts.withdraw(act, member))).toBe('SECOND_PERSON');
    expect(room.acts.withdraw(act, host).state).toBe('withdrawn');
    expect(refusal(() => room.acts.confirm(act, member))).toBe('WRONG_STATE');
    expect(refusal(() => ask('foul'))).toBe('done');
    expect(room.types().filter((type) => type === 'act.withdrawn')).toHaveLength(1);
  });

  it('needs its reason, and a draw and an act that are there', () => {
    room.bring(draw, 'frozen');
    for (const kind of ['pause', 'abort', 'foul', 'correction'] as const) {
      expect(
        refusal(() => ask(kind, { reason: null })),
        kind,
      ).toBe('BAD_REQUEST');
    }
    expect(refusal(() => room.acts.ask('none', { kind: 'foul', reason: 'why', phase: 'open' }, host))).toBe(
      'NOT_FOUND',
    );
    expect(refusal(() => room.acts.confirm('act-none', member))).toBe('NOT_FOUND');
    expect(refusal(() => ask('foul', { excluded: ['1'] }))).toBe('BAD_REQUEST');
  });

  it('on a draw that has moved on is refused, and lapses where it was asked before', () => {
    const { act } = ask('abort');
    room.bring(draw, 'frozen');
    expect(refusal(() => room.acts.confirm(act, member))).toBe('STALE');
    expect(stateOf(act)).toBe('lapsed');
    expect(refusal(() => ask('abort', { phase: 'open' }))).toBe('STALE');
    expect(refusal(() => ask('abort'))).toBe('done');
  });

  it('lapses a quarter of an hour after it was asked for', () => {
    const { act } = ask('foul');
    room.clock.nowMs += LAPSE_MS - 1;
    expect(stateOf(act)).toBe('asked');
    room.clock.nowMs += 1;
    expect(refusal(() => room.acts.confirm(act, member))).toBe('STALE');
    expect(refusal(() => ask('foul'))).toBe('done');
  });

  it('whose effect fails leaves nothing behind, and waits on', () => {
    room.bring(draw, 'frozen');
    const { act } = ask('start');
    room.journal.transact(() => room.draws.setStartedBy(draw, ['somebody']));
    const { size } = room.journal;
    expect(refusal(() => room.acts.confirm(act, member))).toBe('WRONG_STATE');
    expect(room.journal.size).toBe(size);
    expect(stateOf(act)).toBe('asked');
  });
});

describe('opposite acts', () => {
  it('do not wait side by side, whichever comes first', () => {
    room.bring(draw, 'frozen');
    const start = ask('start');
    expect(reasonOf(() => ask('abort', {}, member))).toBe('opposite-waits');
    room.acts.withdraw(start.act, host);
    const abort = ask('abort', {}, member);
    expect(reasonOf(() => ask('start'))).toBe('opposite-waits');
    expect(stateOf(abort.act)).toBe('asked');
    expect(refusal(() => ask('foul'))).toBe('done');
    room.acts.confirm(abort.act, host);
    expect(phaseOf()).toBe('aborted');
  });

  it('exclude each other the same way round and about', () => {
    const kinds = [
      ...(['start', 'go-on', 'pause', 'resume', 'abort', 'foul', 'correction'] as const),
      ...(['certification', 'redraw'] as const),
    ];
    for (const one of kinds) {
      expect(oppositesOf(one)).not.toContain(one);
      for (const other of kinds) {
        expect(oppositesOf(one).includes(other)).toBe(oppositesOf(other).includes(one));
      }
    }
    expect(oppositesOf('foul')).toEqual([]);
    expect(oppositesOf('abort').toSorted()).toEqual(['go-on', 'resume', 'start']);
  });

  it('of a finished draw: certification and redraw wait one at a time', () => {
    room.bring(draw, 'completed');
    ask('certification', { reason: null });
    expect(reasonOf(() => ask('redraw', {}, member))).toBe('opposite-waits');
  });

  it('lapse by time as any act, and then the other may be asked for', () => {
    room.bring(draw, 'frozen');
    ask('start');
    room.clock.nowMs += LAPSE_MS;
    expect(refusal(() => ask('abort'))).toBe('done');
  });
});

describe('a pause', () => {
  it('voids a start that waits, and none is asked for or confirmed while it lasts', () => {
    room.bring(draw, 'frozen');
    const start = ask('start');
    ask('pause', {}, member);
    expect(stateOf(start.act)).toBe('lapsed');
    expect(reasonOf(() => room.acts.confirm(start.act, member))).toBe('act-lapsed');
    expect(reasonOf(() => ask('start'))).toBe('draw-paused');
    byTwo('resume', { reason: null });
    expect(refusal(() => room.acts.confirm(start.act, member))).toBe('STALE');
    expect(refusal(() => byTwo('start'))).toBe('done');
  });

  it('is in force when it is asked for, and ends by two people', () => {
    room.bring(draw, 'showing');
    const { size } = room.journal;
    const { act } = ask('pause');
    expect(room.types(size)).toEqual(['act.asked', 'event:paused']);
    expect(room.log.state(draw)!).toMatchObject({
      phase: 'showing',
      paused: { reason: 'for a good reason' },
    });
    expect(refusal(() => room.acts.withdraw(act, host))).toBe('WRONG_STATE');
    expect(refusal(() => ask('pause', {}, member))).toBe('ALREADY_ASKED');
    expect(room.acts.confirm(act, member).state).toBe('done');
    expect(room.types(size)).toEqual(['act.asked', 'event:paused', 'act.confirmed']);
    expect(refusal(() => ask('pause'))).toBe('WRONG_STATE');
    const resume = ask('resume', { reason: null }, member);
    expect(room.log.state(draw)!.paused).not.toBeNull();
    room.acts.confirm(resume.act, host);
    expect(room.log.state(draw)!.paused).toBeNull();
    expect(room.log.state(draw)!.notices.at(-1)).toMatchObject({ type: 'resumed', by: [member.id, host.id] });
  });

  it('that nobody confirmed lapses with the resumption, and the next one may come', () => {
    room.bring(draw, 'frozen');
    const { act } = ask('pause');
    byTwo('resume');
    expect(stateOf(act)).toBe('lapsed');
    expect(refusal(() => ask('pause'))).toBe('done');
  });

  it('holds where something could happen, not before the freeze nor after the end', () => {
    expect(refusal(() => ask('pause'))).toBe('WRONG_STATE');
    expect(refusal(() => ask('resume'))).toBe('WRONG_STATE');
    room.bring(draw, 'completed');
    expect(refusal(() => ask('pause'))).toBe('WRONG_STATE');
  });

  it('can end in an abort before the pick', () => {
    room.bring(draw, 'frozen');
    ask('pause');
    byTwo('abort');
    expect(room.log.state(draw)).toMatchObject({ phase: 'aborted', paused: null });
  });
});

describe('an abort', () => {
  it('names both, frees the tickets, and cannot undo a result', () => {
    room.bring(draw, 'frozen');
    const second = room.planned();
    byTwo('abort');
    expect(room.log.state(draw)!.aborted).toEqual({ reason: 'for a good reason', by: [host.id, member.id] });
    expect(room.registrations.register(room.small.printed[0]!)).toMatchObject({ ok: true, draw: second });
    draw = second;
    room.bring(draw, 'sealed');
    expect(refusal(() => ask('abort'))).toBe('WRONG_STATE');
  });
});

describe('a refusal', () => {
  it('says why in a way that pages can word', () => {
    expect(reasonOf(() => ask('start'))).toBe('registration-open');
    expect(reasonOf(() => ask('resume'))).toBe('not-in-phase');
    expect(reasonOf(() => ask('go-on'))).toBe('not-held');
    expect(reasonOf(() => ask('foul', { phase: 'frozen' }))).toBe('draw-moved-on');
    expect(reasonOf(() => ask('foul', { reason: null }))).toBe('words-needed');
    expect(reasonOf(() => ask('foul', { excluded: ['1'] }))).toBe('excluded-needless');
    const { act } = ask('foul');
    expect(reasonOf(() => ask('foul'))).toBe('same-waits');
    expect(reasonOf(() => room.acts.confirm(act, host))).toBe('same-person');
    expect(reasonOf(() => room.acts.confirm(act, room.person('host', 2)))).toBe('other-role');
    expect(reasonOf(() => room.acts.withdraw(act, member))).toBe('not-asker');
    room.acts.confirm(act, member);
    expect(reasonOf(() => room.acts.confirm(act, member))).toBe('act-done');
    byTwo('abort');
    expect(reasonOf(() => ask('abort'))).toBe('already-aborted');
  });
});

describe('foul, correction and certification', () => {
  it('stay on the draw as what they are, in any phase that allows them', () => {
    byTwo('correction');
    room.bring(draw, 'showing');
    byTwo('foul', { reason: 'somebody touched the drum' });
    expect(refusal(() => ask('certification', { reason: null }))).toBe('WRONG_STATE');
    room.draws.move(draw, 'showing', 'completed');
    room.journal.transact(() =>
      room.log.append(draw, { type: 'completed', transcriptDigest: 'cd'.repeat(32), showAtMs: 1 }),
    );
    byTwo('certification', { reason: null });
    const state = room.log.state(draw)!;
    expect(state.notices.map(({ type, by }) => [type, by])).toEqual(
      ['correction', 'foul', 'certified'].map((type) => [type, [host.id, member.id]]),
    );
    expect(state.certified).toMatchObject({ by: [host.id, member.id] });
    expect(room.log.events(draw).at(-1)).toMatchObject({ transcriptDigest: 'cd'.repeat(32) });
    expect(refusal(() => ask('certification'))).toBe('WRONG_STATE');
    expect(refusal(() => ask('start'))).toBe('WRONG_STATE');
  });
});
