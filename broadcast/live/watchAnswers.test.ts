import { expect, it } from 'vitest';
import type { WatchReply } from '../protocol/channel.ts';
import type { PreparedReply } from './preparedReply.ts';
import { MEMORY_DRAW, MemoryLog } from './testing/memoryLog.ts';
import { WatchAnswers } from './watchAnswers.ts';

function setUp(events = 5) {
  const log = new MemoryLog(() => 0);
  const answers = new WatchAnswers(log);
  while (log.state(MEMORY_DRAW)!.seq < events) log.appendSmall();
  return { log, answers, epoch: log.epoch };
}

const read = (reply: PreparedReply | null): WatchReply | null => reply && JSON.parse(reply.json);

it('without a position, from another epoch or ahead of the log is the whole state', () => {
  const { log, answers, epoch } = setUp();
  const reset = { kind: 'reset', draw: MEMORY_DRAW, epoch, snapshot: log.state(MEMORY_DRAW), tail: [] };
  for (const held of [{}, { epoch }, { seq: 2 }, { epoch: 'f'.repeat(16), seq: 2 }, { epoch, seq: 6 }]) {
    expect(read(answers.answer(MEMORY_DRAW, held))).toEqual(reset);
  }
});

it('from any event on is exactly the events after it', () => {
  const { log, answers, epoch } = setUp();
  for (let seq = 0; seq <= 5; seq++) {
    const events = log.events(MEMORY_DRAW, seq);
    const tail = { kind: 'tail', draw: MEMORY_DRAW, epoch, events };
    expect(read(answers.answer(MEMORY_DRAW, { epoch, seq }))).toEqual(tail);
  }
});

it('from ahead of a copy that may be behind is nothing yet: nobody is taken back', () => {
  const { log, epoch } = setUp();
  const copy = new WatchAnswers(log, true);
  const tail = { kind: 'tail', draw: MEMORY_DRAW, epoch, events: [] };
  expect(read(copy.answer(MEMORY_DRAW, { epoch, seq: 6 }))).toEqual(tail);
  expect(read(copy.answer(MEMORY_DRAW, { epoch, seq: 600 }))).toEqual(tail);
  expect(read(copy.answer(MEMORY_DRAW, { epoch: 'f'.repeat(16), seq: 6 }))).toMatchObject({ kind: 'reset' });
  expect(read(copy.answer(MEMORY_DRAW, {}))).toMatchObject({ kind: 'reset' });
});

it('is encoded once for all who ask the same, until the next event', () => {
  const { log, answers, epoch } = setUp();
  const ask = () => [answers.answer(MEMORY_DRAW, {}), answers.answer(MEMORY_DRAW, { epoch, seq: 3 })];
  const before = ask();
  const again = ask();
  expect(again[0]).toBe(before[0]);
  expect(again[1]).toBe(before[1]);
  log.appendSmall();
  const [reset, tail] = ask().map(read);
  expect(reset).toMatchObject({ kind: 'reset', snapshot: { seq: 6 } });
  expect(tail).toMatchObject({ kind: 'tail', events: [{ seq: 4 }, { seq: 5 }, { seq: 6 }] });
});

it('of a draw that is not there is none', () => {
  const { answers } = setUp();
  expect(answers.answer('another', {})).toBeNull();
  expect(answers.newest('another')).toBeNull();
});

it('stays right however many different questions come', () => {
  const { log, answers, epoch } = setUp(200);
  for (let round = 0; round < 2; round++) {
    for (let seq = 0; seq <= 200; seq++) {
      const reply = read(answers.answer(MEMORY_DRAW, { epoch, seq }));
      expect(reply).toMatchObject({ kind: 'tail', events: log.events(MEMORY_DRAW, seq) });
    }
  }
});

it('knows the newest event', () => {
  const { log, answers } = setUp();
  const event = log.appendSmall();
  expect(answers.newest(MEMORY_DRAW)).toEqual(event);
});
