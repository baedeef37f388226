/** Unclaimed money (clause 9.7): what is outstanding, and its way to the state budget by the word of two operators. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { daySchema } from '../../engine/claims/day.ts';
import { idSchema } from '../../engine/encoding/schemas.ts';
import { MAX_SERIES } from '../../engine/series/serial.ts';
import { actorOf } from '../claims/claimRole.ts';
import type { Service } from '../service.ts';
import { unkept } from './unkept.ts';

const transferParams = z.object({ transfer: idSchema });
const seriesParams = z.object({ series: z.coerce.number().int().min(1).max(MAX_SERIES) });

export function addUnclaimedRoutes(server: FastifyInstance, service: Service): void {
  const { commands, claimOffice } = service;
  const { claims, transfers } = claimOffice;
  const app = server.withTypeProvider<ZodTypeProvider>();

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
      commands.prepareAndAnswer(
        request,
        reply,
        () => transfers.count(request.params.series, actorOf(request.account)),
        (count) => ({
          status: 201,
          body: transfers.ask(request.params.series, actorOf(request.account), count),
        }),
      ),
  );

  app.post(
    '/api/host/budget-transfers/:transfer/confirm',
    { schema: { summary: 'Confirms a transfer, as the second person', params: transferParams } },
    (request, reply) =>
      commands.prepareAndAnswer(
        request,
        reply,
        () => transfers.recount(request.params.transfer, actorOf(request.account)),
        (count) => ({
          status: 200,
          body: transfers.confirm(request.params.transfer, actorOf(request.account), count),
        }),
      ),
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
