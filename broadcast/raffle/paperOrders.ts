/** What is said besides when a paper of a month is wanted. Messages of faults say what is expected and never what came. */
import { z } from 'zod';
import { idSchema } from '../../engine/encoding/schemas.ts';
import { handoverSchema } from '../documents/raffle/handoverRecord.ts';
import type { HandoverActOrder, ProtocolOrder } from '../protocol/raffle.ts';

const { place, handedOn, certificate, winner, handedBy } = handoverSchema.shape;

const paper = { language: z.enum(['kk', 'ru']), format: z.enum(['pdf', 'docx']) };

export const protocolOrderSchema = z.strictObject({
  ...paper,
  draw: idSchema.nullable().default(null),
  copy: z.enum(['public', 'signed']).default('public'),
  place: place.default(null),
}) satisfies z.ZodType<ProtocolOrder>;

export const actDetailsSchema = z.strictObject({
  place: place.default(null),
  handedOn: handedOn.default(null),
  certificate: certificate.default({ number: null, validThrough: null }),
  document: winner.shape.document.default(null),
  address: winner.shape.address.default(null),
  proxyDocument: winner.shape.document.default(null),
  handedBy: handedBy.default({ name: null, post: null }),
});

export const handoverActOrderSchema = actDetailsSchema.extend(paper) satisfies z.ZodType<HandoverActOrder>;
