import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TirazhError } from '../../engine/errors.ts';
import type { Account } from '../accounts/accounts.ts';
import type { ActRequest, DraftRequest } from '../protocol/host.ts';
import { Refused } from '../refused.ts';
import { openTestRoom, type TestRoom } from '../testing/testRoom.ts';
import { draftRequestSchema } from './draftRequest.ts';

const CAR_TENGE = 14_000_000;
const COMMITMENT = 'ab'.repeat(32);
const CAR = { name: { kk: 'Автомобиль', ru: 'Автомобиль', en: 'Car' }, amountTenge: CAR_TENGE };
let room: TestRoom;
let host: Account;
let member: Account;

beforeEach(() => {
  room = openTestRoom();
  host = room.person('host');
  member = room.person('commission');
});
afterEach(() => room.close());

const at = (ms: number): string => new Date(room.clock.nowMs + ms).toISOString();
const request = (changes: Partial<DraftRequest> = {}): DraftRequest => ({
  ...{ closesAt: at(60_000), startsAt: at(70_000), prizes: [], reserves: 1, commission: [] },
  ...{ entries: { kind: 'tickets' }, ...changes },
});
const create = (changes: Partial<DraftRequest> = {}) => room.drafts.create(request(changes), host);
const fund = () => room.planner.fund(room.series.newest()!);
const linesOf = (...entries: string[]): Uint8Array =>
  Buffer.from(entries.map((entry) => `${entry}\n`).join(''));
const addList = (...entries: string[]): string =>
  room.entryLists.add(
    { count: entries.length, lines: linesOf(...entries) },
    { name: 'Клиенты', createdBy: host.id, from: null },
  ).list;

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (fault) {
    const { code, message } = fault as TirazhError;
    if (!(fault instanceof Refused)) return `${code}: ${message}`;
    return fault.detail ? `${code}: ${message} (${fault.detail.reason})` : fault.refusal;
  }
  return 'done';
}

