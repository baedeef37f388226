/** A month of the raffle over HTTP, on a real server with its commission: file, draw, calls, substitution, redraw, handover. */
import { createHmac, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { hexToBytes } from '@noble/hashes/utils.js';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitmentOf } from '../../engine/draw/commitment.ts';
import { verifyInclusion } from '../../engine/journal/merkleLog.ts';
import { leafHash } from '../../engine/kernel/treeHasher.ts';
import { freshPassword } from '../accounts/accounts.ts';
import { type JournalVerdict, verifyJournal } from '../audit/verifyJournal.ts';
import { readPdf } from '../documents/testing/readPdf.ts';
import { blindCode } from '../entryLists/blindCodes.ts';
import { xlsxTable } from '../entryLists/xlsxTable.ts';
import { openForReading } from '../store/database.ts';
import { tirazh } from '../testing/commandLine.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import {
  type Answer,
  type Ask,
  eventually,
  sessionOf,
  startTestServer,
  type TestServer,
  untilPhase,
} from '../testing/testServer.ts';

const fixture = (name: string): Buffer => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url));
const TERMS = JSON.parse(fixture('kasipker.json').toString());
const SOUND = fixture('raffle/participants-2024-03.csv').toString();
const DAY_MS = 86_400_000;

const freshFolder = temporaryFolders();
let folder: string;
let server: TestServer;
let aheadMs = 0;
/** Sessions end while days pass: everybody signs in under another name then. */
let people = { host: 'host', commission: 'commission-1' };

beforeAll(async () => {
  folder = freshFolder();
  server = await startTestServer(folder, { now: () => Date.now() + aheadMs });
  await Promise.all([
    server.idOf('host'),
    server.idOf('commission-1'),
    server.idOf('operator-1'),
    server.idOf('auditor-1'),
  ]);
  await server.askAsHost('/api/host/raffles', { json: TERMS });
});
afterAll(() => server.close());

const at = (month: string, path = ''): string => `/api/host/raffles/kasipker/${month}${path}`;
const asHost = (path: string, ask?: Ask): Promise<Answer> => server.askAs(people.host, path, ask);
const send = (path: string, raw: string, headers = {}): Promise<Answer> =>
  asHost(path, { raw, headers: { 'content-type': 'text/csv', ...headers } });
const monthOf = async (month: string): Promise<Answer['body']> => (await asHost(at(month))).body;

/** The file's people as of another month. */
const shifted = (month: string): string => SOUND.replaceAll('.03.2024', `.${month.slice(5)}.2024`);

/** Drafts, commits, publishes and runs a month's draw, or the one among its reserves. Answers the draw's id. */
async function hold(month: string): Promise<string> {
  const [member] = await Promise.all([server.idOf(people.commission), server.idOf(people.host)]);
  const instant = (inMs: number): string => new Date(server.service.now() + inMs).toISOString();
  const draft = await asHost(at(month, '/draft'), {
    json: { closesAt: instant(1500), startsAt: instant(1600), commission: [member] },
  });
  expect(draft.status, draft.text).toBe(201);
  const { draw } = draft.body;
  const secret = randomBytes(32);
  const commitment = commitmentOf(draw, member, secret);
  const committed = await server.askAs(people.commission, `/api/host/drafts/${draw}/commitment`, {
    json: { commitment },
  });
  expect(committed.status, committed.text).toBe(204);
  const published = await asHost(`/api/host/drafts/${draw}/publish`, { method: 'POST' });
  expect(published.status, published.text).toBe(201);
  await untilPhase(server, draw, 'frozen');
  await server.askAs(people.commission, `/api/host/draws/${draw}/secrets`, {
    json: { secret: secret.toString('hex') },
  });
  const asked = await asHost(`/api/host/draws/${draw}/acts`, { json: { kind: 'start', phase: 'frozen' } });
  expect(asked.status, asked.text).toBe(201);
  await server.askAs(people.commission, `/api/host/acts/${asked.body.act}/confirm`, { method: 'POST' });
  await untilPhase(server, draw, 'completed');
  await eventually('the month knows of it', async () => {
    const { phase, aftermath } = await monthOf(month);
    // The last character is sent a moment before it is shown.
    return phase === 'contacting' && aftermath.holder.sinceMs <= server.service.now();
  });
  return draw;
}

