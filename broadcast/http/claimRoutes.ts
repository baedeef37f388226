/** Claims at the counter and at the head office: looked up, opened, listed, acted on. Winners' data: `winnerRoutes.ts`. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { CLAIM_STATES } from '../../engine/claims/claim.ts';
import { idSchema } from '../../engine/encoding/schemas.ts';
import { badInput } from '../../engine/errors.ts';
import { indexOfSerial, parseSerial } from '../../engine/series/serial.ts';
import { claimActSchema, referenceSchema } from '../claims/claimActSchema.ts';
import { actorOf } from '../claims/claimRole.ts';
import { readCursor } from '../claims/claimViews.ts';
import { identified, readSerial, sourceOf } from '../claims/counterLookUp.ts';
import type { Service } from '../service.ts';
import { claimShown } from './claimShown.ts';
import { guessGuard } from './guessGuard.ts';
import { unkept } from './unkept.ts';

const MOST_A_PAGE = 200;

const claimParams = z.object({ claim: idSchema });
const typed = z.string().min(1).max(40);
const ticketSchema = z.strictObject({ serial: typed, code: typed });
const openSchema = ticketSchema.extend({
  source: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('instant') }),
    z.strictObject({ kind: z.literal('draw'), draw: idSchema }),
  ]),
  reference: referenceSchema.nullish(),
});
const actSchema = z.strictObject({
  act: claimActSchema,
  seq: z.int().nonnegative(),
  reference: referenceSchema.nullish(),
});
const stateSchema = z.enum(CLAIM_STATES);
const querySchema = z.object({
  state: z.union([stateSchema, z.array(stateSchema)]).default([]),
  due: z.enum(['overdue', 'open']).optional(),
  serial: z.string().max(20).optional(),
  by: z.enum(['me']).optional(),
  after: z.string().max(40).optional(),
  limit: z.coerce.number().int().min(1).max(MOST_A_PAGE).default(50),
});

export function addClaimRoutes(server: FastifyInstance, service: Service): void {
  const { commands, claimOffice } = service;
  const { claims, counter, views } = claimOffice;
  const app = server.withTypeProvider<ZodTypeProvider>();

  const detail = claimShown(service);
  const guarded = guessGuard(server, service.limits);
  const ticketOf = (serial: string) => {
    const parsed = parseSerial(readSerial(serial));
    const terms = parsed && service.series.get(parsed.series)?.terms;
    if (!parsed || !terms) throw badInput('serial: expected one of a known series, such as 001-00007-01');
    return { series: parsed.series, place: indexOfSerial(parsed, terms.series.packTickets) };
  };
  const cursorFrom = (text: string) => {
    const cursor = readCursor(text);
    if (cursor) return cursor;
    throw badInput('after: expected what the page before gave as its next');
  };

  app.post(
    '/api/host/claims/identify',
    {
      ...guarded,
      schema: { summary: 'Whether a ticket is authentic, and what it wins', body: ticketSchema },
    },
    (request, reply) => {
      const found = counter.lookUp(request.body, request.account.id, 'counter');
      const today = claims.today();
      return unkept(reply).send(
        identified(found, (series, prize) => views.openingQuotes(series, prize, today)),
      );
    },
  );

  app.post(
    '/api/host/claims',
    { ...guarded, schema: { summary: 'Opens a claim to a prize of a ticket', body: openSchema } },
    (request, reply) => {
      const { serial, code, source, reference = null } = request.body;
      // On record whatever comes of it: a refusal takes back its own transaction, not the look-up.
      const found = counter.lookUp({ serial, code }, request.account.id, 'claim');
      return commands.answer(request, unkept(reply), () => ({
        status: 201,
        body: detail(request, claims.open(found, sourceOf(source), actorOf(request.account), reference)),
      }));
    },
  );

  app.get(
    '/api/host/claims',
    { schema: { summary: 'Claims by the day due, overdue first', querystring: querySchema } },
    (request, reply) => {
      const { state, due = null, serial, by, after, limit } = request.query;
      const choice = {
        ...{ states: [state].flat(), due, limit },
        ...(by === 'me' && { by: request.account.id }),
        ticket: serial === undefined ? null : ticketOf(serial),
        after: after === undefined ? null : cursorFrom(after),
      };
      return unkept(reply).send(views.page(choice, claims.today()));
    },
  );

  app.get(
    '/api/host/claims/:claim',
    { schema: { summary: 'A claim: its quote, its history, what can be done', params: claimParams } },
    (request, reply) => unkept(reply).send(detail(request, claims.get(request.params.claim))),
  );

  app.post(
    '/api/host/claims/:claim/acts',
    { schema: { summary: 'Does an act on a claim', params: claimParams, body: actSchema } },
    (request, reply) =>
      commands.answer(request, unkept(reply), () => {
        const { act, seq, reference = null } = request.body;
        const stored = claims.act(request.params.claim, { act, seq, reference }, actorOf(request.account));
        return { status: 200, body: detail(request, stored) };
      }),
  );

  app.get(
    '/api/host/claims-desk',
    { schema: { summary: 'Numbers of claims: by state, overdue, paid, to pay' } },
    (_request, reply) => unkept(reply).send(views.desk(claims.today())),
  );
}