describe('a draft', () => {
  it('reserves an id for good, and names the prize that the fund has next', () => {
    const first = create();
    expect(first).toMatchObject({
      draw: '7s-avto-loto-001-01',
      commitments: [],
      redrawOf: null,
      createdBy: host.id,
    });
    expect(first.prizes.map(({ amountTenge }) => amountTenge)).toEqual([CAR_TENGE]);
    room.drafts.drop(first.draw, host);
    expect(create().draw).toBe('7s-avto-loto-001-02');
    expect(room.planned()).toBe('7s-avto-loto-001-03');
    expect(room.drafts.open().map(({ draw }) => draw)).toEqual(['7s-avto-loto-001-02']);
    expect(refusal(() => room.drafts.publish(first.draw, host))).toBe('NOT_FOUND');
    expect(fund().plannedTenge).toBe(CAR_TENGE);
  });

  it('becomes a draw once every member has committed, each for their own account', () => {
    const second = room.person('commission', 2);
    const { draw } = create({ commission: [member.id, second.id] });
    expect(refusal(() => room.drafts.publish(draw, host))).toContain(
      'commission-1, commission-2 is not here yet',
    );
    room.drafts.commit(draw, second, COMMITMENT);
    expect(refusal(() => room.drafts.publish(draw, host))).toContain('of commission-1 is not here yet');
    room.drafts.commit(draw, member, 'ef'.repeat(32));
    room.drafts.commit(draw, member, 'cd'.repeat(32));
    expect(refusal(() => room.drafts.commit(draw, room.person('commission', 3), COMMITMENT))).toBe(
      'WRONG_ROLE',
    );
    const { size } = room.journal;
    expect(room.drafts.publish(draw, host)).toBe(draw);
    expect(room.types(size)).toEqual(['event:planned', ...Array(3).fill('event:committed'), 'host.planned']);
    expect(room.log.state(draw)!.commitments).toEqual([
      { contributor: 'operator', commitment: expect.stringMatching(/^[0-9a-f]{64}$/) },
      { contributor: member.id, commitment: 'cd'.repeat(32) },
      { contributor: second.id, commitment: COMMITMENT },
    ]);
    expect(room.draws.get(draw)).toMatchObject({ automatic: false, phase: 'open' });
    expect(room.drafts.open()).toEqual([]);
    expect(refusal(() => room.drafts.publish(draw, host))).toBe('NOT_FOUND');
    expect(refusal(() => room.drafts.commit(draw, member, COMMITMENT))).toBe('NOT_FOUND');
  });

  it('can be changed; commitments of those who stay stay too', () => {
    const second = room.person('commission', 2);
    const { draw } = create({ commission: [member.id, second.id] });
    room.drafts.commit(draw, member, COMMITMENT);
    const changed = room.drafts.change(draw, request({ commission: [member.id], reserves: 4 }), host);
    expect(changed).toMatchObject({
      reserves: 4,
      commitments: [{ account: member.id, commitment: COMMITMENT }],
    });
    room.drafts.publish(draw, host);
    expect(room.draws.get(draw)!.plan).toMatchObject({ reserves: 4, contributors: ['operator', member.id] });
  });

  it('takes several winners with prizes of their own under the fund, and not one tenge more', () => {
    const { draw } = create({
      prizes: [CAR, { ...CAR, amountTenge: 1_000_000 }, { ...CAR, amountTenge: 0 }],
    });
    room.drafts.publish(draw, host);
    expect(room.draws.get(draw)!.plan).toMatchObject({
      winners: 3,
      prizes: [{ place: 1 }, { place: 2 }, { place: 3 }],
    });
    expect(fund().plannedTenge).toBe(CAR_TENGE + 1_000_000);
    const left = 5 * CAR_TENGE - CAR_TENGE - 1_000_000;
    expect(refusal(() => create({ prizes: [{ ...CAR, amountTenge: left + 1 }] }))).toContain('OVER_FUND');
    const rest = create({ prizes: [{ ...CAR, amountTenge: left }] });
    room.planned();
    expect(refusal(() => room.drafts.publish(rest.draw, host))).toContain('OVER_FUND');
  });

  it.each([
    ['a member who is none', { commission: ['host-1'] }, 'commission: host-1 is no member of it (no-member)'],
    ['a member twice', { commission: ['commission-1', 'commission-1'] }, 'stands there twice (member-twice)'],
    [
      'a list that is not there',
      { entries: { kind: 'list', list: 'list-none' } },
      'there is no list list-none (no-such-list)',
    ],
    [
      'closing in the past',
      { closesAt: '2020-01-01T00:00:00.000Z' },
      'closesAt: expected a time to come (closes-in-past)',
    ],
    [
      'a start before closing',
      { startsAt: '2026-01-10T12:00:01.000Z' },
      'not before closesAt (starts-before-closing)',
    ],
    ['more places than a plan takes', { reserves: 10_000 }, 'reserves'],
  ] satisfies [string, Partial<DraftRequest>, string][])('is refused with %s', (_, changes, reason) => {
    expect(refusal(() => create(changes))).toContain('BAD_INPUT');
    expect(refusal(() => create(changes))).toContain(reason);
    expect(room.drafts.open()).toEqual([]);
  });

  it.each([
    ['half a reserve', { reserves: 0.5 }],
    ['a time in words', { startsAt: 'tomorrow' }],
    ['a prize without a name', { prizes: [{ amountTenge: 1 }] }],
    ['a negative prize', { prizes: [{ ...CAR, amountTenge: -1 }] }],
    ['an unknown source', { entries: { kind: 'hat' } }],
    ['a key too many', { automatic: true }],
  ])('cannot even be asked for with %s', (_, changes) => {
    expect(draftRequestSchema.safeParse(request()).success).toBe(true);
    expect(draftRequestSchema.safeParse({ ...request(), ...changes }).success).toBe(false);
  });
});

