/** What has to be set and taken away in one JSON document to make another of it: the short form of a shared bench. */
import { isList, isObject, type Json, type JsonPath, withValue } from './json.ts';

/** A place and its new value; without a value the place is taken away. */
export type Change = readonly [path: JsonPath, value: Json] | readonly [path: JsonPath];

function* changesAt(from: Json, to: Json, path: JsonPath): Generator<Change> {
  if (isObject(from) && isObject(to)) {
    const names = new Set([...Object.keys(from), ...Object.keys(to)]);
    for (const name of names) yield* changeOf(from, to, name, path);
  } else if (isList(from) && isList(to) && from.length === to.length) {
    for (const [index, item] of from.entries()) yield* changesAt(item, to[index]!, [...path, index]);
  } else if (JSON.stringify(from) !== JSON.stringify(to)) {
    yield [path, to];
  }
}

type JsonObject = { readonly [key: string]: Json };

function* changeOf(from: JsonObject, to: JsonObject, name: string, path: JsonPath): Generator<Change> {
  const at = [...path, name];
  if (!Object.hasOwn(to, name)) yield [at];
  else if (Object.hasOwn(from, name)) yield* changesAt(from[name]!, to[name]!, at);
  else yield [at, to[name]!];
}

/** Lists of unequal length are replaced whole. */
export const difference = (from: Json, to: Json): Change[] => [...changesAt(from, to, [])];

/** The inverse: `withChanges(from, difference(from, to))` equals `to` but for the order of properties. */
export const withChanges = (from: Json, changes: readonly Change[]): Json =>
  changes.reduce<Json>((document, [path, value]) => withValue(document, path, value), from);
