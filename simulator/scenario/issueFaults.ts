/** The faults of a stranger's scenario in words: expected, then actual; one for each unknown field, and of a choice the nearest. */
import type { z } from 'zod';
import { describeIssue, dotPath, shown } from '../../engine/encoding/describeIssue.ts';

/** `path` as written in code, such as `draws.calendar[4].on`; `(document)` is the whole of it. */
export interface ScenarioFault {
  readonly path: string;
  readonly message: string;
}

type Issue = z.core.$ZodIssue;

/** Every fault that a schema found, in its order. */
export const faultsOf = (error: z.core.$ZodError): ScenarioFault[] =>
  error.issues
    .flatMap((issue) => flattened(issue, []))
    .map(({ path, message }) => ({ path: dotPath(path), message }));

interface Placed {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** A choice between shapes fails as a whole: the faults of the shape that it comes nearest to say more. */
function flattened(issue: Issue, under: readonly PropertyKey[]): Placed[] {
  const path = [...under, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], message: 'unknown field; is it misspelled?' }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const [nearest, ...others] = issue.errors.toSorted((a, b) => strangeness(a) - strangeness(b));
    const known = (key: string): boolean => others.some((shape) => !unknownKeys(shape).includes(key));
    return nearest!
      .flatMap((inner) => flattened(inner, path))
      .map((fault) => {
        const key = fault.path[path.length];
        const isOfAnotherShape = unknownKeys(nearest!).includes(String(key)) && known(String(key));
        return isOfAnotherShape ? { ...fault, message: 'does not go with the fields beside it' } : fault;
      });
  }
  return [{ path, message: issue.message }];
}

const unknownKeys = (issues: readonly Issue[]): string[] =>
  issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [],
  );

/** An unknown field tells that another shape was meant; it weighs more than any number of wrong values. */
const strangeness = (issues: readonly Issue[]): number =>
  issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? 1000 * issue.keys.length : 1), 0);

/** Words for an issue of a scenario; undefined leaves the library's own. */
export function describeScenarioIssue(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'too_small':
      return boundMessage(issue, issue.inclusive === false ? 'more than' : 'at least', issue.minimum);
    case 'too_big':
      return boundMessage(issue, issue.inclusive === false ? 'less than' : 'at most', issue.maximum);
    case 'invalid_value':
      return `expected ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}, got ${given(issue.input)}`;
    case 'invalid_union':
      return discriminatorMessage(issue);
    default:
      return isTermsPath(issue)
        ? `expected the terms themselves, got ${shown(issue.input)}; the path of a terms file works only in a scenario file that a command reads`
        : describeIssue(issue);
  }
}

/** Only a choice by one field, such as the model of sales, has its options at hand. */
function discriminatorMessage({ options, discriminator, input }: z.core.$ZodRawIssue): string | undefined {
  if (!Array.isArray(options) || typeof discriminator !== 'string') return undefined;
  const expected = options.map((value) => JSON.stringify(value)).join(' or ');
  return `expected ${expected}, got ${given((input as Record<string, unknown>)[discriminator])}`;
}

const given = (input: unknown): string => (input === undefined ? 'nothing' : shown(input));

const isTermsPath = ({ code, path, input }: z.core.$ZodRawIssue): boolean =>
  code === 'invalid_type' && path?.length === 1 && path[0] === 'terms' && typeof input === 'string';

/** What the library counts in an array or a text; a number is its own measure. */
function boundMessage(
  { origin, input }: { origin: string; input?: unknown },
  relation: string,
  bound: number | bigint,
): string {
  if (origin !== 'array' && origin !== 'string') return `expected ${relation} ${bound}, got ${shown(input)}`;
  const unit = origin === 'array' ? 'entries' : 'characters';
  return `expected ${relation} ${bound} ${unit}, got ${(input as { length: number }).length}`;
}
