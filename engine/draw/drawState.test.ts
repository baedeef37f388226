import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SAMPLE_PLAN } from '../../fixtures/draw/sampleDraw.ts';
import { type DrawEvent, type DrawEventPayload, drawEventSchema } from './drawEvent.ts';
import { applyEvent, type DrawState, misfitOf } from './drawState.ts';
import { eventHash, NO_EVENT } from './eventHash.ts';

const EPOCH = '00112233aabbccdd';
const at = '2026-01-31T09:00:00.000Z';
const hash = 'ab'.repeat(32);

/** Chains payloads into the events of one draw. */
function chain(payloads: readonly DrawEventPayload[], epoch = EPOCH): DrawEvent[] {
  const events: DrawEvent[] = [];
  for (const payload of payloads) {
    const last = events.at(-1);
    const prev = last ? eventHash(last) : NO_EVENT;
    events.push(
      drawEventSchema.parse({ draw: 'sample-1', epoch, seq: events.length + 1, prev, at, ...payload }),
    );
  }
  return events;
}

const plan: DrawEventPayload = { type: 'planned', plan: SAMPLE_PLAN, planHash: hash };
const turn = (slot: number, position: number, character: string): DrawEventPayload => ({
  type: 'character',
  slot,
  position,
  character,
  showAtMs: 2_000 + slot * 100 + position,
});

const wholeDraw = chain([
  plan,
  { type: 'committed', contributor: 'operator', commitment: hash },
  { type: 'committed', contributor: 'commission', commitment: hash },
  { type: 'frozen', entryCount: 20, entriesRoot: hash },
  { type: 'missed', startsAt: at },
  { type: 'sealed', record: 17, leafHash: hash },
  {
    type: 'show-started',
    slots: [
      { role: 'winner', place: 1, length: 3 },
      { role: 'reserve', place: 1, length: 2 },
    ],
    showAtMs: 1_000,
  },
  turn(1, 0, 'ә'),
  turn(1, 1, '😀'),
  turn(0, 2, '7'),
  turn(0, 1, '7'),
  turn(0, 0, '1'),
  { type: 'completed', transcriptDigest: hash, showAtMs: 3_000 },
]);

const replay = (events: readonly DrawEvent[], from: DrawState | null = null): DrawState | null =>
  events.reduce<DrawState | null>(applyEvent, from);

/** What a snapshot is after it went over the wire. */
const sent = (state: DrawState | null): DrawState | null => JSON.parse(JSON.stringify(state));

function freeze<T>(value: T): T {
  if (value !== null && typeof value === 'object')
    for (const child of Object.values(Object.freeze(value))) freeze(child);
  return value;
}

