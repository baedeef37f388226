import { randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Decision } from '../../engine/raffle/aftermathSteps.ts';
import type { Account } from '../accounts/accounts.ts';
import type { DrawDraft } from '../protocol/host.ts';
import { Refused } from '../refused.ts';
import { openDatabase } from '../store/database.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { openTestRoom, type TestRoom } from '../testing/testRoom.ts';
import type { RoundName } from './participantCodes.ts';
import { judgeFile } from './participantsFile.ts';
import { peopleKey } from './peopleKey.ts';
import { Raffles } from './raffles.ts';
import { raffleMonth, raffleOverviews, raffleResults } from './raffleViews.ts';
import { openText, sealText } from './sealedText.ts';

const fixture = (name: string): Buffer => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url));
const TERMS = JSON.parse(fixture('kasipker.json').toString());
const SOUND = fixture('raffle/participants-2024-03.csv');
const MARCH: RoundName = { raffle: 'kasipker', month: '2024-03' };
const DAY_MS = 86_400_000;
const freshFolder = temporaryFolders();

let room: TestRoom;
let raffles: Raffles;
let host: Account;
let member: Account;

const KEY = randomBytes(32);
const open = (): Raffles => new Raffles({ ...room, now: () => room.clock.nowMs, key: KEY });

beforeEach(() => {
  room = openTestRoom();
  raffles = open();
  host = room.person('host');
  member = room.person('commission');
  raffles.takeTerms(TERMS, host);
});
afterEach(() => room.close());

const imported = (file: Uint8Array = SOUND, name = MARCH): void => {
  raffles.importMonth(name, judgeFile({ file, month: name.month, terms: raffles.monthOf(name).terms }), host);
};
function drafted(name = MARCH): DrawDraft {
  const instant = (inMs: number): string => new Date(room.clock.nowMs + inMs).toISOString();
  return raffles.draft(name, { closesAt: instant(60_000), startsAt: instant(70_000), commission: [] }, host);
}
/** Publishes a draft and brings its draw to its end; the first entries win. */
function held({ draw }: DrawDraft): string {
  room.drafts.publish(draw, host);
  room.bring(draw, 'completed');
  return draw;
}
const state = (name = MARCH) => raffles.aftermath.state(raffles.round(name));
const decide = (content: Decision): void => {
  const { decision } = raffles.decisions.ask(raffles.round(MARCH), content, host, null);
  raffles.decisions.confirm(decision, member);
};

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (fault) {
    return (
      (fault instanceof Refused && (fault.detail?.reason ?? fault.refusal)) ||
      (fault as { code: string }).code
    );
  }
  return 'done';
}

describe('a raffle’s terms', () => {
  it('are taken over once, and a change of them again; an imported month keeps its own', () => {
    const { size } = room.journal;
    raffles.takeTerms(TERMS, host);
    expect(room.journal.size).toBe(size);
    imported();
    const changed = structuredClone(TERMS);
    changed.contact.days = 12;
    const { termsHash } = raffles.takeTerms(changed, host);
    expect(raffles.termsOf('kasipker').termsHash).toBe(termsHash);
    expect(raffles.store.terms(raffles.round(MARCH).termsHash)!.contact.days).toBe(10);
    raffles.takeTerms(TERMS, host);
    expect(raffles.termsOf('kasipker').terms.contact.days).toBe(10);
  });

  it('are refused with every fault', () => {
    const broken = structuredClone(TERMS);
    broken.id = 'KASIPKER';
    broken.months = [];
    expect(() => raffles.takeTerms(broken, host)).toThrow(/id: .*months: /);
  });
});

