/** Any JSON value, and one of its places: what the editor works on while the scenario may still be wrong. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonPath = readonly (string | number)[];

export const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

function child(value: Json | undefined, key: string | number): Json | undefined {
  if (isList(value)) return typeof key === 'number' ? value[key] : undefined;
  // Own properties only: a path of a stranger's link may name `constructor`.
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The value at `path`; undefined where there is none. */
export const valueAt = (document: Json, path: JsonPath): Json | undefined =>
  path.reduce<Json | undefined>(child, document);

/** A copy in which `path` holds `value`; undefined takes the property away. Objects on the way are made. */
export function withValue(document: Json | undefined, path: JsonPath, value: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) return value ?? null;
  if (isList(document) && typeof key === 'number') {
    if (rest.length === 0 && value === undefined) return document.toSpliced(key, 1);
    const copy = [...document];
    copy[key] = withValue(copy[key], rest, value);
    return copy;
  }
  // Rebuilt by entries: assigning to `__proto__` would not make a property.
  const entries = isObject(document) ? Object.entries(document) : [];
  const name = String(key);
  if (rest.length === 0 && value === undefined)
    return Object.fromEntries(entries.filter(([each]) => each !== name));
  const next = withValue(child(document, name), rest, value);
  const isKnown = entries.some(([each]) => each === name);
  return Object.fromEntries(
    isKnown ? entries.map(([each, old]) => [each, each === name ? next : old]) : [...entries, [name, next]],
  );
}
