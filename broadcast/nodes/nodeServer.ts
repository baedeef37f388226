/**
 * A broadcast node: it serves viewers what the draw host publishes through Redis, and nothing else. It has no data folder, no
 * accounts and no secrets; it may be started and killed at any time, and a viewer that comes from elsewhere with
 * (epoch, seq) gets exactly what it misses.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyHelmet from '@fastify/helmet';
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import type { RedisAddress } from '../../terminal/redisAddress.ts';
import { addEventRoutes } from '../http/eventRoutes.ts';
import { listen, type Place, portOf, trackConnections, urlOf } from '../http/listening.ts';
import { addOperationRoutes } from '../http/operationRoutes.ts';
import { addPages } from '../http/pages.ts';
import { onFault, refuse, refuseAddress, STRAY_REQUESTS } from '../http/refusal.ts';
import { siteHeaders } from '../http/siteHeaders.ts';
import { LiveChannel } from '../live/liveChannel.ts';
import type { OperationOptions } from '../operation/operation.ts';
import { createReadiness } from '../operation/readiness.ts';
import type { Refusal } from '../protocol/http.ts';
import { repeat } from '../repeat.ts';
import { FeedReader } from './feedReader.ts';
import { NodeLink } from './nodeLink.ts';
import { createNodeMetrics } from './nodeMetrics.ts';
import { openRedisClients, type RedisClients } from './redisClients.ts';
import type { ReplicaLog } from './replicaLog.ts';

const REQUEST_MS = 30_000;
/** At closing, connections still at work have this long before they are cut. */
const FAREWELL_MS = 2_000;
/** A node that may be behind keeps its viewers for so long; then they are better off elsewhere. */
const PATIENCE_MS = 10_000;
const LOOK_MS = 250;

const VIEWER_FOLDER = fileURLToPath(new URL('../../viewer/dist', import.meta.url));

export interface NodeOptions extends Place {
  readonly redis: RedisAddress;
  readonly logger: Logger;
  readonly version: string;
  readonly now: () => number;
  readonly operation: Pick<OperationOptions, 'metricsToken' | 'behindProxy' | 'maxViewers'>;
  /** Left out: 10 s. */
  readonly patienceMs?: number;
}

export interface RunningNode {
  /** Such as `http://127.0.0.1:7008`. */
  readonly url: string;
  /** Why this node takes nobody in now, or null. */
  readonly fault: string | null;
  /** Viewers of this node now. */
  readonly viewers: number;
  close(): Promise<void>;
}

/** What serves one life of the log. */
interface Site {
  readonly http: FastifyInstance;
  readonly live: LiveChannel;
  readonly link: NodeLink;
  close(): Promise<void>;
}

/** What only the draw host answers: a proxy in front of both sends it there. */
const HOSTS_OWN = /^\/api\//;
const HOSTS_PAGE = 'host.html';

/** By the route that it has found, so that no other way of writing the address gets past. */
function isHostsOwn({ url, routeOptions, params }: FastifyRequest): boolean {
  const file = (params as { '*'?: string } | undefined)?.['*'];
  return HOSTS_OWN.test(url) || routeOptions.url === '/host' || file === HOSTS_PAGE;
}

const steady = (): number => performance.now();

/** Says so where the node may be behind, instead of handing out what may be old. */
function guardLive(routes: FastifyInstance, reader: FeedReader): void {
  routes.addHook('onRequest', async (_, reply) => {
    const { fault } = reader;
    if (fault === null) return;
    const body: Refusal = { code: 'FAULT', message: 'this node may be behind; ask another' };
    return reply.status(503).header('Cache-Control', 'no-store').header('Retry-After', '2').send(body);
  });
  // A draw that nobody has asked for in a while is read again.
  routes.addHook('preHandler', async (request) => {
    const { draw } = request.params as { draw?: string };
    if (draw !== undefined) await reader.bring(draw);
  });
}

function openHttp(options: NodeOptions): FastifyInstance {
  const http = Fastify({
    loggerInstance: options.logger as never,
    requestTimeout: REQUEST_MS,
    trustProxy: options.operation.behindProxy ? 'loopback' : false,
    logController: new LogController({ disableRequestLogging: true }),
    ...STRAY_REQUESTS,
  }) as unknown as FastifyInstance;
  http.setValidatorCompiler(validatorCompiler);
  http.setSerializerCompiler(serializerCompiler);
  http.setErrorHandler(onFault);
  http.setNotFoundHandler(refuseAddress);
  // A page that could do nothing here must not ask for a password.
  http.addHook('onRequest', async (request, reply) => {
    if (!isHostsOwn(request)) return;
    return refuse(reply, 'NOT_FOUND', 'this node shows draws and nothing else; ask the draw host');
  });
  return http;
}

