import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TirazhError } from '../../engine/errors.ts';
import { smallSeries } from '../testing/smallSeries.ts';
import { addSeries, draftAt, NOON_MS, openStores, type Stores } from '../testing/stores.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';

const freshFolder = temporaryFolders();
const CAR_TENGE = 14_000_000;
let stores: Stores;

beforeEach(() => {
  stores = openStores(freshFolder(), { nowMs: NOON_MS });
});
afterEach(() => stores.close());

const draft = draftAt(NOON_MS);
const plan = () => stores.planner.plan(draft);
const fund = () => stores.planner.fund(stores.series.newest()!);

function faultOf(work: () => unknown): TirazhError {
  try {
    work();
  } catch (fault) {
    if (fault instanceof TirazhError) return fault;
    throw fault;
  }
  throw new Error('expected a fault');
}

describe('planning draws', () => {
  it('needs a series', () => {
    expect(faultOf(plan)).toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringContaining('--series'),
    });
  });

  it('gives five cars of the draw fund and refuses the sixth', () => {
    addSeries(stores, smallSeries());
    const ids = Array.from({ length: 5 }, () => plan().drawId);
    expect(ids).toEqual([1, 2, 3, 4, 5].map((n) => `7s-avto-loto-001-0${n}`));
    expect(fund()).toEqual({ totalTenge: 5 * CAR_TENGE, plannedTenge: 5 * CAR_TENGE, drawnTenge: 0 });
    const size = stores.journal.size;
    expect(faultOf(plan)).toMatchObject({
      code: 'OVER_FUND',
      message: 'series 1: the draw fund of 70000000 tenge is planned or drawn to the last',
    });
    expect(stores.journal.size).toBe(size);
    expect(stores.draws.all()).toHaveLength(5);
  });

  it('gives the money of an aborted draw back, once, and never reuses its id', () => {
    addSeries(stores, smallSeries());
    const ids = Array.from({ length: 5 }, () => plan().drawId);
    stores.journal.transact(() => stores.draws.move(ids[1]!, 'open', 'aborted'));
    expect(fund().plannedTenge).toBe(4 * CAR_TENGE);
    expect(plan().drawId).toBe('7s-avto-loto-001-06');
    expect(faultOf(plan).code).toBe('OVER_FUND');
  });

  it('counts a draw as drawn from its pick on', () => {
    addSeries(stores, smallSeries());
    const { drawId } = plan();
    stores.journal.transact(() => stores.draws.move(drawId, 'open', 'frozen'));
    expect(fund()).toMatchObject({ plannedTenge: CAR_TENGE, drawnTenge: 0 });
    stores.journal.transact(() => stores.draws.move(drawId, 'frozen', 'sealed'));
    expect(fund()).toMatchObject({ plannedTenge: 0, drawnTenge: CAR_TENGE });
  });

  it('draws on the newest series, each with a fund of its own', () => {
    addSeries(stores, smallSeries(1));
    for (let n = 0; n < 5; n++) plan();
    addSeries(stores, smallSeries(2));
    expect(plan()).toMatchObject({ drawId: '7s-avto-loto-002-01', series: 2 });
  });

  it.each([
    ['closing in the past', { closesMs: NOON_MS - 1 }, 'closesAt: expected a time to come'],
    ['closing before the plan can be journalled', { closesMs: NOON_MS + 50 }, 'closesAt'],
    [
      'a start before closing',
      { startsMs: draft.closesMs - 1 },
      'startsAt: expected a time not before closesAt',
    ],
    [
      'a contributor who commits twice',
      {
        outsiders: [
          { contributor: 'notary', commitment: 'aa'.repeat(32) },
          { contributor: 'notary', commitment: 'bb'.repeat(32) },
        ],
      },
      'notary stands there twice',
    ],
    [
      'an outsider who calls himself the operator',
      { outsiders: [{ contributor: 'operator', commitment: 'aa'.repeat(32) }] },
      'operator stands there twice',
    ],
  ])('refuses %s', (_, changes, reason) => {
    addSeries(stores, smallSeries());
    const fault = faultOf(() => stores.planner.plan({ ...draft, ...changes }));
    expect(fault.code).toBe('BAD_INPUT');
    expect(fault.message).toContain(reason);
    expect(stores.draws.all()).toEqual([]);
  });

  it('publishes plan and commitments at once, and keeps the secrets to itself', () => {
    addSeries(stores, smallSeries());
    const { drawId } = stores.planner.plan({
      ...draft,
      outsiders: [{ contributor: 'notary', commitment: 'aa'.repeat(32) }],
    });
    const events = stores.log.events(drawId);
    expect(events.map(({ type }) => type)).toEqual(['planned', 'committed', 'committed']);
    const [operator, notary] = stores.draws.contributions(drawId);
    expect(notary).toMatchObject({ contributor: 'notary', secret: null });
    const journal = JSON.stringify(stores.journal.readRange(0, 100));
    expect(journal).not.toContain(Buffer.from(operator!.secret!).toString('hex'));
  });

  it('leaves nothing of a plan that is rolled back, not even in memory', () => {
    addSeries(stores, smallSeries());
    const rollback = () =>
      stores.journal.transact(() => {
        const { drawId } = plan();
        expect(stores.draws.get(drawId)).not.toBeNull();
        throw new Error('rolled back');
      });
    expect(rollback).toThrow('rolled back');
    expect(stores.draws.all()).toEqual([]);
    const kept = stores.planner.plan({ ...draft, reserves: 7 });
    expect(stores.draws.get(kept.drawId)!.plan.reserves).toBe(7);
    expect(stores.log.state(kept.drawId)!.plan.reserves).toBe(7);
  });
});
