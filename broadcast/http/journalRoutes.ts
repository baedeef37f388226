/** The journal for everybody: checkpoints, proofs, and every record that gives no result away and says nothing of anybody's claim. */

import { bytesToHex } from '@noble/hashes/utils.js';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { encodeVerifierKey } from '../../engine/journal/signedNote.ts';
import { isPrivateTo } from '../claims/privateRecords.ts';
import type { Service } from '../service.ts';
import { refuse } from './refusal.ts';

const sizeSchema = z.coerce.number().int().nonnegative();

export function addJournalRoutes(server: FastifyInstance, service: Service): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const { journal, verifier } = service;

  app.get('/journal/key', { schema: { summary: 'The verifier key (C2SP signed note)' } }, (_, reply) =>
    reply.type('text/plain; charset=utf-8').send(`${encodeVerifierKey(verifier)}\n`),
  );

  app.get('/journal/checkpoint', { schema: { summary: 'The newest signed checkpoint' } }, (_, reply) =>
    reply.type('text/plain; charset=utf-8').send(journal.checkpoint()),
  );

  app.get(
    '/journal/records/:index',
    {
      schema: {
        summary: 'One record: its exact text and leaf hash',
        params: z.object({ index: sizeSchema }),
      },
    },
    (request, reply) => {
      const stored = journal.read(request.params.index);
      if (!stored)
        return refuse(reply, 'NOT_FOUND', `record ${request.params.index}: there is no such record`);
      const withheld = service.isWithheld(stored) || isPrivateTo(null, stored.record.type);
      return reply.send({
        index: stored.record.index,
        leafHash: stored.hash,
        text: withheld ? null : stored.text,
      });
    },
  );

  app.get(
    '/journal/inclusion',
    {
      schema: {
        summary: 'The inclusion proof of a record in a tree of some size',
        querystring: z.object({ index: sizeSchema, size: sizeSchema.optional() }),
      },
    },
    (request, reply) => {
      const { index, size = journal.size } = request.query;
      if (size > journal.size || index >= size) {
        return refuse(reply, 'NOT_FOUND', `the journal has ${journal.size} records`);
      }
      const root = bytesToHex(journal.root(size));
      return reply.send({ index, size, root, proof: journal.inclusionProof(index, size) });
    },
  );

  app.get(
    '/journal/consistency',
    {
      schema: {
        summary: 'The proof that the journal only grew between two sizes',
        querystring: z.object({ from: sizeSchema, to: sizeSchema.optional() }),
      },
    },
    (request, reply) => {
      const { from, to = journal.size } = request.query;
      if (to > journal.size || from > to) {
        return refuse(reply, 'NOT_FOUND', `the journal has ${journal.size} records`);
      }
      return reply.send({ from, to, proof: journal.consistencyProof(from, to) });
    },
  );
}
