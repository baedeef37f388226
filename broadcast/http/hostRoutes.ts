/** What a signed-in host may do: plan, start and abort draws, and read the journal. */

import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { hex32Schema, idSchema, instantSchema } from '../../engine/encoding/schemas.ts';
import { type Account, SESSION_MS } from '../accounts/accounts.ts';
import type { JournalPage } from '../protocol/http.ts';
import type { Service } from '../service.ts';
import { refuse } from './refusal.ts';

const COOKIE = 'tirazh_session';
const COOKIE_OPTIONS = { path: '/', httpOnly: true, sameSite: 'strict' } as const;
const JOURNAL_PAGE = 100;

const drawParams = z.object({ draw: idSchema });

declare module 'fastify' {
  interface FastifyRequest {
    /** Set for every route behind the sign-in. */
    account: Account;
  }
}

export function addHostRoutes(server: FastifyInstance, service: Service): void {
  const { accounts, limits } = service;

  const app = server.withTypeProvider<ZodTypeProvider>();
  app.post(
    '/api/host/login',
    {
      config: { rateLimit: { max: limits.signInsPerMinute, timeWindow: '1 minute' } },
      schema: {
        summary: 'Signs a host in and sets the session cookie',
        body: z.strictObject({ name: z.string().min(1).max(64), password: z.string().min(1).max(256) }),
      },
    },
    async (request, reply) => {
      const { name, password } = request.body;
      const session = await accounts.signIn(name, password);
      if (!session) return refuse(reply, 'WRONG_PASSWORD', 'the name or the password is wrong');
      const secure = request.protocol === 'https';
      reply.setCookie(COOKIE, session.token, { ...COOKIE_OPTIONS, secure, maxAge: SESSION_MS / 1000 });
      return reply.send({ name: session.account.name });
    },
  );

  server.register(async (signedIn) => {
    signedIn.decorateRequest('account', null as never);
    signedIn.addHook('onRequest', async (request, reply) => requireAccount(request, reply, service));
    addSignedInRoutes(signedIn, service);
  });
}

function requireAccount(
  request: FastifyRequest,
  reply: FastifyReply,
  { accounts }: Service,
): FastifyReply | undefined {
  const token = request.cookies[COOKIE];
  const account = token ? accounts.sessionOf(token) : null;
  if (!account) return refuse(reply, 'NOT_SIGNED_IN', 'sign in first');
  request.account = account;
  return undefined;
}

function addSignedInRoutes(server: FastifyInstance, service: Service): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const { accounts, planner, runner, draws, journal } = service;

  app.get('/api/host/me', { schema: { summary: 'Who is signed in' } }, (request, reply) =>
    reply.send({ name: request.account.name }),
  );

  app.post('/api/host/logout', { schema: { summary: 'Ends the session' } }, (request, reply) => {
    accounts.signOut(request.cookies[COOKIE]!);
    return reply.clearCookie(COOKIE, COOKIE_OPTIONS).status(204).send();
  });

  app.post(
    '/api/host/draws',
    {
      schema: {
        summary: 'Plans a draw and publishes its plan and commitments',
        body: z.strictObject({
          closesAt: instantSchema,
          startsAt: instantSchema,
          reserves: z.int().min(0).max(20),
          automatic: z.boolean().default(false),
          commitments: z
            .array(z.strictObject({ contributor: idSchema, commitment: hex32Schema }))
            .max(16)
            .default([]),
        }),
      },
    },
    (request, reply) => {
      const { closesAt, startsAt, reserves, automatic, commitments } = request.body;
      const plan = journal.transact(() => {
        const planned = planner.plan({
          closesMs: Date.parse(closesAt),
          startsMs: Date.parse(startsAt),
          reserves,
          automatic,
          outsiders: commitments,
          standIns: [],
        });
        journal.append('host.planned', { account: request.account.id, draw: planned.drawId });
        return planned;
      });
      runner.wake();
      return reply.status(201).send({ draw: plan.drawId });
    },
  );

  app.post(
    '/api/host/draws/:draw/secrets',
    {
      schema: {
        summary: 'An outside contributor opens a commitment, after closing',
        params: drawParams,
        body: z.strictObject({ contributor: idSchema, secret: hex32Schema }),
      },
    },
    (request, reply) => {
      const { draw } = request.params;
      if (!draws.get(draw)) return refuse(reply, 'NOT_FOUND', `draw ${draw}: there is no such draw`);
      const { contributor, secret } = request.body;
      runner.reveal(draw, request.account.id, contributor, hexToBytes(secret));
      return reply.status(204).send();
    },
  );

  app.post(
    '/api/host/draws/:draw/start',
    { schema: { summary: 'Starts a draw after closing, or takes up a missed one', params: drawParams } },
    (request, reply) => {
      const { draw } = request.params;
      if (!draws.get(draw)) return refuse(reply, 'NOT_FOUND', `draw ${draw}: there is no such draw`);
      runner.start(draw, request.account.id);
      return reply.status(202).send({ draw });
    },
  );

  app.post(
    '/api/host/draws/:draw/abort',
    {
      schema: {
        summary: 'Calls a draw off before its winners are picked',
        params: drawParams,
        body: z.strictObject({ reason: z.string().trim().min(3).max(500) }),
      },
    },
    (request, reply) => {
      const { draw } = request.params;
      if (!draws.get(draw)) return refuse(reply, 'NOT_FOUND', `draw ${draw}: there is no such draw`);
      runner.abort(draw, request.account.id, request.body.reason);
      return reply.send({ draw });
    },
  );

  app.get('/api/host/journal', { schema: { summary: 'The newest journal records' } }, (_, reply) => {
    const records = journal.readRange(Math.max(0, journal.size - JOURNAL_PAGE), JOURNAL_PAGE).reverse();
    return reply.send({
      size: journal.size,
      root: bytesToHex(journal.root()),
      records: records.map((stored) => ({
        index: stored.record.index,
        at: stored.record.at,
        type: stored.record.type,
        body: service.isWithheld(stored) ? null : stored.record.body,
      })),
    } satisfies JournalPage);
  });
}
