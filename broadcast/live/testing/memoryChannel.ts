/** A live channel on a log in memory, listening on a free port of this machine: for tests that need no draw host. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { LiveChannel, type LiveParts } from '../liveChannel.ts';
import { MEMORY_DRAW, MemoryLog } from './memoryLog.ts';

export interface MemoryChannel {
  readonly live: LiveChannel;
  readonly log: MemoryLog;
  readonly url: string;
  close(): Promise<void>;
}

/** @param port 0 takes a free one */
export async function openMemoryChannel(
  parts: Partial<LiveParts> = {},
  log: MemoryLog = new MemoryLog(Date.now),
  port = 0,
): Promise<MemoryChannel> {
  const http = createServer();
  const live = new LiveChannel(http, {
    log,
    logger: pino({ level: 'silent' }),
    onAir: () => MEMORY_DRAW,
    entriesOf: () => 0,
    now: Date.now,
    ...parts,
  });
  await new Promise<void>((done) => http.listen({ port, host: '127.0.0.1', backlog: 4096 }, done));
  return {
    live,
    log,
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    close: () => live.close(),
  };
}
