/** The raffle over HTTP: the office's half behind the sign-in, and the results that everybody may read. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { daySchema } from '../../engine/claims/day.ts';
import { idSchema, instantSchema, typedTextSchema } from '../../engine/encoding/schemas.ts';
import { codeSchema, decisionSchema, wordSchema } from '../../engine/raffle/aftermathSteps.ts';
import { monthSchema } from '../../engine/raffle/raffleTerms.ts';
import type { Role } from '../protocol/host.ts';
import type { PowerOfAttorney, RaffleDraftRequest, RaffleOverview } from '../protocol/raffle.ts';
import { exclusionReport } from '../raffle/exclusionReport.ts';
import type { StagedMonth } from '../raffle/monthImports.ts';
import type { RoundName } from '../raffle/participantCodes.ts';
import { raffleMonth, raffleOverviews, raffleResults } from '../raffle/raffleViews.ts';
import type { Service } from '../service.ts';
import type { Done } from './commands.ts';
import { fileInTurn } from './fileInTurn.ts';
import { unkept } from './unkept.ts';

const MAX_FILE_BYTES = 25 * 2 ** 20;
/** Files that may wait while one is read. */
const MOST_WAITING = 4;
const FILE_TYPES = [
  'text/csv',
  'application/octet-stream',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];
const TERMS_BYTES = 512 * 1024;
/** Results are read by pages that many have open. */
const RESULTS_SECONDS = 10;

const monthParams = z.object({ raffle: idSchema, month: monthSchema });
const decisionParams = z.object({ decision: idSchema });
const noteSchema = typedTextSchema.max(1000).nullable().default(null);
const languageSchema = z.enum(['kk', 'ru', 'en']).default('ru');
const powerSchema = z.strictObject({
  name: typedTextSchema.max(300),
  number: typedTextSchema.max(60),
  issuedOn: daySchema,
  certifiedBy: typedTextSchema.max(200),
}) satisfies z.ZodType<PowerOfAttorney>;
/** One participant, one row of the report, or all rows of it. */
const eraseSchema = z.union([
  z.strictObject({ code: codeSchema }),
  z.strictObject({ out: z.union([z.int().positive(), z.literal('all')]) }),
]);
const draftSchema = z.strictObject({
  closesAt: instantSchema,
  startsAt: instantSchema,
  // None at all is refused with the clause that says so.
  commission: z.array(idSchema).max(15),
}) satisfies z.ZodType<RaffleDraftRequest>;

/** Who may see what says who somebody is. */
const SEES_PEOPLE: ReadonlySet<Role> = new Set(['host', 'operator']);

