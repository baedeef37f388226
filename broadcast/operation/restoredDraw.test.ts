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
): Promise<{ draw: string; seen: DrawState; again: TestServer; folder: string }> {
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
  running.delete(server);
  await server.close();
  const folder = join(freshFolder(), 'data');
  cpSync(backup, folder, { recursive: true });
  cpSync(join(lost, 'journal-key.secret'), join(folder, 'journal-key.secret'));
  rmSync(lost, { recursive: true });
  return { draw, seen, again: await start(folder), folder };
}

const journalOf = (folder: string, { service }: TestServer) => {
  const database = openForReading(folder);
  const verdict = verifyJournal(database, service.verifier);
  database.close();
  return verdict;
};

describe('a draw that a restored backup caught under way', () => {
  it.each([['open'], ['frozen'], ['showing']])(
    'goes on from %s at a host’s word, to a transcript that verifies, in a chain of two epochs',
    async (phase) => {
      const { draw, again, folder } = await lose(phase, 'showing');
      const before = again.service.log.state(draw)!;
      const viewer = new Viewer(again.url, draw);
      await eventually('the viewer holds the draw', () => viewer.state);
      const word = { json: { reason: 'the same hall, the same people' } };
      expect((await again.askAsHost(`/api/host/draws/${draw}/go-on`, word)).status).toBe(200);
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
    await again.askAsHost(`/api/host/draws/${draw}/go-on`, { json: { reason: 'shown in full before' } });
    await untilPhase(again, draw, 'completed');
    const shown = ({ slots }: DrawState) =>
      slots.map(({ characters }) => characters.map((c) => c?.character).join(''));
    expect(shown(again.service.log.state(draw)!)).toEqual(shown(seen));
    expect(again.service.log.state(draw)?.completed?.transcriptDigest).toBe(seen.completed?.transcriptDigest);
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
