/** Which roles may use which route behind the sign-in: all of it in one place, and a route that is not here is not served. */
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { Account } from '../accounts/accounts.ts';
import type { Role } from '../protocol/host.ts';
import type { Service } from '../service.ts';
import { refuse } from './refusal.ts';

export const COOKIE = 'tirazh_session';
/** Everything under it needs a sign-in. */
export const GUARDED = '/api/host/';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set for every route behind the sign-in. */
    account: Account;
  }
}

const EVERYBODY: readonly Role[] = ['host', 'commission', 'operator', 'auditor'];
const HOST: readonly Role[] = ['host'];
const COMMISSION: readonly Role[] = ['commission'];
/** The two sides of an act. */
const ACTORS: readonly Role[] = ['host', 'commission'];

/** `METHOD path` as the router has it. Empty: no sign-in is needed. */
export const ACCESS: Readonly<Record<string, readonly Role[]>> = {
  'POST /api/host/login': [],
  'GET /api/host/me': EVERYBODY,
  'POST /api/host/logout': EVERYBODY,
  'GET /api/host/people': EVERYBODY,
  'GET /api/host/desk': EVERYBODY,
  'GET /api/host/journal': EVERYBODY,
  'GET /api/host/drafts': EVERYBODY,
  'POST /api/host/drafts': HOST,
  'PUT /api/host/drafts/:draw': HOST,
  'DELETE /api/host/drafts/:draw': HOST,
  'POST /api/host/drafts/:draw/publish': HOST,
  'POST /api/host/drafts/:draw/commitment': COMMISSION,
  'POST /api/host/draws/:draw/secrets': COMMISSION,
  'POST /api/host/draws/:draw/acts': ACTORS,
  'POST /api/host/acts/:act/confirm': ACTORS,
  'POST /api/host/acts/:act/withdraw': ACTORS,
  'GET /api/host/held': EVERYBODY,
  'POST /api/host/draws/:draw/go-on': HOST,
  'GET /api/host/entry-lists': EVERYBODY,
  'POST /api/host/entry-lists/preview': HOST,
  'POST /api/host/entry-lists': HOST,
  'GET /api/host/rehearsals': EVERYBODY,
  'POST /api/host/rehearsals': HOST,
  'DELETE /api/host/rehearsals/:draw': HOST,
};

const methodsOf = ({ method }: RouteOptions): string[] => [method].flat();
/** A HEAD is as a GET. */
const keyOf = (method: string, url: string): string => `${method === 'HEAD' ? 'GET' : method} ${url}`;

function requireRole(
  request: FastifyRequest,
  reply: FastifyReply,
  { accounts }: Service,
): FastifyReply | undefined {
  const { url } = request.routeOptions;
  if (!url?.startsWith(GUARDED)) return undefined;
  const roles = ACCESS[keyOf(request.method, url)];
  if (roles?.length === 0) return undefined;
  const token = request.cookies[COOKIE];
  const account = token ? accounts.sessionOf(token) : null;
  if (!account) return refuse(reply, 'NOT_SIGNED_IN', 'sign in first');
  if (!roles?.includes(account.role)) {
    return refuse(
      reply,
      'WRONG_ROLE',
      `this is for ${roles?.join(' and ')}; you are signed in as ${account.role}`,
    );
  }
  request.account = account;
  return undefined;
}

/**
 * Guards every route under `/api/host/` that is registered from here on. After the cookie plugin.
 * @throws Error at the start for a route that the table does not name
 */
export function guardHostRoutes(server: FastifyInstance, service: Service): void {
  server.decorateRequest('account', null as never);
  server.addHook('onRoute', (route) => {
    for (const method of route.url.startsWith(GUARDED) ? methodsOf(route) : []) {
      if (keyOf(method, route.url) in ACCESS) continue;
      throw new Error(`${method} ${route.url}: no roles; name them in broadcast/http/access.ts`);
    }
  });
  server.addHook('onRequest', async (request, reply) => requireRole(request, reply, service));
}
