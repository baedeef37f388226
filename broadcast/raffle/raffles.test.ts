import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Decision } from '../../engine/raffle/aftermathSteps.ts';
import type { Account } from '../accounts/accounts.ts';
import type { DrawDraft } from '../protocol/host.ts';
import { Refused } from '../refused.ts';
import { openTestRoom, type TestRoom } from '../testing/testRoom.ts';
import type { RoundName } from './participantCodes.ts';
import { judgeFile } from './participantsFile.ts';
import { Raffles } from './raffles.ts';
import { raffleMonth, raffleOverviews, raffleResults } from './raffleViews.ts';

const fixture = (name: string): Buffer => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url));
const TERMS = JSON.parse(fixture('kasipker.json').toString());
const SOUND = fixture('raffle/participants-2024-03.csv');
const MARCH: RoundName = { raffle: 'kasipker', month: '2024-03' };
const DAY_MS = 86_400_000;
const COMMITMENT = 'cd'.repeat(32);
const POWER = {
  ...{ name: 'Үмітбек Қайрат', number: '1-245', issuedOn: '2024-04-18' },
  certifiedBy: 'нотариус г. Алматы',
};

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
  raffles.rounds.takeTerms(TERMS, host);
});
afterEach(() => room.close());

const imported = (file: Uint8Array = SOUND, name = MARCH): void => {
  raffles.imports.take(
    name,
    judgeFile({ file, month: name.month, terms: raffles.rounds.monthOf(name).terms }),
    host,
  );
};
function drafted(name = MARCH): DrawDraft {
  const instant = (inMs: number): string => new Date(room.clock.nowMs + inMs).toISOString();
  return raffles.drafts.draft(
    raffles.rounds.round(name),
    { closesAt: instant(60_000), startsAt: instant(70_000), commission: [member.id] },
    host,
  );
}
function published(draw: string): void {
  room.drafts.commit(draw, member, COMMITMENT);
  room.drafts.publish(draw, host);
}
/** Publishes a draft and brings its draw to its end; the first entries win. */
function held({ draw }: DrawDraft): string {
  published(draw);
  room.bring(draw, 'completed');
  return draw;
}
const state = (name = MARCH) => raffles.aftermath.state(raffles.rounds.round(name));
const decide = (content: Decision): void => {
  const { decision } = raffles.decisions.ask(raffles.rounds.round(MARCH), content, host, null);
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
    raffles.rounds.takeTerms(TERMS, host);
    expect(room.journal.size).toBe(size);
    imported();
    const changed = structuredClone(TERMS);
    changed.contact.days = 12;
    const { termsHash } = raffles.rounds.takeTerms(changed, host);
    expect(raffles.rounds.termsOf('kasipker').termsHash).toBe(termsHash);
    expect(raffles.store.terms(raffles.rounds.round(MARCH).termsHash)!.contact.days).toBe(10);
    raffles.rounds.takeTerms(TERMS, host);
    expect(raffles.rounds.termsOf('kasipker').terms.contact.days).toBe(10);
  });

  it('are refused with every fault', () => {
    const broken = structuredClone(TERMS);
    broken.id = 'KASIPKER';
    broken.months = [];
    expect(() => raffles.rounds.takeTerms(broken, host)).toThrow(/id: .*months: /);
  });
});

