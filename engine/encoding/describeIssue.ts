/** What is wrong with a stranger's JSON, in words: where it is, what was expected and what came. */
import { z } from 'zod';

/** A path as written in code, such as `instantTiers[3].amountTenge`; `(document)` is the whole of it. */
export const dotPath = (path: readonly PropertyKey[]): string =>
  path.length === 0 ? '(document)' : z.core.toDotPath(path);

/** Words for the faults that a stranger's file has most; undefined leaves the library's own. */
export function describeIssue(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_key') return issue.issues[0]?.message;
  if (issue.code !== 'invalid_type') return undefined;
  const { expected, input } = issue;
  // JSON has no undefined: it is a key that is missing.
  if (input === undefined) return `missing: expected ${expected}`;
  return `expected ${expected}, got ${shown(input)}`;
}

/** A value as a message shows it: short, on one line, and never by its own `toString`. */
export function shown(input: unknown): string {
  if (Array.isArray(input)) return 'array';
  // Never turned to text: a stranger's object may have a `toString` that is not a function.
  if (typeof input === 'object' && input !== null) return 'object';
  return typeof input === 'string' ? JSON.stringify(input.slice(0, 60)) : String(input);
}
