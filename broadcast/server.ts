/** The draw host's server: opens the data folder, puts the parts together, listens, and closes in order. */
import { fileURLToPath } from 'node:url';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyRateLimit from '@fastify/rate-limit';
import fastifySwagger from '@fastify/swagger';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import { TirazhError } from '../engine/errors.ts';
import { verifierOf } from '../engine/journal/signedNote.ts';
import { createPool } from '../engine/pool/pool.ts';
import { Accounts } from './accounts/accounts.ts';
import { DrawLog } from './draws/drawLog.ts';
import { DrawPlanner } from './draws/drawPlanner.ts';
import { DrawRunner } from './draws/drawRunner.ts';
import { DrawStore } from './draws/drawStore.ts';
import { FrozenLists } from './draws/frozenLists.ts';
import { onAirDraw } from './draws/onAir.ts';
import type { Pace } from './draws/pace.ts';
import { Registrations } from './draws/registrations.ts';
import { DrawScheduler } from './draws/scheduler.ts';
import { addHostRoutes } from './http/hostRoutes.ts';
import { addJournalRoutes } from './http/journalRoutes.ts';
import { addPages } from './http/pages.ts';
import { addPublicRoutes } from './http/publicRoutes.ts';
import { onFault } from './http/refusal.ts';
import { LiveChannel } from './live/liveChannel.ts';
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
  readonly live: LiveChannel;
  /** Such as `http://127.0.0.1:7007`. */
  readonly url: string;
  close(): Promise<void>;
}

const WORKER_THREADS = 2;
const MAX_BODY_BYTES = 64 * 1024;
/** How often the journal's tree is signed while records come in. */
const CHECKPOINT_MS = 10_000;
/** How often the scheduler looks whether the next draw is planned. */
const PLAN_AHEAD_MS = 1000;

const VIEWER_FOLDER = fileURLToPath(new URL('../viewer/dist', import.meta.url));

function createService(options: ServerOptions): { service: Service; closeStore: () => void } {
  const { dataFolder, now, logger } = options;
  const lock = lockDataFolder(dataFolder);
  const database = openDatabase(dataFolder);
  const signer = journalSigner(dataFolder, options.origin);
  const verifier = verifierOf(signer);
  const settings = new Settings(database);
  const journal = new Journal(database, signer, now);
  const log = new DrawLog(journal, settings.epoch());
  const series = new SeriesStore(database, journal);
  const draws = new DrawStore(database, journal, log);
  const lists = new FrozenLists(draws, log);
  const registrations = new Registrations(database, journal, series, now);
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
    onAir: () => onAirDraw(draws, finishedMs, now()),
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
    logController: new LogController({ disableRequestLogging: true }),
  });
  http.setValidatorCompiler(validatorCompiler);
  http.setSerializerCompiler(serializerCompiler);
  http.setErrorHandler(onFault);
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

/**
 * Starts a server on a data folder; draws that were under way go on.
 * @throws TirazhError WRONG_STATE when another server runs on the folder or the port is taken
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { service, closeStore } = createService(options);
  const { journal, runner, scheduler, registrations, log, now } = service;
  const http = await createHttp(service, options);
  try {
    await http.listen({ host: options.host, port: options.port, backlog: 4096 });
  } catch (cause) {
    closeStore();
    await service.pool.close();
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause;
    throw new TirazhError('WRONG_STATE', `port ${options.port} is taken; choose another with --port`, {
      cause,
    });
  }
  const live = new LiveChannel(http.server, {
    log,
    onAir: service.onAir,
    entriesOf: (draw) => service.draws.get(draw)?.entryCount ?? registrations.count(draw),
    now,
  });
  journal.transact(() => journal.append('server.started', { version: options.version }));

  const planning = setInterval(() => {
    if (scheduler.planAhead() !== null) runner.wake();
  }, PLAN_AHEAD_MS);
  const checkpoints = setInterval(() => journal.keepCheckpoint(), CHECKPOINT_MS);
  runner.wake();

  const address = http.server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  return {
    service,
    live,
    url: `http://${options.host}:${port}`,
    async close() {
      clearInterval(planning);
      clearInterval(checkpoints);
      await runner.stop();
      await live.close();
      await http.close();
      journal.transact(() => journal.append('server.stopped', {}));
      await service.pool.close();
      closeStore();
    },
  };
}
