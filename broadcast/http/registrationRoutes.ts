/** Registration of tickets by their holders, and their receipts. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { DRAW_NUMBER_DIGITS } from '../../engine/series/drawNumber.ts';
import { RegistrationDesk } from '../draws/registrationDesk.ts';
import type { RegistrationRefusal } from '../draws/registrations.ts';
import type { Registered } from '../protocol/http.ts';
import type { Service } from '../service.ts';
import { refuse } from './refusal.ts';

const bodySchema = z.strictObject({ number: z.string().max(32) });
/** As people type it, in groups. */
const withoutGroups = (number: string): string => number.replace(/[\s-]/g, '');

function refuseRegistration(reply: FastifyReply, refusal: RegistrationRefusal): FastifyReply {
  switch (refusal.reason) {
    case 'form':
      return refuse(reply, 'BAD_REQUEST', `a draw number has ${DRAW_NUMBER_DIGITS} digits`);
    case 'check-digit':
      return refuse(reply, 'BAD_CHECK_DIGIT', 'the check digit is wrong: look at the number once more');
    case 'unknown':
      return refuse(reply, 'UNKNOWN_NUMBER', 'no ticket with this number was printed');
    case 'not-sold':
      return refuse(
        reply,
        'NOT_SOLD',
        'by the books no buyer holds this ticket: it is not entered as sold yet, or was handed in for its prize; ask where it was bought',
      );
    case 'already':
      return refuse(
        reply,
        'ALREADY_REGISTERED',
        `this ticket is registered for draw ${refusal.draw} already`,
      );
    case 'closed':
      return refuse(reply, 'REGISTRATION_CLOSED', 'no draw is open for registration now');
  }
}

export function addRegistrationRoutes(server: FastifyInstance, { registrations, limits }: Service): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const desk = new RegistrationDesk(registrations);
  const slow = { config: { rateLimit: { max: limits.numberChecksPerMinute, timeWindow: '1 minute' } } };

  app.post(
    '/api/registrations',
    {
      ...slow,
      schema: { summary: 'Registers a ticket for the next draw, once in its life', body: bodySchema },
    },
    async (request, reply) => {
      const result = await desk.register(withoutGroups(request.body.number));
      if (!result.ok) return refuseRegistration(reply, result);
      const { ok: _, ...registered } = result;
      return reply.status(201).send(registered satisfies Registered);
    },
  );

  app.post(
    '/api/registrations/receipt',
    { ...slow, schema: { summary: 'The receipt of a registered ticket, again', body: bodySchema } },
    (request, reply) => {
      const receipt = registrations.receiptOf(withoutGroups(request.body.number));
      if (!receipt) return refuse(reply, 'NOT_FOUND', 'this ticket is not registered');
      return reply.send(receipt satisfies Registered);
    },
  );
}