describe('a draw from a list', () => {
  it('has no series and no fund, the list’s name as its title, and the list as its entries', () => {
    const list = addList('a', 'b', 'c');
    const { draw } = create({ entries: { kind: 'list', list }, prizes: [CAR] });
    expect(draw).toBe('list-001');
    room.drafts.publish(draw, host);
    const { plan } = room.draws.get(draw)!;
    expect(plan).toMatchObject({ series: null, termsHash: null, title: { kk: 'Клиенты' }, winners: 1 });
    expect(room.entries.count(draw)).toBe(3);
    expect(fund().plannedTenge).toBe(0);
    // Nobody can register into it.
    expect(room.registrations.openDraw()).toBeNull();
    expect(room.registrations.register(room.small.printed[0]!)).toMatchObject({
      ok: false,
      reason: 'closed',
    });
    const title = { kk: 'Ұтыс', ru: 'Розыгрыш', en: 'Raffle' };
    const named = create({ entries: { kind: 'list', list }, prizes: [CAR], title });
    expect(named.draw).toBe('list-002');
    room.drafts.publish(named.draw, host);
    expect(room.draws.get(named.draw)!.plan.title).toEqual(title);
  });

  it('needs a prize, and enough entries', () => {
    const list = addList('a', 'b');
    const entries = { kind: 'list', list } as const;
    expect(refusal(() => create({ entries }))).toContain('names one prize or more');
    expect(refusal(() => create({ entries, prizes: [CAR], reserves: 2 }))).toContain(
      '2 in the list, 3 needed',
    );
  });
});

