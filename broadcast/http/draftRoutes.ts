/** Drafts of draws, and the secrets that their commitments stand for. */
import { hexToBytes } from '@noble/hashes/utils.js';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { hex32Schema, idSchema } from '../../engine/encoding/schemas.ts';
import { draftRequestSchema } from '../drafts/draftRequest.ts';
import { Refused } from '../refused.ts';
import type { Service } from '../service.ts';

const drawParams = z.object({ draw: idSchema });
/** A thousand prizes in three languages fit. */
const DRAFT_BYTES = 512 * 1024;

export function addDraftRoutes(server: FastifyInstance, service: Service): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const { drafts, runner, draws, commands } = service;

  app.get('/api/host/drafts', { schema: { summary: 'Drafts that are not published yet' } }, (_, reply) =>
    reply.send({ drafts: drafts.open() }),
  );

  app.post(
    '/api/host/drafts',
    {
      bodyLimit: DRAFT_BYTES,
      schema: { summary: 'Drafts a draw and reserves its id', body: draftRequestSchema },
    },
    (request, reply) =>
      commands.answer(request, reply, () => ({
        status: 201,
        body: drafts.create(request.body, request.account),
      })),
  );

  app.put(
    '/api/host/drafts/:draw',
    {
      bodyLimit: DRAFT_BYTES,
      schema: { summary: 'Changes a draft', params: drawParams, body: draftRequestSchema },
    },
    (request, reply) =>
      commands.answer(request, reply, () => ({
        status: 200,
        body: drafts.change(request.params.draw, request.body, request.account),
      })),
  );

  app.delete(
    '/api/host/drafts/:draw',
    { schema: { summary: 'Drops a draft', params: drawParams } },
    (request, reply) =>
      commands.answer(request, reply, () => {
        drafts.drop(request.params.draw, request.account);
        return { status: 204 };
      }),
  );

  app.post(
    '/api/host/drafts/:draw/commitment',
    {
      schema: {
        summary: 'A member of the commission commits to a secret',
        params: drawParams,
        body: z.strictObject({ commitment: hex32Schema }),
      },
    },
    (request, reply) =>
      commands.answer(request, reply, () => {
        drafts.commit(request.params.draw, request.account, request.body.commitment);
        return { status: 204 };
      }),
  );

  app.post(
    '/api/host/drafts/:draw/publish',
    { schema: { summary: 'Publishes plan and commitments, once all are here', params: drawParams } },
    (request, reply) =>
      commands.answer(request, reply, () => {
        const draw = drafts.publish(request.params.draw, request.account);
        runner.wake();
        return { status: 201, body: { draw } };
      }),
  );

  app.post(
    '/api/host/draws/:draw/secrets',
    {
      schema: {
        summary: 'A member of the commission opens the commitment of their own, after closing',
        params: drawParams,
        body: z.strictObject({ secret: hex32Schema }),
      },
    },
    (request, reply) =>
      commands.answer(request, reply, () => {
        const { draw } = request.params;
        if (!draws.get(draw)) throw new Refused('NOT_FOUND', `draw ${draw}: there is no such draw`);
        runner.reveal(draw, request.account.id, hexToBytes(request.body.secret));
        return { status: 204 };
      }),
  );
}
