import { expect, it } from 'vitest';
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';
import { ReplicaLog, readEvent } from './replicaLog.ts';
import { ChainLog } from './testing/chain.ts';

const EPOCH = '00112233aabbccdd';

function setUp() {
  const log = new ChainLog(EPOCH).fill('one', 4).fill('two', 2);
  const copy = new ReplicaLog(EPOCH);
  const told: DrawEvent[] = [];
  copy.onEvent((event) => told.push(event));
  return { log, copy, told };
}

it('takes events in order, tells of each once, and adds up to the same state', () => {
  const { log, copy, told } = setUp();
  for (const event of [...log.events('one'), ...log.events('one'), ...log.events('two')]) {
    expect(copy.take(event)).toBe(true);
  }
  expect(told).toEqual([...log.events('one'), ...log.events('two')]);
  for (const draw of ['one', 'two']) {
    expect(copy.state(draw)).toEqual(log.state(draw));
    expect(copy.events(draw, 1)).toEqual(log.events(draw, 1));
  }
});

it('says so where events are missing, and takes nothing', () => {
  const { log, copy, told } = setUp();
  expect(copy.take(log.events('one')[1]!)).toBe(false);
  expect(told).toEqual([]);
  expect(copy.state('one')).toBeNull();
  expect(copy.events('one')).toEqual([]);
});

it('refuses an event that does not follow the one before', () => {
  const { log, copy } = setUp();
  const [first, second] = log.events('one');
  copy.take(first!);
  expect(() => copy.take({ ...second!, prev: 'f'.repeat(64) })).toThrow(
    /one\/2 does not follow: broken-chain/,
  );
  expect(copy.take(second!)).toBe(true);
});

it.each(['', '{}', 'null', '{"type":"planned"}', '[1]'])('refuses %j as an event', (text) => {
  expect(() => readEvent(text)).toThrow(expect.objectContaining({ code: 'CHECK_FAILED' }));
});

it('belongs to the first life that it is given, and to no other', () => {
  const copy = new ReplicaLog();
  expect(copy.adopt(EPOCH)).toBe(true);
  expect(copy.epoch).toBe(EPOCH);
  expect(copy.adopt('ffeeddccbbaa9988')).toBe(false);
  expect(copy.epoch).toBe(EPOCH);
});

/** `count` draws that are over, each with three events, taken one after the other. */
function overDraws(count: number, copy: ReplicaLog): ChainLog {
  const log = new ChainLog(EPOCH);
  for (let i = 1; i <= count; i++) {
    log.fill(`over-${i}`, 2);
    log.append(`over-${i}`, { type: 'aborted', reason: 'enough', by: ['somebody'] });
    for (const event of log.events(`over-${i}`)) copy.take(event);
  }
  return log;
}

it('keeps every draw under way, and of those that are over the ones asked for last', () => {
  const copy = new ReplicaLog(EPOCH, 3);
  const waits = new ChainLog(EPOCH).fill('waits', 2);
  for (const event of waits.events('waits')) copy.take(event);
  overDraws(3, copy);
  expect(copy.state('over-1')).not.toBeNull();
  const log = overDraws(5, copy);
  expect(copy.size).toBe(4);
  expect(['over-2', 'over-3'].map((draw) => copy.isAway(draw))).toEqual([true, true]);
  expect(['waits', 'over-1', 'over-4', 'over-5'].map((draw) => copy.isAway(draw))).toEqual(
    Array(4).fill(false),
  );
  expect(copy.state('over-2')).toBeNull();
  // What was here is known to have been: an old event is none that is missing, a new one is.
  expect(copy.seq('over-2')).toBe(3);
  expect(copy.take(log.events('over-2')[1]!)).toBe(true);
  expect(copy.take(log.append('over-2', { type: 'correction', reason: 'a', by: ['b'] }))).toBe(false);
});

it('takes a draw back as it was, tells of what came since and of nothing else', () => {
  const copy = new ReplicaLog(EPOCH, 1);
  const log = overDraws(2, copy);
  const told: DrawEvent[] = [];
  copy.onEvent((event) => told.push(event));
  copy.takeBack('over-1', log.events('over-1'));
  expect(copy.state('over-1')).toEqual(log.state('over-1'));
  expect(told).toEqual([]);
  expect(copy.isAway('over-2')).toBe(true);
  copy.takeBack('nobody', []);
  expect(copy.size).toBe(1);
});

it('takes back nothing else than what was here', () => {
  const copy = new ReplicaLog(EPOCH, 1);
  const log = overDraws(2, copy);
  const events = log.events('over-1');
  const others = new ChainLog(EPOCH).fill('over-1', 3).events('over-1');
  for (const wrong of [[], events.slice(0, 2), others]) {
    expect(() => copy.takeBack('over-1', wrong)).toThrow('other events than it did');
  }
  expect(copy.isAway('over-1')).toBe(true);
  copy.forget('over-1');
  expect([copy.isAway('over-1'), copy.seq('over-1')]).toEqual([false, 0]);
});