describe('an import', () => {
  it('is one record, without anybody’s name or number, and a list of codes in order', () => {
    const { size } = room.journal;
    imported();
    expect(room.types(size)).toEqual(['list.received', 'raffle.imported']);
    const { body } = room.journal.read(size + 1)!.record;
    expect(body).toMatchObject({ raffle: 'kasipker', month: '2024-03', rows: 40, eligible: 40, by: host.id });
    const { list, binding } = raffles.round(MARCH);
    expect(body).toMatchObject({ list, binding });
    const lines = Buffer.from(room.entryLists.lines(list)).toString();
    expect(lines).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{10}\n){40}$/);
    expect(lines.split('\n').slice(0, 40)).toEqual(raffles.store.commitments(MARCH).map(({ code }) => code));
  });

  it('gives the same person another code each time, which says nothing of the number', () => {
    imported();
    const number = '600101190007';
    const codes = [raffles.find(MARCH, number, host).code];
    imported();
    codes.push(raffles.find(MARCH, number, host).code);
    expect(codes[0]).not.toBe(codes[1]);
    expect(refusal(() => raffles.person(MARCH, codes[0]!, host))).toBe('NOT_FOUND');
  });

  it('is refused for a month that the terms have not, and for a file in which nobody takes part', () => {
    expect(refusal(() => imported(SOUND, { ...MARCH, month: '2024-12' }))).toBe('NOT_FOUND');
    const { size } = room.journal;
    expect(refusal(() => imported(SOUND, { ...MARCH, month: '2024-06' }))).toBe('raffle-nobody');
    expect(room.journal.size).toBe(size);
  });

  it('may be done again until the month is drafted, and after the draft was dropped or the draw called off', () => {
    imported();
    const { draw } = drafted();
    expect(refusal(() => imported())).toBe('raffle-month-drafted');
    expect(refusal(drafted)).toBe('raffle-month-drafted');
    room.drafts.drop(draw, host);
    imported();
    const second = drafted();
    room.drafts.publish(second.draw, host);
    expect(refusal(() => imported())).toBe('raffle-month-drafted');
    room.runner.abort(second.draw, [host.id, member.id], 'the wrong file');
    imported();
  });
});

describe('a month’s draw', () => {
  it('has fewer reserves where fewer take part', () => {
    const lines = SOUND.toString().split('\r\n');
    imported(Buffer.from(lines.slice(0, 3).join('\r\n')));
    expect(drafted()).toMatchObject({ reserves: 1, prizes: [{ amountTenge: 600_000 }] });
    imported(Buffer.from(shifted(lines.slice(5, 7).join('\r\n'), lines[0]!)), { ...MARCH, month: '2024-07' });
    expect(drafted({ ...MARCH, month: '2024-07' })).toMatchObject({ reserves: 1 });
  });

  it('is taken over when it is completed, also by a server that was away', () => {
    imported();
    const draw = held(drafted());
    const [winner, ...reserves] = room.draws.picked(draw)!.picks.map(({ entry }) => entry);
    expect(state()).toMatchObject({ phase: 'contacting', holder: { code: winner, via: 'draw' }, reserves });
    const { size } = room.journal;
    raffles = open();
    raffles.aftermath.takeOverResults();
    expect(room.journal.size).toBe(size);
    room.database.exec('DELETE FROM raffle_step');
    raffles = open();
    expect(state().holder!.code).toBe(winner);
  });

  it('does not count when its draft was turned to another list', () => {
    imported();
    const draft = drafted();
    const { list } = room.entryLists.add(
      { count: 3, lines: Buffer.from('a\nb\nc\n') },
      { name: 'x', createdBy: host.id, from: null },
    );
    const { closesAt, startsAt, prizes, reserves, commission, title = null } = draft;
    const request = { closesAt, startsAt, prizes, reserves, commission, title };
    room.drafts.change(draft.draw, { ...request, entries: { kind: 'list', list } }, host);
    held(draft);
    expect(state().phase).toBe('awaiting-draw');
  });

  it('does not count any more when two people have it held again, and the one held instead does', () => {
    imported();
    const draw = held(drafted());
    const winner = state().holder!.code;
    const asked = room.acts.ask(
      draw,
      { kind: 'redraw', reason: 'a fault of the list', phase: 'completed', excluded: [winner] },
      host,
    );
    room.acts.confirm(asked.act, member);
    expect(state()).toMatchObject({ phase: 'awaiting-draw', holder: null });
    const next = room.draws.get(draw)!.redrawnAs!;
    const { commission: _, ...draft } = room.drafts.open().find((candidate) => candidate.draw === next)!;
    room.drafts.change(next, { ...requestOf(draft), commission: [] }, host);
    room.drafts.publish(next, host);
    room.bring(next, 'completed');
    expect(state()).toMatchObject({
      phase: 'contacting',
      draws: [{ draw }, { draw: next, isRedraw: false }],
    });
    expect(state().holder!.code).not.toBe(winner);
  });

  it('is watched until the 20th of the next month', () => {
    room.clock.nowMs = Date.UTC(2024, 3, 10);
    const march = () => raffleOverviews(raffles, room.clock.nowMs)[0]!.months[2]!;
    expect(march()).toMatchObject({
      month: '2024-03',
      deadline: { lastDay: '2024-04-20', state: 'waiting' },
      eligible: null,
    });
    room.clock.nowMs = Date.UTC(2024, 3, 18);
    imported();
    expect(march()).toMatchObject({ deadline: { state: 'due-soon' }, eligible: 40 });
    held(drafted());
    expect(march()).toMatchObject({
      deadline: { state: 'drawn-in-time' },
      contactDeadline: '2024-04-28T19:00:00.000Z',
    });
  });
});

