/** The draw host's server: opens the data folder, puts the parts together, listens, and closes in order. */
import type { Socket } from 'node:net';
import type { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyRateLimit from '@fastify/rate-limit';
import fastifySwagger from '@fastify/swagger';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import type { ClaimPolicy } from '../engine/claims/claimPolicy.ts';
import { verifierOf } from '../engine/journal/signedNote.ts';
import { createPool } from '../engine/pool/pool.ts';
import type { RedisAddress } from '../terminal/redisAddress.ts';
import { PEOPLE_AN_ACT } from './acts/acts.ts';
import { openClaimOffice } from './claims/claimOffice.ts';
import { type FormDetails, NO_FORM_DETAILS } from './claims/formDetails.ts';
import { ownClaimPolicy } from './claims/policyFile.ts';
import { DrawFeeds } from './draws/drawFeed.ts';
import { openDrawRoom } from './draws/drawRoom.ts';
import { onAirDraw } from './draws/onAir.ts';
import { rememberOnAir } from './draws/onAirMemory.ts';
import type { Pace } from './draws/pace.ts';
import { DrawScheduler } from './draws/scheduler.ts';
import { guardHostRoutes } from './http/access.ts';
import { addActRoutes } from './http/actRoutes.ts';
import { addClaimRoutes } from './http/claimRoutes.ts';
import { Commands } from './http/commands.ts';
import { addDocumentRoutes } from './http/documentRoutes.ts';
import { addDraftRoutes } from './http/draftRoutes.ts';
import { addEntryListRoutes } from './http/entryListRoutes.ts';
import { addEventRoutes } from './http/eventRoutes.ts';
import { addHostRoutes } from './http/hostRoutes.ts';
import { addJournalRoutes } from './http/journalRoutes.ts';
import { listen, portOf, trackConnections, urlOf } from './http/listening.ts';
import { addHeldDrawRoutes, addOperationRoutes } from './http/operationRoutes.ts';
import { addPages } from './http/pages.ts';
import { addPublicRoutes } from './http/publicRoutes.ts';
import { addRafflePaperRoutes } from './http/rafflePaperRoutes.ts';
import { addRaffleRoutes } from './http/raffleRoutes.ts';
import { onFault, refuse, refuseAddress, STRAY_REQUESTS } from './http/refusal.ts';
import { addRegistrationRoutes } from './http/registrationRoutes.ts';
import { addRehearsalRoutes } from './http/rehearsalRoutes.ts';
import { siteHeaders } from './http/siteHeaders.ts';
import { addTicketRoutes } from './http/ticketRoutes.ts';
import { addUnclaimedRoutes } from './http/unclaimedRoutes.ts';
import { visitorOf } from './http/visitor.ts';
import { addWinnerRoutes } from './http/winnerRoutes.ts';
import { isSameOrigin, LiveChannel } from './live/liveChannel.ts';
import type { HostSide } from './nodes/hostSide.ts';
import { HeldDraws, RunnableDraws } from './operation/heldDraws.ts';
import { DEFAULT_OPERATION, type OperationOptions, watchOperation } from './operation/operation.ts';
import type { Readiness } from './operation/readiness.ts';
import { beginRestoredLife, expectJournalKey } from './operation/restoredFolder.ts';
import { PEOPLE_KEY_FILE, peopleKey } from './raffle/peopleKey.ts';
import { Raffles } from './raffle/raffles.ts';
import { Rehearsals } from './rehearsal/rehearsals.ts';
import { repeat } from './repeat.ts';
import type { Limits, Service } from './service.ts';
import { lockDataFolder, openDatabase } from './store/database.ts';
import { Journal, type StoredRecord } from './store/journal.ts';
import { journalSigner } from './store/journalKey.ts';
import { Settings } from './store/settings.ts';
import { Identifications } from './tickets/identification.ts';
import { type OfficeKey, openOfficeKey } from './tickets/officeKey.ts';

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
  /** Where it is left out: `DEFAULT_OPERATION`. */
  readonly operation?: Partial<OperationOptions>;
  /** Where broadcast nodes read what is published; left out: there are none. */
  readonly redis?: RedisAddress;
  /** The office key's text; left out: nothing sealed can be opened. */
  readonly officeKey?: string;
  /** How claims are settled where the terms leave it open; left out: as the project reads 7S AVTO LOTO. */
  readonly claimPolicy?: ClaimPolicy;
  /** What the operator fills into forms; left out: lines to write on. */
  readonly formDetails?: FormDetails;
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

interface OpenedService {
  readonly service: Service;
  readonly database: DatabaseSync;
  /** The connection that holds the folder's lock. */
  readonly lock: DatabaseSync;
  readonly held: HeldDraws;
  closeStore(): void;
}

/** @throws TirazhError BAD_INPUT for another key than the folder's; the folder is then free again */
function openOffice(
  { officeKey }: ServerOptions,
  database: DatabaseSync,
  lock: DatabaseSync,
): OfficeKey | null {
  if (officeKey === undefined) return null;
  try {
    return openOfficeKey(database, officeKey);
  } catch (fault) {
    database.close();
    lock.close();
    throw fault;
  }
}

function createService(options: ServerOptions): OpenedService {
  const { dataFolder, now, logger } = options;
  expectJournalKey(dataFolder);
  const lock = lockDataFolder(dataFolder);
  const database = openDatabase(dataFolder);
  const office = openOffice(options, database, lock);
  const signer = journalSigner(dataFolder, options.origin);
  const verifier = verifierOf(signer);
  const settings = new Settings(database);
  const journal = new Journal(database, signer, now, (fault) =>
    logger.error({ err: fault }, 'a listener of the journal failed'),
  );
  const held = new HeldDraws(database, settings, journal);
  const restored = beginRestoredLife(database, { settings, journal, held });
  if (restored)
    logger.warn({ held: held.ids, ...restored }, 'this folder was restored: another epoch begins');
  const pool = createPool(WORKER_THREADS);
  const { pace, missedAfterMs } = options;
  const room = openDrawRoom({
    ...{ database, journal, verifier, pool, logger, pace, missedAfterMs, now },
    epoch: settings.epoch(),
    actPrefix: 'act-',
    runnable: (log) => new RunnableDraws(database, journal, log, held),
    held,
  });
  const { log, draws, planner } = room;
  const scheduler = new DrawScheduler({ planner, draws, logger, now });
  const rehearsals = new Rehearsals({ ...room, pool, logger, pace, missedAfterMs, now });
  const key = peopleKey(dataFolder, database, office);
  if (key === null)
    logger.warn(`${PEOPLE_KEY_FILE} is missing or damaged: participants cannot be read, draws can`);
  const raffles = new Raffles({ ...room, database, now, key });
  const finishedMs = (id: string): number | null => log.state(id)?.completed?.showAtMs ?? null;

  const secretRecords = new Set(['draw.secret', 'draw.picked']);
  const isWithheld = ({ record }: StoredRecord): boolean =>
    secretRecords.has(record.type) && draws.get(record.body.draw as string)?.phase !== 'completed';

  const identifications = new Identifications({ ...room, database, office });
  const claimOffice = openClaimOffice({
    ...{ ...room, database, identifications, office, now },
    policy: options.claimPolicy ?? ownClaimPolicy(),
    formDetails: options.formDetails ?? NO_FORM_DETAILS,
    stateOf: (draw) => log.state(draw),
  });

  planner.warnOfLate((series, shownOn) => claimOffice.policies.overBefore(series, shownOn));

  const service: Service = {
    ...room,
    ...{ settings, scheduler, rehearsals, raffles, pool, now, isWithheld, office },
    ...{ identifications, claimOffice, ledger: claimOffice.ledger, database },
    feeds: new DrawFeeds(log, rehearsals),
    commands: new Commands(database, journal, now),
    roomOf: (draw) => rehearsals.roomOf(draw) ?? room,
    limits: options.limits,
    onAir: rememberOnAir(journal, now, () => onAirDraw(draws, finishedMs, now())),
  };
  const closeStore = (): void => {
    journal.keepCheckpoint();
    database.close();
    lock.close();
  };
  return { service, database, lock, held, closeStore };
}

async function createHttp(
  { service, database, lock, held }: OpenedService,
  options: ServerOptions,
  live: () => LiveChannel | undefined,
  nodes: () => HostSide | undefined,
): Promise<{ http: FastifyInstance; readiness: Readiness }> {
  const logger: FastifyBaseLogger = options.logger;
  const operation = { ...DEFAULT_OPERATION, ...options.operation };
  const http = Fastify({
    loggerInstance: logger,
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_MS,
    trustProxy: operation.behindProxy ? 'loopback' : false,
    logController: new LogController({ disableRequestLogging: true }),
    ...STRAY_REQUESTS,
  });
  http.setValidatorCompiler(validatorCompiler);
  http.setSerializerCompiler(serializerCompiler);
  http.setErrorHandler(onFault);
  http.setNotFoundHandler(refuseAddress);
  const { metrics, readiness } = watchOperation({
    ...{ service, database, lock, held, version: options.version, dataFolder: options.dataFolder },
    ...{ leastFreeBytes: operation.leastFreeBytes, pagesFolder: VIEWER_FOLDER },
    live: () => live()?.counts ?? null,
    feed: () => nodes()?.feed ?? null,
  });
  addOperationRoutes(http, { metrics, readiness, metricsToken: operation.metricsToken });
  await http.register(fastifyHelmet, siteHeaders(operation.publicUrl));
  // Same-site cookies keep foreign pages out of the host's session; this also covers old browsers and sibling
  // hosts, and keeps foreign pages from spending a visitor's number checks.
  http.addHook('onRequest', async (request, reply) => {
    if (SAFE_METHODS.has(request.method) || isSameOrigin(request.headers)) return;
    return refuse(reply, 'FOREIGN_ORIGIN', 'this request came from another site');
  });
  await http.register(fastifyCookie);
  await http.register(fastifyRateLimit, { global: false, keyGenerator: ({ ip }) => visitorOf(ip) });
  await http.register(fastifySwagger, {
    openapi: { info: { title: 'Tirazh', version: options.version } },
    transform: jsonSchemaTransform,
  });
  guardHostRoutes(http, service);
  await http.register(async (routes) => addPublicRoutes(routes, service));
  await http.register(async (routes) => addRegistrationRoutes(routes, service));
  await http.register(async (routes) => addTicketRoutes(routes, service));
  await http.register(async (routes) => addClaimRoutes(routes, service));
  await http.register(async (routes) => addWinnerRoutes(routes, service));
  await http.register(async (routes) => addUnclaimedRoutes(routes, service));
  await http.register(async (routes) => addJournalRoutes(routes, service));
  await http.register(async (routes) => addHostRoutes(routes, service));
  await http.register(async (routes) => addDraftRoutes(routes, service));
  await http.register(async (routes) => addActRoutes(routes, service));
  await http.register(async (routes) => addEntryListRoutes(routes, service));
  await http.register(async (routes) => addRehearsalRoutes(routes, service));
  await http.register(async (routes) => addRaffleRoutes(routes, service));
  await http.register(async (routes) => addRafflePaperRoutes(routes, service, operation.publicUrl));
  await http.register(async (routes) => addDocumentRoutes(routes, service, operation.publicUrl));
  await http.register(async (routes) => addHeldDrawRoutes(routes, held));
  await http.register(async (routes) =>
    addEventRoutes(routes, { log: service.feeds, pulse: () => live()!.pulse(), now: service.now }),
  );
  http.get('/api/openapi.json', { schema: { hide: true } }, () => http.swagger());
  await addPages(http, VIEWER_FOLDER);
  return { http, readiness };
}

/** What broadcast nodes are told: the feeds of all draws, and what is on air. Loads Redis' client, which others start faster without. */
async function tellNodes(
  address: RedisAddress,
  service: Service,
  { entriesOf, logger, now }: Pick<ServerOptions, 'logger' | 'now'> & { entriesOf(draw: string): number },
): Promise<HostSide> {
  const { openHostSide } = await import('./nodes/hostSide.ts');
  return openHostSide({
    ...{ address, logger, now, log: service.feeds },
    draws: () => [
      ...service.rehearsals.all().map(({ draw }) => draw),
      ...service.draws.all().map(({ id }) => id),
    ],
    air: () => {
      const onAir = service.onAir();
      return { onAir: onAir ?? '', entries: onAir === null ? 0 : entriesOf(onAir) };
    },
  });
}

/**
 * Starts a server on a data folder; draws that were under way go on.
 * @throws TirazhError WRONG_STATE when another server runs on the folder or the port is taken, BAD_INPUT for an
 *   address that is none of this machine's
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { logger, now } = options;
  const opened = createService(options);
  const { service, closeStore } = opened;
  const { journal, runner, scheduler } = service;
  let http: FastifyInstance | undefined;
  let connections: ReadonlySet<Socket>;
  let live: LiveChannel | undefined;
  let nodes: HostSide | undefined;
  let readiness: Readiness;
  const entriesOf = (draw: string): number =>
    service.draws.get(draw)?.entryCount ?? service.entries.count(draw);
  try {
    ({ http, readiness } = await createHttp(
      opened,
      options,
      () => live,
      () => nodes,
    ));
    connections = trackConnections(http);
    // Before the first connection can come in: a handshake that finds nobody hangs until its client gives up.
    const { maxViewers } = { ...DEFAULT_OPERATION, ...options.operation };
    if (options.redis) nodes = await tellNodes(options.redis, service, { entriesOf, logger, now });
    live = new LiveChannel(http.server, {
      ...nodes?.channel,
      log: service.feeds,
      admits: (viewers) => maxViewers === 0 || viewers < maxViewers,
      logger,
      onAir: service.onAir,
      entriesOf,
      now,
    });
    await listen(http, options);
    journal.transact(() =>
      journal.append('server.started', { version: options.version, peopleAnAct: PEOPLE_AN_ACT }),
    );
  } catch (fault) {
    await live?.close();
    nodes?.close();
    await http?.close();
    await service.pool.close();
    closeStore();
    throw fault;
  }

  const stops = [
    repeat(logger, 'planning ahead', PLAN_AHEAD_MS, () => {
      if (scheduler.planAhead() !== null) runner.wake();
    }),
    repeat(logger, 'signing a checkpoint', CHECKPOINT_MS, () => {
      service.accounts.recordRefused('due');
      journal.keepCheckpoint();
    }),
  ];
  runner.wake();

  const channel = live;
  nodes?.begin(() => channel.viewers);
  return {
    service,
    http,
    live: channel,
    url: urlOf(options.host, portOf(http, options)),
    async close() {
      readiness.stop();
      for (const stop of stops) stop();
      await runner.stop();
      await service.rehearsals.stop();
      const cut = setTimeout(() => {
        for (const connection of connections) connection.destroy();
      }, FAREWELL_MS);
      await nodes?.stop();
      await channel.close();
      nodes?.close();
      await http.close();
      clearTimeout(cut);
      try {
        service.accounts.recordRefused('all');
        journal.transact(() => journal.append('server.stopped', {}));
      } finally {
        await service.pool.close();
        closeStore();
      }
    },
  };
}
