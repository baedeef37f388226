/** A contestant in a process of its own, so that its memory and its processor time are its own. Ordered about over IPC, and killed at the end. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { benchEvent, type ContestantName, type OpenContestant, sharedNowMs } from './contestant.ts';

export type ToContestant =
  | { readonly order: 'send'; readonly events: number; readonly bytes: number; readonly draw: string }
  | { readonly order: 'usage' };

export interface Usage {
  /** Resident memory of the process, bytes: as it is, and after a full garbage collection. */
  readonly residentBytes: number;
  readonly collectedBytes: number;
  /** Processor time so far, milliseconds. */
  readonly cpuMs: number;
}

export type FromContestant =
  | { readonly answer: 'listening'; readonly port: number; readonly usage: Usage }
  | { readonly answer: 'sent'; readonly beganMs: number; readonly cpuMs: number }
  | { readonly answer: 'usage'; readonly usage: Usage };

/** Long enough for the allocator to give pages back. */
const SETTLE_MS = 300;

const OPEN: Record<ContestantName, () => Promise<OpenContestant>> = {
  ours: async () => (await import('./ours.ts')).openOurs,
  'stock Socket.IO': async () => (await import('./stockSocketIo.ts')).openStockSocketIo,
  'plain ws': async () => (await import('./plainWs.ts')).openPlainWs,
};

const answer = (message: FromContestant): boolean => process.send!(message);

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function usage(): Promise<Usage> {
  const residentBytes = process.memoryUsage.rss();
  gc!();
  await sleep(SETTLE_MS);
  gc!();
  return { residentBytes, collectedBytes: process.memoryUsage.rss(), cpuMs: cpuMs() };
}

const name = process.argv[2] as ContestantName;
const http = createServer();
const contestant = (await OPEN[name]())(http);
await new Promise<void>((done) => http.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, done));
answer({ answer: 'listening', port: (http.address() as AddressInfo).port, usage: await usage() });

process.on('message', async (message: ToContestant) => {
  if (message.order === 'send') {
    const beganMs = sharedNowMs();
    const before = cpuMs();
    const { events, bytes, draw } = message;
    contestant.send(Array.from({ length: events }, () => benchEvent(draw, bytes)));
    // After the microtasks of this tick, in which an adapter may have put the sending off.
    setImmediate(() => answer({ answer: 'sent', beganMs, cpuMs: cpuMs() - before }));
  } else {
    answer({ answer: 'usage', usage: await usage() });
  }
});
// Whoever gave the orders is gone.
process.on('disconnect', () => process.exit());