describe('a redraw', () => {
  const redraw = (draw: string, more: Partial<ActRequest> = {}): string => {
    const { phase } = room.log.state(draw)!;
    const { act } = room.acts.ask(draw, { kind: 'redraw', reason: 'nobody came', phase, ...more }, host);
    room.acts.confirm(act, member);
    return room.log.state(draw)!.redrawn!.next;
  };
  const publish = (draw: string): void => {
    for (const account of room.drafts.open().find((draft) => draft.draw === draw)!.commission) {
      room.drafts.commit(draw, room.accounts.get(account)!, COMMITMENT);
    }
    room.drafts.publish(draw, host);
  };
  const numbersOf = (draw: string): number[] =>
    (
      room.database.prepare('SELECT number FROM registration WHERE draw = ? ORDER BY number').all(draw) as {
        number: number;
      }[]
    ).map(({ number }) => number);

  it('takes everybody over but the winners who are out; nobody registers again, nobody is lost', async () => {
    const { draw } = create({ commission: [member.id], reserves: 1 });
    room.drafts.commit(draw, member, COMMITMENT);
    room.drafts.publish(draw, host);
    room.registrations.registerBatch(draw, [...room.small.drawNumbers.slice(0, 10)]);
    room.bring(draw, 'completed');
    const [winner] = room.draws.picked(draw)!.picks;
    const next = redraw(draw, { excluded: [winner!.entry] });
    expect(room.log.events(draw).at(-1)).toMatchObject({
      type: 'redrawn',
      next,
      excluded: 1,
      by: [host.id, member.id],
    });
    const [draft] = room.drafts.open();
    expect(draft).toMatchObject({ draw: next, redrawOf: draw, commission: [member.id], reserves: 1 });
    // Commitments for the old draw do not count: they name it.
    expect(draft!.commitments).toEqual([{ account: member.id, commitment: null }]);
    expect(refusal(() => room.drafts.publish(next, host))).toContain('is not here yet');
    publish(next);
    expect(room.draws.get(next)!.plan).toMatchObject({
      redrawOf: draw,
      series: 1,
      prizes: [{ amountTenge: CAR_TENGE }],
    });
    const all = [...room.small.drawNumbers.slice(0, 10)];
    expect(numbersOf(next)).toEqual(all.filter((number) => number !== Number(winner!.entry)));
    expect(room.entries.count(next)).toBe(9);
    // In the redraw already; the winner who is out has had a draw.
    for (const number of room.small.printed.slice(0, 10)) {
      expect(room.registrations.register(number)).toMatchObject({ ok: false, reason: 'already' });
    }
    expect(room.registrations.drawOf(all[5]!, next)).toBe(next);
    room.bring(next, 'completed');
    expect(room.log.state(next)!.frozen!.entryCount).toBe(9);
  });

  it('keeps the prize’s money once: for the old draw, then for the draft, then for the new draw', () => {
    const draw = room.planned();
    room.bring(draw, 'completed');
    expect(fund()).toMatchObject({ plannedTenge: 0, drawnTenge: CAR_TENGE });
    const next = redraw(draw);
    expect(fund()).toMatchObject({ plannedTenge: CAR_TENGE, drawnTenge: 0 });
    for (let n = 0; n < 4; n++) room.planned(1);
    expect(room.planner.nextPrize(room.series.newest()!)).toBeNull();
    publish(next);
    expect(fund()).toMatchObject({ plannedTenge: 5 * CAR_TENGE, drawnTenge: 0 });
  });

  it('of a draw that was called off leaves out only those who registered elsewhere since', () => {
    const draw = room.planned(10);
    room.bring(draw, 'frozen');
    const other = room.planned(1);
    const { act } = room.acts.ask(draw, { kind: 'abort', reason: 'no power', phase: 'frozen' }, host);
    room.acts.confirm(act, member);
    expect(room.registrations.register(room.small.printed[3]!)).toMatchObject({ ok: true, draw: other });
    const next = redraw(draw);
    // From here on they wait for the redraw.
    expect(room.registrations.register(room.small.printed[4]!)).toMatchObject({
      ok: false,
      reason: 'already',
    });
    publish(next);
    const expected = [...room.small.drawNumbers.slice(0, 10)].filter((_, i) => i !== 3);
    expect(numbersOf(next)).toEqual(expected);
  });

  it('of a list has a list of its own without those who are out', () => {
    const list = addList('a', 'b', 'c', 'd');
    const { draw } = create({ entries: { kind: 'list', list }, prizes: [CAR] });
    room.drafts.publish(draw, host);
    room.bring(draw, 'completed');
    const next = redraw(draw, { excluded: ['a'] });
    publish(next);
    const { entryList, plan } = room.draws.get(next)!;
    expect(entryList).not.toBe(list);
    expect(Buffer.from(room.entryLists.lines(entryList!)).toString()).toBe('b\nc\nd\n');
    expect(plan).toMatchObject({ redrawOf: draw, title: { ru: 'Клиенты' } });
    expect(room.types()).toContain('list.received');
  });

  it('is held once, of a draw that is over, and leaves out nobody but who was picked', () => {
    const draw = room.planned(4);
    const ask =
      (more: Partial<ActRequest> = {}) =>
      () => {
        const { phase } = room.log.state(draw)!;
        return room.acts.ask(draw, { kind: 'redraw', reason: 'nobody came', phase, ...more }, host);
      };
    expect(refusal(ask())).toContain('WRONG_STATE');
    room.bring(draw, 'completed');
    const [first, second] = room.draws.picked(draw)!.picks.map(({ entry }) => entry);
    const printed = room.small.printed;
    expect(refusal(ask({ excluded: [printed[3]!] }))).toContain('was not picked');
    expect(refusal(ask({ excluded: [first!, first!] }))).toContain('stands there twice');
    const next = redraw(draw, { excluded: [first!, second!] });
    expect(refusal(ask())).toContain('WRONG_STATE');
    expect(refusal(() => room.drafts.drop(next, host))).toContain('it is a redraw');
    const changed = room.drafts.change(
      next,
      request({ reserves: 0, prizes: [{ ...CAR, amountTenge: 1 }] }),
      host,
    );
    expect(changed).toMatchObject({ reserves: 0, prizes: [{ amountTenge: CAR_TENGE }], redrawOf: draw });
  });

  it('is refused where too few are left', () => {
    const draw = room.planned(3);
    room.bring(draw, 'completed');
    const picks = room.draws.picked(draw)!.picks.map(({ entry }) => entry);
    expect(refusal(() => redraw(draw, { excluded: picks }))).toContain('1 entries are left, 2 needed');
    expect(room.log.state(draw)!.redrawn).toBeNull();
  });
});
