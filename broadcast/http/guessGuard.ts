/** How often anybody may ask what could be guessed: by address, and by who is signed in. Neither many accounts nor many counters guess faster. */
import type { FastifyInstance } from 'fastify';
import type { Limits } from '../service.ts';

/** Options of a route behind the sign-in. */
export const guessGuard = (server: FastifyInstance, { numberChecksPerMinute: max }: Limits) => ({
  config: { rateLimit: { max, timeWindow: '1 minute' } },
  preHandler: server.rateLimit({
    ...{ max, timeWindow: '1 minute' },
    keyGenerator: ({ account }) => `account ${account.id}`,
  }),
});
