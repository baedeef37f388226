/** The operator's books of tickets, and the public page of prizes that are left. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { idSchema, typedTextSchema } from '../../engine/encoding/schemas.ts';
import { badInput } from '../../engine/errors.ts';
import { publicTextSchema } from '../../engine/identity/publicText.ts';
import { MAX_SERIES, parseSerial } from '../../engine/series/serial.ts';
import { TICKET_STATES } from '../../engine/tickets/ticketState.ts';
import type { PrizesLeft } from '../protocol/tickets.ts';
import type { Service } from '../service.ts';
import { remainingPrizes } from '../tickets/remainingPrizes.ts';
import { salesByDay } from '../tickets/salesByDay.ts';
import { importSales, previewSales } from '../tickets/salesImport.ts';
import { readSalesInThread } from '../tickets/salesInThread.ts';
import type { ReadSales } from '../tickets/salesRead.ts';
import { seriesBooks } from '../tickets/seriesBooks.ts';
import { TicketViews } from '../tickets/ticketViews.ts';
import { fileInTurn } from './fileInTurn.ts';
import { refuse } from './refusal.ts';

const MAX_FILE_BYTES = 25 * 2 ** 20;
/** Files that may wait while one is read. */
const MOST_WAITING = 2;
/** An order may name ten thousand ranges of serials. */
const MAX_ORDER_BYTES = 512 * 1024;
/** How long an answer about prizes is as good as a new one. */
const PRIZES_SECONDS = 5;

const seriesParams = z.object({ series: z.coerce.number().int().min(1).max(MAX_SERIES) });
const recordParams = seriesParams.extend({ record: z.coerce.number().int().nonnegative() });
const daySchema = z.iso.date('expected a day such as 2026-01-31');
const orderSchema = z.strictObject({
  to: z.enum(TICKET_STATES.filter((state) => state !== 'received' && state !== 'withdrawn')),
  tickets: z.string().min(1).max(400_000),
  distributor: idSchema.nullish(),
  day: daySchema.nullish(),
  point: idSchema.max(32).nullish(),
  reason: publicTextSchema.pipe(z.string().min(3).max(500)).nullish(),
});
const distributorSchema = z.strictObject({
  name: typedTextSchema.max(200),
  contract: typedTextSchema.max(100),
});

type OrderBody = z.infer<typeof orderSchema>;

/** An instant, or a day, which means its end. */
function untilMsOf(text: string | undefined, now: number): number {
  if (text === undefined) return now;
  const untilMs = TicketViews.untilMs(text);
  if (untilMs !== null) return untilMs;
  throw badInput(`at: expected a day such as 2026-01-31 or an instant in UTC, got "${text}"`);
}

