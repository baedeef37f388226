/** A drafted draw brought to its result by its people: a host, and the one member of the commission, who commits and opens a secret. */
import { randomBytes } from 'node:crypto';
import { commitmentOf } from '../../engine/draw/commitment.ts';
import { type TestServer, untilPhase } from './testServer.ts';

/** @throws Error where the server refuses a step */
export async function holdDraw(server: TestServer, draw: string, member = 'commission-1'): Promise<void> {
  const id = await server.idOf(member);
  const secret = randomBytes(32);
  const expectDone = (what: string, { status, text }: { status: number; text: string }): void => {
    if (status >= 300) throw new Error(`${draw}: ${what}: ${status} ${text}`);
  };
  const commitment = { json: { commitment: commitmentOf(draw, id, secret) } };
  expectDone('commit', await server.askAs(member, `/api/host/drafts/${draw}/commitment`, commitment));
  expectDone('publish', await server.askAsHost(`/api/host/drafts/${draw}/publish`, { method: 'POST' }));
  await untilPhase(server, draw, 'frozen');
  const opened = { json: { secret: secret.toString('hex') } };
  expectDone('open', await server.askAs(member, `/api/host/draws/${draw}/secrets`, opened));
  expectDone('start', await server.actOfTwo(draw, 'start'));
  await untilPhase(server, draw, 'completed');
}
