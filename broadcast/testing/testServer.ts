/** A whole server in this process: free port, small print run, fast pace, a log that is kept in memory. */
import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { freshPassword } from '../accounts/accounts.ts';
import { demoClaimPolicy } from '../claims/policyFile.ts';
import { BROADCAST_PACE, scaledPace } from '../draws/pace.ts';
import type { ActKind, ActRequest, Role } from '../protocol/host.ts';
import { type RunningServer, type ServerOptions, startServer } from '../server.ts';
import { type SmallSeries, smallSeries } from './smallSeries.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body where it is JSON, else undefined. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the fields that it expects
  readonly body: any;
}

export interface Ask {
  readonly method?: string;
  readonly json?: unknown;
  /** A body as it is, instead of `json`. */
  readonly raw?: string;
  readonly headers?: Record<string, string>;
}

export interface TestServer extends RunningServer {
  readonly series: SmallSeries;
  /** Everything logged so far, at debug level. */
  log(): string;
  ask(path: string, ask?: Ask): Promise<Answer>;
  /** Asks as somebody signed in: `host`, or `<role>-<n>`, whose account is made when it is first asked for. */
  askAs(name: string, path: string, ask?: Ask): Promise<Answer>;
  askAsHost(path: string, ask?: Ask): Promise<Answer>;
  /** Makes the host account, or gives it a fresh password, and answers it. */
  makeHost(): Promise<string>;
  /** Account id of somebody, made where there is none. */
  idOf(name: string): Promise<string>;
  /** An act of `host` and `commission-1`. Answers what the confirmation was answered. */
  actOfTwo(draw: string, kind: ActKind, reason?: string, more?: Partial<ActRequest>): Promise<Answer>;
}

export const HOST = 'host';

/** Pace of the tests: a draw of one winner and one reserve is shown in about a second. */
const TEST_PACE = scaledPace(BROADCAST_PACE, 40);

async function ask(url: string, { method, json, raw, headers }: Ask = {}): Promise<Answer> {
  const body = raw ?? (json === undefined ? undefined : JSON.stringify(json));
  const response = await fetch(url, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    ...(body === undefined ? {} : { body }),
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
  });
  const text = await response.text();
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    parsed = undefined;
  }
  return { status: response.status, headers: response.headers, text, body: parsed };
}

/** The session cookie of an answer, as a request sends it back. */
export const sessionOf = ({ headers }: Answer): string => headers.get('set-cookie')?.split(';')[0] ?? '';

/** Starts a server on a folder, takes over the small series where it is missing. */
export async function startTestServer(
  dataFolder: string,
  changes: Partial<ServerOptions> = {},
  series: SmallSeries = smallSeries(),
): Promise<TestServer> {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const running = await startServer({
    dataFolder,
    host: '127.0.0.1',
    port: 0,
    origin: 'test.example/journal',
    pace: TEST_PACE,
    missedAfterMs: 60_000,
    limits: { numberChecksPerMinute: 100_000, signInsPerMinute: 100_000 },
    logger: pino({ level: 'debug' }, sink),
    version: 'test',
    now: Date.now,
    // By the real clock the lottery goes on as if prolonged, as in a demonstration.
    ...(changes.now ? {} : { claimPolicy: demoClaimPolicy(new Date().getUTCFullYear()) }),
    ...changes,
  });
  const { service, url } = running;
  if (!service.series.get(series.commitment.series)) {
    service.series.add(series.terms, series.commitment, series.drawNumbers);
  }
  const { accounts } = service;
  /** Makes the account, or gives it a fresh password. */
  const makeAccount = async (name: string): Promise<string> => {
    const password = freshPassword();
    if (accounts.has(name)) await accounts.setPassword(name, password);
    else await accounts.create(name, name.split('-')[0] as Role, password);
    return password;
  };
  const cookies = new Map<string, Promise<string>>();
  const signIn = async (name: string): Promise<string> =>
    sessionOf(await ask(`${url}/api/host/login`, { json: { name, password: await makeAccount(name) } }));
  const askAs: TestServer['askAs'] = async (name, path, options = {}) => {
    if (!cookies.has(name)) cookies.set(name, signIn(name));
    const cookie = await cookies.get(name)!;
    return ask(url + path, { ...options, headers: { cookie, ...options.headers } });
  };
  return {
    ...running,
    series,
    askAs,
    makeHost: () => makeAccount(HOST),
    async idOf(name) {
      return (await askAs(name, '/api/host/me')).body.id;
    },
    async actOfTwo(draw, kind, reason, more = {}) {
      const phase = service.feeds.state(draw)?.phase;
      const json = { kind, phase, reason: reason ?? null, ...more };
      const asked = await askAs(HOST, `/api/host/draws/${draw}/acts`, { json });
      if (asked.status !== 201) return asked;
      return askAs('commission-1', `/api/host/acts/${asked.body.act}/confirm`, { method: 'POST' });
    },
    log: () => lines.join(''),
    ask: (path, options) => ask(url + path, options),
    askAsHost: (path, options) => askAs(HOST, path, options),
  };
}

/** Waits until `holds` answers something true. @throws Error after `withinMs`, naming `what` */
export async function eventually<T>(
  what: string,
  holds: () => T | Promise<T>,
  withinMs = 15_000,
): Promise<NonNullable<T>> {
  const end = performance.now() + withinMs;
  for (;;) {
    const asked = holds();
    const answer = await asked;
    if (answer) return answer;
    if (performance.now() > end) throw new Error(`waited ${withinMs} ms in vain: ${what}`);
    // A question to a server keeps it busy; a look does not.
    await sleep(asked instanceof Promise ? 50 : 10);
  }
}

/** Plans an automatic draw and registers `count` tickets for it. Answers the draw's id. */
export function planWithPlayers(
  { service, series }: TestServer,
  times: { readonly closesInMs: number; readonly startsInMs: number; readonly automatic?: boolean },
  tickets: { readonly from: number; readonly count: number } = { from: 0, count: 40 },
): string {
  const now = service.now();
  const plan = service.planner.plan({
    closesMs: now + times.closesInMs,
    startsMs: now + times.startsInMs,
    reserves: 1,
    automatic: times.automatic ?? true,
    outsiders: [],
    standIns: [],
  });
  const { from, count } = tickets;
  if (count > 0)
    service.registrations.registerBatch(plan.drawId, [...series.drawNumbers.slice(from, from + count)]);
  service.runner.wake();
  return plan.drawId;
}

/** Waits until a draw has reached a phase. */
export const untilPhase = ({ service }: RunningServer, draw: string, phase: string): Promise<boolean> =>
  eventually(`draw ${draw} is ${phase}`, () => service.draws.get(draw)?.phase === phase);
