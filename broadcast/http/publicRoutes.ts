/** What anybody may ask: draws, events, transcripts, entries, and to register a ticket. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { idSchema } from '../../engine/encoding/schemas.ts';
import { DRAW_NUMBER_DIGITS, isDrawNumber } from '../../engine/series/drawNumber.ts';
import type { StoredDraw } from '../draws/drawStore.ts';
import type { DrawList, DrawSummary, EntryLookup, Registered } from '../protocol/http.ts';
import type { Service } from '../service.ts';
import { refuse } from './refusal.ts';

const drawParams = z.object({ draw: idSchema });
const numberSchema = z.string().regex(/^\d{12}$/, `expected ${DRAW_NUMBER_DIGITS} digits`);

function summaryOf(draw: StoredDraw, { draws, log, registrations }: Service): DrawSummary {
  const { plan, entryCount } = draw;
  const state = log.state(draw.id)!;
  const picks = draw.phase === 'completed' ? draws.picked(draw.id)!.picks : [];
  return {
    draw: draw.id,
    phase: state.phase,
    prizes: plan.prizes,
    winners: plan.winners,
    reserves: plan.reserves,
    closesAt: plan.closesAt,
    startsAt: plan.startsAt,
    entries: entryCount ?? registrations.count(draw.id),
    results: picks.map(({ role, place, entry }) => ({ role, place, entry })),
    reason: state.aborted?.reason ?? null,
  };
}

export function addPublicRoutes(server: FastifyInstance, service: Service): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const { draws, log, lists, pool, registrations, series, planner, limits } = service;
  /** Summaries of draws that are over: they change no more. */
  const settled = new Map<string, DrawSummary>();
  const summary = (draw: StoredDraw): DrawSummary => {
    const known = settled.get(draw.id);
    if (known) return known;
    const made = summaryOf(draw, service);
    if (draw.phase === 'completed' || draw.phase === 'aborted') settled.set(draw.id, made);
    return made;
  };
  const slow = { config: { rateLimit: { max: limits.numberChecksPerMinute, timeWindow: '1 minute' } } };

  app.get('/api/draws', { schema: { summary: 'All draws, newest first' } }, (_, reply) => {
    const known = series.newest();
    if (!known) return refuse(reply, 'NOT_FOUND', 'no series is known yet');
    const { id, name, ticketPriceTenge } = known.terms;
    return reply.send({
      lottery: { id, name, ticketPriceTenge },
      series: known.series,
      fund: planner.fund(known),
      onAir: service.onAir(),
      draws: draws.all().map(summary),
    } satisfies DrawList);
  });

  app.get(
    '/api/draws/:draw/events',
    {
      schema: {
        summary: 'The draw’s events after a sequence number',
        params: drawParams,
        querystring: z.object({ after: z.coerce.number().int().nonnegative().default(0) }),
      },
    },
    (request, reply) => {
      const { draw } = request.params;
      if (!draws.get(draw)) return refuse(reply, 'NOT_FOUND', `draw ${draw}: there is no such draw`);
      return reply.send({ epoch: log.epoch, events: log.events(draw, request.query.after) });
    },
  );

  app.get(
    '/api/draws/:draw/transcript',
    { schema: { summary: 'The transcript that verifies the draw', params: drawParams } },
    (request, reply) => {
      const { draw } = request.params;
      const text = draws.transcript(draw);
      if (text === null) return refuse(reply, 'NOT_FOUND', `draw ${draw}: there is no transcript yet`);
      return reply
        .type('application/json')
        .header('Content-Disposition', `attachment; filename="${draw}.transcript.json"`)
        .header('Cache-Control', 'public, max-age=31536000, immutable')
        .send(text);
    },
  );

  app.get(
    '/api/draws/:draw/entries',
    { schema: { summary: 'The frozen entries, one a line, in order', params: drawParams } },
    (request, reply) => {
      const { draw } = request.params;
      const lines = draws.frozenLines(draw);
      if (lines === null) return refuse(reply, 'NOT_FOUND', `draw ${draw}: the entries are not frozen yet`);
      return reply
        .type('text/plain; charset=utf-8')
        .header('Cache-Control', 'public, max-age=31536000, immutable')
        .send(Buffer.from(lines));
    },
  );

  app.get(
    '/api/draws/:draw/entries/:number',
    {
      ...slow,
      schema: {
        summary: 'Was this number in? With its inclusion proof once the entries are frozen',
        params: drawParams.extend({ number: numberSchema }),
      },
    },
    async (request, reply) => {
      const { draw, number } = request.params;
      if (!draws.get(draw)) return refuse(reply, 'NOT_FOUND', `draw ${draw}: there is no such draw`);
      if (!isDrawNumber(number).ok) {
        return refuse(reply, 'BAD_CHECK_DIGIT', 'the check digit is wrong: look at the number once more');
      }
      const registeredFor = registrations.drawOf(Number(number), draw);
      if (registeredFor === null) return reply.send({ registered: false } satisfies EntryLookup);
      const entries = registeredFor === draw ? lists.get(draw) : null;
      const proved = entries ? await pool.proveEntry({ entry: number, entries }) : null;
      const frozen = log.state(draw)!.frozen;
      const proof = proved &&
        frozen && { ...proved, entryCount: frozen.entryCount, entriesRoot: frozen.entriesRoot };
      return reply.send({ registered: true, draw: registeredFor, proof } satisfies EntryLookup);
    },
  );

  app.post(
    '/api/registrations',
    {
      ...slow,
      schema: {
        summary: 'Registers a ticket for the next draw, once in its life',
        body: z.strictObject({ number: z.string().max(32) }),
      },
    },
    (request, reply) => {
      const number = request.body.number.replace(/[\s-]/g, '');
      const result = registrations.register(number);
      if (result.ok) {
        const { draw, registeredAt, record } = result;
        return reply.status(201).send({ draw, number, registeredAt, record } satisfies Registered);
      }
      switch (result.reason) {
        case 'form':
          return refuse(reply, 'BAD_REQUEST', `a draw number has ${DRAW_NUMBER_DIGITS} digits`);
        case 'check-digit':
          return refuse(reply, 'BAD_CHECK_DIGIT', 'the check digit is wrong: look at the number once more');
        case 'unknown':
          return refuse(reply, 'UNKNOWN_NUMBER', 'no ticket with this number was printed');
        case 'already':
          return refuse(
            reply,
            'ALREADY_REGISTERED',
            `this ticket is registered for draw ${result.draw} already`,
          );
        case 'closed':
          return refuse(reply, 'REGISTRATION_CLOSED', 'no draw is open for registration now');
      }
    },
  );
}
