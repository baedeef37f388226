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

const EVERYBODY: readonly Role[] = ['host', 'commission', 'operator', 'cashier', 'auditor'];
const HOST: readonly Role[] = ['host'];
const COMMISSION: readonly Role[] = ['commission'];
/** Who may see what says who somebody is. */
const OFFICE: readonly Role[] = ['host', 'operator'];
/** Who keeps the books of tickets. */
const OPERATOR: readonly Role[] = ['operator'];
/** Who has to do with claims at the counter and at the head office. */
const COUNTER: readonly Role[] = ['cashier', 'operator'];
/** Who may see claims; nothing that they see says who somebody is. */
const CLAIM_READERS: readonly Role[] = ['host', 'operator', 'cashier', 'auditor'];
const UNCLAIMED_READERS: readonly Role[] = ['host', 'operator', 'auditor'];
/** Whose names a raffle's protocol has, and who prints it. */
const RAFFLE_DESK: readonly Role[] = ['host', 'commission', 'operator'];
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
  'GET /api/host/entry-lists': EVERYBODY,
  'POST /api/host/entry-lists/preview': HOST,
  'POST /api/host/entry-lists': HOST,
  'GET /api/host/tickets': EVERYBODY,
  'GET /api/host/tickets/:series/holdings': EVERYBODY,
  'GET /api/host/tickets/:series/movements': EVERYBODY,
  'POST /api/host/tickets/:series/movements/preview': OPERATOR,
  'POST /api/host/tickets/:series/movements': OPERATOR,
  'POST /api/host/tickets/:series/movements/:record/undo': OPERATOR,
  'GET /api/host/tickets/:series/sales': EVERYBODY,
  'POST /api/host/tickets/:series/sales/preview': OPERATOR,
  'POST /api/host/tickets/:series/sales': OPERATOR,
  'GET /api/host/tickets/:series/books': EVERYBODY,
  'GET /api/host/serials/:serial': EVERYBODY,
  'GET /api/host/distributors': EVERYBODY,
  'POST /api/host/distributors': OPERATOR,
  'POST /api/host/distributors/:distributor/disable': OPERATOR,
  'POST /api/host/claims/identify': COUNTER,
  'POST /api/host/claims': COUNTER,
  'GET /api/host/claims': CLAIM_READERS,
  'GET /api/host/claims/:claim': CLAIM_READERS,
  'POST /api/host/claims/:claim/acts': COUNTER,
  'POST /api/host/claims/:claim/person': COUNTER,
  'POST /api/host/claims/:claim/person/open': COUNTER,
  'POST /api/host/claims/:claim/forms/:form': COUNTER,
  'POST /api/host/people/find': COUNTER,
  'POST /api/host/people/:person/erase': OPERATOR,
  'GET /api/host/claims-desk': CLAIM_READERS,
  'GET /api/host/unclaimed/:series': UNCLAIMED_READERS,
  'POST /api/host/unclaimed/:series/transfers': OPERATOR,
  'POST /api/host/budget-transfers/:transfer/confirm': OPERATOR,
  'POST /api/host/budget-transfers/:transfer/withdraw': OPERATOR,
  'GET /api/host/rehearsals': EVERYBODY,
  'POST /api/host/rehearsals': HOST,
  'DELETE /api/host/rehearsals/:draw': HOST,
  'GET /api/host/raffles': EVERYBODY,
  'POST /api/host/raffles': HOST,
  'GET /api/host/raffles/:raffle/:month': EVERYBODY,
  'POST /api/host/raffles/:raffle/:month/preview': OFFICE,
  'POST /api/host/raffles/:raffle/:month/participants': OFFICE,
  'POST /api/host/raffles/:raffle/:month/report': OFFICE,
  'POST /api/host/raffles/:raffle/:month/find': OFFICE,
  'POST /api/host/raffles/:raffle/:month/person': OFFICE,
  'POST /api/host/raffles/:raffle/:month/erase': HOST,
  'POST /api/host/raffles/:raffle/:month/draft': HOST,
  'POST /api/host/raffles/:raffle/:month/words': OFFICE,
  'POST /api/host/raffles/:raffle/:month/decisions': ACTORS,
  'POST /api/host/raffles/:raffle/:month/protocol': RAFFLE_DESK,
  'POST /api/host/raffles/:raffle/:month/handover-act': OFFICE,
  'POST /api/host/raffle-decisions/:decision/confirm': ACTORS,
  'POST /api/host/raffle-decisions/:decision/withdraw': ACTORS,
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