describe('a decision', () => {
  beforeEach(() => {
    imported();
    held(drafted());
  });
  const lost = (why: 'violation' | 'refusal' = 'violation'): Decision => ({
    type: 'lost',
    code: state().holder!.code,
    why,
  });
  const ask = (content: Decision = lost(), by = host): string =>
    raffles.decisions.ask(raffles.round(MARCH), content, by, null).decision;

  it('takes two people of the two roles, and is done in one transaction with its step', () => {
    const { size } = room.journal;
    const decision = ask();
    for (const other of [host, room.person('host', 2), room.person('operator')]) {
      expect(refusal(() => raffles.decisions.confirm(decision, other))).toBe('SECOND_PERSON');
    }
    expect(raffles.decisions.confirm(decision, member)).toMatchObject({ state: 'done', confirmedBy: member });
    expect(room.types(size)).toEqual(['raffle.asked', 'raffle.confirmed', 'raffle.step']);
    expect(room.journal.read(size + 2)!.record.body).toMatchObject({
      by: [host.id, member.id],
      step: { why: 'violation' },
    });
    expect(refusal(() => raffles.decisions.confirm(decision, member))).toBe('WRONG_STATE');
  });

  it('takes another host where nobody is of the commission', () => {
    room.database.exec("UPDATE account SET disabled = 1 WHERE role = 'commission'");
    const decision = ask();
    expect(raffles.decisions.confirm(decision, room.person('host', 2)).state).toBe('done');
  });

  it('is withdrawn by who asked, lapses after a day, and waits alone', () => {
    const first = ask();
    expect(refusal(() => ask(lost('refusal'), member))).toBe('ALREADY_ASKED');
    expect(refusal(() => raffles.decisions.withdraw(first, member))).toBe('SECOND_PERSON');
    raffles.decisions.withdraw(first, host);
    room.clock.nowMs += 1;
    const second = ask(lost('refusal'), member);
    room.clock.nowMs += DAY_MS;
    expect(raffles.decisions.of(MARCH).map(({ state: of }) => of)).toEqual(['lapsed', 'withdrawn']);
    expect(refusal(() => raffles.decisions.confirm(second, host))).toBe('STALE');
    ask();
  });

  it('that the terms forbid by now is refused, and nothing of it stays', () => {
    const { code } = state().holder!;
    const contact = { type: 'contact', contact: 'c1', code, channel: 'phone' } as const;
    const at = new Date(room.clock.nowMs).toISOString();
    raffles.say(MARCH, { ...contact, at, result: 'no-answer' }, host, null);
    room.clock.nowMs += 11 * DAY_MS;
    const decision = ask({ type: 'lost', code, why: 'no-contact' });
    raffles.say(MARCH, { ...contact, contact: 'c2', at, result: 'reached' }, host, null);
    const { size } = room.journal;
    expect(refusal(() => raffles.decisions.confirm(decision, member))).toBe('raffle-was-reached');
    expect(room.journal.size).toBe(size);
    expect(raffles.decisions.of(MARCH)[0]!.state).toBe('asked');
  });

  it('for a draw among the reserves leads to one whose result counts, and which may be called off and drafted again', () => {
    const { reserves } = state();
    decide(lost('refusal'));
    expect(state().phase).toBe('redraw-due');
    const first = drafted();
    expect(first).toMatchObject({ reserves: 1 });
    expect(Buffer.from(room.entryLists.lines((first.entries as { list: string }).list)).toString()).toBe(
      `${reserves.toSorted().join('\n')}\n`,
    );
    room.drafts.drop(first.draw, host);
    expect(state().phase).toBe('redraw-due');
    const second = drafted();
    room.drafts.publish(second.draw, host);
    room.runner.abort(second.draw, [host.id, member.id], 'the network');
    expect(state().phase).toBe('redraw-due');
    const third = held(drafted());
    expect(state()).toMatchObject({
      holder: { via: 'redraw' },
      draws: [{ isRedraw: false }, { draw: third, isRedraw: true }],
    });
  });
});

