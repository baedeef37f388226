/** The draw host's server: opens the data folder, puts the parts together, listens, and closes in order. */
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyRateLimit from '@fastify/rate-limit';
import fastifySwagger from '@fastify/swagger';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import { badInput, TirazhError } from '../engine/errors.ts';
import { verifierOf } from '../engine/journal/signedNote.ts';
import { createPool } from '../engine/pool/pool.ts';
import { Accounts } from './accounts/accounts.ts';
import { DrawLog } from './draws/drawLog.ts';
import { DrawPlanner } from './draws/drawPlanner.ts';
import { DrawRunner } from './draws/drawRunner.ts';
import { DrawStore } from './draws/drawStore.ts';
import { FrozenLists } from './draws/frozenLists.ts';
import { onAirDraw } from './draws/onAir.ts';
import { rememberOnAir } from './draws/onAirMemory.ts';
import type { Pace } from './draws/pace.ts';
import { Registrations } from './draws/registrations.ts';
import { DrawScheduler } from './draws/scheduler.ts';
import { addHostRoutes } from './http/hostRoutes.ts';
import { addJournalRoutes } from './http/journalRoutes.ts';
import { addPages } from './http/pages.ts';
import { addPublicRoutes } from './http/publicRoutes.ts';
import { onFault, refuse } from './http/refusal.ts';
import { isSameOrigin, LiveChannel } from './live/liveChannel.ts';
import { repeat } from './repeat.ts';
import type { Limits, Service } from './service.ts';
import { lockDataFolder, openDatabase } from './store/database.ts';
import { Journal, type StoredRecord } from './store/journal.ts';
import { journalSigner } from './store/journalKey.ts';
import { SeriesStore } from './store/seriesStore.ts';
import { Settings } from './store/settings.ts';

export interface ServerOptions {
  readonly dataFolder: string;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** The journal's name in checkpoints; fixed at the first start. */
  readonly origin: string;
  readonly pace: Pace;
  readonly missedAfterMs: number;
  readonly limits: Limits;
  readonly logger: Logger;
  readonly version: string;
  readonly now: () => number;
}

export interface RunningServer {
  readonly service: Service;
  readonly http: FastifyInstance;
  readonly live: LiveChannel;
  /** Such as `http://127.0.0.1:7007`. */
  readonly url: string;
  close(): Promise<void>;
}

const WORKER_THREADS = 2;
const MAX_BODY_BYTES = 64 * 1024;
/** A request that dribbles in more slowly is cut off. */
const REQUEST_MS = 30_000;
/** At closing, connections still at work have this long before they are cut. */
const FAREWELL_MS = 2000;
/** How often the journal's tree is signed while records come in. */
const CHECKPOINT_MS = 10_000;
/** How often the scheduler looks whether the next draw is planned. */
const PLAN_AHEAD_MS = 1000;

/** They change nothing. */
const SAFE_METHODS = new Set(['GET', 'HEAD']);

const VIEWER_FOLDER = fileURLToPath(new URL('../viewer/dist', import.meta.url));

function createService(options: ServerOptions): { service: Service; closeStore: () => void } {
  const { dataFolder, now, logger } = options;
  const lock = lockDataFolder(dataFolder);
  const database = openDatabase(dataFolder);
  const signer = journalSigner(dataFolder, options.origin);
  const verifier = verifierOf(signer);
  const settings = new Settings(database);
  const journal = new Journal(database, signer, now, (fault) =>
    logger.error({ err: fault }, 'a listener of the journal failed'),
  );
  const log = new DrawLog(journal, settings.epoch());
  const series = new SeriesStore(database, journal);
  const draws = new DrawStore(database, journal, log);
  const lists = new FrozenLists(draws, log);
  const registrations = new Registrations(database, journal, series);
  const planner = new DrawPlanner(draws, series, now);
  const scheduler = new DrawScheduler({ planner, draws, logger, now });
  const accounts = new Accounts(database, journal, now);
  const pool = createPool(WORKER_THREADS);
  const runner = new DrawRunner({
    ...{ journal, draws, log, lists, registrations, pool, verifier, logger, now },
    pace: options.pace,
    missedAfterMs: options.missedAfterMs,
  });
  const finishedMs = (id: string): number | null => log.state(id)?.completed?.showAtMs ?? null;

  const secretRecords = new Set(['draw.secret', 'draw.picked']);
  const isWithheld = ({ record }: StoredRecord): boolean =>
    secretRecords.has(record.type) && draws.get(record.body.draw as string)?.phase !== 'completed';

  const service: Service = {
    ...{ settings, journal, verifier, series, draws, log, lists, registrations },
    ...{ planner, scheduler, runner, accounts, pool, now, isWithheld },
    limits: options.limits,
    onAir: rememberOnAir(journal, now, () => onAirDraw(draws, finishedMs, now())),
  };
  const closeStore = (): void => {
    journal.keepCheckpoint();
    database.close();
    lock.close();
  };
  return { service, closeStore };
}

