/** What anybody may ask: draws, events, transcripts, entries. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { drawStanding } from '../../engine/draw/drawStanding.ts';
import { isEntry, MAX_ENTRY_BYTES } from '../../engine/draw/entryLines.ts';
import { idSchema } from '../../engine/encoding/schemas.ts';
import type { WorkerPool } from '../../engine/pool/pool.ts';
import { DRAW_NUMBER_DIGITS, isDrawNumber } from '../../engine/series/drawNumber.ts';
import type { DrawRoom } from '../draws/drawRoom.ts';
import type { StoredDraw } from '../draws/drawStore.ts';
import type { DrawList, DrawSummary, EntryLookup } from '../protocol/http.ts';
import type { Service } from '../service.ts';
import { givePinned, pinQuery } from './pinnedFile.ts';
import { refuse } from './refusal.ts';

const drawParams = z.object({ draw: idSchema });
const numberSchema = z.string().regex(/^\d{12}$/, `expected ${DRAW_NUMBER_DIGITS} digits`);
/** A draw number, or an entry of a list. */
const entrySchema = z.string().min(1).max(MAX_ENTRY_BYTES);
const LF = '\n';

function summaryOf(draw: StoredDraw, { draws, log, entries }: DrawRoom): DrawSummary {
  const { plan, entryCount } = draw;
  const state = log.state(draw.id)!;
  const picks = draw.phase === 'completed' ? draws.picked(draw.id)!.picks : [];
  return {
    draw: draw.id,
    title: plan.title,
    phase: state.phase,
    standing: drawStanding(state),
    prizes: plan.prizes,
    winners: plan.winners,
    reserves: plan.reserves,
    closesAt: plan.closesAt,
    startsAt: plan.startsAt,
    entries: entryCount ?? entries.count(draw.id),
    results: picks.map(({ role, place, entry }) => ({ role, place, entry })),
    reason: state.aborted?.reason ?? null,
    started: state.started,
    notices: state.notices,
    isPaused: state.paused !== null,
    isCertified: state.certified !== null,
    redrawOf: plan.redrawOf ?? null,
    redrawnAs: state.redrawn?.next ?? null,
  };
}

/** The lottery whose draws these are; without a series, what the newest draw is called. */
function lotteryOf({
  series,
  draws,
  planner,
}: DrawRoom): Pick<DrawList, 'lottery' | 'series' | 'fund'> | null {
  const known = series.newest();
  if (known) {
    const { id, name, ticketPriceTenge } = known.terms;
    return { lottery: { id, name, ticketPriceTenge }, series: known.series, fund: planner.fund(known) };
  }
  const title = draws.all()[0]?.plan.title;
  if (!title) return null;
  const fund = { totalTenge: 0, plannedTenge: 0, drawnTenge: 0 };
  return { lottery: { id: 'list', name: title, ticketPriceTenge: 0 }, series: 0, fund };
}

/** Whether a list has an entry, before it is frozen. */
function isListed(entry: string, lines: Uint8Array): boolean {
  // Two entries with the line end between them stand in the list too, and are none.
  if (!isEntry(entry)) return false;
  const text = Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength);
  return text.indexOf(`${entry}${LF}`) === 0 || text.includes(`${LF}${entry}${LF}`);
}

/** Whether an entry takes part in a draw, and its proof once the entries are frozen. */
async function lookUp(
  draw: StoredDraw,
  entry: string,
  room: DrawRoom,
  pool: WorkerPool,
): Promise<EntryLookup> {
  const { registrations, lists, log, entryLists } = room;
  const registeredFor =
    draw.entryList === null
      ? registrations.drawOf(Number(entry), draw.id)
      : isListed(entry, entryLists.lines(draw.entryList))
        ? draw.id
        : null;
  if (registeredFor === null) return { registered: false };
  const entries = registeredFor === draw.id ? lists.get(draw.id) : null;
  const proved = entries ? await pool.proveEntry({ entry, entries }) : null;
  const frozen = log.state(draw.id)!.frozen;
  const proof = proved &&
    frozen && { ...proved, entryCount: frozen.entryCount, entriesRoot: frozen.entriesRoot };
  return { registered: true, draw: registeredFor, proof };
}

