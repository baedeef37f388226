import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { applyEvent, type DrawState } from '../../engine/draw/drawState.ts';
import { verifyTranscript } from '../../engine/draw/verifyTranscript.ts';
import { verifyJournal } from '../audit/verifyJournal.ts';
import { openForReading } from '../store/database.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import {
  eventually,
  planWithPlayers,
  startTestServer,
  type TestServer,
  untilPhase,
} from '../testing/testServer.ts';
import { Viewer } from '../testing/viewer.ts';
import { makeBackup } from './backup.ts';

const freshFolder = temporaryFolders();
const running = new Set<TestServer>();
afterEach(async () => {
  for (const server of running) await server.close();
  running.clear();
});

async function start(folder: string): Promise<TestServer> {
  const server = await startTestServer(folder);
  running.add(server);
  return server;
}

/** Backs up while `before` holds, lets the server go on until `after`, then loses its folder and starts on the backup. */
async function lose(
  before: string,
  after: string,
): Promise<{ draw: string; seen: DrawState; tag: string | null; again: TestServer; folder: string }> {
  const lost = freshFolder();
  const server = await start(lost);
  const draw = planWithPlayers(server, { closesInMs: 800, startsInMs: before === 'frozen' ? 2000 : 900 });
  await untilPhase(server, draw, before);
  const { folder: backup } = await makeBackup({
    dataFolder: lost,
    outFolder: freshFolder(),
    nowMs: Date.now(),
  });
  await untilPhase(server, draw, after);
  const seen = server.service.log.state(draw)!;
  const tag = (await server.ask(`/api/draws/${draw}/transcript`)).headers.get('etag');
  running.delete(server);
  await server.close();
  const folder = join(freshFolder(), 'data');
  cpSync(backup, folder, { recursive: true });
  cpSync(join(lost, 'journal-key.secret'), join(folder, 'journal-key.secret'));
  rmSync(lost, { recursive: true });
  return { draw, seen, tag, again: await start(folder), folder };
}

const journalOf = (folder: string, { service }: TestServer) => {
  const database = openForReading(folder);
  const verdict = verifyJournal(database, service.verifier);
  database.close();
  return verdict;
};

describe('a draw that a restored backup caught under way', () => {
  it.each([['open'], ['frozen'], ['showing']])(
    'goes on from %s at the word of two people, to a transcript that verifies, in a chain of two epochs',
    async (phase) => {
      const { draw, again, folder } = await lose(phase, 'showing');
      const before = again.service.log.state(draw)!;
      const viewer = new Viewer(again.url, draw);
      await eventually('the viewer holds the draw', () => viewer.state);
      const reason = 'the same hall, the same people';
      expect((await again.actOfTwo(draw, 'go-on', reason)).status).toBe(200);
      await untilPhase(again, draw, 'completed');

      const events = again.service.log.events(draw);
      expect(new Set(events.map(({ epoch }) => epoch))).toEqual(
        new Set([before.epoch, again.service.log.epoch]),
      );
      expect(events.reduce<DrawState | null>(applyEvent, null)).toEqual(again.service.log.state(draw));
      await eventually('the viewer is at the end', () => viewer.state?.phase === 'completed');
      expect(viewer).toMatchObject({ broken: null, state: again.service.log.state(draw) });
      viewer.close();
      expect(journalOf(folder, again)).toMatchObject({ ok: true });
      const { text } = await again.ask(`/api/draws/${draw}/transcript`);
      expect(
        verifyTranscript(Buffer.from(text)).checks.filter(({ outcome }) => outcome === 'failed'),
      ).toEqual([]);
    },
  );

  it('gives the very winners that were shown before, where they were picked before the backup', async () => {
    const { draw, seen, again } = await lose('showing', 'completed');
    expect((await again.actOfTwo(draw, 'go-on', 'shown in full before')).status).toBe(200);
    await untilPhase(again, draw, 'completed');
    const shown = ({ slots }: DrawState) =>
      slots.map(({ characters }) => characters.map((c) => c?.character).join(''));
    expect(shown(again.service.log.state(draw)!)).toEqual(shown(seen));
    expect(again.service.log.state(draw)?.completed?.transcriptDigest).toBe(seen.completed?.transcriptDigest);
  });

  it('is another file once it was drawn anew: whoever kept the lost one is given the new one', async () => {
    const { draw, tag, again } = await lose('open', 'completed');
    expect((await again.actOfTwo(draw, 'go-on', 'drawn anew, before witnesses')).status).toBe(200);
    await untilPhase(again, draw, 'completed');
    const headers = { 'if-none-match': tag! };
    const fresh = await again.ask(`/api/draws/${draw}/transcript`, { headers });
    expect(fresh.status).toBe(200);
    expect(fresh.headers.get('etag')).not.toBe(tag);
    expect(fresh.headers.get('cache-control')).toBe('public, no-cache');
  });

  it('is not started while it is held back: the refusal says what to do', async () => {
    const { draw, again } = await lose('frozen', 'frozen');
    const refused = await again.actOfTwo(draw, 'start');
    expect(refused).toMatchObject({ status: 409, body: { code: 'WRONG_STATE', reason: 'draw-held' } });
    expect(again.service.draws.get(draw)?.startedBy).toBeNull();
  });

  it('goes on once: a repeated request asks and confirms no second time, and an abort cannot wait beside it', async () => {
    const { draw, again } = await lose('open', 'open');
    const path = `/api/host/draws/${draw}/acts`;
    const headers = { 'idempotency-key': 'go-on-after-the-loss' };
    const json = { kind: 'go-on', reason: 'nothing was lost', phase: 'open' };
    const asked = await again.askAsHost(path, { json, headers });
    expect([asked.status, (await again.askAsHost(path, { json, headers })).text]).toEqual([201, asked.text]);
    expect((await again.askAsHost('/api/host/held')).body).toEqual({ draws: [draw] });
    const abort = await again.askAsHost(path, { json: { ...json, kind: 'abort' } });
    expect(abort).toMatchObject({ status: 409, body: { reason: 'opposite-waits' } });
    const confirm = `/api/host/acts/${asked.body.act}/confirm`;
    expect((await again.askAsHost(confirm, { method: 'POST' })).status).toBe(403);
    const confirmed = await again.askAs('commission-1', confirm, { method: 'POST', headers });
    const repeated = await again.askAs('commission-1', confirm, { method: 'POST', headers });
    expect([confirmed.status, repeated.text]).toEqual([200, confirmed.text]);
    expect((await again.askAsHost('/api/host/held')).body).toEqual({ draws: [] });
    const records = again.service.journal.readRange(0, 1e6).map(({ record }) => record.type);
    expect(records.filter((type) => type === 'draw.let-go-on')).toHaveLength(1);
  });

  it('is called off instead, and its tickets are free again', async () => {
    const { draw, again, folder } = await lose('frozen', 'showing');
    const reason = 'a winner was announced before the loss';
    expect((await again.actOfTwo(draw, 'abort', reason)).status).toBe(200);
    expect(again.service.log.state(draw)).toMatchObject({ phase: 'aborted', epoch: again.service.log.epoch });
    expect(journalOf(folder, again)).toMatchObject({ ok: true });
    expect((await again.askAsHost('/api/host/held')).body).toEqual({ draws: [] });
  });
});