async function openSite(
  log: ReplicaLog,
  reader: FeedReader,
  clients: RedisClients,
  options: NodeOptions,
): Promise<Site> {
  const { logger, version, operation } = options;
  const http = openHttp(options);
  const link = new NodeLink({ redis: clients.adapter, logger, steady });
  let live: LiveChannel | undefined;
  const now = (): number => reader.hostNow();
  const readiness = createReadiness({
    steady,
    checks: [
      () => reader.fault,
      () => (existsSync(join(VIEWER_FOLDER, 'index.html')) ? null : 'the pages are not built'),
    ],
  });
  const metrics = createNodeMetrics({
    version,
    live: () => live?.counts ?? null,
    redisSilenceMs: () => reader.silenceMs,
    hostSilenceMs: () => reader.hostSilenceMs,
    others: () => link.others,
    isBehind: () => reader.fault !== null,
    isConnected: () => reader.isConnected,
    feed: () => reader.counts,
    drawsHeld: () => log.size,
  });
  addOperationRoutes(http, { metrics, readiness, metricsToken: operation.metricsToken });
  await http.register(fastifyHelmet, siteHeaders(null));
  await http.register(async (routes) => {
    guardLive(routes, reader);
    addEventRoutes(routes, { log, pulse: () => live!.pulse(), now });
  });
  await addPages(http, VIEWER_FOLDER);
  const connections = trackConnections(http);
  const { maxViewers } = operation;
  live = new LiveChannel(http.server, {
    ...{ log, follows: true, logger, now, adapter: link.adapter },
    unfit: () =>
      reader.fault === null ? null : 'this node has lost the draw host; ask another, or again soon',
    admits: (connections) => maxViewers === 0 || connections < maxViewers,
    onAir: () => reader.air?.onAir || null,
    entriesOf: () => reader.air?.entries ?? 0,
    viewersElsewhere: () => link.viewersElsewhere(),
    isComing: (draw) => reader.isComing(draw),
  });
  const channel = live;
  link.begin(() => channel.viewers);
  return {
    ...{ http, live, link },
    async close() {
      readiness.stop();
      link.stop();
      const cut = setTimeout(() => {
        for (const connection of connections) connection.destroy();
      }, FAREWELL_MS);
      await channel.close();
      await http.close();
      clearTimeout(cut);
    },
  };
}

/**
 * Starts a node. It listens at once and takes viewers in when it holds all draws.
 * @throws TirazhError WRONG_STATE when the port is taken, BAD_INPUT for an address that is none of this machine's
 */
export async function startNode(options: NodeOptions): Promise<RunningNode> {
  const { logger, now, patienceMs = PATIENCE_MS } = options;
  const clients = openRedisClients(options.redis, logger);
  let place: Place = options;
  let turn: Promise<void> = Promise.resolve();
  let site: Site | null = null;
  const open = async (log: ReplicaLog): Promise<void> => {
    site = await openSite(log, reader, clients, options);
    await listen(site.http, place);
    place = { host: place.host, port: portOf(site.http, place) };
  };
  // Answers that were prepared, and viewers, belong to one life of the log: with another one all begin anew.
  const beginLife = (log: ReplicaLog): Promise<void> => {
    turn = turn
      .then(() => site?.close())
      .then(() => open(log))
      .catch((fault) => logger.error({ err: fault }, 'this node cannot go on'));
    return turn;
  };
  const reader: FeedReader = new FeedReader({ clients, logger, now, steady, onOtherLife: beginLife });
  try {
    turn = open(reader.log);
    await turn;
  } catch (fault) {
    reader.stop();
    await (site as Site | null)?.close();
    clients.close();
    throw fault;
  }

  let faultSinceMs: number | null = null;
  const stopLooking = repeat(logger, 'looking at the feed', LOOK_MS, () => {
    faultSinceMs = reader.fault === null ? null : (faultSinceMs ?? steady());
    if (faultSinceMs === null || steady() - faultSinceMs < patienceMs) return;
    const viewers = site?.link.letViewersGo() ?? 0;
    if (viewers > 0)
      logger.warn({ viewers, reason: reader.fault }, 'viewers are let go: this node is behind');
  });
  return {
    url: urlOf(place.host, place.port),
    get fault() {
      return reader.fault;
    },
    get viewers() {
      return site?.live.viewers ?? 0;
    },
    async close() {
      stopLooking();
      reader.stop();
      await turn;
      await site?.close();
      clients.close();
      await reader.done;
    },
  };
}
