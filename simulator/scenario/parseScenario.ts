/** Any JSON value as a scenario, or everything that is wrong with it. Source: issue "The actuary's laboratory", bad input. */
import { z } from 'zod';
import { dotPath } from '../../engine/encoding/describeIssue.ts';
import { claimFaults } from './claimFaults.ts';
import type { CrossFault, KnownParts } from './crossFault.ts';
import { dateFaults } from './dateFaults.ts';
import { drawFaults } from './drawFaults.ts';
import { describeScenarioIssue, faultsOf, type ScenarioFault } from './issueFaults.ts';
import { salesFaults } from './salesFaults.ts';
import { type Scenario, scenarioSchema } from './scenario.ts';
import { taxFaults } from './taxFaults.ts';

export type { ScenarioFault } from './issueFaults.ts';

export type ParsedScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly faults: readonly ScenarioFault[] };

/** `$schema` tells an editor what the file is; it says nothing about the scenario and is left out of it. */
const documentSchema = scenarioSchema.extend({ $schema: z.string().exactOptional() });

/**
 * Checks any JSON value and names every fault: those of each part first, then what the parts must be to one another, as far as
 * they can be told.
 */
export function parseScenario(json: unknown): ParsedScenario {
  const parsed = documentSchema.safeParse(json, { error: describeScenarioIssue });
  const own = parsed.success ? [] : faultsOf(parsed.error);
  const blamed = new Set(own.map(({ path }) => path));
  const between = [...crossFaults(parsed.success ? parsed.data : knownParts(json))]
    .map(({ path, message }) => ({ path: dotPath(path), message }))
    .filter(({ path }) => !blamed.has(path));
  const faults = oncePerPath([...own, ...between]);
  if (!parsed.success || faults.length > 0) return { ok: false, faults };
  const { $schema: _, ...scenario } = parsed.data;
  return { ok: true, scenario };
}

/** The first fault of a path says where to look; the others are mostly its echo. */
const oncePerPath = (faults: readonly ScenarioFault[]): ScenarioFault[] =>
  [...new Map(faults.toReversed().map((fault) => [fault.path, fault])).values()].toReversed();

function* crossFaults(parts: KnownParts): Generator<CrossFault> {
  yield* salesFaults(parts);
  yield* dateFaults(parts);
  yield* claimFaults(parts);
  yield* drawFaults(parts);
  yield* taxFaults(parts);
}

/** The parts of a faulty document that can be read: of the right types, whatever their values. */
function knownParts(json: unknown): KnownParts {
  if (typeof json !== 'object' || json === null) return {};
  const parts: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries<z.ZodType>(scenarioSchema.shape)) {
    if (!Object.hasOwn(json, key)) continue;
    const part = (json as Record<string, unknown>)[key];
    if (schema.safeParse(part).error?.issues.every(leavesReadable) ?? true) parts[key] = part;
  }
  return parts;
}

/** A number out of its range, an unknown field, parts that do not fit one another: all have the types that they should. */
const leavesReadable = (issue: z.core.$ZodIssue): boolean =>
  issue.code === 'custom' ||
  issue.code === 'unrecognized_keys' ||
  ((issue.code === 'too_small' || issue.code === 'too_big') && COUNTED_NUMBERS.has(issue.origin));

const COUNTED_NUMBERS: ReadonlySet<string> = new Set(['number', 'int']);
