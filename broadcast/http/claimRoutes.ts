/** Claims at the counter and at the head office, winners' data, unclaimed money: the office's page is made of these. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { CLAIM_STATES } from '../../engine/claims/claim.ts';
import { daySchema } from '../../engine/claims/day.ts';
import { idSchema } from '../../engine/encoding/schemas.ts';
import { badInput } from '../../engine/errors.ts';
import { dayInAlmaty } from '../../engine/raffle/almatyDay.ts';
import { indexOfSerial, MAX_SERIES, parseSerial } from '../../engine/series/serial.ts';
import { claimActSchema, referenceSchema } from '../claims/claimActSchema.ts';
import { actorOf, claimRoleOf } from '../claims/claimRole.ts';
import { OWN_PRIZE, type StoredClaim } from '../claims/claimStore.ts';
import { readCursor } from '../claims/claimViews.ts';
import { identified, readSerial, sourceOf } from '../claims/counterLookUp.ts';
import { paperOfClaim } from '../claims/paperOfClaim.ts';
import { FormPress } from '../documents/formPress.ts';
import { PRINTED_FORMS } from '../documents/forms/claimForm.ts';
import { iinSchema, personDataSchema } from '../people/personData.ts';
import { personRemarks } from '../people/personRemarks.ts';
import type { ClaimDetail, FoundClaims, OpenedPerson } from '../protocol/claims.ts';
import type { Service } from '../service.ts';

const MOST_A_PAGE = 200;
const PURPOSES = ['payment', 'form', 'contact', 'correction', 'request-of-the-person'] as const;

const claimParams = z.object({ claim: idSchema });
const transferParams = z.object({ transfer: idSchema });
const seriesParams = z.object({ series: z.coerce.number().int().min(1).max(MAX_SERIES) });
const typed = z.string().min(1).max(40);
const ticketSchema = z.strictObject({ serial: typed, code: typed });
const openSchema = ticketSchema.extend({
  source: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('instant') }),
    z.strictObject({ kind: z.literal('draw'), draw: idSchema }),
  ]),
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
  after: z.string().max(40).optional(),
  limit: z.coerce.number().int().min(1).max(MOST_A_PAGE).default(50),
});

/** What says who somebody is, or what a ticket wins, is kept by no cache. */
const unkept = (reply: FastifyReply): FastifyReply => reply.header('Cache-Control', 'no-store');