const decide = async (month: string, decision: object, note: string | null = null): Promise<Answer> => {
  const asked = await asHost(at(month, '/decisions'), { json: { decision, note } });
  if (asked.status !== 201) return asked;
  return server.askAs(people.commission, `/api/host/raffle-decisions/${asked.body.decision}/confirm`, {
    method: 'POST',
  });
};
const say = (month: string, word: object, note: string | null = null): Promise<Answer> =>
  server.askAs(people.host === 'host' ? 'operator-1' : people.host, at(month, '/words'), {
    json: { word, note },
  });

const POWER = {
  ...{ name: 'Үмітбек Қайрат Ғалымұлы', number: '1-245', issuedOn: '2024-04-18' },
  certifiedBy: 'нотариус г. Алматы',
};

/** A paper's words, its file's name and how it may be kept. */
async function paperOf(
  month: string,
  path: string,
  order: { format: string; language: string; [more: string]: unknown },
) {
  const response = await fetch(`${server.url}${at(month, path)}`, {
    ...{ method: 'POST', body: JSON.stringify(order) },
    headers: { cookie: await freshCookie(), 'content-type': 'application/json' },
  });
  expect(response.status).toBe(200);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text =
    order.format === 'pdf'
      ? (await readPdf(bytes)).text
      : strFromU8(unzipSync(bytes)['word/document.xml']!).replaceAll(/<[^>]+>/g, '');
  const [, name] = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '') ?? [];
  return { text, name, cache: response.headers.get('cache-control') };
}

