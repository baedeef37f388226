/**
 * A server that a test kills: a draw host's journal and channel, a broadcast node, or stock Socket.IO with its own recovery, as a
 * process of its own whose clock the test moves. Started by `fork` with a `ChurnPlace`, ordered about over IPC.
 */
import { createServer, type Server as HttpServer } from 'node:http';
import { flushCompileCache } from 'node:module';
import type { AddressInfo } from 'node:net';
import { mock } from 'node:test';
import type { DrawEvent, DrawEventPayload } from '../../../engine/draw/drawEvent.ts';

// Before anything that keeps a timer of its own is loaded.
mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'], now: Date.UTC(2027, 0, 15, 8) });

export interface ChurnPlace {
  readonly kind: 'host' | 'node' | 'stock';
  /** Where the journal is kept; a node has none. */
  readonly folder: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** What joins host and nodes; null: nothing does. */
  readonly redis: string | null;
}

/** Where in an append the process is killed: before its commit, between commit and telling, or after telling. */
export type KillPoint = 'unjournalled' | 'untold' | 'told';

export type ToChurn =
  | { readonly order: 'pass'; readonly ms: number }
  | { readonly order: 'append'; readonly draw: string; readonly kill: KillPoint | null };

export type FromChurn =
  | { readonly answer: 'listening'; readonly url: string }
  | { readonly answer: 'passed' }
  | { readonly answer: 'appended'; readonly seq: number; readonly head: string };

const place = JSON.parse(process.argv[2]!) as ChurnPlace;
const answer = (message: FromChurn): boolean => process.send!(message);
const die = (): void => void process.kill(process.pid, 'SIGKILL');

/** How long stock Socket.IO remembers who is gone, as its manual has it. */
const RECOVERY_MS = 120_000;
const SMALL: DrawEventPayload = {
  type: 'committed',
  contributor: 'operator',
  commitment: 'b'.repeat(64),
};

async function listen(http: HttpServer): Promise<string> {
  await new Promise<void>((done) => http.listen({ port: place.port, host: '127.0.0.1' }, done));
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

async function openNode(): Promise<string> {
  const { default: pino } = await import('pino');
  const { startNode } = await import('../../nodes/nodeServer.ts');
  const { parseRedisAddress } = await import('../../../terminal/redisAddress.ts');
  const node = await startNode({
    ...{ redis: parseRedisAddress('redis', place.redis!), host: '127.0.0.1', port: place.port },
    ...{ logger: pino({ level: 'silent' }), version: 'test', now: Date.now },
    operation: { metricsToken: null, behindProxy: false, maxViewers: 0 },
  });
  return node.url;
}

/** The journal on the disk, the channel or its stock stand-in on it, and what an append does. */
async function openHost(): Promise<{ url: string; append(draw: string, kill: KillPoint | null): void }> {
  const { openStores } = await import('../../testing/stores.ts');
  const { MEMORY_DRAW, MemoryLog } = await import('./memoryLog.ts');
  const { journal, log, database } = openStores(place.folder, {
    get nowMs() {
      return Date.now();
    },
  });
  let kill: KillPoint | null = null;
  // The first to be told of a commit: nobody has heard of it yet.
  log.onEvent(() => {
    if (kill === 'untold') die();
  });
  const http = createServer();
  if (place.kind === 'stock') {
    const { Server } = await import('socket.io');
    const io = new Server(http, { connectionStateRecovery: { maxDisconnectionDuration: RECOVERY_MS } });
    io.on('connection', (socket) => {
      if (!socket.recovered) socket.join('draw');
    });
    log.onEvent((event) => io.to('draw').emit('event', event));
  } else {
    const { default: pino } = await import('pino');
    const { LiveChannel } = await import('../liveChannel.ts');
    const { openHostSide } = await import('../../nodes/hostSide.ts');
    const { parseRedisAddress } = await import('../../../terminal/redisAddress.ts');
    const logger = pino({ level: 'silent' });
    const draws = database.prepare(
      'SELECT draw FROM journal WHERE draw IS NOT NULL AND seq = 1 ORDER BY idx DESC',
    );
    const ids = (): string[] => (draws.all() as { draw: string }[]).map(({ draw }) => draw);
    const side =
      place.redis === null
        ? null
        : openHostSide({
            ...{ address: parseRedisAddress('redis', place.redis), log, logger, now: Date.now, draws: ids },
            air: () => ({ onAir: ids()[0] ?? '', entries: 0 }),
          });
    const live = new LiveChannel(http, {
      ...{ log, logger, onAir: () => ids()[0] ?? null, entriesOf: () => 0, now: Date.now },
      ...side?.channel,
    });
    side?.begin(() => live.viewers);
  }
  const planned = new MemoryLog(Date.now).events(MEMORY_DRAW)[0] as Extract<DrawEvent, { type: 'planned' }>;
  const payloadFor = (draw: string): DrawEventPayload =>
    log.state(draw)
      ? SMALL
      : { type: 'planned', planHash: planned.planHash, plan: { ...planned.plan, drawId: draw } };
  return {
    url: await listen(http),
    append(draw, killAt) {
      kill = killAt;
      journal.transact(() => {
        log.append(draw, payloadFor(draw));
        if (kill === 'unjournalled') die();
      });
      const { seq, head } = log.state(draw)!;
      // What is told leaves at the end of this tick.
      setImmediate(() => (kill === 'told' ? die() : answer({ answer: 'appended', seq, head })));
    },
  };
}

const host = place.kind === 'node' ? null : await openHost();
answer({ answer: 'listening', url: host?.url ?? (await openNode()) });
// The next life starts in half the time.
flushCompileCache();

process.on('message', (message: ToChurn) => {
  if (message.order === 'append') host!.append(message.draw, message.kill);
  else {
    mock.timers.tick(message.ms);
    setImmediate(() => answer({ answer: 'passed' }));
  }
});
process.on('disconnect', () => process.exit());
