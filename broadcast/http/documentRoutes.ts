/** Papers to print and sign: the protocol of a draw that is over. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { DrawState } from '../../engine/draw/drawState.ts';
import { idSchema } from '../../engine/encoding/schemas.ts';
import { Press } from '../documents/press.ts';
import type { PaperLanguage } from '../documents/printedDocument.ts';
import type { ProtocolTask } from '../documents/protocol.worker.ts';
import type { Service } from '../service.ts';
import { holdsTag } from './pinnedFile.ts';
import { refuse } from './refusal.ts';

/** Printing costs more than reading: enough for a person, and for a room behind one address. */
const PAPERS_PER_MINUTE = 30;

/** The next act makes another paper, and so may a restored backup. */
const CACHE_CONTROL = 'public, no-cache';

/** @param site address under which the pages are reached from outside, for the QR code; null puts in the bare hash */
export function addDocumentRoutes(
  server: FastifyInstance,
  service: Service,
  site: string | null = null,
): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const { draws, log, journal, series } = service;
  const press = new Press();
  server.addHook('onClose', () => press.close());

  /** The journal as it was with the draw's last event: the same checkpoint however often it is asked for. */
  const checkpointOf = (state: DrawState): string => {
    const last = journal.readEvents(state.draw, state.seq - 1)[0]!;
    return journal.checkpoint(last.record.index + 1);
  };

  function taskOf(state: DrawState, language: PaperLanguage): ProtocolTask {
    const transcript = draws.transcript(state.draw);
    const known = state.plan.series === null ? null : series.get(state.plan.series);
    return {
      sources: {
        transcript: transcript === null ? null : new TextEncoder().encode(transcript),
        events: log.events(state.draw),
        checkpoint: checkpointOf(state),
      },
      // Names are personal data: a public paper leaves them to be written by hand.
      settings: { language, terms: known?.terms ?? null, people: new Map(), place: null, site },
    };
  }

  app.get(
    '/api/draws/:draw/protocol.pdf',
    {
      config: { rateLimit: { max: PAPERS_PER_MINUTE, timeWindow: '1 minute' } },
      schema: {
        summary: 'The protocol of a draw that is over, as PDF',
        params: z.object({ draw: idSchema }),
        querystring: z.object({ lang: z.enum(['kk', 'ru']).default('kk') }),
      },
    },
    async (request, reply) => {
      const { draw } = request.params;
      const { lang } = request.query;
      const state = draws.get(draw) && log.state(draw);
      if (!state?.completed && !state?.aborted) {
        return refuse(reply, 'NOT_FOUND', `draw ${draw}: there is no protocol; the draw is not over`);
      }
      const print = press.print(`${state.head} ${lang}`, () => taskOf(state, lang));
      if (!print) return refuse(reply, 'TOO_MANY_REQUESTS', 'too many papers are wanted; try again soon');
      const { bytes, hash } = await print;
      const tag = `"${hash}"`;
      reply.header('ETag', tag).header('Cache-Control', CACHE_CONTROL);
      if (holdsTag(request, tag)) return reply.status(304).send();
      return reply
        .type('application/pdf')
        .header('Content-Disposition', `inline; filename="${draw}-${lang}.pdf"`)
        .send(Buffer.from(bytes));
    },
  );
}
