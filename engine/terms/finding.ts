/** One thing the audit has to say about a terms document: where, how grave, in words and in numbers. */
import { z } from 'zod';
import { clauseSchema, type LocalizedText, localizedTextSchema } from './localizedText.ts';

/**
 * `error`: the lottery cannot be run as written (more prizes than tickets). `warning`: the document contradicts itself
 * or its own figures. `note`: worth knowing, including a check that holds.
 */
export type Severity = 'error' | 'warning' | 'note';

export interface Finding {
  /** Stable, for programs. */
  readonly code: string;
  readonly severity: Severity;
  readonly clause: string;
  readonly message: LocalizedText;
  /** How this software reads the clause, where a choice had to be made. */
  readonly reading?: LocalizedText;
  /** The figures behind the words; the unit is in each name. */
  readonly details: Readonly<Record<string, number>>;
}

/** A contradiction that only a reader can find; it travels in the terms file, so that every lottery has its own. */
export const documentFindingSchema = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/, 'expected CAPITALS_WITH_UNDERSCORES'),
  severity: z.enum(['warning', 'note']),
  clause: clauseSchema,
  message: localizedTextSchema,
  reading: localizedTextSchema.exactOptional(),
  details: z
    .record(z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'expected a camelCase name'), z.int())
    .exactOptional(),
});
export type DocumentFinding = z.infer<typeof documentFindingSchema>;