describe('a draw’s events', () => {
  it('add up to the state that screens show', () => {
    const state = replay(wholeDraw)!;
    expect(state).toMatchObject({
      draw: 'sample-1',
      epoch: EPOCH,
      seq: 13,
      head: eventHash(wholeDraw.at(-1)!),
      phase: 'completed',
      planHash: hash,
      commitments: [{ contributor: 'operator' }, { contributor: 'commission' }],
      frozen: { entryCount: 20, entriesRoot: hash, at },
      sealed: { record: 17, leafHash: hash, at },
      showAtMs: 1_000,
      completed: { transcriptDigest: hash, showAtMs: 3_000 },
      aborted: null,
    });
    expect(state.slots.map(({ characters }) => characters.map((shown) => shown?.character))).toEqual([
      ['1', '7', '7'],
      ['ә', '😀'],
    ]);
    const phases = wholeDraw.map((_, i) => replay(wholeDraw.slice(0, i + 1))!.phase);
    expect([...new Set(phases)]).toEqual(['open', 'frozen', 'missed', 'sealed', 'showing', 'completed']);
  });

  it('leave a place open until its character has come', () => {
    const [winner] = replay(wholeDraw.slice(0, 10))!.slots;
    expect(winner!.characters).toEqual([null, null, { character: '7', showAtMs: 2_002 }]);
  });

  it('can end in an abort, with who and why', () => {
    const state = replay(chain([plan, { type: 'aborted', reason: 'no power', by: ['a1', 'a2'] }]))!;
    expect(state).toMatchObject({ phase: 'aborted', aborted: { reason: 'no power', by: ['a1', 'a2'] } });
  });

  it('do not touch the state they are applied to', () => {
    let state: DrawState | null = null;
    for (const event of wholeDraw) state = freeze(applyEvent(state, event));
    expect(state).toEqual(replay(wholeDraw));
  });

  it('give the same state from a snapshot at any point and the tail', () => {
    const whole = replay(wholeDraw);
    for (let split = 0; split <= wholeDraw.length; split++) {
      const snapshot = sent(replay(wholeDraw.slice(0, split)));
      expect(replay(wholeDraw.slice(split), snapshot), `split at ${split}`).toEqual(whole);
    }
  });

  it('give the same state from snapshot and tail for any reveal', () => {
    const reveal = fc
      .array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 })
      .chain((lengths) => {
        const places = lengths.flatMap((length, slot) =>
          Array.from({ length }, (_, position) => [slot, position] as const),
        );
        return fc.tuple(fc.constant(lengths), fc.shuffledSubarray(places), fc.nat(places.length + 2));
      });
    fc.assert(
      fc.property(reveal, ([lengths, places, split]) => {
        const slots = lengths.map((length, i) => ({ role: 'winner' as const, place: i + 1, length }));
        const events = chain([
          plan,
          { type: 'show-started', slots, showAtMs: 1 },
          ...places.map(([slot, position]) => turn(slot, position, String(position))),
        ]);
        const cut = Math.min(split, events.length);
        expect(replay(events.slice(cut), sent(replay(events.slice(0, cut))))).toEqual(replay(events));
      }),
      { seed: 8 },
    );
  });
});