describe('participants of a month', () => {
  it('are previewed without anything being kept, with every reason and its clause', async () => {
    const { size } = server.service.journal;
    const dirty = await asHost(at('2024-03', '/preview'), {
      raw: fixture('raffle/participants-dirty.xlsx') as unknown as string,
      headers: { 'content-type': 'application/octet-stream' },
    });
    expect(dirty.status, dirty.text).toBe(200);
    expect(dirty.body.counts).toMatchObject({
      ...{ rows: 31, eligible: 9 },
      reasons: {
        'legal-entity': 1,
        duplicate: 1,
        'took-part': 1,
        'number-lost-digits': 1,
        'date-unreadable': 2,
      },
    });
    expect(dirty.body.passedOver.map(({ kind }: { kind: string }) => kind)).toEqual([
      ...['title', 'title', 'heading', 'heading', 'total', 'remark'],
    ]);
    expect(server.service.journal.size).toBe(size);
    expect((await monthOf('2024-03')).imported).toBeNull();
  });

  it('are taken over once for a repeated request, and told as a file who is out', async () => {
    const raw = fixture('raffle/participants-dirty.csv') as unknown as string;
    const headers = { 'idempotency-key': 'import-of-march', 'content-type': 'application/octet-stream' };
    const first = await asHost(at('2024-03', '/participants'), { raw, headers });
    expect(first.status, first.text).toBe(201);
    const { size } = server.service.journal;
    const again = await asHost(at('2024-03', '/participants'), { raw, headers });
    expect(again.body.imported).toEqual(first.body.imported);
    expect(server.service.journal.size).toBe(size);
    expect(first.body.imported.counts).toMatchObject({ rows: 31, eligible: 9 });
    const report = await asHost(at('2024-03', '/report?format=csv&lang=ru'), { method: 'POST' });
    expect(report.text).toContain('это БИН юридического лица');
    expect(report.text.split('\r\n')[0]).toContain('Причина');
    const xlsx = await fetch(`${server.url}${at('2024-03', '/report?format=xlsx&lang=kk')}`, {
      ...{ method: 'POST', headers: { cookie: await freshCookie() } },
    });
    const table = xlsxTable(new Uint8Array(await xlsx.arrayBuffer()));
    expect(table.rows[0]!.cells[2]).toBe('Себебі');
    // Headings, 24 rows that are out or mended more, and the six that are no participants.
    expect(table.rows.some(({ cells }) => cells[2] === 'ЖСН жоқ')).toBe(true);
  });

  it('may be imported again until the month is drafted, with codes made anew', async () => {
    const before = (await monthOf('2024-03')).imported;
    const answer = await send(at('2024-03', '/participants'), SOUND);
    expect(answer.body.imported.counts).toMatchObject({ rows: 40, eligible: 40 });
    expect(answer.body.imported.list).not.toBe(before.list);
    const { service } = server;
    const lines = Buffer.from(service.entryLists.lines(answer.body.imported.list))
      .toString()
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(40);
    for (const line of lines) expect(line).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
  });

  it('can each be told their code, with what proves that it was theirs before the draw', async () => {
    const number = '600101190007';
    const { body } = await server.askAs('operator-1', at('2024-03', '/find'), { json: { number } });
    const salt = hexToBytes(body.salt);
    expect(blindCode(salt, number)).toBe(body.code);
    const commitment = createHmac('sha256', salt)
      .update(`tirazh/raffle/v1/kasipker/2024-03/${number}`)
      .digest();
    expect(commitment.toString('hex')).toBe(body.commitment);
    const { index, count, binding, path } = body.proof;
    const siblings = path.map((hash: string) => hexToBytes(hash));
    expect(verifyInclusion(leafHash(commitment), index, count, siblings, hexToBytes(binding))).toBe(true);
    expect(verifyInclusion(leafHash(salt), index, count, siblings, hexToBytes(binding))).toBe(false);
    expect((await asHost(at('2024-03', '/find'), { json: { number: '000000000000' } })).status).toBe(404);
    const opened = await asHost(at('2024-03', '/person'), { json: { code: body.code } });
    expect(opened.body).toMatchObject({ number, name: 'ИП Әлия Нұрланқызы' });
    const records = server.service.journal.readRange(0, 1e6).map(({ record }) => record);
    const lookUps = records.filter(({ type }) => type === 'raffle.person-opened');
    expect(lookUps.map(({ body: said }) => said.code)).toEqual([body.code, body.code]);
  });

  it('who took part in March take no part in April', async () => {
    const { body } = await send(at('2024-04', '/preview'), shifted('2024-04'));
    // 31 March has no counterpart in April: that row's day is none.
    expect(body.counts.eligible).toBe(0);
    expect(body.counts.reasons['took-part']).toBeGreaterThan(35);
    const refused = await send(at('2024-04', '/participants'), shifted('2024-04'));
    expect(refused).toMatchObject({ status: 409, body: { reason: 'raffle-nobody' } });
    expect((await send(at('2024-12', '/preview'), SOUND)).status).toBe(404);
    expect((await send(at('2024-04', '/preview'), 'a;b\n1;2\n')).body).toMatchObject({
      ...{ code: 'BAD_REQUEST', reason: 'raffle-file-no-headings' },
      message: expect.stringContaining('ИИН/БИН'),
    });
    const none = await asHost(at('2024-04', '/preview'), { method: 'POST' });
    expect(none.body).toMatchObject({ reason: 'file-empty' });
    const large = await asHost('/api/host/raffles', { json: { ...TERMS, id: 'x'.repeat(600_000) } });
    expect(large).toMatchObject({ status: 413, body: { reason: 'file-too-large' } });
    const many = await Promise.all(
      Array.from({ length: 8 }, () => send(at('2024-04', '/preview'), shifted('2024-04'))),
    );
    const told = many.map(({ status, body }) => (status === 200 ? 'read' : `${status} ${body.reason}`));
    expect(told.toSorted()).toEqual([...Array(3).fill('429 file-queue'), ...Array(5).fill('read')]);
  });

  it('are seen by hosts and operators alone', async () => {
    for (const path of ['/preview', '/participants', '/report', '/find', '/person', '/words']) {
      for (const who of ['commission-1', 'auditor-1']) {
        expect((await server.askAs(who, at('2024-03', path), { json: {} })).status, `${who} ${path}`).toBe(
          403,
        );
      }
    }
  });
});

