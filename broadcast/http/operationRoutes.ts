/** How the machine does: `/healthz`, `/readyz`, `/metrics`, and which draws a restored backup holds back. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { HeldDraws } from '../operation/heldDraws.ts';
import { mayOperate } from '../operation/operatorAccess.ts';
import type { Readiness } from '../operation/readiness.ts';
import type { Metrics } from '../operation/serverMetrics.ts';
import { refuse } from './refusal.ts';

const HIDDEN = { schema: { hide: true } } as const;

export interface OperationParts {
  readonly metrics: Metrics;
  readonly readiness: Readiness;
  /** Null: metrics are for the machine itself. */
  readonly metricsToken: string | null;
}

/** Counts and, at level debug, logs every answer: its route as written here, never the address or who asked. */
function observe(server: FastifyInstance, { metrics }: OperationParts): void {
  server.addHook('onResponse', async (request, reply) => {
    const { method } = request;
    const route = request.is404 ? undefined : request.routeOptions.url;
    const ms = reply.elapsedTime;
    metrics.request(method, route, reply.statusCode, ms / 1000);
    request.log.debug({ method, route, status: reply.statusCode, ms: Math.round(ms) }, 'answered');
  });
}

/** Call it before any route is added: it watches all that come after. */
export function addOperationRoutes(server: FastifyInstance, parts: OperationParts): void {
  observe(server, parts);
  const isOperator = (request: FastifyRequest): boolean => mayOperate(request, parts.metricsToken);

  server.get('/healthz', HIDDEN, (_, reply) => reply.header('Cache-Control', 'no-store').send({ ok: true }));

  server.get('/readyz', HIDDEN, (request, reply) => {
    const reasons = parts.readiness.reasons();
    const ready = reasons.length === 0;
    // Outside, the reasons are nobody's business.
    const told = isOperator(request) ? { ready, reasons } : { ready };
    return reply
      .status(ready ? 200 : 503)
      .header('Cache-Control', 'no-store')
      .send(told);
  });

  server.get('/metrics', HIDDEN, async (request, reply) => {
    if (!isOperator(request)) return refuse(reply, 'NOT_FOUND', 'GET /metrics: there is no such address');
    reply.header('Cache-Control', 'no-store').type(parts.metrics.contentType);
    return parts.metrics.text();
  });
}

/** For whoever is signed in: which draws a restored backup caught under way. The act `go-on` lets one go on. */
export function addHeldDrawRoutes(server: FastifyInstance, held: HeldDraws): void {
  server.get(
    '/api/host/held',
    { schema: { summary: 'Draws of a restored backup that wait for the word of two people' } },
    () => ({ draws: held.ids }),
  );
}