export function addPublicRoutes(server: FastifyInstance, service: Service): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const { draws, log, pool, limits } = service;
  /** Summaries of draws that are over: they change only when people add a word. */
  const settled = new Map<string, { readonly summary: DrawSummary; readonly seq: number }>();
  const summary = (draw: StoredDraw): DrawSummary => {
    const isOver = draw.phase === 'completed' || draw.phase === 'aborted';
    if (!isOver) return summaryOf(draw, service);
    const { seq } = log.state(draw.id)!;
    const known = settled.get(draw.id);
    if (known?.seq === seq) return known.summary;
    const made = summaryOf(draw, service);
    settled.set(draw.id, { summary: made, seq });
    return made;
  };
  const slow = { config: { rateLimit: { max: limits.numberChecksPerMinute, timeWindow: '1 minute' } } };

  app.get('/api/draws', { schema: { summary: 'All draws, newest first' } }, (_, reply) => {
    const subject = lotteryOf(service);
    if (!subject) return refuse(reply, 'NOT_FOUND', 'no series is known yet');
    const all = draws.all().map(summary);
    return reply.send({ ...subject, onAir: service.onAir(), draws: all } satisfies DrawList);
  });

  app.get(
    '/api/draws/:draw/events',
    {
      schema: {
        summary: 'The draw’s events after a sequence number',
        params: drawParams,
        querystring: z.object({ after: z.coerce.number().int().nonnegative().default(0) }),
      },
    },
    (request, reply) => {
      const { draw } = request.params;
      const state = service.feeds.state(draw);
      if (!state) return refuse(reply, 'NOT_FOUND', `draw ${draw}: there is no such draw`);
      return reply.send({ epoch: state.epoch, events: service.feeds.events(draw, request.query.after) });
    },
  );

  app.get(
    '/api/draws/:draw/transcript',
    {
      schema: {
        summary: 'The transcript that verifies the draw; pinned by its digest, it may be kept for good',
        params: drawParams,
        querystring: pinQuery,
      },
    },
    (request, reply) => {
      const { draw } = request.params;
      const room = service.roomOf(draw);
      const pin = room.log.state(draw)?.completed?.transcriptDigest;
      if (!pin) return refuse(reply, 'NOT_FOUND', `draw ${draw}: there is no transcript yet`);
      const headers = {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': `attachment; filename="${draw}.transcript.json"`,
      };
      const file = { pin, headers, bytes: () => room.draws.transcript(draw)! };
      return givePinned(request, reply, file, request.query.pin);
    },
  );

  app.get(
    '/api/draws/:draw/entries',
    {
      schema: {
        summary: 'The frozen entries, one a line, in order; pinned by their root, they may be kept for good',
        params: drawParams,
        querystring: pinQuery,
      },
    },
    (request, reply) => {
      const { draw } = request.params;
      const room = service.roomOf(draw);
      const pin = room.log.state(draw)?.frozen?.entriesRoot;
      if (!pin) return refuse(reply, 'NOT_FOUND', `draw ${draw}: the entries are not frozen yet`);
      const headers = { 'Content-Type': 'text/plain; charset=utf-8' };
      const file = { pin, headers, bytes: () => Buffer.from(room.draws.frozenLines(draw)!) };
      return givePinned(request, reply, file, request.query.pin);
    },
  );

  app.get(
    '/api/draws/:draw/entries/:number',
    {
      ...slow,
      schema: {
        summary: 'Was this number in? With its inclusion proof once the entries are frozen',
        params: drawParams.extend({ number: entrySchema }),
      },
    },
    async (request, reply) => {
      const { draw, number } = request.params;
      const room = service.roomOf(draw);
      const known = room.draws.get(draw);
      if (!known) return refuse(reply, 'NOT_FOUND', `draw ${draw}: there is no such draw`);
      if (known.entryList === null) {
        if (!numberSchema.safeParse(number).success) {
          return refuse(reply, 'BAD_REQUEST', `params/number: expected ${DRAW_NUMBER_DIGITS} digits`);
        }
        if (!isDrawNumber(number).ok) {
          return refuse(reply, 'BAD_CHECK_DIGIT', 'the check digit is wrong: look at the number once more');
        }
      }
      return reply.send(await lookUp(known, number, room, pool));
    },
  );
}
