/** A list without some of its entries: a redraw leaves out those who have had their draw. */
import type { EntryLines } from './entryListStore.ts';

const LF = 0x0a;

/**
 * @param lines entries one a line, each line ended by LF
 * @param excluded entries left out; those that are not in the list change nothing
 */
export function withoutEntries(lines: Uint8Array, excluded: readonly string[]): EntryLines {
  const left = new Set(excluded);
  const bytes = Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength);
  const kept: Uint8Array[] = [];
  let count = 0;
  let from = 0;
  for (let start = 0, end = bytes.indexOf(LF); end >= 0; start = end + 1, end = bytes.indexOf(LF, start)) {
    if (!left.has(bytes.toString('utf8', start, end))) {
      count++;
      continue;
    }
    kept.push(bytes.subarray(from, start));
    from = end + 1;
  }
  kept.push(bytes.subarray(from));
  return { count, lines: new Uint8Array(Buffer.concat(kept)) };
}
