/** A lottery's terms as data: the shape, and what its parts must be to one another. */
import { z } from 'zod';
import { crossReferenceFaults } from './crossReferences.ts';
import { type LotteryTerms, termsShapeSchema } from './termsShape.ts';

export { type LotteryTerms, TERMS_VERSION } from './termsShape.ts';

/** The whole schema: each part's shape, then what the parts must be to one another. */
export const lotteryTermsSchema = termsShapeSchema.superRefine((terms, context) => {
  for (const { path, message } of crossReferenceFaults(terms)) {
    context.addIssue({ code: 'custom', path: [...path], message });
  }
});

/** `path` as written in code, such as `instantTiers[3].amountTenge`; `(document)` is the whole of it. */
export interface TermsFault {
  readonly path: string;
  readonly message: string;
}
export type ParsedTerms =
  | { readonly ok: true; readonly terms: LotteryTerms }
  | { readonly ok: false; readonly faults: readonly TermsFault[] };

/**
 * Checks any JSON value against the schema and names every fault, not only the first.
 * The parts' relations are checked once every part has its shape.
 */
export function parseTerms(json: unknown): ParsedTerms {
  const parsed = lotteryTermsSchema.safeParse(json, { error: describeIssue });
  if (parsed.success) return { ok: true, terms: parsed.data };
  const faults = parsed.error.issues.map(({ path, message }) => ({
    path: path.length === 0 ? '(document)' : z.core.toDotPath(path),
    message,
  }));
  return { ok: false, faults };
}

/** Words for the faults that a stranger's file has most; undefined leaves the library's own. */
function describeIssue(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_key') return issue.issues[0]?.message;
  if (issue.code !== 'invalid_type') return undefined;
  const { expected, input } = issue;
  // JSON has no undefined: it is a key that is missing.
  if (input === undefined) return `missing: expected ${expected}`;
  return `expected ${expected}, got ${shown(input)}`;
}

function shown(input: unknown): string {
  if (Array.isArray(input)) return 'array';
  // Never turned to text: a stranger's object may have a `toString` that is not a function.
  if (typeof input === 'object' && input !== null) return 'object';
  return typeof input === 'string' ? JSON.stringify(input.slice(0, 60)) : String(input);
}
