/** Finds an entry in the list that was downloaded: one a line, sorted bytewise. */

import { NUMBER_DIGITS } from '../format/numberGroups.ts';

const LF = 0x0a;

export interface EntryPlace {
  readonly index: number;
  readonly entryCount: number;
}

/** Whether the list is of draw numbers, by its first line; entries of an imported list can be any text. */
export const listsNumbers = (list: Uint8Array): boolean =>
  /^\d{12}\n/.test(new TextDecoder().decode(list.subarray(0, NUMBER_DIGITS + 1)));

/** The place of `entry` in the list, or null. O(bytes): a list of a million is scanned in some milliseconds. */
export function findEntry(list: Uint8Array, entry: string): EntryPlace | null {
  const wanted = new TextEncoder().encode(entry);
  let index: number | null = null;
  let line = 0;
  for (let start = 0; start < list.length; line++) {
    const newline = list.indexOf(LF, start);
    const end = newline < 0 ? list.length : newline;
    if (
      index === null &&
      end - start === wanted.length &&
      wanted.every((byte, i) => list[start + i] === byte)
    ) {
      index = line;
    }
    start = end + 1;
  }
  return index === null ? null : { index, entryCount: line };
}
