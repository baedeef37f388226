/**
 * Where a winner's data must not be: a made-up winner is taken down, searched for, printed and erased, and then looked for in every file of the
 * data folder, in the log, in the exported journal and in every answer to those who have no right to them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClaimAct } from '../../engine/claims/claimAct.ts';
import { verifyJournal } from '../audit/verifyJournal.ts';
import { MADE_UP, ticketsOf } from '../claims/testing/tickets.ts';
import { exportJournal } from '../journalExport.ts';
import { receiveRun, smallRun } from '../testing/accountedSeries.ts';
import { smallSeries } from '../testing/smallSeries.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { type Answer, type Ask, startTestServer, type TestServer } from '../testing/testServer.ts';
import { ACCESS } from './access.ts';

const BEGIN_MS = Date.parse('2024-03-05T07:00:00.000Z');
const shiftMs = Date.now() - BEGIN_MS;
const CASHIER = 'cashier-1';
const OFFICE = 'operator-1';
/** Roles that may see claims or draws, and nobody's data. */
const WITHOUT_RIGHT = ['host', 'commission-1', 'auditor-1'] as const;
const PLANTED = [
  ...[MADE_UP.lastName, MADE_UP.firstName, MADE_UP.iin, MADE_UP.document.number, MADE_UP.address],
  ...[MADE_UP.phone, MADE_UP.email!, MADE_UP.bank!.iban!, MADE_UP.bank!.name],
];

const freshFolder = temporaryFolders();
const folder = freshFolder();
let server: TestServer;
let claim: string;
let person: string;

const as = (who: string, path: string, ask?: Ask): Promise<Answer> =>
  server.askAs(who, `/api/host${path}`, ask);
async function acts(...list: readonly (readonly [string, ClaimAct, string?])[]): Promise<void> {
  for (const [who, act, reference] of list) {
    const { seq } = (await as(who, `/claims/${claim}`)).body;
    const json = { act, seq, ...(reference && { reference }) };
    expect((await as(who, `/claims/${claim}/acts`, { json })).status, act.type).toBe(200);
  }
}

