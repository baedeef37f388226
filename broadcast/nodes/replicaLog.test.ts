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
