/** What is under the latex of a ticket: rows of symbols, each with an amount. Clause 14.3.1: three alike in a row win it. */
import { z } from 'zod';
import { idSchema, localTextSchema } from '../encoding/schemas.ts';
import { clauseSchema, localizedTextSchema } from './localizedText.ts';

export const ticketFaceSchema = z.strictObject({
  rows: z.int().positive().max(100),
  symbolsPerRow: z.int().min(2).max(10),
  // One symbol alone could never lose.
  symbols: z
    .array(z.strictObject({ id: idSchema, name: localTextSchema }))
    .min(2)
    .max(100),
  /** Where the symbols come from. */
  source: localizedTextSchema,
  clause: clauseSchema,
});
export type TicketFace = z.infer<typeof ticketFaceSchema>;
