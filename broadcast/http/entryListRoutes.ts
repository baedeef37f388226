/** Import of entries from CSV and XLSX files. Only the chosen column's values are kept, and nothing of a preview. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { typedTextSchema } from '../../engine/encoding/schemas.ts';
import type { Imported } from '../entryLists/importFile.ts';
import { importInThread } from '../entryLists/importInThread.ts';
import type { ImportedList } from '../protocol/host.ts';
import type { Service } from '../service.ts';
import { fileInTurn } from './fileInTurn.ts';
import { unkept } from './unkept.ts';

const MAX_FILE_BYTES = 25 * 2 ** 20;
/** Files that may wait while one is read. */
const MOST_WAITING = 2;
const FILE_TYPES = [
  'text/csv',
  'application/octet-stream',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];

const flagSchema = z.enum(['true', 'false']).transform((text) => text === 'true');
const choicesSchema = z.object({
  column: z.string().min(1).max(200).default('1'),
  headings: flagSchema.optional(),
  blind: flagSchema.default(false),
});

type Choices = z.infer<typeof choicesSchema>;

export function addEntryListRoutes(server: FastifyInstance, service: Service): void {
  const { entryLists, commands } = service;
  server.addContentTypeParser(FILE_TYPES, { parseAs: 'buffer', bodyLimit: MAX_FILE_BYTES }, (_, body, done) =>
    done(null, body),
  );
  const app = server.withTypeProvider<ZodTypeProvider>();
  const read = fileInTurn(MOST_WAITING);

  const imported = (request: FastifyRequest, choices: Choices, isFinal: boolean): Promise<Imported> => {
    const { column, headings, blind } = choices;
    return read(request, (file) => importInThread({ file, choices: { column, headings, blind }, isFinal }));
  };

  app.get('/api/host/entry-lists', { schema: { summary: 'Imported lists' } }, (_, reply) =>
    reply.send({ lists: entryLists.all() }),
  );

  app.post(
    '/api/host/entry-lists/preview',
    {
      bodyLimit: MAX_FILE_BYTES,
      schema: { summary: 'What an import would give; nothing is kept', querystring: choicesSchema },
    },
    async (request, reply) => {
      const { preview } = await imported(request, request.query, false);
      return unkept(reply).send(preview);
    },
  );

  app.post(
    '/api/host/entry-lists',
    {
      bodyLimit: MAX_FILE_BYTES,
      schema: {
        summary: 'Imports a list; the key of a blind one is in the answer, this once',
        querystring: choicesSchema.extend({ name: typedTextSchema.max(200) }),
      },
    },
    (request, reply) => {
      const { name } = request.query;
      return commands.prepareAndAnswer(
        request,
        unkept(reply),
        async () => imported(request, request.query, true),
        ({ entries, key }) => {
          const list = entryLists.add(entries!, { name, createdBy: request.account.id, from: null });
          return {
            status: 201,
            body: { list, key } satisfies ImportedList,
            kept: { list, key: null } satisfies ImportedList,
          };
        },
      );
    },
  );
}
