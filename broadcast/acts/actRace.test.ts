/** Two consoles at the same moment: exactly one of them is accepted, every time. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import {
  type Answer,
  planWithPlayers,
  startTestServer,
  type TestServer,
  untilPhase,
} from '../testing/testServer.ts';

const ROUNDS = 50;
const freshFolder = temporaryFolders();
let server: TestServer;
let draw: string;

beforeAll(async () => {
  server = await startTestServer(freshFolder());
  draw = planWithPlayers(server, { closesInMs: 3_600_000, startsInMs: 3_600_000 }, { from: 0, count: 3 });
  for (const name of ['host', 'host-2', 'commission-1', 'commission-2']) await server.idOf(name);
});
afterAll(() => server.close());

const ask = (who: string, kind = 'foul', headers: Record<string, string> = {}): Promise<Answer> =>
  server.askAs(who, `/api/host/draws/${draw}/acts`, {
    json: { kind, reason: 'for a good reason', phase: 'open' },
    headers,
  });
const confirm = (who: string, act: string, headers: Record<string, string> = {}): Promise<Answer> =>
  server.askAs(who, `/api/host/acts/${act}/confirm`, { method: 'POST', headers });
const statusesOf = (answers: readonly Answer[]): number[] => answers.map(({ status }) => status).toSorted();
const notices = (): number => server.service.log.state(draw)!.notices.length;

it('asking for the same act at once, one console is accepted and the other told so', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const answers = await Promise.all([ask('host'), ask('commission-1')]);
    expect(statusesOf(answers)).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('ALREADY_ASKED');
    const { act, askedBy } = answers.find(({ status }) => status === 201)!.body;
    expect(
      (await server.askAs(askedBy.name, `/api/host/acts/${act}/withdraw`, { method: 'POST' })).status,
    ).toBe(200);
  }
});

it('confirming the same act at once, one person is the second and the act is done once', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const before = notices();
    const { act } = (await ask('host')).body;
    const answers = await Promise.all(
      ['commission-1', 'commission-2', 'host', 'host-2'].map((who) => confirm(who, act)),
    );
    expect(statusesOf(answers)).toEqual([200, expect.any(Number), expect.any(Number), expect.any(Number)]);
    expect(notices()).toBe(before + 1);
  }
});

it('withdrawing and confirming at once, one of the two happens', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const before = notices();
    const { act } = (await ask('host')).body;
    const [withdrawn, confirmed] = await Promise.all([
      server.askAs('host', `/api/host/acts/${act}/withdraw`, { method: 'POST' }),
      confirm('commission-1', act),
    ]);
    expect(statusesOf([withdrawn, confirmed])).toEqual([200, 409]);
    expect(notices()).toBe(before + (confirmed.status === 200 ? 1 : 0));
  }
});

it('a double click with its key asks once and confirms once, and both clicks are answered alike', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const before = notices();
    const key = { 'idempotency-key': `double-click-${round}` };
    const asked = await Promise.all([ask('host', 'correction', key), ask('host', 'correction', key)]);
    expect(statusesOf(asked)).toEqual([201, 201]);
    expect(asked[0]!.text).toBe(asked[1]!.text);
    const { act } = asked[0]!.body;
    const confirmed = await Promise.all([
      confirm('commission-1', act, key),
      confirm('commission-1', act, key),
    ]);
    expect(statusesOf(confirmed)).toEqual([200, 200]);
    expect(confirmed[0]!.text).toBe(confirmed[1]!.text);
    expect(notices()).toBe(before + 1);
  }
});

it('asking for opposite acts at once, one is accepted and the other told what waits', async () => {
  const past = planWithPlayers(
    server,
    { closesInMs: 1000, startsInMs: 1000, automatic: false },
    { from: 3, count: 3 },
  );
  await untilPhase(server, past, 'frozen');
  const askFor = (who: string, kind: string): Promise<Answer> =>
    server.askAs(who, `/api/host/draws/${past}/acts`, {
      json: { kind, reason: 'for a good reason', phase: 'frozen' },
    });
  for (let round = 0; round < ROUNDS; round++) {
    const [first, second] = round % 2 === 0 ? (['start', 'abort'] as const) : (['abort', 'start'] as const);
    const answers = await Promise.all([askFor('host', first), askFor('commission-1', second)]);
    expect(statusesOf(answers)).toEqual([201, 409]);
    const accepted = answers.find(({ status }) => status === 201)!.body;
    expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({
      ...{ code: 'WRONG_STATE', reason: 'opposite-waits', params: { kind: accepted.kind } },
    });
    await server.askAs(accepted.askedBy.name, `/api/host/acts/${accepted.act}/withdraw`, { method: 'POST' });
  }
});

it('pausing and confirming a start at once, the draw stands still or has started, never both undecided', async () => {
  for (let round = 0; round < 3; round++) {
    const id = planWithPlayers(
      server,
      { closesInMs: 1000, startsInMs: 1000, automatic: false },
      { from: 6 + 3 * round, count: 3 },
    );
    await untilPhase(server, id, 'frozen');
    const path = `/api/host/draws/${id}/acts`;
    const asked = await server.askAs('host', path, { json: { kind: 'start', phase: 'frozen' } });
    const [paused, confirmed] = await Promise.all([
      server.askAs('commission-2', path, { json: { kind: 'pause', reason: 'wait', phase: 'frozen' } }),
      confirm('commission-1', asked.body.act),
    ]);
    const { started } = server.service.log.state(id)!;
    expect(started !== null).toBe(confirmed.status === 200);
    if (confirmed.status !== 200) expect([paused.status, confirmed.body.reason]).toEqual([201, 'act-lapsed']);
  }
});

it('aborting and confirming an abort twice leaves one abort', async () => {
  const { act } = (await ask('host', 'abort')).body;
  const answers = await Promise.all(['commission-1', 'commission-2'].map((who) => confirm(who, act)));
  expect(statusesOf(answers)).toEqual([200, 409]);
  const types = server.service.log.events(draw).map(({ type }) => type);
  expect(types.filter((type) => type === 'aborted')).toHaveLength(1);
});