describe('a month of the raffle', () => {
  let draw: string;

  it('is drawn as any draw is, one winner and two reserves, on the same screens', async () => {
    draw = await hold('2024-03');
    const month = await monthOf('2024-03');
    expect(month).toMatchObject({
      draw,
      phase: 'contacting',
      deadline: { lastDay: '2024-04-20', state: 'drawn-late' },
    });
    const transcript = (await server.ask(`/api/draws/${draw}/transcript`)).body;
    expect(transcript.plan).toMatchObject({
      ...{ winners: 1, reserves: 2, contributors: ['operator', await server.idOf('commission-1')] },
      title: { ru: 'Акция «Kasipker», март 2024' },
      prizes: [{ amountTenge: 600_000 }],
    });
    const [winner, ...reserves] = transcript.picks.map(({ entry }: { entry: string }) => entry);
    expect(month.aftermath).toMatchObject({ holder: { code: winner, via: 'draw' }, reserves });
    expect(await send(at('2024-03', '/participants'), SOUND)).toMatchObject({
      ...{ status: 409, body: { reason: 'raffle-month-drafted' } },
    });
  });

  it('passes to the next reserve by two people, with the reason on record and the note sealed', async () => {
    const { aftermath } = await monthOf('2024-03');
    const lost = { type: 'lost', code: aftermath.holder.code, why: 'violation' };
    const asked = await asHost(at('2024-03', '/decisions'), {
      json: { decision: lost, note: 'ТОО, а не ИП: Иванов' },
    });
    expect(asked.body).toMatchObject({ state: 'asked', content: lost });
    const confirm = `/api/host/raffle-decisions/${asked.body.decision}/confirm`;
    expect((await asHost(at('2024-03', '/decisions'), { json: { decision: lost } })).body.code).toBe(
      'ALREADY_ASKED',
    );
    expect((await asHost(confirm, { method: 'POST' })).body.code).toBe('SECOND_PERSON');
    expect((await server.askAs('operator-1', confirm, { method: 'POST' })).status).toBe(403);
    const done = await server.askAs('commission-1', confirm, { method: 'POST' });
    expect(done.body).toMatchObject({ state: 'done', confirmedBy: { role: 'commission' } });
    const month = await monthOf('2024-03');
    expect(month.aftermath).toMatchObject({
      holder: { code: aftermath.reserves[0], via: 'next-reserve' },
      lost: [{ code: aftermath.holder.code, why: 'violation', clause: '5' }],
    });
    expect(month.steps.at(-1)).toMatchObject({
      note: 'ТОО, а не ИП: Иванов',
      by: [{ role: 'host' }, { role: 'commission' }],
    });
    const seen = await server.askAs('auditor-1', at('2024-03'));
    expect(seen.body.steps.at(-1).note).toBeNull();
  });

  it('writes down calls and conditions, refuses what the clauses forbid, and hands the prize over', async () => {
    const { aftermath } = await monthOf('2024-03');
    const { code } = aftermath.holder;
    const handedOver = { type: 'handed-over', code };
    expect(await decide('2024-03', handedOver)).toMatchObject({
      ...{ status: 409, body: { reason: 'raffle-conditions-missing', params: { clause: '7' } } },
    });
    const contact = {
      type: 'contact',
      code,
      channel: 'phone',
      at: new Date(server.service.now()).toISOString(),
    };
    expect((await say('2024-03', { ...contact, contact: 'c1', result: 'no-answer' })).status).toBe(201);
    expect(
      (await say('2024-03', { ...contact, contact: 'c2', result: 'reached' }, 'перезвонить Айгүл')).status,
    ).toBe(201);
    expect((await say('2024-03', { type: 'contact-mistaken', contact: 'c1' })).status).toBe(201);
    const once = { 'idempotency-key': 'word-with-a-note' };
    const noted = {
      word: { ...contact, contact: 'c4', result: 'call-back' },
      note: 'спросить перезвонившего',
    };
    const first = await server.askAs('operator-1', at('2024-03', '/words'), { json: noted, headers: once });
    expect(first.body.steps.at(-1).note).toBe(noted.note);
    const again = await server.askAs('operator-1', at('2024-03', '/words'), { json: noted, headers: once });
    // Answers are kept in the clear for a day: notes are not in them.
    expect(again.body.steps.at(-1)).toEqual({ ...first.body.steps.at(-1), note: null });
    expect((await say('2024-03', { ...contact, contact: 'c3', result: 'sung-to' })).status).toBe(400);
    const early = await decide('2024-03', { type: 'lost', code, why: 'no-contact' });
    expect(early.body).toMatchObject({ reason: 'raffle-too-early', params: { clause: '10' } });
    for (const [condition, signing] of [
      ['registered', null],
      ['act-signed', 'electronic'],
      ['identity-document', null],
    ]) {
      expect((await say('2024-03', { type: 'condition-met', code, condition, signing })).status).toBe(201);
    }
    const proxy = { type: 'proxy', code, present: true };
    expect((await say('2024-03', proxy)).text).toContain('power: expected the power of attorney');
    expect(
      (await server.askAs('operator-1', at('2024-03', '/words'), { json: { word: proxy, power: POWER } }))
        .status,
    ).toBe(201);
    expect((await decide('2024-03', handedOver)).body).toMatchObject({ state: 'done' });
    expect(await monthOf('2024-03')).toMatchObject({ phase: 'handed-over', contactDeadline: null });
  });

  it('has its protocol and its act, each as PDF and as DOCX, in Russian and in Kazakh', async () => {
    const { aftermath } = await monthOf('2024-03');
    const { code } = aftermath.holder;
    const person = (await asHost(at('2024-03', '/person'), { json: { code } })).body;
    const protocol = await paperOf('2024-03', '/protocol', {
      language: 'ru',
      format: 'pdf',
      place: 'г. Алматы',
    });
    for (const words of [
      'Протокол розыгрыша акции',
      'за март 2024',
      draw,
      'commission-1',
      'г. Алматы',
      code,
    ]) {
      expect(protocol.text).toContain(words);
    }
    expect(protocol.text).toContain('Публичный экземпляр');
    expect(protocol.text).not.toContain(person.name);
    expect(protocol.name).toBe('kasipker-2024-03-protocol-ru.pdf');

    const before = server.service.journal.size;
    const order = { language: 'ru', format: 'pdf', copy: 'signed' };
    const signed = await paperOf('2024-03', '/protocol', order);
    for (const words of [person.name, 'содержит персональные данные']) expect(signed.text).toContain(words);
    expect(signed.name).toBe('kasipker-2024-03-protocol-signed-ru.pdf');
    expect(signed.cache).toBe('no-store');
    const opened = server.service.journal.readRange(before, 1e6).map(({ record }) => record);
    const named = opened.filter(({ type }) => type === 'raffle.names-opened');
    expect(named).toMatchObject([{ body: { draw, by: expect.any(String) } }]);
    expect(named[0]!.body.codes).toHaveLength(3);
    // A member of the commission prints the copy by codes.
    const ask = (copy: string) =>
      server.askAs('commission-1', at('2024-03', '/protocol'), { json: { ...order, copy } });
    expect((await ask('signed')).body).toMatchObject({ code: 'WRONG_ROLE' });
    expect((await ask('public')).status).toBe(200);

    const details = {
      ...{ handedOn: '2024-04-23', certificate: { number: 'ST-317', validThrough: '2025-04-22' } },
      document: { number: '012345678', issuedOn: '2019-05-06', issuedBy: 'МВД РК' },
      handedBy: { name: 'Серікбаева А.', post: 'менеджер' },
    };
    const act = await paperOf('2024-03', '/handover-act', { language: 'ru', format: 'pdf', ...details });
    for (const words of [
      person.name,
      person.number,
      'ST-317',
      '012345678',
      POWER.name,
      '№ 1-245',
      '23.04.2024',
    ]) {
      expect(act.text.replaceAll('\u00a0', ' ')).toContain(words);
    }
    expect(act.cache).toBe('no-store');
    for (const [path, title] of [
      ['/protocol', 'Науқанның ұтыс ойынының хаттамасы'],
      ['/handover-act', 'Сертификатты табыстау актісі'],
    ] as const) {
      expect((await paperOf('2024-03', path, { language: 'kk', format: 'pdf' })).text).toContain(title);
      expect((await paperOf('2024-03', path, { language: 'kk', format: 'docx' })).text).toContain(title);
    }
    const { size } = server.service.journal;
    const wrong = { ...details, language: 'ru', format: 'pdf', handedOn: 'завтра', address: 7 };
    const refused = await asHost(at('2024-03', '/handover-act'), { json: wrong });
    expect(refused.status).toBe(400);
    expect(refused.text).toMatch(/handedOn.*address|address.*handedOn/s);
    expect(refused.text).not.toContain('завтра');
    expect(server.service.journal.size).toBe(size);
    for (const [who, path] of [
      ['commission-1', '/handover-act'],
      ['auditor-1', '/handover-act'],
      ['auditor-1', '/protocol'],
    ]) {
      expect((await server.askAs(who!, at('2024-03', path), { json: {} })).status, `${who} ${path}`).toBe(
        403,
      );
    }
  });

  it('is published with codes, and with a name only where its holder agreed before', async () => {
    const march = async () =>
      (await server.ask('/api/raffles')).body.raffles[0].months.find(
        ({ month }: { month: string }) => month === '2024-03',
      );
    const result = await march();
    const { aftermath } = await monthOf('2024-03');
    expect(result).toMatchObject({
      phase: 'handed-over',
      participants: 40,
      draws: [draw],
      winner: aftermath.holder.code,
      name: null,
    });
    expect((await say('2024-03', { type: 'consent', code: result.winner, granted: true })).status).toBe(201);
    expect((await march()).name).toMatch(/^ИП /);
    await say('2024-03', { type: 'consent', code: result.winner, granted: false });
    expect((await march()).name).toBeNull();
  });

  it('draws again among the reserves when nobody is reached, then ends without handover when nobody is left', async () => {
    const numbers = SOUND.split('\r\n').slice(0, 5).join('\r\n');
    const others = numbers
      .replaceAll('.03.2024', '.05.2024')
      .replaceAll(/;(\d{12});/g, (_, number: string) => `;${otherNumber(number)};`);
    const imported = await send(at('2024-05', '/participants'), others);
    expect(imported.body.imported.counts.eligible).toBe(4);
    await hold('2024-05');
    const first = (await monthOf('2024-05')).aftermath;
    const contact = {
      type: 'contact',
      contact: 'c1',
      code: first.holder.code,
      channel: 'phone',
      result: 'no-answer',
    };
    const called = await say('2024-05', { ...contact, at: new Date(server.service.now()).toISOString() });
    expect(called.status, called.text).toBe(201);
    aheadMs += 11 * DAY_MS;
    people = { host: 'host-3', commission: 'commission-2' };
    await server.idOf(people.commission);
    const lost = await decide('2024-05', { type: 'lost', code: first.holder.code, why: 'no-contact' });
    expect(lost.body, lost.text).toMatchObject({ state: 'done' });
    expect((await monthOf('2024-05')).phase).toBe('redraw-due');
    const redraw = await hold('2024-05');
    const second = (await monthOf('2024-05')).aftermath;
    expect(second.draws).toMatchObject([{ isRedraw: false }, { draw: redraw, isRedraw: true }]);
    expect([second.holder.code, ...second.reserves].toSorted()).toEqual([...first.reserves].toSorted());
    const transcript = (await server.ask(`/api/draws/${redraw}/transcript`)).body;
    expect(transcript.entries.count).toBe(2);
    const again = await paperOf('2024-05', '/protocol', { language: 'ru', format: 'pdf' });
    expect(again.text).toContain('повторный, среди резервных победителей, за май 2024 (п. 10)');
    const monthly = { language: 'ru', format: 'pdf', draw: first.draws[0].draw };
    expect((await paperOf('2024-05', '/protocol', monthly)).text).toContain('ежемесячный, за май 2024');
    const foreign = { language: 'ru', format: 'pdf', draw };
    expect((await asHost(at('2024-05', '/protocol'), { json: foreign })).status).toBe(404);
    await decide('2024-05', { type: 'lost', code: second.holder.code, why: 'refusal' });
    expect((await monthOf('2024-05')).aftermath.holder).toMatchObject({
      code: second.reserves[0],
      via: 'last-reserve',
    });
    await decide('2024-05', { type: 'lost', code: second.reserves[0], why: 'no-identity-document' });
    expect((await monthOf('2024-05')).phase).toBe('exhausted');
    const noAct = await asHost(at('2024-05', '/handover-act'), { json: { language: 'ru', format: 'pdf' } });
    expect(noAct.body).toMatchObject({ reason: 'raffle-no-holder' });
    expect((await decide('2024-05', { type: 'closed' })).body).toMatchObject({ state: 'done' });
    expect((await monthOf('2024-05')).phase).toBe('closed-without-handover');
  });

  it('erases a participant’s data when the prize is settled, and what was proved stays proved', async () => {
    const { aftermath } = await monthOf('2024-03');
    const { code } = aftermath.holder;
    expect((await asHost(at('2024-03', '/erase'), { json: { code } })).status).toBe(204);
    expect((await asHost(at('2024-03', '/person'), { json: { code } })).body).toMatchObject({
      reason: 'raffle-erased',
    });
    const { rounds, entered } = server.service.raffles;
    const { batch } = rounds.round({ raffle: 'kasipker', month: '2024-03' });
    const { commitment } = entered.get(batch, code)!;
    expect(commitment).toHaveLength(32);
  });

  it('leaves a journal that holds, and nobody’s name or number in journal, log or any file of the folder', async () => {
    server.service.journal.keepCheckpoint();
    expect(verdictOf(() => {})).toMatchObject({ ok: true });
    const words = [
      'Үмітбек',
      'Серікбаева',
      'Нұрланқызы',
      '600101190007',
      '+7 700 000',
      'Иванов',
      'перезвонить',
      'перезвонившего',
    ];
    const places = [
      server.log(),
      JSON.stringify(server.service.journal.readRange(0, 1e6)),
      // To close the lock's file would give up the server's lock, which is of this process.
      ...readdirSync(folder)
        .filter((name) => name !== 'running.lock')
        .map((name) => readFileSync(join(folder, name)).toString('latin1')),
    ];
    for (const word of words) {
      const bytes = Buffer.from(word).toString('latin1');
      for (const place of places) expect(place.includes(word) || place.includes(bytes), word).toBe(false);
    }
  });

  it.each([
    [
      'a code given to another holder',
      'UPDATE raffle_participant SET commitment = zeroblob(32) WHERE rowid_of_first',
      'changed its holder',
    ],
    ['a step that is gone', "DELETE FROM raffle_step WHERE seq = 2 AND month = '2024-03'", 'step'],
    [
      'a step by somebody else',
      `UPDATE raffle_step SET by = '["host-x"]' WHERE seq = 1 AND month = '2024-05'`,
      'step',
    ],
    [
      'terms that were changed',
      "UPDATE raffle_terms SET terms = replace(terms, '600000', '600001')",
      'terms',
    ],
    ['a month that is gone', "DELETE FROM raffle_round WHERE month = '2024-05'", 'raffle'],
  ])('is found out about %s', (_, sql, words) => {
    const changed = sql.replace(
      'rowid_of_first',
      "(batch, code) = (SELECT r.batch, min(code) FROM raffle_participant AS p JOIN raffle_round AS r ON r.batch = p.batch WHERE month = '2024-03')",
    );
    const verdict = verdictOf((database) => database.exec(`PRAGMA foreign_keys = OFF; ${changed}`));
    expect(verdict).toMatchObject({ ok: false });
    expect((verdict as { reason: string }).reason).toContain(words);
  });

  it('goes on at the command line once the server has stopped, with the passwords of two people', async () => {
    const lines = SOUND.split('\r\n').slice(0, 6).join('\r\n');
    const none = {
      closesAt: '2030-01-01T00:00:00.000Z',
      startsAt: '2030-01-01T00:01:00.000Z',
      commission: [],
    };
    const others = lines
      .replaceAll('.03.2024', '.08.2024')
      .replaceAll(/;(\d{12});/g, (_, number: string) => `;${otherNumber(number, '66')};`);
    expect((await send(at('2024-08', '/participants'), others)).status).toBe(201);
    expect(await asHost(at('2024-08', '/draft'), { json: none })).toMatchObject({
      ...{ status: 400, body: { reason: 'raffle-commission-empty', params: { clause: '5' } } },
    });
    await hold('2024-08');
    const { holder, reserves } = (await monthOf('2024-08')).aftermath;
    const busy = await tirazh('raffle', 'status', '--data', folder, '--month', '2024-08');
    expect(busy).toMatchObject({ code: 1 });
    expect(busy.stderr).toContain('another server is running');
    const { accounts } = server.service;
    const files = await Promise.all(
      (['host', 'commission'] as const).map(async (role) => {
        const password = freshPassword();
        await accounts.create(`${role}-cli`, role, password);
        const path = join(freshFolder(), role);
        writeFileSync(path, `${password}\n`, { mode: 0o600 });
        return path;
      }),
    );
    await server.close();
    const month = ['--data', folder, '--month', '2024-08'];
    const two = ['--by', 'host-cli', '--password-file', files[0]!, '--second', 'commission-cli'];
    const wrong = await tirazh(
      'raffle',
      'substitute',
      ...month,
      '--why',
      'violation',
      ...two,
      '--second-password-file',
      files[0]!,
    );
    expect(wrong).toMatchObject({ code: 1 });
    expect(wrong.stderr).toContain('commission-cli: the name or the password is wrong');
    const done = await tirazh(
      'raffle',
      'substitute',
      ...month,
      '--why',
      'violation',
      ...two,
      '--second-password-file',
      files[1]!,
    );
    expect(done.stderr).toBe('');
    expect(done.stdout).toContain(`${holder.code} does not get the prize: violation, clause 5`);
    const status = JSON.parse((await tirazh('raffle', 'status', ...month, '--json')).stdout);
    expect(status.aftermath.holder).toMatchObject({ code: reserves[0], via: 'next-reserve' });
    const out = join(freshFolder(), 'protocol.pdf');
    const printed = await tirazh('raffle', 'protocol', ...month, '--out', out, '--lang', 'kk');
    expect(printed.stderr).toBe('');
    expect((await readPdf(new Uint8Array(readFileSync(out)))).text).toContain(
      'Науқанның ұтыс ойынының хаттамасы',
    );
    const act = join(freshFolder(), 'act.docx');
    const byHost = ['--by', 'host-cli', '--password-file', files[0]!];
    const signed = join(freshFolder(), 'signed.pdf');
    const byMember = ['--by', 'commission-cli', '--password-file', files[1]!];
    const paper = ['raffle', 'protocol', ...month, '--out', signed] as const;
    expect((await tirazh(...paper, ...byMember)).stderr).toContain('not commission');
    expect(await tirazh(...paper, ...byHost)).toMatchObject({ code: 0, stderr: '' });
    expect(statSync(signed).mode & 0o777).toBe(0o600);
    expect((await readPdf(new Uint8Array(readFileSync(signed)))).text).toMatch(/ИП /);
    expect(await tirazh('raffle', 'act', ...month, '--out', act, ...byHost)).toMatchObject({
      code: 0,
      stderr: '',
    });
    expect(statSync(act).mode & 0o777).toBe(0o600);
    const words = strFromU8(unzipSync(new Uint8Array(readFileSync(act)))['word/document.xml']!);
    expect(words).toContain('Акт вручения сертификата');
    expect(words).toContain(reserves[0]);
    expect((await tirazh('journal', 'verify', '--data', folder)).code).toBe(0);
    server = await startTestServer(folder, { now: () => Date.now() + aheadMs });
    expect(
      server.service.raffles.aftermath.state(
        server.service.raffles.rounds.round({ raffle: 'kasipker', month: '2024-08' }),
      ).phase,
    ).toBe('contacting');
  });

  it('starts without the key of people’s data, says so, and shows everything but people', async () => {
    const backups = freshFolder();
    const backup = await tirazh('backup', '--data', folder, '--out', backups);
    expect(backup.stdout).toContain('raffle-people.secret, is not in it');
    await server.close();
    const path = join(folder, 'raffle-people.secret');
    const key = readFileSync(path);
    rmSync(path);
    server = await startTestServer(folder, { now: () => Date.now() + aheadMs });
    expect(server.log()).toContain('raffle-people.secret is missing or damaged');
    const { code } = (await server.askAs('host-5', at('2024-08'))).body.aftermath.holder;
    const person = () => server.askAs('host-5', at('2024-08', '/person'), { json: { code } });
    expect(await person()).toMatchObject({ status: 409, body: { reason: 'raffle-people-unreadable' } });
    const isReadable = async (path: string) => (await server.askAs('host-5', path)).body.isPeopleReadable;
    expect([await isReadable(at('2024-08')), await isReadable('/api/host/raffles')]).toEqual([false, false]);
    expect((await server.ask('/api/raffles')).body.raffles[0].months[7]).toMatchObject({ winner: code });
    expect(() => readFileSync(path)).toThrow('ENOENT');
    await server.close();
    writeFileSync(path, key);
    server = await startTestServer(folder, { now: () => Date.now() + aheadMs });
    expect((await person()).body.name).toMatch(/^ИП /);
    expect([await isReadable(at('2024-08')), await isReadable('/api/host/raffles')]).toEqual([true, true]);
  });
});

