/** Acts of two people, on draws and on rehearsals alike. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isEntry } from '../../engine/draw/entryLines.ts';
import { idSchema } from '../../engine/encoding/schemas.ts';
import { publicTextSchema } from '../../engine/identity/publicText.ts';
import type { Acts } from '../acts/acts.ts';
import type { ActRequest } from '../protocol/host.ts';
import type { Service } from '../service.ts';

const KINDS = [
  'start',
  'go-on',
  'pause',
  'resume',
  'abort',
  'foul',
  'correction',
  'certification',
  'redraw',
] as const;
const PHASES = ['open', 'frozen', 'sealed', 'showing', 'completed', 'aborted', 'missed'] as const;
/** As many as a draw on air picks. */
const MOST_EXCLUDED = 2000;
const ACT_BYTES = 512 * 1024;

/** Spoken words reach screens: no control characters. */
const reasonSchema = publicTextSchema.pipe(z.string().trim().min(3).max(500));

const actRequestSchema = z.strictObject({
  kind: z.enum(KINDS),
  reason: reasonSchema.nullable().default(null),
  phase: z.enum(PHASES),
  excluded: z.array(z.string().refine(isEntry, 'expected entries')).max(MOST_EXCLUDED).default([]),
}) satisfies z.ZodType<ActRequest>;

const actParams = z.object({ act: idSchema });

export function addActRoutes(server: FastifyInstance, service: Service): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const { commands, rehearsals } = service;
  const actsWith = (act: string): Acts => (rehearsals.roomOfAct(act) ?? service).acts;

  app.post(
    '/api/host/draws/:draw/acts',
    {
      bodyLimit: ACT_BYTES,
      schema: {
        summary: 'Asks for an act, which a second person confirms; a pause is in force at once',
        params: z.object({ draw: idSchema }),
        body: actRequestSchema,
      },
    },
    (request, reply) => {
      const { draw } = request.params;
      return commands.answer(request, reply, () => ({
        status: 201,
        body: service.roomOf(draw).acts.ask(draw, request.body, request.account),
      }));
    },
  );

  for (const step of ['confirm', 'withdraw'] as const) {
    app.post(
      `/api/host/acts/:act/${step}`,
      {
        schema: {
          summary: step === 'confirm' ? 'The second person’s word' : 'The asker’s second thought',
          params: actParams,
        },
      },
      (request, reply) => {
        const { act } = request.params;
        return commands.answer(request, reply, () => ({
          status: 200,
          body: actsWith(act)[step](act, request.account),
        }));
      },
    );
  }
}
