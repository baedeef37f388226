/** The lines of an entries file, each checked: the reading half of the freeze (Draw v1, step 2). */
import { badInput } from '../errors.ts';
import { MAX_LEAF_BYTES } from '../kernel/treeHasher.ts';
import type { ByteStrings } from './sortBytewise.ts';

/** The most entries one draw takes. */
export const MAX_ENTRIES = 5_000_000;
/** Bytes of UTF-8 in one entry. */
export const MAX_ENTRY_BYTES = MAX_LEAF_BYTES;
/** Bytes of a whole list: offsets fit 32 bits, and a machine with 4 GiB holds it twice. */
export const MAX_LIST_BYTES = 2 ** 30;

const LF = 0x0a;
const CR = 0x0d;
const DEL = 0x7f;
const SPACE = 0x20;
const FIRST_NON_ASCII = 0x80;
const BOM = [0xef, 0xbb, 0xbf];

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function isUtf8(bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Why the bytes from `start` to `end` cannot be an entry, or null when they can. */
function faultOf(data: Uint8Array, start: number, end: number): string | null {
  if (end === start) return 'it is empty; delete the line';
  if (end - start > MAX_ENTRY_BYTES) {
    return `${end - start} bytes; an entry has ${MAX_ENTRY_BYTES} bytes at most`;
  }
  let ascii = true;
  for (let i = start; i < end; i++) {
    const byte = data[i]!;
    if (byte < SPACE || byte === DEL) {
      const code = byte.toString(16).padStart(2, '0');
      return `control character 0x${code} at byte ${i - start + 1}; remove it`;
    }
    if (byte >= FIRST_NON_ASCII) ascii = false;
  }
  if (ascii || isUtf8(data.subarray(start, end))) return null;
  return 'it is not UTF-8 text; save the file as UTF-8';
}

/** Whether a text can stand on a line of the list: 1 to `MAX_ENTRY_BYTES` bytes without control characters. */
export function isEntry(text: string): boolean {
  const bytes = new TextEncoder().encode(text);
  return text.isWellFormed() && faultOf(bytes, 0, bytes.length) === null;
}

function countLines(data: Uint8Array, first: number): number {
  let lines = data.length > first && data[data.length - 1] !== LF ? 1 : 0;
  for (let at = data.indexOf(LF, first); at >= 0; at = data.indexOf(LF, at + 1)) lines++;
  return lines;
}

/**
 * Splits a whole file at its line ends: LF or CR LF, with or without one after the last line; a byte order mark
 * at the start is passed over. The lines are views into `data`.
 * @throws TirazhError BAD_INPUT naming the first line that is empty, over-long, not UTF-8 or has a control character
 */
export function entryLines(data: Uint8Array): ByteStrings {
  if (data.length > MAX_LIST_BYTES) {
    throw badInput(`entries: ${data.length} bytes; a list has ${MAX_LIST_BYTES} bytes (1 GiB) at most`);
  }
  const first = BOM.every((byte, i) => data[i] === byte) ? BOM.length : 0;
  const lines = countLines(data, first);
  if (lines === 0) throw badInput('entries: there are none; a draw needs one entry or more');
  if (lines > MAX_ENTRIES) throw badInput(`entries: ${lines} lines; a draw takes ${MAX_ENTRIES} at most`);
  const starts = new Uint32Array(lines);
  const ends = new Uint32Array(lines);
  let start = first;
  for (let line = 0; line < lines; line++) {
    const newline = data.indexOf(LF, start);
    const next = newline < 0 ? data.length : newline;
    const end = next > start && data[next - 1] === CR && newline >= 0 ? next - 1 : next;
    const fault = faultOf(data, start, end);
    if (fault) throw badInput(`entries, line ${line + 1}: ${fault}`);
    starts[line] = start;
    ends[line] = end;
    start = next + 1;
  }
  return { data, starts, ends };
}
