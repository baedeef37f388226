import { Writable } from 'node:stream';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { smallSeries } from '../testing/smallSeries.ts';
import { addSeries, draftAt, NOON_MS, openStores, type SetClock, type Stores } from '../testing/stores.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { DrawScheduler, parseCron } from './scheduler.ts';

const freshFolder = temporaryFolders();
let clock: SetClock;
let stores: Stores;
let scheduler: DrawScheduler;
let warnings: string[];

beforeEach(() => {
  clock = { nowMs: NOON_MS };
  stores = openStores(freshFolder(), clock);
  addSeries(stores, smallSeries());
  warnings = [];
  const sink = new Writable({
    write(line, _, done) {
      warnings.push(JSON.parse(String(line)).msg);
      done();
    },
  });
  const { planner, draws } = stores;
  scheduler = new DrawScheduler({
    planner,
    draws,
    logger: pino({ level: 'warn' }, sink),
    now: () => clock.nowMs,
  });
});
afterEach(() => stores.close());

/** Saturdays at eight in the evening. */
const SATURDAYS = '0 20 * * 6';
const follow = (cron = SATURDAYS) =>
  scheduler.follow({ cron, closesBeforeMs: 15 * 60_000, reserves: 1, standIns: [] });
const startOf = (draw: string | null) => stores.draws.get(draw!)!.plan.startsAt;

describe('the draw scheduler', () => {
  it('plans nothing before it has a schedule', () => {
    expect(scheduler.planAhead()).toBeNull();
  });

  it('reads its pattern in Almaty, five hours east of Greenwich', () => {
    follow();
    const draw = scheduler.planAhead();
    expect(stores.draws.get(draw!)!.plan).toMatchObject({
      closesAt: '2026-01-10T14:45:00.000Z',
      startsAt: '2026-01-10T15:00:00.000Z',
    });
  });

  it('plans the next draw once, and the one after it when registration closes', () => {
    follow();
    expect(scheduler.planAhead()).toBe('7s-avto-loto-001-01');
    for (let i = 0; i < 5; i++) {
      clock.nowMs += 1000;
      expect(scheduler.planAhead()).toBeNull();
    }
    clock.nowMs = Date.parse('2026-01-10T14:45:00.000Z');
    const next = scheduler.planAhead();
    expect(startOf(next)).toBe('2026-01-17T15:00:00.000Z');
    expect(scheduler.planAhead()).toBeNull();
  });

  it('plans once over a restart', () => {
    follow();
    expect(scheduler.planAhead()).not.toBeNull();
    const { planner, draws } = stores;
    const another = new DrawScheduler({
      planner,
      draws,
      logger: pino({ level: 'silent' }),
      now: () => clock.nowMs,
    });
    another.follow({ cron: SATURDAYS, closesBeforeMs: 15 * 60_000, reserves: 1, standIns: [] });
    expect(another.planAhead()).toBeNull();
  });

  it('leaves a start out that is too near to announce', () => {
    clock.nowMs = Date.parse('2026-01-10T14:44:50.000Z');
    follow();
    expect(startOf(scheduler.planAhead())).toBe('2026-01-17T15:00:00.000Z');
  });

  it('does not plan a draw anew that a host has called off', () => {
    follow();
    const draw = scheduler.planAhead()!;
    stores.journal.transact(() => stores.draws.move(draw, 'open', 'aborted'));
    expect(startOf(scheduler.planAhead())).toBe('2026-01-17T15:00:00.000Z');
    expect(scheduler.planAhead()).toBeNull();
  });

  it('is not held up by a draw that a host has planned for later', () => {
    follow();
    stores.planner.plan({
      ...draftAt(NOON_MS),
      closesMs: Date.parse('2026-03-01T00:00:00.000Z'),
      startsMs: Date.parse('2026-03-01T00:00:00.000Z'),
    });
    expect(startOf(scheduler.planAhead())).toBe('2026-01-10T15:00:00.000Z');
    expect(scheduler.planAhead()).toBeNull();
  });

  it('waits for an open draw that comes first', () => {
    follow();
    stores.planner.plan(draftAt(NOON_MS));
    expect(scheduler.planAhead()).toBeNull();
  });

  it('says once that the fund is used up, and goes on when there is money again', () => {
    follow();
    const ids = Array.from({ length: 5 }, () => stores.planner.plan(draftAt(NOON_MS)).drawId);
    clock.nowMs += 120_000;
    for (let i = 0; i < 3; i++) expect(scheduler.planAhead()).toBeNull();
    expect(warnings).toEqual([expect.stringContaining('draw fund of 70000000 tenge')]);
    stores.journal.transact(() => stores.draws.move(ids[0]!, 'open', 'aborted'));
    expect(scheduler.planAhead()).toBe('7s-avto-loto-001-06');
  });

  it.each([
    ['every saturday', '--schedule "every saturday"'],
    ['61 * * * *', '--schedule "61 * * * *"'],
    ['', '--schedule ""'],
    ['0 0 31 2 *', 'it never comes'],
  ])('refuses the pattern %j', (pattern, reason) => {
    expect(() => parseCron(pattern)).toThrow(reason);
  });
});