async function createHttp(service: Service, options: ServerOptions): Promise<FastifyInstance> {
  const logger: FastifyBaseLogger = options.logger;
  const http = Fastify({
    loggerInstance: logger,
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_MS,
    logController: new LogController({ disableRequestLogging: true }),
  });
  http.setValidatorCompiler(validatorCompiler);
  http.setSerializerCompiler(serializerCompiler);
  http.setErrorHandler(onFault);
  http.setNotFoundHandler((request, reply) =>
    refuse(reply, 'NOT_FOUND', `${request.method} ${request.url.split('?')[0]}: there is no such address`),
  );
  await http.register(fastifyHelmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // The check page runs the WebAssembly kernel in a worker of its own.
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
  });
  // Same-site cookies keep foreign pages out of the host's session; this also covers old browsers and sibling
  // hosts, and keeps foreign pages from spending a visitor's number checks.
  http.addHook('onRequest', async (request, reply) => {
    if (SAFE_METHODS.has(request.method) || isSameOrigin(request.headers)) return;
    return refuse(reply, 'FOREIGN_ORIGIN', 'this request came from another site');
  });
  await http.register(fastifyCookie);
  await http.register(fastifyRateLimit, { global: false });
  await http.register(fastifySwagger, {
    openapi: { info: { title: 'Tirazh', version: options.version } },
    transform: jsonSchemaTransform,
  });
  await http.register(async (routes) => addPublicRoutes(routes, service));
  await http.register(async (routes) => addJournalRoutes(routes, service));
  await http.register(async (routes) => addHostRoutes(routes, service));
  http.get('/api/openapi.json', { schema: { hide: true } }, () => http.swagger());
  http.get('/healthz', { schema: { hide: true } }, () => ({ ok: true }));
  await addPages(http, VIEWER_FOLDER);
  return http;
}

/** What the system says of an address that cannot be listened on. */
const LISTEN_FAULTS: Record<string, (options: ServerOptions) => TirazhError> = {
  EADDRINUSE: ({ port }) =>
    new TirazhError('WRONG_STATE', `port ${port} is taken; choose another with --port`),
  EACCES: ({ port }) =>
    new TirazhError('WRONG_STATE', `port ${port}: no permission to listen on it; choose one above 1023`),
  EADDRNOTAVAIL: ({ host }) => badInput(`--host ${host}: it is no address of this machine`),
  ENOTFOUND: ({ host }) => badInput(`--host ${host}: there is no such host`),
  EAI_AGAIN: ({ host }) => badInput(`--host ${host}: there is no such host`),
};

/** Every open connection, also those that WebSockets have taken over from HTTP. */
function trackConnections(http: FastifyInstance): ReadonlySet<Socket> {
  const connections = new Set<Socket>();
  http.server.on('connection', (connection) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
  });
  return connections;
}

async function listen(http: FastifyInstance, options: ServerOptions): Promise<void> {
  try {
    await http.listen({ host: options.host, port: options.port, backlog: 4096 });
  } catch (cause) {
    const explained = LISTEN_FAULTS[(cause as NodeJS.ErrnoException).code ?? '']?.(options);
    throw explained ? new TirazhError(explained.code, explained.message, { cause }) : cause;
  }
}

/** An IPv6 address stands in brackets in a URL. */
const urlOf = (host: string, port: number): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

/**
 * Starts a server on a data folder; draws that were under way go on.
 * @throws TirazhError WRONG_STATE when another server runs on the folder or the port is taken, BAD_INPUT for an
 *   address that is none of this machine's
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { logger, now } = options;
  const { service, closeStore } = createService(options);
  const { journal, runner, scheduler, registrations, log } = service;
  let http: FastifyInstance | undefined;
  let connections: ReadonlySet<Socket>;
  let live: LiveChannel | undefined;
  try {
    http = await createHttp(service, options);
    connections = trackConnections(http);
    // Before the first connection can come in: a handshake that finds nobody hangs until its client gives up.
    live = new LiveChannel(http.server, {
      log,
      logger,
      onAir: service.onAir,
      entriesOf: (draw) => service.draws.get(draw)?.entryCount ?? registrations.count(draw),
      now,
    });
    await listen(http, options);
    journal.transact(() => journal.append('server.started', { version: options.version }));
  } catch (fault) {
    await live?.close();
    await http?.close();
    await service.pool.close();
    closeStore();
    throw fault;
  }

  const stops = [
    repeat(logger, 'planning ahead', PLAN_AHEAD_MS, () => {
      if (scheduler.planAhead() !== null) runner.wake();
    }),
    repeat(logger, 'signing a checkpoint', CHECKPOINT_MS, () => journal.keepCheckpoint()),
  ];
  runner.wake();

  const { server } = http;
  const channel = live;
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  return {
    service,
    http,
    live: channel,
    url: urlOf(options.host, port),
    async close() {
      for (const stop of stops) stop();
      await runner.stop();
      const cut = setTimeout(() => {
        for (const connection of connections) connection.destroy();
      }, FAREWELL_MS);
      await channel.close();
      await http.close();
      clearTimeout(cut);
      try {
        journal.transact(() => journal.append('server.stopped', {}));
      } finally {
        await service.pool.close();
        closeStore();
      }
    },
  };
}