describe('what people add', () => {
  const by = ['host-1', 'commission-1'];
  const instant = (seconds: number): string => new Date(Date.parse(at) + seconds * 1000).toISOString();
  /** Chains further payloads, each with its own instant in seconds, behind `events`. */
  function then(
    events: readonly DrawEvent[],
    ...more: [payload: DrawEventPayload, seconds?: number][]
  ): DrawEvent[] {
    const all = [...events];
    for (const [payload, seconds = 0] of more) {
      const chained = { seq: all.length + 1, prev: eventHash(all.at(-1)!), at: instant(seconds) };
      all.push(drawEventSchema.parse({ draw: 'sample-1', epoch: EPOCH, ...chained, ...payload }));
    }
    return all;
  }
  const misfits = (events: readonly DrawEvent[], ...payloads: DrawEventPayload[]) =>
    payloads.map((payload) => misfitOf(replay(events), then(events, [payload]).at(-1)!));
  const pause: DrawEventPayload = { type: 'paused', reason: 'a fire alarm', by: ['host-1'] };
  const resume: DrawEventPayload = { type: 'resumed', by };
  const foul: DrawEventPayload = { type: 'foul', reason: 'the drum was touched', by };
  const correction: DrawEventPayload = { type: 'correction', reason: 'the name was misread', by };
  const certified: DrawEventPayload = { type: 'certified', by, transcriptDigest: hash };
  const redrawn: DrawEventPayload = {
    ...{ type: 'redrawn', reason: 'the winner stayed away', by },
    ...{ next: 'sample-2', excluded: 1 },
  };
  const aborted: DrawEventPayload = { type: 'aborted', reason: 'no power', by };
  const open = wholeDraw.slice(0, 3);
  const frozen = wholeDraw.slice(0, 4);
  const showing = wholeDraw.slice(0, 9);

  it('stays as notices in order, with who, when and why', () => {
    const state = replay(then(wholeDraw, [foul, 1], [correction, 2], [certified, 3], [redrawn, 4]))!;
    expect(state.notices).toEqual([
      { type: 'foul', reason: 'the drum was touched', by, at: instant(1), seq: 14 },
      { type: 'correction', reason: 'the name was misread', by, at: instant(2), seq: 15 },
      { type: 'certified', reason: null, by, at: instant(3), seq: 16 },
      { type: 'redrawn', reason: 'the winner stayed away', by, at: instant(4), seq: 17 },
    ]);
    expect(state).toMatchObject({
      phase: 'completed',
      certified: { by, at: instant(3) },
      redrawn: { next: 'sample-2', excluded: 1 },
    });
    expect(state.slots).toEqual(replay(wholeDraw)!.slots);
  });

  it('holds a draw still and adds the pauses up until something is shown again', () => {
    const paused = then(showing, [pause, 10]);
    expect(replay(paused)).toMatchObject({
      paused: { reason: 'a fire alarm', at: instant(10) },
      phase: 'showing',
    });
    const resumed = then(paused, [resume, 40], [pause, 50], [resume, 55]);
    expect(replay(resumed)).toMatchObject({ paused: null, pausedForMs: 35_000 });
    expect(replay(then(resumed, [turn(0, 2, '7')]))!.pausedForMs).toBe(0);
  });

  it('can come only where it makes sense', () => {
    const broken = 'broken-chain';
    expect(misfits(open, pause, resume, certified, redrawn, foul)).toEqual([
      broken,
      broken,
      broken,
      broken,
      null,
    ]);
    expect(misfits(frozen, pause, resume, foul, correction, aborted)).toEqual([
      null,
      broken,
      null,
      null,
      null,
    ]);
    const still = then(showing, [pause]);
    expect(misfits(still, pause, resume, foul, aborted)).toEqual([broken, null, null, null]);
    const goesOn: DrawEventPayload[] = [
      turn(0, 2, '7'),
      { type: 'completed', transcriptDigest: hash, showAtMs: 1 },
      { type: 'sealed', record: 1, leafHash: hash },
      { type: 'show-started', slots: [{ role: 'winner', place: 1, length: 1 }], showAtMs: 1 },
      { type: 'missed', startsAt: at },
    ];
    expect(misfits(still, ...goesOn)).toEqual(goesOn.map(() => broken));
    expect(misfits(wholeDraw, ...goesOn, pause, aborted)).toEqual(
      [...goesOn, pause, aborted].map(() => broken),
    );
    expect(misfits(wholeDraw, foul, correction, certified, redrawn)).toEqual([null, null, null, null]);
    expect(misfits(wholeDraw, { ...certified, transcriptDigest: 'cd'.repeat(32) })).toEqual([broken]);
    expect(misfits(wholeDraw, { ...redrawn, next: 'sample-1' })).toEqual([broken]);
    expect(misfits(then(wholeDraw, [certified]), certified, redrawn)).toEqual([broken, null]);
    expect(misfits(then(wholeDraw, [redrawn]), redrawn, certified, correction)).toEqual([
      broken,
      broken,
      null,
    ]);
    const off = then(frozen, [pause], [aborted]);
    expect(replay(off)!.paused).toBeNull();
    expect(misfits(off, redrawn, foul, resume, certified)).toEqual([null, null, broken, broken]);
  });
});

