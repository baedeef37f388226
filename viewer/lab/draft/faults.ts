/** A draft's faults by the place they are about: what a field, a row and a section show of them. */
import { dotPath } from '../../../engine/encoding/describeIssue.ts';
import type { JsonPath } from './json.ts';

export interface Fault {
  /** As written in code: `draws.calendar[4].on`. */
  readonly path: string;
  /** In English, by the scenario's own check. */
  readonly message: string;
}

/** A path as faults write it. */
export const pathText = (path: JsonPath): string => dotPath(path);

const isWithin = (path: string, outer: string): boolean =>
  path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);

export const faultsAt = (faults: readonly Fault[], path: JsonPath): Fault[] => {
  const text = pathText(path);
  return faults.filter((fault) => fault.path === text);
};

/** The faults of a part of the document and of all that it holds. */
export const faultsWithin = (faults: readonly Fault[], parts: readonly string[]): Fault[] =>
  faults.filter(({ path }) => parts.some((part) => isWithin(path, part)));

/** The places to look for a fault's field, nearest first: the path itself, then what it is a part of. */
export function placesOf(path: string): string[] {
  const places: string[] = [];
  for (let place = path; place !== ''; place = place.replace(/(?:^|\.)[^.[\]]*$|\[[^\]]*\]$/, ''))
    places.push(place);
  return places;
}