describe('people’s data', () => {
  it('opens under its key and at its place alone', () => {
    const key = randomBytes(32);
    const sealed = sealText(key, 'here', 'Әлия');
    expect(openText(key, 'here', sealed)).toBe('Әлия');
    expect(() => openText(key, 'there', sealed)).toThrow(/does not open/);
    expect(() => openText(randomBytes(32), 'here', sealed)).toThrow(/does not open/);
    sealed[sealed.length - 1]! ^= 1;
    expect(() => openText(key, 'here', sealed)).toThrow(/does not open/);
    expect(Buffer.from(sealText(key, 'here', 'Әлия'))).not.toEqual(
      Buffer.from(sealText(key, 'here', 'Әлия')),
    );
  });

  it('has a key of the folder that only its owner reads, and that is not made anew over sealed data', () => {
    const folder = freshFolder();
    const database = openDatabase(folder);
    const key = peopleKey(folder, database);
    const path = join(folder, 'raffle-people.secret');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(peopleKey(folder, database)).toEqual(key);
    writeFileSync(path, 'half a key\n');
    expect(() => peopleKey(folder, database)).toThrow(/64 hex digits/);
    database.exec(`PRAGMA foreign_keys = OFF;
      INSERT INTO raffle_participant VALUES ('r', '2024-01', 'AAAAAAAAAA', zeroblob(32), NULL, x'00')`);
    expect(() => peopleKey(freshFolder(), database)).toThrow(/missing/);
    database.close();
  });

  it('is looked at on record, and erased once the prize is settled; what was proved stays', () => {
    imported();
    held(drafted());
    const { code } = state().holder!;
    const bystander = raffles.store
      .commitments(MARCH)
      .find((candidate) => candidate.code !== code && !state().reserves.includes(candidate.code))!.code;
    expect(refusal(() => raffles.erase(MARCH, code, host))).toBe('raffle-prize-open');
    const { number } = raffles.person(MARCH, bystander, host);
    raffles.erase(MARCH, bystander, host);
    expect(refusal(() => raffles.person(MARCH, bystander, host))).toBe('raffle-erased');
    expect(refusal(() => raffles.find(MARCH, number, host))).toBe('NOT_FOUND');
    expect(raffles.store.commitments(MARCH)).toHaveLength(40);
    expect(room.types().filter((type) => type.startsWith('raffle.person'))).toEqual([
      ...['raffle.person-opened', 'raffle.person-opened', 'raffle.person-erased'],
    ]);
  });

  it('of the report leaves it with its person', () => {
    imported(fixture('raffle/participants-dirty.csv'));
    held(drafted());
    const picked = new Set([state().holder!.code, ...state().reserves]);
    const rows = () => raffles.people.openReport(MARCH, raffles.store.report(MARCH)!).rows;
    const mended = rows().filter(({ out }) => out.length === 0);
    // Five were mended and three are picked.
    const erased = mended.find(({ number }) => !picked.has(raffles.find(MARCH, number!, host).code))!.number!;
    const inReport = (): boolean => rows().some(({ number }) => number === erased);
    expect(inReport()).toBe(true);
    raffles.erase(MARCH, raffles.find(MARCH, erased, host).code, host);
    expect(inReport()).toBe(false);
  });
});

describe('what others see', () => {
  it('has codes for everybody, names with consent, and notes for the office alone', () => {
    imported();
    held(drafted());
    const { code } = state().holder!;
    raffles.say(MARCH, { type: 'proxy', code, present: true }, host, 'доверенность у Айгүл');
    const seen = (showNotes: boolean) =>
      raffleMonth(raffles, room.accounts, MARCH, room.clock.nowMs, showNotes);
    expect(seen(true).steps.at(-1)).toMatchObject({ note: 'доверенность у Айгүл', by: [host] });
    expect(seen(false).steps.at(-1)!.note).toBeNull();
    const march = () => raffleResults(raffles, room.clock.nowMs).raffles[0]!.months[2]!;
    expect(march()).toMatchObject({ winner: code, name: null });
    raffles.say(MARCH, { type: 'consent', code, granted: true }, host, null);
    expect(march().name).toBe(raffles.nameOf(MARCH, code));
    expect(JSON.stringify(room.journal.readRange(0, 1e6))).not.toMatch(/Айгүл|ИП /);
  });
});

const requestOf = ({
  closesAt,
  startsAt,
  prizes,
  reserves,
  entries,
  title = null,
}: Omit<DrawDraft, 'commission'>) => ({
  ...{ closesAt, startsAt, prizes, reserves, entries, title },
});

/** Rows of March under the headings as of July. */
const shifted = (rows: string, headings: string): string =>
  `${headings}\r\n${rows.replaceAll('.03.2024', '.07.2024')}`;
