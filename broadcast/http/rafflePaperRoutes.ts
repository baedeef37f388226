/** The papers of a raffle's month, PDF and DOCX: printed in a thread, kept by no cache, with nobody's name in address or file name. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { idSchema } from '../../engine/encoding/schemas.ts';
import { monthSchema } from '../../engine/raffle/raffleTerms.ts';
import { FormPress } from '../documents/formPress.ts';
import type { PlainBlock, PrintedDocument } from '../documents/printedDocument.ts';
import type { Role } from '../protocol/host.ts';
import type { PaperFormat } from '../protocol/raffle.ts';
import { monthAct, monthProtocol } from '../raffle/monthPapers.ts';
import { handoverActOrderSchema, protocolOrderSchema } from '../raffle/paperOrders.ts';
import { Refused } from '../refused.ts';
import type { Service } from '../service.ts';
import { unkept } from './unkept.ts';

const monthParams = z.object({ raffle: idSchema, month: monthSchema });

/** Who may see what says who somebody is. */
const SEES_PEOPLE: ReadonlySet<Role> = new Set(['host', 'operator']);

const MIME: Readonly<Record<PaperFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** @param site address under which the pages are reached from outside, for the QR code; null puts in the bare hash */
export function addRafflePaperRoutes(server: FastifyInstance, service: Service, site: string | null): void {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const press = new FormPress();
  server.addHook('onClose', () => press.close());

  async function send(
    reply: FastifyReply,
    format: PaperFormat,
    document: PrintedDocument<PlainBlock>,
    fileName: string,
  ): Promise<FastifyReply> {
    const bytes = await press.print({ format, document });
    return unkept(reply)
      .header('Content-Disposition', `attachment; filename="${fileName}.${format}"`)
      .type(MIME[format])
      .send(Buffer.from(bytes));
  }

  app.post(
    '/api/host/raffles/:raffle/:month/protocol',
    {
      schema: {
        summary:
          'The protocol of the month’s draw: by codes, or with names for the commission to sign, on record',
        params: monthParams,
        body: protocolOrderSchema,
      },
    },
    ({ params, body, account }, reply) => {
      const { format, language, copy } = body;
      const isSigned = copy === 'signed';
      if (isSigned && !SEES_PEOPLE.has(account.role)) {
        throw new Refused('WRONG_ROLE', 'the copy with names is printed by a host or an operator');
      }
      const document = monthProtocol(service, params, body, site, isSigned ? account : null);
      const name = isSigned ? 'protocol-signed' : 'protocol';
      return send(reply, format, document, `${params.raffle}-${params.month}-${name}-${language}`);
    },
  );

  app.post(
    '/api/host/raffles/:raffle/:month/handover-act',
    {
      schema: {
        summary: 'The act of handover, filled from the winner’s data; on record',
        params: monthParams,
        body: handoverActOrderSchema,
      },
    },
    ({ params, body, account }, reply) => {
      const { format, language } = body;
      const document = monthAct(service, params, body, account);
      return send(reply, format, document, `${params.raffle}-${params.month}-act-${language}`);
    },
  );
}
