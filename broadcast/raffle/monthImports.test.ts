import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../accounts/accounts.ts';
import { Refused } from '../refused.ts';
import { openTestRoom, type TestRoom } from '../testing/testRoom.ts';
import { judgeFile } from './participantsFile.ts';
import { Raffles } from './raffles.ts';

const fixture = (name: string): Buffer => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url));
const TERMS = JSON.parse(fixture('kasipker.json').toString());
const SOUND = fixture('raffle/participants-2024-03.csv');
const MARCH = { raffle: 'kasipker', month: '2024-03' };
const MAY = { raffle: 'kasipker', month: '2024-05' };
const IN_MAY = Buffer.from(SOUND.toString().replaceAll('.03.2024', '.05.2024'));
const KEY = randomBytes(32);

let room: TestRoom;
let raffles: Raffles;
let host: Account;

const open = (): Raffles => new Raffles({ ...room, now: () => room.clock.nowMs, key: KEY });
beforeEach(() => {
  room = openTestRoom();
  raffles = open();
  host = room.person('host');
  raffles.rounds.takeTerms(TERMS, host);
});
afterEach(() => room.close());

const batches = (): string[] =>
  room.database
    .prepare('SELECT DISTINCT batch FROM raffle_participant ORDER BY batch')
    .all()
    .map(({ batch }) => batch as string);
const draft = (): void => {
  const at = (inMs: number): string => new Date(room.clock.nowMs + inMs).toISOString();
  const request = { closesAt: at(60_000), startsAt: at(70_000), commission: [room.person('commission').id] };
  raffles.drafts.draft(raffles.rounds.round(MARCH), request, host);
};
const refusal = async (work: () => unknown): Promise<string> => {
  try {
    await work();
  } catch (fault) {
    if (fault instanceof Refused) return fault.detail?.reason ?? fault.refusal;
    throw fault;
  }
  return 'done';
};

describe('an import in a thread', () => {
  it('takes over what one on the spot does, and each can be found and opened', async () => {
    const staged = await raffles.imports.stage(MARCH, SOUND);
    expect(raffles.store.round(MARCH)).toBeNull();
    const { size } = room.journal;
    const round = raffles.imports.finish(MARCH, staged, host);
    await raffles.imports.release(staged);
    expect(room.types(size)).toEqual(['list.received', 'raffle.imported']);
    const { terms } = raffles.rounds.monthOf(MARCH);
    const onTheSpot = judgeFile({ file: SOUND, month: '2024-03', terms });
    expect(round.counts).toMatchObject({ rows: onTheSpot.rows.length, eligible: 40 });
    for (const { number, given } of onTheSpot.rows) {
      const { code } = await raffles.participants.find(MARCH, number!, host);
      expect(raffles.participants.person(MARCH, code, host)).toMatchObject({ number, name: given.name });
    }
    const lines = Buffer.from(room.entryLists.lines(round.list)).toString();
    expect(lines).toBe(
      raffles.entered
        .commitments(round.batch)
        .map(({ code }) => `${code}\n`)
        .join(''),
    );
  });

  it('leaves out who was entered in another month, in the preview too', async () => {
    raffles.imports.take(
      MARCH,
      judgeFile({ file: SOUND, month: '2024-03', terms: raffles.rounds.monthOf(MARCH).terms }),
      host,
    );
    const { counts, rows } = await raffles.imports.preview(MAY, IN_MAY);
    expect(counts).toMatchObject({ rows: 40, eligible: 0, reasons: { 'took-part': 40 } });
    expect(rows[0]!.out).toEqual([{ code: 'took-part', clause: '4', of: '2024-03' }]);
    expect(await refusal(() => raffles.imports.stage(MAY, IN_MAY))).toBe('raffle-nobody');
    expect(batches()).toEqual([raffles.rounds.round(MARCH).batch]);
  });

  it('of a file that cannot be read, or without the key, is refused before anything is written', async () => {
    await expect(raffles.imports.stage(MARCH, Buffer.from('a;b\n1;2\n'))).rejects.toMatchObject({
      ...{ message: expect.stringContaining('ИИН/БИН'), detail: { reason: 'raffle-file-no-headings' } },
    });
    const unreadable = new Raffles({ ...room, now: () => room.clock.nowMs, key: null });
    expect(await refusal(() => unreadable.imports.stage(MARCH, SOUND))).toBe('raffle-people-unreadable');
    expect(batches()).toEqual([]);
  });
});

describe('an import against something else', () => {
  it('loses against a draft that came in between, and nothing of it stays', async () => {
    const first = await raffles.imports.stage(MARCH, SOUND);
    const { batch } = raffles.imports.finish(MARCH, first, host);
    await raffles.imports.release(first);
    const second = await raffles.imports.stage(MARCH, SOUND);
    draft();
    const { size } = room.journal;
    expect(await refusal(() => raffles.imports.finish(MARCH, second, host))).toBe('raffle-month-drafted');
    await raffles.imports.release(second);
    expect(room.journal.size).toBe(size);
    expect(raffles.rounds.round(MARCH).batch).toBe(batch);
    expect(batches()).toEqual([batch]);
    expect(await refusal(() => raffles.imports.stage(MARCH, SOUND))).toBe('raffle-month-drafted');
  });

  it('of the same month lets the later one count, whole', async () => {
    const [first, second] = await Promise.all([
      raffles.imports.stage(MARCH, SOUND),
      raffles.imports.stage(MARCH, SOUND),
    ]);
    raffles.imports.finish(MARCH, first, host);
    const { batch } = raffles.imports.finish(MARCH, second, host);
    await Promise.all([raffles.imports.release(first), raffles.imports.release(second)]);
    expect(batches()).toEqual([batch]);
    expect(raffles.entered.commitments(batch)).toHaveLength(40);
  });

  it('of another month that entered the same people is done again: nobody takes part twice', async () => {
    const march = await raffles.imports.stage(MARCH, SOUND);
    const may = await raffles.imports.stage(MAY, IN_MAY);
    raffles.imports.finish(MARCH, march, host);
    expect(await refusal(() => raffles.imports.finish(MAY, may, host))).toBe('raffle-changed-meanwhile');
    await Promise.all([raffles.imports.release(march), raffles.imports.release(may)]);
    expect(raffles.store.round(MAY)).toBeNull();
    expect(await refusal(() => raffles.imports.stage(MAY, IN_MAY))).toBe('raffle-nobody');
  });

  it('that a stopped server left half written is swept away by the next one, what counts stays', async () => {
    const first = await raffles.imports.stage(MARCH, SOUND);
    const { batch } = raffles.imports.finish(MARCH, first, host);
    const left = await raffles.imports.stage(MARCH, SOUND);
    expect(batches().toSorted()).toEqual([batch, left.batch].toSorted());
    raffles = open();
    // A disk that takes nothing holds nobody up; the next sweep does it.
    room.database.exec('PRAGMA query_only = ON');
    await raffles.imports.sweep();
    expect(batches()).toHaveLength(2);
    room.database.exec('PRAGMA query_only = OFF');
    await raffles.imports.sweep();
    expect(batches()).toEqual([batch]);
    expect((await raffles.participants.find(MARCH, '600101190007', host)).proof.count).toBe(40);
  });
});