describe('an event that does not follow', () => {
  const state = replay(wholeDraw.slice(0, 9))!;
  const next = wholeDraw[9]!;

  it('is told apart: applied already, a gap, another epoch, a broken chain', () => {
    expect(misfitOf(state, next)).toBeNull();
    for (const event of wholeDraw.slice(0, 9)) expect(misfitOf(state, event)).toBe('already-applied');
    for (const event of wholeDraw.slice(10)) expect(misfitOf(state, event)).toBe('gap');
    const epoch = 'f'.repeat(16);
    expect(misfitOf(state, { ...next, epoch, prev: hash })).toBe('other-epoch');
    expect(misfitOf(state, { ...wholeDraw[10]!, epoch })).toBe('other-epoch');
    expect(misfitOf(state, { ...next, prev: hash })).toBe('broken-chain');
  });

  it('goes on under the epoch of a restored log where the hashes chain', () => {
    const restored = { ...next, epoch: 'f'.repeat(16) };
    expect(misfitOf(state, restored)).toBeNull();
    expect(applyEvent(state, restored)).toMatchObject({ epoch: restored.epoch, seq: 10 });
  });

  it('is found out when any field of the event before was changed', () => {
    for (const change of [
      { at: '2026-01-31T09:00:00.001Z' },
      { character: 'x' },
      { showAtMs: 1 },
      { position: 0 },
    ]) {
      const head = eventHash({ ...wholeDraw[8]!, ...change } as DrawEvent);
      expect(misfitOf({ ...state, head }, next), JSON.stringify(change)).toBe('broken-chain');
    }
  });

  it('begins with the plan, unchained, and with nothing else', () => {
    expect(misfitOf(null, wholeDraw[0]!)).toBeNull();
    expect(misfitOf(null, wholeDraw[1]!)).toBe('no-beginning');
    expect(misfitOf(null, { ...wholeDraw[1]!, seq: 1 })).toBe('no-beginning');
    expect(misfitOf(null, { ...wholeDraw[0]!, prev: hash })).toBe('broken-chain');
  });

  it('is a broken chain when it cannot be: a second plan, a character without a place or for a taken one', () => {
    const follow = (payload: DrawEventPayload, events: readonly DrawEvent[]): DrawEvent =>
      ({
        draw: 'sample-1',
        epoch: EPOCH,
        seq: events.length + 1,
        prev: eventHash(events.at(-1)!),
        at,
        ...payload,
      }) as DrawEvent;
    const shown = wholeDraw.slice(0, 9);
    const frozen = wholeDraw.slice(0, 4);
    expect(misfitOf(replay(shown), follow(turn(0, 0, '1'), shown))).toBeNull();
    for (const payload of [plan, turn(2, 0, '1'), turn(0, 3, '1'), turn(1, 0, 'x')]) {
      expect(misfitOf(replay(shown), follow(payload, shown)), JSON.stringify(payload)).toBe('broken-chain');
    }
    expect(misfitOf(replay(frozen), follow(turn(0, 0, '1'), frozen))).toBe('broken-chain');
  });

  it('is never applied', () => {
    expect(() => applyEvent(state, wholeDraw[10]!)).toThrow('event sample-1/11 cannot be applied: gap');
    expect(() => applyEvent(null, wholeDraw[3]!)).toThrow(RangeError);
  });
});

describe('eventHash', () => {
  it('is the hash of the event’s canonical JSON, whatever the order of its keys', () => {
    const event = wholeDraw[1]!;
    const turned = Object.fromEntries(Object.entries(event).toReversed()) as unknown as DrawEvent;
    expect(eventHash(turned)).toBe(eventHash(event));
    expect(new Set(wholeDraw.map(eventHash)).size).toBe(wholeDraw.length);
  });

  it('survives the wire', () => {
    for (const event of wholeDraw)
      expect(eventHash(JSON.parse(JSON.stringify(event)))).toBe(eventHash(event));
  });
});

describe('drawEventSchema', () => {
  it('takes each kind of event and refuses one that is not sound', () => {
    for (const event of wholeDraw) expect(drawEventSchema.parse(event)).toEqual(event);
    const spoils: object[] = [
      { type: 'unheard-of' },
      { seq: 0 },
      { epoch: 'x' },
      { prev: 'x' },
      { draw: 'Sample' },
      { at: '2026-02-30T00:00:00.000Z' },
      { extra: 1 },
    ];
    for (const spoil of spoils) {
      expect(drawEventSchema.safeParse({ ...wholeDraw[0], ...spoil }).success, JSON.stringify(spoil)).toBe(
        false,
      );
    }
  });
});