const MIME = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export function addRaffleRoutes(server: FastifyInstance, service: Service): void {
  const { raffles, commands, accounts, runner, now } = service;
  server.addContentTypeParser(FILE_TYPES, { parseAs: 'buffer', bodyLimit: MAX_FILE_BYTES }, (_, body, done) =>
    done(null, body),
  );
  const app = server.withTypeProvider<ZodTypeProvider>();
  const read = fileInTurn(MOST_WAITING);
  const month = (request: FastifyRequest, name: RoundName) =>
    raffleMonth(raffles, accounts, name, now(), SEES_PEOPLE.has(request.account.role));
  /** What a command has done to a month. What people wrote beside its steps is not kept with the answer. */
  const changed = (request: FastifyRequest, name: RoundName): Done => ({
    status: 201,
    body: month(request, name),
    kept: raffleMonth(raffles, accounts, name, now(), false),
  });
  const overview = (raffle: string): RaffleOverview =>
    raffleOverviews(raffles, now()).find((candidate) => candidate.raffle === raffle)!;

  app.get('/api/raffles', { schema: { summary: 'Results of raffles by month' } }, (_, reply) =>
    reply.header('Cache-Control', `public, max-age=${RESULTS_SECONDS}`).send(raffleResults(raffles, now())),
  );

  app.get('/api/host/raffles', { schema: { summary: 'Raffles and how their months stand' } }, (_, reply) =>
    reply.send({
      raffles: raffleOverviews(raffles, now()),
      isPeopleReadable: raffles.participants.areReadable(),
    }),
  );

  app.post(
    '/api/host/raffles',
    {
      bodyLimit: TERMS_BYTES,
      schema: { summary: 'Takes over a raffle’s terms, or a change of them', body: z.unknown() },
    },
    (request, reply) =>
      commands.answer(request, reply, () => {
        const { raffle } = raffles.rounds.takeTerms(request.body, request.account);
        return { status: 201, body: overview(raffle) };
      }),
  );

  app.get(
    '/api/host/raffles/:raffle/:month',
    { schema: { summary: 'A month: its import, its steps, its decisions', params: monthParams } },
    (request, reply) => unkept(reply).send(month(request, request.params)),
  );

  app.post(
    '/api/host/raffles/:raffle/:month/preview',
    {
      bodyLimit: MAX_FILE_BYTES,
      schema: {
        summary: 'Who of a file would take part, who not and why; nothing is kept',
        params: monthParams,
      },
    },
    async (request, reply) => {
      const preview = await read(request, (file) => raffles.imports.preview(request.params, file));
      return unkept(reply).send(preview);
    },
  );

  app.post(
    '/api/host/raffles/:raffle/:month/participants',
    {
      bodyLimit: MAX_FILE_BYTES,
      schema: { summary: 'Takes over a month’s participants, blinded', params: monthParams },
    },
    async (request, reply) => {
      const { params, account } = request;
      let staged: StagedMonth | null = null;
      try {
        return await commands.prepareAndAnswer(
          ...[request, reply],
          async () => {
            staged = await read(request, (file) => raffles.imports.stage(params, file));
            return staged;
          },
          (prepared) => {
            raffles.imports.finish(params, prepared, account);
            return changed(request, params);
          },
        );
      } finally {
        if (staged) void raffles.imports.release(staged);
      }
    },
  );

  app.post(
    '/api/host/raffles/:raffle/:month/report',
    {
      schema: {
        summary: 'Who of the last import is out and why, as a file',
        params: monthParams,
        querystring: z.object({ format: z.enum(['csv', 'xlsx']).default('csv'), lang: languageSchema }),
      },
    },
    async (request, reply) => {
      const { format, lang } = request.query;
      const { raffle, month: of } = request.params;
      const file = await exclusionReport(
        raffles.participants.report(request.params, request.account),
        format,
        lang,
      );
      return unkept(reply)
        .header('Content-Disposition', `attachment; filename="${raffle}-${of}-report.${format}"`)
        .type(MIME[format])
        .send(Buffer.from(file));
    },
  );

  app.post(
    '/api/host/raffles/:raffle/:month/find',
    {
      schema: {
        summary: 'A participant’s code and its proof, by the number; on record',
        params: monthParams,
        body: z.strictObject({ number: z.string().regex(/^\d{12}$/, 'expected 12 digits') }),
      },
    },
    async (request, reply) => {
      const { params, body, account } = request;
      const receipt = await raffles.participants.find(params, body.number, account);
      return unkept(reply).send(receipt);
    },
  );

  app.post(
    '/api/host/raffles/:raffle/:month/person',
    {
      schema: {
        summary: 'Who stands behind a code; on record',
        params: monthParams,
        body: z.strictObject({ code: codeSchema }),
      },
    },
    (request, reply) =>
      unkept(reply).send(raffles.participants.person(request.params, request.body.code, request.account)),
  );

  app.post(
    '/api/host/raffles/:raffle/:month/erase',
    {
      schema: {
        summary: 'Erases data of a participant, or of rows that are out; proofs stay',
        params: monthParams,
        body: eraseSchema,
      },
    },
    (request, reply) => {
      const { params, body, account } = request;
      const { participants } = raffles;
      const answer = commands.answer(request, reply, () => {
        if ('code' in body) participants.erase(params, body.code, account);
        else participants.eraseOut(params, body.out === 'all' ? null : body.out, account);
        return { status: 204 };
      });
      participants.emptyLog();
      return answer;
    },
  );

  app.post(
    '/api/host/raffles/:raffle/:month/draft',
    {
      schema: {
        summary: 'Drafts the month’s draw, or the one among its reserves',
        params: monthParams,
        body: draftSchema,
      },
    },
    (request, reply) =>
      commands.answer(request, reply, () => {
        const round = raffles.rounds.round(request.params);
        const draft = raffles.drafts.draft(round, request.body, request.account);
        runner.wake();
        return { status: 201, body: draft };
      }),
  );

  app.post(
    '/api/host/raffles/:raffle/:month/words',
    {
      schema: {
        summary: 'One person’s word: a contact, a condition, consent, a proxy, or that one was a mistake',
        params: monthParams,
        body: z.strictObject({
          word: wordSchema,
          note: noteSchema,
          power: powerSchema.nullable().default(null),
        }),
      },
    },
    (request, reply) =>
      commands.answer(request, reply, () => {
        const { word, note, power } = request.body;
        raffles.say(request.params, word, request.account, note, power);
        return changed(request, request.params);
      }),
  );

  app.post(
    '/api/host/raffles/:raffle/:month/decisions',
    {
      schema: {
        summary: 'Asks for a decision, which a second person confirms',
        params: monthParams,
        body: z.strictObject({ decision: decisionSchema, note: noteSchema }),
      },
    },
    (request, reply) =>
      commands.answer(request, reply, () => {
        const { decision, note } = request.body;
        const sealed = note === null ? null : raffles.people.sealNote(request.params, note);
        const round = raffles.rounds.round(request.params);
        return { status: 201, body: raffles.decisions.ask(round, decision, request.account, sealed) };
      }),
  );

  for (const step of ['confirm', 'withdraw'] as const) {
    app.post(
      `/api/host/raffle-decisions/:decision/${step}`,
      {
        schema: {
          summary: step === 'confirm' ? 'The second person’s word' : 'The asker’s second thought',
          params: decisionParams,
        },
      },
      (request, reply) =>
        commands.answer(request, reply, () => ({
          status: 200,
          body: raffles.decisions[step](request.params.decision, request.account),
        })),
    );
  }
}
