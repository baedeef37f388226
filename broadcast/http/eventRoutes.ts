/**
 * The live channel as cacheable HTTP (PROTOCOL.md §7.4): immutable events by number, and a live edge that is at most a second
 * old. A CDN carries them to millions; the viewer's page falls back to them when it gets no socket. What is withheld
 * from the channel is withheld here: an event is readable once it is journalled, and a character is journalled when it
 * is sent, 300 ms at most before its turn.
 */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { idSchema } from '../../engine/encoding/schemas.ts';
import type { Pulse } from '../protocol/channel.ts';
import type { LiveNow } from '../protocol/segments.ts';
import { EventShelf, PIECE_EVENTS, type ReadableLog, type Shelved } from './eventShelf.ts';
import { holdsTag } from './pinnedFile.ts';
import { onFault, refuse } from './refusal.ts';

/** Names this life of the log in every answer. */
const EPOCH_HEADER = 'tirazh-epoch';
/** An event never changes in one life of the log, and its address names that life. */
const FOR_EVER = 'public, max-age=31536000, immutable';
/** The live edge, and the answer "not yet": a cache asks us once a second, however many ask it. */
const ONE_SECOND = 'public, max-age=1';

/** The one way of writing each address: whoever found others could fill caches with copies, and have each asked of us. */
const ADDRESS = /^\/live(?:\/[a-z0-9-]+)*(?:\?epoch=[\w-]*)?$/;

const drawParams = z.object({ draw: idSchema });
const noArguments = z.strictObject({});
const place = z
  .string()
  .regex(
    /^[1-9]\d{0,8}(-[1-9]\d{0,8})?$/,
    'expected the number of an event, or of the first and last of a piece',
  );

export interface EventParts {
  readonly log: ReadableLog;
  readonly pulse: () => Pulse;
  readonly now: () => number;
}

/** The event or piece of events that an address names, or null while it is not there. */
function shelvedAt(shelf: EventShelf, draw: string, address: string): Shelved | null {
  const [from, to] = address.split('-').map(Number) as [number, number?];
  if (to === undefined) return shelf.event(draw, from);
  const index = (from - 1) / PIECE_EVENTS;
  return Number.isInteger(index) && to === from + PIECE_EVENTS - 1 ? shelf.piece(draw, index) : null;
}

export function addEventRoutes(server: FastifyInstance, { log, pulse, now }: EventParts): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const shelf = new EventShelf(log);
  app.addHook('onRequest', async (request, reply) => {
    reply.header(EPOCH_HEADER, log.epoch);
    if (ADDRESS.test(request.url)) return;
    return refuse(
      reply.header('Cache-Control', 'no-store'),
      'BAD_REQUEST',
      'expected an address as PROTOCOL.md §7.4 writes it, without other arguments',
    );
  });

  app.setErrorHandler<FastifyError>((fault, request, reply) =>
    onFault(fault, request, reply.header('Cache-Control', 'no-store')),
  );

  const give = (request: FastifyRequest, reply: FastifyReply, { text, etag }: Shelved, cache: string) => {
    reply.header('Cache-Control', cache).header('ETag', etag);
    if (holdsTag(request, etag)) return reply.status(304).send();
    return reply.type('application/json; charset=utf-8').send(text);
  };
  const notYet = (reply: FastifyReply, message: string): FastifyReply =>
    refuse(reply.header('Cache-Control', ONE_SECOND), 'NOT_FOUND', message);

  app.get(
    '/live',
    { schema: { summary: 'What the screens show, at most a second old', querystring: noArguments } },
    (_, reply) =>
      reply.header('Cache-Control', ONE_SECOND).send({ ...pulse(), epoch: log.epoch } satisfies LiveNow),
  );

  app.get(
    '/live/clock',
    {
      schema: {
        summary: 'The server’s clock: seconds since 1970 with three decimals. Never cached',
        querystring: noArguments,
      },
    },
    (_, reply) =>
      reply
        .type('text/plain; charset=utf-8')
        .header('Cache-Control', 'no-store')
        .send(`${(now() / 1000).toFixed(3)}\n`),
  );

  app.get(
    '/live/:draw',
    {
      schema: {
        summary: 'A draw’s live edge: number of its newest event, and the state',
        params: drawParams,
        querystring: noArguments,
      },
    },
    (request, reply) => {
      const { draw } = request.params;
      const head = shelf.head(draw);
      return head
        ? give(request, reply, head, ONE_SECOND)
        : notYet(reply, `draw ${draw}: there is no such draw`);
    },
  );

  app.get(
    '/live/:draw/events/:place',
    {
      schema: {
        summary: 'One event, or a piece of 64: immutable',
        params: drawParams.extend({ place }),
        querystring: z.strictObject({ epoch: z.string().max(32).optional() }),
      },
    },
    (request, reply) => {
      const { draw, place: address } = request.params;
      const life = shelf.life(draw);
      const { epoch = life } = request.query;
      if (epoch !== life) return notYet(reply, `draw ${draw}: not in this epoch; ask for /live/${draw}`);
      const shelved = shelvedAt(shelf, draw, address);
      return shelved
        ? give(request, reply, shelved, FOR_EVER)
        : notYet(reply, `draw ${draw}: there are no events ${address} yet`);
    },
  );
}