export function addClaimRoutes(server: FastifyInstance, service: Service): void {
  const { commands, limits, claimOffice } = service;
  const { claims, winners, counter, transfers, views } = claimOffice;
  const app = server.withTypeProvider<ZodTypeProvider>();
  const press = new FormPress();
  server.addHook('onClose', () => press.close());

  const detail = (request: FastifyRequest, stored: StoredClaim): ClaimDetail => {
    const role = claimRoleOf(request.account.role);
    return views.detail(stored, claims.today(), role && { id: request.account.id, role });
  };
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

  // By address, and by who is signed in: neither many accounts nor many counters guess faster.
  const guarded = {
    config: { rateLimit: { max: limits.numberChecksPerMinute, timeWindow: '1 minute' } },
    preHandler: server.rateLimit({
      max: limits.numberChecksPerMinute,
      timeWindow: '1 minute',
      keyGenerator: ({ account }) => `account ${account.id}`,
    }),
  };

  app.post(
    '/api/host/claims/identify',
    {
      ...guarded,
      schema: { summary: 'Whether a ticket is authentic, and what it wins', body: ticketSchema },
    },
    (request, reply) =>
      unkept(reply).send(identified(counter.lookUp(request.body, request.account.id, 'counter'))),
  );

  app.post(
    '/api/host/claims',
    { ...guarded, schema: { summary: 'Opens a claim to a prize of a ticket', body: openSchema } },
    (request, reply) => {
      const { serial, code, source } = request.body;
      // On record whatever comes of it: a refusal takes back its own transaction, not the look-up.
      const found = counter.lookUp({ serial, code }, request.account.id, 'claim');
      return commands.answer(request, unkept(reply), () => ({
        status: 201,
        body: detail(request, claims.open(found, sourceOf(source), actorOf(request.account))),
      }));
    },
  );

  app.get(
    '/api/host/claims',
    { schema: { summary: 'Claims by the day due, overdue first', querystring: querySchema } },
    (request, reply) => {
      const { state, due = null, serial, after, limit } = request.query;
      const choice = {
        ...{ states: [state].flat(), due, limit },
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

  app.post(
    '/api/host/claims/:claim/person',
    { schema: { summary: 'Takes the winner’s data down', params: claimParams, body: personDataSchema } },
    (request, reply) => {
      const stored = winners.keep(request.params.claim, request.body, actorOf(request.account));
      return unkept(reply).send(detail(request, stored));
    },
  );

  app.post(
    '/api/host/claims/:claim/person/open',
    {
      schema: {
        summary: 'The winner’s data; who opened them and what for is on record',
        params: claimParams,
        body: z.strictObject({ purpose: z.enum(PURPOSES) }),
      },
    },
    (request, reply) => {
      const opened = winners.open(request.params.claim, request.body.purpose, actorOf(request.account));
      const remarks = personRemarks(opened.data, claims.today());
      return unkept(reply).send({ ...opened, remarks } satisfies OpenedPerson);
    },
  );

  app.post(
    '/api/host/claims/:claim/forms/:form',
    {
      schema: {
        summary: 'A form as PDF, filled from the claim and the winner’s data',
        params: claimParams.extend({ form: z.enum(PRINTED_FORMS) }),
        body: z.strictObject({ language: z.enum(['kk', 'ru']), reference: referenceSchema.nullish() }),
      },
    },
    async (request, reply) => {
      const { claim, form } = request.params;
      const { language, reference = null } = request.body;
      const stored = claims.get(claim);
      const known = detail(request, stored);
      const person =
        known.person === null ? null : winners.open(claim, 'form', actorOf(request.account)).data;
      const drawnAtMs =
        stored.source === OWN_PRIZE ? undefined : service.log.state(stored.source)?.completed?.showAtMs;
      const paper = paperOfClaim({
        ...{ detail: known, terms: service.series.get(stored.series)!.terms, person, reference },
        ...{ today: claims.today(), drawnOn: drawnAtMs === undefined ? null : dayInAlmaty(drawnAtMs) },
      });
      const bytes = await press.printForm(form, paper, language);
      return unkept(reply)
        .type('application/pdf')
        .header('Content-Disposition', `inline; filename="${claim}-${form}-${language}.pdf"`)
        .send(Buffer.from(bytes));
    },
  );

  app.post(
    '/api/host/people/find',
    {
      ...guarded,
      schema: { summary: 'Claims of whoever has an IIN', body: z.strictObject({ iin: iinSchema }) },
    },
    (request, reply) => {
      const today = claims.today();
      const found = winners.ofIin(request.body.iin, actorOf(request.account));
      return unkept(reply).send({
        claims: found.map((stored) => views.summary(stored, today)),
      } satisfies FoundClaims);
    },
  );

  app.post(
    '/api/host/people/:person/erase',
    { schema: { summary: 'Erases a winner’s data for good', params: z.object({ person: idSchema }) } },
    (request, reply) => {
      winners.erase(request.params.person, actorOf(request.account));
      return reply.status(204).send();
    },
  );

  app.get(
    '/api/host/claims-desk',
    { schema: { summary: 'Numbers of claims: by state, overdue, paid, to pay' } },
    (_request, reply) => unkept(reply).send(views.desk(claims.today())),
  );

  app.get(
    '/api/host/unclaimed/:series',
    {
      schema: {
        summary: 'Prizes that nobody has claimed, by tier and age',
        params: seriesParams,
        querystring: z.object({ on: daySchema.optional() }),
      },
    },
    (request, reply) =>
      unkept(reply).send(transfers.report(request.params.series, request.query.on ?? claims.today())),
  );

  app.post(
    '/api/host/unclaimed/:series/transfers',
    { schema: { summary: 'Asks for the transfer of unclaimed money to the budget', params: seriesParams } },
    (request, reply) =>
      commands.answer(request, reply, () => ({
        status: 201,
        body: transfers.ask(request.params.series, actorOf(request.account)),
      })),
  );

  app.post(
    '/api/host/budget-transfers/:transfer/confirm',
    { schema: { summary: 'Confirms a transfer, as the second person', params: transferParams } },
    (request, reply) =>
      commands.answer(request, reply, () => ({
        status: 200,
        body: transfers.confirm(request.params.transfer, actorOf(request.account)),
      })),
  );

  app.post(
    '/api/host/budget-transfers/:transfer/withdraw',
    { schema: { summary: 'Takes one’s own transfer back', params: transferParams } },
    (request, reply) =>
      commands.answer(request, reply, () => ({
        status: 200,
        body: transfers.withdraw(request.params.transfer, actorOf(request.account)),
      })),
  );
}
