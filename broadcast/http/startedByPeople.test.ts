/** A draw that two people start, as everybody can read it: events, list of draws, transcript, paper. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Transcript } from '../../engine/draw/transcript.ts';
import { verifyTranscript } from '../../engine/draw/verifyTranscript.ts';
import { readPdf } from '../documents/testing/readPdf.ts';
import type { DrawSummary } from '../protocol/http.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { planWithPlayers, startTestServer, type TestServer, untilPhase } from '../testing/testServer.ts';

const freshFolder = temporaryFolders();
let server: TestServer;
let draw: string;
let by: string[];

beforeAll(async () => {
  server = await startTestServer(freshFolder());
  draw = planWithPlayers(server, { closesInMs: 1000, startsInMs: 1000, automatic: false });
  await untilPhase(server, draw, 'frozen');
  expect((await server.actOfTwo(draw, 'start')).status).toBe(200);
  by = [await server.idOf('host'), await server.idOf('commission-1')];
  await untilPhase(server, draw, 'completed');
});
afterAll(() => server.close());

const summary = async (): Promise<DrawSummary> =>
  (await server.ask('/api/draws')).body.draws.find((each: DrawSummary) => each.draw === draw);

it('the events and the list of draws name both', async () => {
  const { events } = (await server.ask(`/api/draws/${draw}/events`)).body;
  const types = events.map(({ type }: { type: string }) => type);
  expect(types.filter((type: string) => type === 'started')).toHaveLength(1);
  expect(types.indexOf('started')).toBeLessThan(types.indexOf('sealed'));
  expect(events.find(({ type }: { type: string }) => type === 'started').by).toEqual(by);
  expect(await summary()).toMatchObject({ started: { by }, standing: 'valid' });
});

it('the transcript carries the record, and verifies with it', async () => {
  const { text, body } = await server.ask(`/api/draws/${draw}/transcript`);
  const { journal } = body as Transcript;
  const started = journal!.records.map((record) => JSON.parse(record.text).body).at(-2);
  expect(started).toMatchObject({ type: 'started', by });
  const { ok, checks } = verifyTranscript(Buffer.from(text));
  expect({ ok, failed: checks.filter(({ outcome }) => outcome === 'failed') }).toEqual({
    ...{ ok: true, failed: [] },
  });
});

it.each(['ru', 'kk'])('the paper names both, in %s', async (language) => {
  const response = await fetch(`${server.url}/api/draws/${draw}/protocol.pdf?lang=${language}`);
  const { text } = await readPdf(new Uint8Array(await response.arrayBuffer()));
  for (const id of by) expect(text.replaceAll(' ', '')).toContain(id);
});

it('a result that no longer counts says so, and where the draw is held instead', async () => {
  await server.actOfTwo(draw, 'certification');
  expect(await summary()).toMatchObject({ phase: 'completed', standing: 'certified', redrawnAs: null });
  expect((await server.actOfTwo(draw, 'redraw', 'the winner stayed away')).status).toBe(200);
  const { next } = server.service.log.state(draw)!.redrawn!;
  expect(await summary()).toMatchObject({ phase: 'completed', standing: 'annulled', redrawnAs: next });
});
