/** The desk's own routes: sign-in and out, who there is, everything at one glance, the journal. */
import { bytesToHex } from '@noble/hashes/utils.js';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { SESSION_MS } from '../accounts/accounts.ts';
import { KNOWN_MS } from '../accounts/knownBrowsers.ts';
import { isPrivateTo } from '../claims/privateRecords.ts';
import type { DrawRoom } from '../draws/drawRoom.ts';
import type { Desk, People, SignedIn } from '../protocol/host.ts';
import type { JournalPage } from '../protocol/http.ts';
import type { Service } from '../service.ts';
import type { StoredRecord } from '../store/journal.ts';
import { COOKIE } from './access.ts';
import { refuse } from './refusal.ts';
import { visitorOf } from './visitor.ts';

const COOKIE_OPTIONS = { path: '/', httpOnly: true, sameSite: 'strict' } as const;
/** What a browser is known by after a first sign-in; it opens nothing, and is sent nowhere but to the next one. */
const BROWSER_COOKIE = 'tirazh_browser';
const LOGIN = '/api/host/login';
const JOURNAL_PAGE = 100;

const browserOf = ({ cookies }: FastifyRequest): string | null => cookies[BROWSER_COOKIE] ?? null;

/** Which secrets of the draws under way are here. */
function secretsOf({ draws, accounts }: DrawRoom): Desk['secrets'] {
  return draws.unfinished().flatMap(({ id }) =>
    draws.contributions(id).map(({ contributor, secret }) => ({
      draw: id,
      contributor,
      account: accounts.get(contributor)?.id ?? null,
      revealed: secret !== null,
    })),
  );
}

export function deskOf(service: Service): Desk {
  const { acts, drafts, entryLists, rehearsals } = service;
  const rehearsed = rehearsals.room;
  return {
    acts: [...(rehearsed?.acts.recent() ?? []), ...acts.recent()],
    drafts: drafts.open(),
    lists: entryLists.all(),
    rehearsals: rehearsals.all(),
    secrets: [...(rehearsed ? secretsOf(rehearsed) : []), ...secretsOf(service)],
  };
}

export function addHostRoutes(server: FastifyInstance, service: Service): void {
  const { accounts, limits, journal } = service;
  const app = server.withTypeProvider<ZodTypeProvider>();

  /** A browser that has signed in before has tries of its own, so that a stranger behind the same address takes none of them. */
  const keyGenerator = (request: FastifyRequest): string => {
    const browser = browserOf(request);
    return browser !== null && accounts.isKnownBrowser(browser) ? browser : visitorOf(request.ip);
  };

  app.post(
    LOGIN,
    {
      config: { rateLimit: { max: limits.signInsPerMinute, timeWindow: '1 minute', keyGenerator } },
      schema: {
        summary: 'Signs a person in and sets the session cookie',
        body: z.strictObject({ name: z.string().min(1).max(64), password: z.string().min(1).max(256) }),
      },
    },
    async (request, reply) => {
      const { name, password } = request.body;
      const browser = browserOf(request);
      const session = await accounts.signIn(name, password, { address: visitorOf(request.ip), browser });
      if (!session) return refuse(reply, 'WRONG_PASSWORD', 'the name or the password is wrong');
      const secure = request.protocol === 'https';
      reply.setCookie(COOKIE, session.token, { ...COOKIE_OPTIONS, secure, maxAge: SESSION_MS / 1000 });
      reply.setCookie(BROWSER_COOKIE, session.browser, {
        ...{ ...COOKIE_OPTIONS, path: LOGIN, secure },
        maxAge: KNOWN_MS / 1000,
      });
      return reply.send(session.account satisfies SignedIn);
    },
  );

  app.get('/api/host/me', { schema: { summary: 'Who is signed in' } }, (request, reply) =>
    reply.send(request.account satisfies SignedIn),
  );

  app.post('/api/host/logout', { schema: { summary: 'Ends the session' } }, (request, reply) => {
    accounts.signOut(request.cookies[COOKIE]!);
    return reply.clearCookie(COOKIE, COOKIE_OPTIONS).status(204).send();
  });

  app.get('/api/host/people', { schema: { summary: 'Who may sign in, and as what' } }, (_, reply) => {
    const people = accounts.all().filter(({ disabled }) => !disabled);
    return reply.send({ people: people.map(({ id, name, role }) => ({ id, name, role })) } satisfies People);
  });

  app.get('/api/host/desk', { schema: { summary: 'All that the desk shows' } }, (_, reply) =>
    reply.send(deskOf(service)),
  );

  app.get('/api/host/journal', { schema: { summary: 'The newest journal records' } }, (request, reply) => {
    const { role } = request.account;
    const isWithheld = (stored: StoredRecord): boolean =>
      service.isWithheld(stored) || isPrivateTo(role, stored.record.type);
    const records = journal.readRange(Math.max(0, journal.size - JOURNAL_PAGE), JOURNAL_PAGE).reverse();
    return reply.send({
      size: journal.size,
      root: bytesToHex(journal.root()),
      records: records.map((stored) => ({
        index: stored.record.index,
        at: stored.record.at,
        type: stored.record.type,
        body: isWithheld(stored) ? null : stored.record.body,
      })),
    } satisfies JournalPage);
  });
}