describe('an import', () => {
  it('is one record, without anybody’s name or number, and a list of codes in order', () => {
    const { size } = room.journal;
    imported();
    expect(room.types(size)).toEqual(['list.received', 'raffle.imported']);
    const { body } = room.journal.read(size + 1)!.record;
    expect(body).toMatchObject({ raffle: 'kasipker', month: '2024-03', rows: 40, eligible: 40, by: host.id });
    const { list, binding } = raffles.rounds.round(MARCH);
    expect(body).toMatchObject({ list, binding });
    const lines = Buffer.from(room.entryLists.lines(list)).toString();
    expect(lines).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{10}\n){40}$/);
    expect(lines.split('\n').slice(0, 40)).toEqual(
      raffles.entered.commitments(raffles.rounds.round(MARCH).batch).map(({ code }) => code),
    );
  });

  it('gives the same person another code each time, which says nothing of the number', async () => {
    imported();
    const number = '600101190007';
    const codes = [(await raffles.participants.find(MARCH, number, host)).code];
    imported();
    codes.push((await raffles.participants.find(MARCH, number, host)).code);
    expect(codes[0]).not.toBe(codes[1]);
    expect(refusal(() => raffles.participants.person(MARCH, codes[0]!, host))).toBe('raffle-no-participant');
  });

  it('is refused for a month that the terms have not, and for a file in which nobody takes part', () => {
    expect(refusal(() => imported(SOUND, { ...MARCH, month: '2024-12' }))).toBe('raffle-no-month');
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
    published(second.draw);
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
    changed(draft.draw, [member.id], { kind: 'list', list });
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
    expect(room.drafts.open().find((candidate) => candidate.draw === next)!.commission).toEqual([member.id]);
    expect(refusal(() => changed(next, []))).toBe('raffle-commission-empty');
    published(next);
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

describe('a month that goes on', () => {
  /** The last instant of March in Almaty. */
  const LAST_MS = Date.parse('2024-03-31T18:59:59.999Z');

  it('is neither taken over, nor drafted, nor published; the next day it is', () => {
    room.clock.nowMs = LAST_MS;
    const { size } = room.journal;
    expect(refusal(() => imported())).toBe('raffle-month-collecting');
    expect(room.journal.size).toBe(size);
    room.clock.nowMs = LAST_MS + 1;
    imported();
    room.clock.nowMs = LAST_MS;
    expect(refusal(drafted)).toBe('raffle-month-collecting');
    room.clock.nowMs = LAST_MS + 1;
    const { draw } = drafted();
    room.drafts.commit(draw, member, COMMITMENT);
    room.clock.nowMs = LAST_MS;
    expect(refusal(() => room.drafts.publish(draw, host))).toBe('raffle-month-collecting');
    room.clock.nowMs = LAST_MS + 1;
    room.drafts.publish(draw, host);
  });

  it('may be looked at, and says from which day on it is taken over', async () => {
    room.clock.nowMs = Date.parse('2024-03-10T06:00:00.000Z');
    expect((await raffles.imports.preview(MARCH, SOUND)).counts.eligible).toBe(40);
    await expect(raffles.imports.stage(MARCH, SOUND)).rejects.toMatchObject({
      detail: { reason: 'raffle-month-collecting', params: { day: '2024-04-01', clause: '5' } },
    });
  });
});

describe('the commission of a draw', () => {
  const withMembers = (commission: readonly string[]) => () =>
    raffles.drafts.draft(
      raffles.rounds.round(MARCH),
      {
        closesAt: new Date(room.clock.nowMs + 60_000).toISOString(),
        startsAt: new Date(room.clock.nowMs + 70_000).toISOString(),
        commission,
      },
      host,
    );

  it('has a member at least, whoever drafts or changes it, for a month and for its reserves (clause 5)', () => {
    imported();
    expect(refusal(withMembers([]))).toBe('raffle-commission-empty');
    expect(refusal(withMembers([host.id]))).toBe('no-member');
    const month = withMembers([member.id])();
    expect(refusal(() => changed(month.draw, []))).toBe('raffle-commission-empty');
    // As an older server left it.
    room.database
      .prepare("UPDATE draft SET request = json_set(request, '$.commission', json('[]')) WHERE draw = ?")
      .run(month.draw);
    expect(refusal(() => room.drafts.publish(month.draw, host))).toBe('raffle-commission-empty');
    changed(month.draw, [member.id]);
    held(month);
    decide({ type: 'lost', code: state().holder!.code, why: 'refusal' });
    expect(refusal(withMembers([]))).toBe('raffle-commission-empty');
    const among = withMembers([member.id])();
    expect(refusal(() => changed(among.draw, []))).toBe('raffle-commission-empty');
  });
});

describe('earlier months', () => {
  it('without participants are named with the month', () => {
    const missing = ['2024-01', '2024-02'];
    imported();
    const shown = (name: RoundName) => raffleMonth(raffles, room.accounts, name, room.clock.nowMs, false);
    expect(shown(MARCH).missingBefore).toEqual(missing);
    expect(shown({ ...MARCH, month: '2024-04' }).missingBefore).toEqual(missing);
    expect(shown({ ...MARCH, month: '2024-01' }).missingBefore).toEqual([]);
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
    raffles.decisions.ask(raffles.rounds.round(MARCH), content, by, null).decision;

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
    published(second.draw);
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
  it('is looked at on record, and erased once the prize is settled; what was proved stays', async () => {
    imported();
    held(drafted());
    const { code } = state().holder!;
    const bystander = raffles.entered
      .commitments(raffles.rounds.round(MARCH).batch)
      .find((candidate) => candidate.code !== code && !state().reserves.includes(candidate.code))!.code;
    expect(refusal(() => raffles.participants.erase(MARCH, code, host))).toBe('raffle-prize-open');
    const { number } = raffles.participants.person(MARCH, bystander, host);
    raffles.participants.erase(MARCH, bystander, host);
    expect(refusal(() => raffles.participants.person(MARCH, bystander, host))).toBe('raffle-erased');
    await expect(raffles.participants.find(MARCH, number, host)).rejects.toMatchObject({
      detail: { reason: 'raffle-no-participant' },
    });
    expect(raffles.entered.commitments(raffles.rounds.round(MARCH).batch)).toHaveLength(40);
    expect(room.types().filter((type) => type.startsWith('raffle.person'))).toEqual([
      ...['raffle.person-opened', 'raffle.person-erased'],
    ]);
  });

  it('of winner and reserves is opened for the paper that the commission signs, in one record without names', () => {
    imported();
    const draw = held(drafted());
    const codes = [state().holder!.code, ...state().reserves];
    const round = raffles.rounds.round(MARCH);
    const { size } = room.journal;
    const names = raffles.participants.openNames(round, draw, codes, host);
    expect([...names.keys()]).toEqual(codes);
    for (const [code, name] of names) expect(name).toBe(raffles.participants.nameOf(round, code));
    expect(room.journal.readRange(size, 1e6).map(({ record }) => record)).toMatchObject([
      {
        type: 'raffle.names-opened',
        body: { raffle: 'kasipker', month: '2024-03', draw, codes, by: host.id },
      },
    ]);
    expect(JSON.stringify(room.journal.readRange(size, 1e6))).not.toContain('ИП ');
    decide({ type: 'lost', code: codes[0]!, why: 'violation' });
    raffles.participants.erase(MARCH, codes[0]!, host);
    expect([...raffles.participants.openNames(round, draw, codes, host).keys()]).toEqual(codes.slice(1));
  });

  it('of the report leaves it with its person', async () => {
    imported(fixture('raffle/participants-dirty.csv'));
    held(drafted());
    const picked = new Set([state().holder!.code, ...state().reserves]);
    const rows = () => raffles.people.openReport(MARCH, raffles.store.report(MARCH)!).rows;
    const mended = rows().filter(({ out }) => out.length === 0);
    // Five were mended and three are picked.
    const codeOf = async (number: string) => (await raffles.participants.find(MARCH, number, host)).code;
    const codes = await Promise.all(mended.map(({ number }) => codeOf(number!)));
    const erased = mended[codes.findIndex((code) => !picked.has(code))]!.number!;
    const inReport = (): boolean => rows().some(({ number }) => number === erased);
    expect(inReport()).toBe(true);
    raffles.participants.erase(MARCH, await codeOf(erased), host);
    expect(inReport()).toBe(false);
  });
});

describe('what was erased', () => {
  const texts = (): string =>
    JSON.stringify(raffles.store.steps(MARCH).map(({ note, paper }) => [note === null, paper === null]));

  it('of the winner, once the prize is handed over, takes notes and papers about them along', () => {
    imported();
    held(drafted());
    const { code } = state().holder!;
    const word = { code, condition: 'registered', signing: null } as const;
    raffles.say(MARCH, { type: 'condition-met', ...word }, host, 'Айгүл видела');
    raffles.say(MARCH, { type: 'condition-met', ...word, condition: 'identity-document' }, host, null);
    const byHand = { type: 'condition-met', code, condition: 'act-signed', signing: 'by-hand' } as const;
    expect(refusal(() => raffles.say(MARCH, byHand, host, null))).toBe('raffle-by-hand-note');
    raffles.say(MARCH, byHand, host, 'нет ЭЦП; сканы акта и удостоверения пришли');
    raffles.say(MARCH, { type: 'proxy', code, present: true }, host, null, POWER);
    expect(raffles.participants.powerOf(raffles.rounds.round(MARCH), code)).toEqual(POWER);
    decide({ type: 'handed-over', code });
    expect(texts()).toContain('false');
    raffles.participants.erase(MARCH, code, host);
    expect(texts()).not.toContain('false');
    expect(raffles.participants.powerOf(raffles.rounds.round(MARCH), code)).toBeNull();
    expect(raffleResults(raffles, room.clock.nowMs).raffles[0]!.months[2]).toMatchObject({
      ...{ winner: code, name: null, phase: 'handed-over' },
    });
    // Again it is no fault, and no record.
    const { size } = room.journal;
    raffles.participants.erase(MARCH, code, host);
    expect(room.journal.size).toBe(size);
  });

  it('of those who are out goes row by row, or all of it; counts and reasons stay', () => {
    imported(fixture('raffle/participants-dirty.csv'));
    const report = () => raffles.participants.report(MARCH, host);
    const { row } = report().rows.find(({ out }) => out.length > 0)!;
    const takesPart = report().rows.find(({ out }) => out.length === 0)!;
    raffles.participants.eraseOut(MARCH, row, host);
    expect(report().rows.some((judged) => judged.row === row)).toBe(false);
    const gone = 'raffle-no-report';
    expect(refusal(() => raffles.participants.eraseOut(MARCH, row, host))).toBe(gone);
    expect(refusal(() => raffles.participants.eraseOut(MARCH, takesPart.row, host))).toBe(gone);
    raffles.participants.eraseOut(MARCH, null, host);
    expect(refusal(report)).toBe(gone);
    expect(raffles.rounds.round(MARCH).counts.reasons).toMatchObject({ 'legal-entity': 1 });
    expect(room.journal.read(room.journal.size - 1)!.record).toMatchObject({
      ...{ type: 'raffle.rows-erased', body: { raffle: 'kasipker', month: '2024-03', row: null } },
    });
  });
});

describe('a folder without the key of people’s data', () => {
  it('has codes, draws, results and erasing; whoever asks for a person is told what is missing', () => {
    imported();
    held(drafted());
    const { code } = state().holder!;
    raffles.say(MARCH, { type: 'consent', code, granted: true }, host, 'Айгүл сказала');
    expect(raffles.participants.areReadable()).toBe(true);
    for (const key of [null, randomBytes(32)]) {
      raffles = new Raffles({ ...room, now: () => room.clock.nowMs, key });
      const march = raffleResults(raffles, room.clock.nowMs).raffles[0]!.months[2]!;
      expect(raffles.participants.areReadable()).toBe(false);
      expect(march).toMatchObject({ winner: code, name: null, phase: 'contacting' });
      expect(raffleMonth(raffles, room.accounts, MARCH, room.clock.nowMs, true).steps.at(-1)).toMatchObject({
        step: { type: 'consent' },
        note: null,
      });
      for (const work of [
        () => raffles.participants.person(MARCH, code, host),
        () => raffles.participants.report(MARCH, host),
        () => raffles.participants.openNames(raffles.rounds.round(MARCH), 'list-001', [code], host),
      ]) {
        expect(refusal(work)).toBe('raffle-people-unreadable');
      }
    }
    raffles = new Raffles({ ...room, now: () => room.clock.nowMs, key: null });
    expect(refusal(() => imported(SOUND, { ...MARCH, month: '2024-03' }))).toBe('raffle-month-drafted');
    const { size } = room.journal;
    expect(refusal(() => imported(SOUND, { ...MARCH, month: '2024-07' }))).toBe('raffle-people-unreadable');
    expect(room.journal.size).toBe(size);
    decide({ type: 'lost', code, why: 'refusal' });
    expect(state().phase).toBe('redraw-due');
    held(drafted());
    raffles.participants.erase(MARCH, code, host);
    expect(raffles.entered.get(raffles.rounds.round(MARCH).batch, code)).toMatchObject({ sealed: null });
    raffles = open();
    expect(raffles.participants.person(MARCH, state().holder!.code, host).name).toMatch(/^ИП /);
  });
});

describe('what others see', () => {
  it('has codes for everybody, names with consent, and notes for the office alone', () => {
    imported();
    held(drafted());
    const { code } = state().holder!;
    raffles.say(MARCH, { type: 'proxy', code, present: true }, host, 'доверенность у Айгүл', POWER);
    const seen = (showNotes: boolean) =>
      raffleMonth(raffles, room.accounts, MARCH, room.clock.nowMs, showNotes);
    expect(seen(true).steps.at(-1)).toMatchObject({ note: 'доверенность у Айгүл', power: POWER, by: [host] });
    expect(seen(false).steps.at(-1)).toMatchObject({ note: null, power: null });
    const march = () => raffleResults(raffles, room.clock.nowMs).raffles[0]!.months[2]!;
    expect(march()).toMatchObject({ winner: code, name: null });
    raffles.say(MARCH, { type: 'consent', code, granted: true }, host, null);
    expect(march().name).toBe(raffles.participants.nameOf(raffles.rounds.round(MARCH), code));
    expect(JSON.stringify(room.journal.readRange(0, 1e6))).not.toMatch(/Айгүл|ИП |1-245/);
  });
});

function changed(draw: string, commission: readonly string[], entries?: DrawDraft['entries']): void {
  const draft = room.drafts.open().find((candidate) => candidate.draw === draw)!;
  const { closesAt, startsAt, prizes, reserves, title = null } = draft;
  const request = { closesAt, startsAt, prizes, reserves, title };
  room.drafts.change(draw, { ...request, commission, entries: entries ?? draft.entries }, host);
}

/** Rows of March under the headings as of July. */
const shifted = (rows: string, headings: string): string =>
  `${headings}\r\n${rows.replaceAll('.03.2024', '.07.2024')}`;
