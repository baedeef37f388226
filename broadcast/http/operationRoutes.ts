/** How the machine does: `/healthz`, `/readyz`, `/metrics`, and the word that lets a restored draw go on. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { idSchema } from '../../engine/encoding/schemas.ts';
import type { HeldDraws } from '../operation/heldDraws.ts';
import { mayOperate } from '../operation/operatorAccess.ts';
import type { Readiness } from '../operation/readiness.ts';
import type { Metrics } from '../operation/serverMetrics.ts';
import type { Service } from '../service.ts';
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

/** For signed-in hosts: which draws a restored backup caught under way, and the word that lets one go on. */
export function addHeldDrawRoutes(
  server: FastifyInstance,
  held: HeldDraws,
  { runner }: Pick<Service, 'runner'>,
): void {
  const app = server.withTypeProvider<ZodTypeProvider>();

  app.get(
    '/api/host/held',
    { schema: { summary: 'Draws of a restored backup that wait for a word' } },
    () => ({
      draws: held.ids,
    }),
  );

  app.post(
    '/api/host/draws/:draw/go-on',
    {
      schema: {
        summary: 'Lets a draw of a restored backup go on from where the backup has it',
        params: z.object({ draw: idSchema }),
        body: z.strictObject({ reason: z.string().trim().min(3).max(500) }),
      },
    },
    (request, reply) => {
      const { draw } = request.params;
      held.letGoOn(draw, request.account.id, request.body.reason);
      runner.wake();
      return reply.send({ draw });
    },
  );
}
