/** A lottery's terms as data: the shape, and what its parts must be to one another. */
import { describeIssue, dotPath } from '../encoding/describeIssue.ts';
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
  return {
    ok: false,
    faults: parsed.error.issues.map(({ path, message }) => ({ path: dotPath(path), message })),
  };
}
