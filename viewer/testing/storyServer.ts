/**
 * A server that plays told draws to the built pages: the public HTTP and the live channel, at any instant of a story. For
 * what is hard to bring about on a real server: a pause, a redraw, a line that falls silent.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Server } from 'socket.io';
import type { Pulse, WatchReply, WatchRequest } from '../../broadcast/protocol/channel.ts';
import type { DrawList } from '../../broadcast/protocol/http.ts';
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';
import { applyEvent, type DrawState } from '../../engine/draw/drawState.ts';

const PULSE_MS = 1_000;
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
const PAGES: Readonly<Record<string, string>> = { '/': 'index.html', '/check': 'check.html' };
/** What the real server sends: a page that passes here passes there. */
const POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self' ws: wss:";

export interface Told {
  /** By draw. */
  readonly draws: ReadonlyMap<string, readonly DrawEvent[]>;
  readonly onAir: string | null;
  readonly list: DrawList;
  /** The server's clock stands here when the story is told, and goes on. */
  readonly nowMs: number;
  readonly viewers: number;
  readonly entries: number;
}

export interface StoryServer {
  readonly url: string;
  /** Tells a story from now on: to pages that are opened later. */
  tell(told: Told): void;
  /** One more event, to everybody. */
  add(event: DrawEvent): void;
  /** The line stays open and nothing comes any more; or it goes on. */
  silence(isSilent: boolean): void;
  stop(): Promise<void>;
}

const stateOf = (events: readonly DrawEvent[]): DrawState | null =>
  events.reduce<DrawState | null>(applyEvent, null);

/** @param folder the built pages */
export async function startStoryServer(folder: string): Promise<StoryServer> {
  let told: Told | null = null;
  let toldAtMs = 0;
  let isSilent = false;
  const now = (): number => (told?.nowMs ?? 0) + performance.now() - toldAtMs;
  const eventsOf = (draw: string | null): readonly DrawEvent[] =>
    (draw === null ? undefined : told?.draws.get(draw)) ?? [];

  function json(response: ServerResponse, body: unknown): void {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(body));
  }

  async function answer(path: string, response: ServerResponse): Promise<void> {
    if (path === '/api/draws') return json(response, told?.list);
    const events = /^\/api\/draws\/([^/]+)\/events$/.exec(path)?.[1];
    if (events) return json(response, { events: eventsOf(events) });
    if (path.startsWith('/api/')) {
      response.statusCode = 404;
      return json(response, { code: 'NOT_FOUND', message: 'not told' });
    }
    const file = PAGES[path] ?? path;
    try {
      const bytes = await readFile(join(folder, file));
      response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
      response.setHeader('content-security-policy', POLICY);
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync(bytes));
    } catch {
      response.writeHead(404).end();
    }
  }

  const http = createServer((request, response) => {
    void answer(new URL(request.url ?? '/', 'http://story').pathname, response);
  });
  const io = new Server(http, { serveClient: false });
  const pulse = (): Pulse => ({
    nowMs: now(),
    viewers: told?.viewers ?? 0,
    onAir: told?.onAir ?? null,
    entries: told?.entries ?? 0,
  });
  io.on('connection', (socket) => {
    socket.emit('pulse', pulse());
    socket.on('clock', (reply: (nowMs: number) => void) => {
      if (!isSilent) reply(now());
    });
    socket.on('watch', (request: WatchRequest, reply: (answer: WatchReply) => void) => {
      if (isSilent) return;
      const draw = request.draw ?? told?.onAir ?? null;
      const snapshot = stateOf(eventsOf(draw));
      if (snapshot) reply({ kind: 'reset', draw: snapshot.draw, epoch: snapshot.epoch, snapshot, tail: [] });
      else reply({ kind: 'none' });
    });
  });
  const timer = setInterval(() => {
    if (!isSilent) io.emit('pulse', pulse());
  }, PULSE_MS);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    tell(next) {
      told = next;
      toldAtMs = performance.now();
      isSilent = false;
    },
    add(event) {
      if (!told) throw new Error('storyServer: nothing is told yet');
      const events = [...eventsOf(event.draw), event];
      told = { ...told, draws: new Map([...told.draws, [event.draw, events]]) };
      io.emit('event', event);
    },
    silence(next) {
      isSilent = next;
    },
    async stop() {
      clearInterval(timer);
      await io.close();
    },
  };
}
