/** A scenario file as the commands read it: either a valid scenario, or one fault that lists everything wrong with it. */
import { dirname, resolve } from 'node:path';
import { badInput } from '../engine/errors.ts';
import { escapeControls, faultList } from '../terminal/faults.ts';
import { readJson } from '../terminal/files.ts';
import { parseScenario, type ScenarioFault } from './scenario/parseScenario.ts';
import type { Scenario } from './scenario/scenario.ts';

/** What a command's flags may say instead of the file; undefined leaves the file's own. */
export interface ScenarioChanges {
  readonly mode?: Scenario['mode'] | undefined;
  readonly trials?: number | undefined;
  readonly seed?: string | undefined;
}

export interface ReadScenario {
  readonly scenario: Scenario;
  /** What was read: the scenario's file, and that of its terms where it is another. */
  readonly files: readonly string[];
}

/**
 * Reads a scenario, and its terms where they stand in a file of their own, named from the scenario's folder.
 * @throws TirazhError BAD_INPUT naming the file and every fault, one a line, also of a value that a flag replaces
 */
export async function readScenario(path: string, changes: ScenarioChanges = {}): Promise<ReadScenario> {
  const json = await readJson(path);
  const { document, termsFile } = isObject(json) ? await withTerms(path, json) : { document: json };
  const files = termsFile === undefined ? [path] : [path, termsFile];
  const own = parseScenario(document);
  const parsed = own.ok ? parseScenario({ ...own.scenario, ...given(changes) }) : own;
  if (parsed.ok) return { scenario: parsed.scenario, files };
  throw invalidScenario(termsFile === undefined ? path : `${path} (terms: ${termsFile})`, parsed.faults);
}

type Json = Record<string, unknown>;

const isObject = (json: unknown): json is Json =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

async function withTerms(path: string, json: Json): Promise<{ document: Json; termsFile?: string }> {
  if (typeof json.terms !== 'string') return { document: json };
  const termsFile = resolve(dirname(path), json.terms);
  return { document: { ...json, terms: await readJson(termsFile) }, termsFile };
}

const given = (changes: ScenarioChanges): Json =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));

const invalidScenario = (file: string, faults: readonly ScenarioFault[]): Error =>
  badInput(`${escapeControls(file)} is not a valid scenario, ${faultList(faults)}`);
