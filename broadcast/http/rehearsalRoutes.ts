/** Rehearsals: begun and ended by a host, seen by whoever knows the id. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { idSchema } from '../../engine/encoding/schemas.ts';
import { prizeChoiceSchema } from '../drafts/draftRequest.ts';
import type { RehearsalRequest } from '../protocol/host.ts';
import type { Service } from '../service.ts';

const DAY_MS = 86_400_000;
/** A whole print run. */
const MOST_MADE_UP = 500_100;

const rehearsalRequestSchema = z.strictObject({
  prizes: z.array(prizeChoiceSchema).min(1).max(1000),
  reserves: z.int().min(0).max(1000),
  entries: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('made-up'), count: z.int().min(1).max(MOST_MADE_UP) }),
    z.strictObject({ kind: z.literal('tickets') }),
    z.strictObject({ kind: z.literal('list'), list: idSchema }),
  ]),
  closeAfterMs: z.int().min(500).max(DAY_MS),
  startAfterMs: z.int().min(0).max(DAY_MS),
  automatic: z.boolean().exactOptional(),
}) satisfies z.ZodType<RehearsalRequest>;

export function addRehearsalRoutes(server: FastifyInstance, service: Service): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const { rehearsals, commands } = service;

  app.get('/api/host/rehearsals', { schema: { summary: 'The rehearsal there is' } }, (_, reply) =>
    reply.send({ rehearsals: rehearsals.all() }),
  );

  app.post(
    '/api/host/rehearsals',
    { schema: { summary: 'Begins a rehearsal', body: rehearsalRequestSchema } },
    (request, reply) =>
      commands.prepareAndAnswer(
        request,
        reply,
        () => rehearsals.linesFor(request.body),
        (lines) => ({ status: 201, body: rehearsals.begin(request.body, lines) }),
      ),
  );

  app.delete(
    '/api/host/rehearsals/:draw',
    { schema: { summary: 'Ends a rehearsal', params: z.object({ draw: idSchema }) } },
    (request, reply) =>
      commands.answer(request, reply, () => {
        rehearsals.end(request.params.draw);
        return { status: 204 };
      }),
  );
}