/** What is found of the planted words, also as they stand in addresses, in JSON with escapes, and in UTF-16. */
function found(bytes: Uint8Array | string): string[] {
  const haystack = Buffer.from(bytes as Uint8Array);
  const escaped = (text: string): string =>
    text.replace(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return PLANTED.filter((word) =>
    [word, encodeURIComponent(word), escaped(word)].some(
      (form) => haystack.includes(form) || haystack.includes(Buffer.from(form, 'utf16le')),
    ),
  );
}

function filesOf(place: string): string[] {
  return readdirSync(place, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesOf(join(place, entry.name)) : [join(place, entry.name)],
  );
}

async function expectNowhere(): Promise<void> {
  const files = filesOf(folder);
  expect(files.length).toBeGreaterThan(2);
  for (const file of files) expect(found(readFileSync(file)), file).toEqual([]);
  expect(found(server.log())).toEqual([]);
  const out = join(freshFolder(), 'journal.jsonl');
  await exportJournal(server.service.database, out, () => {});
  expect(found(readFileSync(out))).toEqual([]);
}

beforeAll(async () => {
  server = await startTestServer(
    folder,
    { now: () => Date.now() - shiftMs, officeKey: 'a key over planted data' },
    smallSeries(7),
  );
  receiveRun(server.service, smallRun(), server.service.office!);
  await as(OFFICE, '/tickets/1/movements', { json: { to: 'sold', tickets: '1-20' } });
  const { serial, code } = ticketsOf(50_000)[0]!;
  const source = { kind: 'instant' };
  claim = (await as(CASHIER, '/claims', { json: { serial, code, source } })).body.claim;
  person = (await as(CASHIER, `/claims/${claim}/person`, { json: MADE_UP })).body.person;
  await acts(
    [CASHIER, { type: 'choose', resident: true, wishes: { form: 'transfer' } }],
    [CASHIER, { type: 'consent-to-processing' }],
    [
      CASHIER,
      {
        type: 'give-documents',
        documents: ['identity', 'iin', 'consent', 'transfer-request', 'bank-details'],
      },
    ],
    [OFFICE, { type: 'approve' }],
    [CASHIER, { type: 'pay', form: 'transfer' }, 'PP-7'],
    [OFFICE, { type: 'withdraw-ticket' }],
  );
}, 60_000);
afterAll(() => server.close());

describe('a winner’s data', () => {
  it('are with those who may see them, so that what follows can fail', async () => {
    const opened = await as(CASHIER, `/claims/${claim}/person/open`, { json: { purpose: 'payment' } });
    expect(found(opened.text)).toEqual(PLANTED);
    const form = await as(CASHIER, `/claims/${claim}/forms/annex-2-transfer-request`, {
      json: { language: 'ru' },
    });
    expect(form.headers.get('content-type')).toBe('application/pdf');
    expect((await as(CASHIER, '/people/find', { json: { iin: MADE_UP.iin } })).body.claims).toHaveLength(1);
  });

  it('are in no file of the folder, in no log and not in the exported journal', expectNowhere);

  it('are in no answer to those who have no right to them', async () => {
    const filled = (path: string): string =>
      path
        .replace('/api/host', '')
        .replace(':claim', claim)
        .replace(':series', '1')
        .replace(':serial', ticketsOf(50_000)[0]!.serial)
        .replace(':person', person)
        .replace(':form', 'annex-4-consent')
        .replace(/:\w+/g, 'unknown');
    const bodies: Readonly<Record<string, object>> = {
      'POST /api/host/claims/:claim/person/open': { purpose: 'payment' },
      'POST /api/host/claims/:claim/forms/:form': { language: 'ru' },
      'POST /api/host/claims/:claim/person': MADE_UP,
      'POST /api/host/people/find': { iin: MADE_UP.iin },
    };
    const routes = Object.keys(ACCESS).filter((route) => route.startsWith('GET ') || route in bodies);
    expect(routes.length).toBeGreaterThan(15);
    for (const route of routes) {
      const [method, path] = route.split(' ') as [string, string];
      const json = bodies[route];
      const ask: Ask = { method, ...(json && { json }) };
      for (const who of WITHOUT_RIGHT) {
        const answer = await as(who, filled(path), ask);
        expect(found(answer.text), `${who}: ${route}`).toEqual([]);
        if (json) expect(answer.status, `${who}: ${route}`).toBe(403);
      }
      const nobody = await server.ask(`/api/host${filled(path)}`, ask);
      expect([nobody.status, found(nobody.text)], route).toEqual([401, []]);
    }
    // Those at the counter see a claim without its winner until they say what for.
    for (const path of [`/claims/${claim}`, '/claims', '/claims-desk', '/journal']) {
      expect(found((await as(CASHIER, path)).text), path).toEqual([]);
    }
    for (const path of ['/metrics', '/api/series/1/prizes', '/api/draws', '/journal/checkpoint']) {
      expect(found((await server.ask(path)).text), path).toEqual([]);
    }
    for (let i = 0; i < server.service.journal.size; i++) {
      expect(found((await server.ask(`/journal/records/${i}`)).text)).toEqual([]);
    }
  });

  it('erased, are given to nobody any more and on no form; the journal’s proofs hold', async () => {
    const { journal, database, verifier } = server.service;
    const before = { size: journal.size, root: Buffer.from(journal.root()).toString('hex') };
    const needed = await as(OFFICE, `/people/${person}/erase`, { method: 'POST' });
    expect(needed.body).toMatchObject({ reason: 'person-needed', params: { claim } });
    await acts([OFFICE, { type: 'destroy-ticket' }]);
    expect((await as(OFFICE, `/people/${person}/erase`, { method: 'POST' })).status).toBe(204);
    const opened = await as(CASHIER, `/claims/${claim}/person/open`, { json: { purpose: 'contact' } });
    expect(opened).toMatchObject({ status: 404, body: { reason: 'no-such-person' } });
    for (const form of ['annex-1-cash-order', 'annex-2-transfer-request', 'annex-4-consent']) {
      const answer = await as(CASHIER, `/claims/${claim}/forms/${form}`, { json: { language: 'kk' } });
      expect(answer, form).toMatchObject({ status: 404, body: { reason: 'no-such-person' } });
    }
    expect((await as(CASHIER, '/people/find', { json: { iin: MADE_UP.iin } })).body.claims).toEqual([]);
    expect((await as(CASHIER, `/claims/${claim}`)).body).toMatchObject({ person: null, state: 'destroyed' });
    // A checkpoint of before leads to that of now: nothing was rewritten.
    expect(Buffer.from(journal.root(before.size)).toString('hex')).toBe(before.root);
    expect(verifyJournal(database, verifier)).toMatchObject({ ok: true });
    await expectNowhere();
  });
});