/** The journal's verdict on a copy of the folder's database that somebody has changed. */
function verdictOf(change: (database: DatabaseSync) => void): JournalVerdict {
  const path = join(freshFolder(), 'copy.sqlite');
  const source = openForReading(folder);
  source.exec(`VACUUM INTO '${path}'`);
  source.close();
  const copy = new DatabaseSync(path);
  change(copy);
  try {
    return verifyJournal(copy, server.service.verifier);
  } finally {
    copy.close();
  }
}

/** A session of somebody new: what is read as bytes does not go through `askAs`. */
async function freshCookie(): Promise<string> {
  const [name, password] = [`operator-${randomBytes(4).toString('hex')}`, freshPassword()];
  await server.service.accounts.create(name, 'operator', password);
  return sessionOf(await server.ask('/api/host/login', { json: { name, password } }));
}

/** Another well-formed number, of somebody born in another year. */
function otherNumber(number: string, years = '55'): string {
  const body = `${years}${number.slice(2, 10)}`;
  for (let last = 0; last < 100; last++) {
    const candidate = `${body}${String(last).padStart(2, '0')}`;
    if (isSound(candidate)) return candidate;
  }
  throw new Error('no number');
}

function isSound(number: string): boolean {
  const digits = Array.from(number, Number);
  const sum = (turn: number): number =>
    digits.slice(0, 11).reduce((total, digit, i) => total + digit * (((i + turn) % 11) + 1), 0) % 11;
  const check = sum(0) === 10 ? sum(2) : sum(0);
  return check === digits[11];
}