export function addTicketRoutes(server: FastifyInstance, service: Service): void {
  const { books, distributors, commands, ledger, now } = service;
  const views = new TicketViews(service);
  server.addContentTypeParser(
    ['text/csv', 'application/octet-stream'],
    { parseAs: 'buffer', bodyLimit: MAX_FILE_BYTES },
    (_, body, done) => done(null, body),
  );
  const app = server.withTypeProvider<ZodTypeProvider>();
  const orderOf = (series: number, { tickets, ...body }: OrderBody, by: string) => ({
    ...{ series, by, to: body.to, ranges: views.ranges(series, tickets) },
    ...{ distributor: body.distributor ?? null, day: body.day ?? null },
    ...{ point: body.point ?? null, reason: body.reason ?? null },
  });

  const inTurn = fileInTurn(MOST_WAITING);
  const readFile = (request: FastifyRequest, series: number): Promise<ReadSales> => {
    const { shape } = books.seriesOf(series);
    const known = distributors.all().map(({ id }) => id);
    return inTurn(request, (file) => readSalesInThread({ file, shape, nowMs: now(), distributors: known }));
  };

  app.get(
    '/api/host/tickets',
    { schema: { summary: 'Accounted series and their tickets by state' } },
    (_, reply) => reply.send(views.overview()),
  );

  app.get(
    '/api/host/tickets/:series/holdings',
    {
      schema: {
        summary: 'Every ticket of a series, as intervals in order',
        params: seriesParams,
        querystring: z.object({
          from: z.coerce.number().int().nonnegative().default(0),
          limit: z.coerce.number().int().min(1).max(1000).default(200),
        }),
      },
    },
    (request, reply) => {
      const { from, limit } = request.query;
      return reply.send(views.holdings(request.params.series, from, limit));
    },
  );

  app.get(
    '/api/host/tickets/:series/movements',
    {
      schema: {
        summary: 'The movements of a series, newest first',
        params: seriesParams,
        querystring: z.object({
          before: z.coerce.number().int().nonnegative().default(Number.MAX_SAFE_INTEGER),
          limit: z.coerce.number().int().min(1).max(500).default(100),
        }),
      },
    },
    (request, reply) => {
      const { before, limit } = request.query;
      return reply.send({ movements: views.movements(request.params.series, before, limit) });
    },
  );

  app.post(
    '/api/host/tickets/:series/movements/preview',
    {
      bodyLimit: MAX_ORDER_BYTES,
      schema: {
        summary: 'What a movement would do; nothing is done',
        params: seriesParams,
        body: orderSchema,
      },
    },
    (request, reply) =>
      reply.send(views.preview(orderOf(request.params.series, request.body, request.account.id))),
  );

  app.post(
    '/api/host/tickets/:series/movements',
    {
      bodyLimit: MAX_ORDER_BYTES,
      schema: { summary: 'Moves tickets, all or none', params: seriesParams, body: orderSchema },
    },
    (request, reply) =>
      commands.answer(request, reply, () => {
        const order = orderOf(request.params.series, request.body, request.account.id);
        return { status: 201, body: views.entry(books.move(order)) };
      }),
  );

  app.post(
    '/api/host/tickets/:series/movements/:record/undo',
    {
      schema: {
        summary: 'Takes a movement back, if nothing has moved its tickets since',
        params: recordParams,
      },
    },
    (request, reply) =>
      commands.answer(request, reply, () => {
        const { series, record } = request.params;
        return { status: 201, body: views.entry(books.undo(series, record, request.account.id)) };
      }),
  );

  app.post(
    '/api/host/tickets/:series/sales/preview',
    {
      bodyLimit: MAX_FILE_BYTES,
      schema: { summary: 'What a file of sales would do; nothing is done', params: seriesParams },
    },
    async (request, reply) => {
      const { series } = request.params;
      return reply.send(previewSales(service, series, await readFile(request, series)));
    },
  );

  app.post(
    '/api/host/tickets/:series/sales',
    {
      bodyLimit: MAX_FILE_BYTES,
      schema: { summary: 'Takes a file of sales into the books, all lines or none', params: seriesParams },
    },
    (request, reply) => {
      const { series } = request.params;
      return commands.prepareAndAnswer(
        request,
        reply,
        () => readFile(request, series),
        (read) => {
          const sold = importSales(service, series, read, request.account.id);
          return { status: 201, body: views.imported(series, sold) };
        },
      );
    },
  );

  app.get(
    '/api/host/tickets/:series/books',
    {
      schema: {
        summary: 'Tickets and money of a series at any date',
        params: seriesParams,
        querystring: z.object({ at: z.string().max(40).optional() }),
      },
    },
    (request, reply) =>
      reply.send(seriesBooks(service, request.params.series, untilMsOf(request.query.at, now()))),
  );

  app.get(
    '/api/host/tickets/:series/sales',
    { schema: { summary: 'Sales of a series by day', params: seriesParams } },
    (request, reply) => reply.send(salesByDay(service, request.params.series)),
  );

  app.get(
    '/api/host/serials/:serial',
    {
      schema: {
        summary: 'What the books say of one ticket',
        params: z.object({ serial: z.string().max(20) }),
      },
    },
    (request, reply) => {
      const serial = parseSerial(request.params.serial);
      if (!serial) return refuse(reply, 'BAD_REQUEST', 'serial: expected one such as 001-00007-01');
      const standing = views.standing(serial);
      if (!standing) return refuse(reply, 'NOT_FOUND', 'no ticket with this serial is in the books');
      return reply.send(standing);
    },
  );

  app.get('/api/host/distributors', { schema: { summary: 'Distributors under contract' } }, (_, reply) =>
    reply.send({ distributors: distributors.all() }),
  );

  app.post(
    '/api/host/distributors',
    { schema: { summary: 'Adds a distributor', body: distributorSchema } },
    (request, reply) =>
      commands.answer(request, reply, () => {
        const { name, contract } = request.body;
        return { status: 201, body: distributors.add(name, contract, request.account.id) };
      }),
  );

  app.post(
    '/api/host/distributors/:distributor/disable',
    { schema: { summary: 'Ends a distributor’s contract', params: z.object({ distributor: idSchema }) } },
    (request, reply) =>
      commands.answer(request, reply, () => ({
        status: 200,
        body: distributors.disable(request.params.distributor, request.account.id),
      })),
  );

  const policyOf = (series: number) => service.claimOffice.policies.find(series)?.policy ?? null;
  const prizes = new Map<number, { readonly left: PrizesLeft; readonly untilMs: number }>();
  app.get(
    '/api/series/:series/prizes',
    {
      schema: {
        summary: 'Prizes printed, claimed and left; odds and return of the tickets on sale',
        params: seriesParams,
      },
    },
    (request, reply) => {
      const { series } = request.params;
      const known = prizes.get(series);
      const nowMs = now();
      const isFresh = known !== undefined && nowMs < known.untilMs;
      const left = isFresh ? known.left : remainingPrizes(books, ledger, series, nowMs, policyOf(series));
      if (!isFresh) prizes.set(series, { left, untilMs: nowMs + PRIZES_SECONDS * 1000 });
      return reply.header('Cache-Control', `public, max-age=${PRIZES_SECONDS}`).send(left);
    },
  );
}
