/**
 * The entries of a draw (Draw v1, step 2): read one per line, checked, sorted bytewise, hashed as the leaves of
 * an RFC 6962 tree. What is frozen here is what the winners are picked from.
 */
import { badInput } from '../errors.ts';
import { MerkleLog } from '../journal/merkleLog.ts';
import { createHasher } from '../kernel/createHasher.ts';
import { HASH_BYTES, MAX_LEAF_BYTES } from '../kernel/treeHasher.ts';
import { type ByteStrings, compareBytes, sortBytewise } from './sortBytewise.ts';

/** The most entries one draw takes. */
export const MAX_ENTRIES = 5_000_000;
/** Bytes of UTF-8 in one entry. */
export const MAX_ENTRY_BYTES = MAX_LEAF_BYTES;

const LF = 0x0a;
const CR = 0x0d;
const DEL = 0x7f;
const SPACE = 0x20;
const BOM = [0xef, 0xbb, 0xbf];

/** Sorted, distinct entries and their tree. */
export interface FrozenEntries {
  readonly count: number;
  /** Merkle root over the entries in order, 32 bytes. */
  readonly root: Uint8Array;
  /** The text of entry `index`. */
  entry(index: number): string;
  /** The index of an entry, or −1. O(log n). */
  indexOf(entry: string): number;
  /** RFC 6962 inclusion path of entry `index`. */
  proof(index: number): Uint8Array[];
  /** All entries, one per line, in order, as UTF-8. */
  lines(): Uint8Array;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function isUtf8(bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function checkLine(data: Uint8Array, start: number, end: number, line: number): void {
  if (end === start) throw badInput(`entries, line ${line}: it is empty; delete the line`);
  if (end - start > MAX_ENTRY_BYTES) {
    throw badInput(
      `entries, line ${line}: ${end - start} bytes; an entry has ${MAX_ENTRY_BYTES} bytes at most`,
    );
  }
  for (let i = start; i < end; i++) {
    const byte = data[i]!;
    if (byte < SPACE || byte === DEL) {
      const code = byte.toString(16).padStart(2, '0');
      throw badInput(
        `entries, line ${line}: control character 0x${code} at byte ${i - start + 1}; remove it`,
      );
    }
  }
}

/** Splits a whole file at its line ends (LF or CR LF; a byte order mark at the start is passed over). */
function splitLines(data: Uint8Array): ByteStrings {
  const first = BOM.every((byte, i) => data[i] === byte) ? BOM.length : 0;
  let lines = data.length > first && data[data.length - 1] !== LF ? 1 : 0;
  for (let at = data.indexOf(LF, first); at >= 0; at = data.indexOf(LF, at + 1)) lines++;
  if (lines === 0) throw badInput('entries: there are none; a draw needs one entry or more');
  if (lines > MAX_ENTRIES) throw badInput(`entries: ${lines} lines; a draw takes ${MAX_ENTRIES} at most`);
  const starts = new Uint32Array(lines);
  const ends = new Uint32Array(lines);
  let start = first;
  for (let line = 0; line < lines; line++) {
    const newline = data.indexOf(LF, start);
    const next = newline < 0 ? data.length : newline;
    const end = next > start && data[next - 1] === CR && newline >= 0 ? next - 1 : next;
    checkLine(data, start, end, line + 1);
    starts[line] = start;
    ends[line] = end;
    start = next + 1;
  }
  return { data, starts, ends };
}

function checkUtf8({ data, starts, ends }: ByteStrings): void {
  if (isUtf8(data)) return;
  const line = starts.findIndex((start, i) => !isUtf8(data.subarray(start, ends[i])));
  throw badInput(`entries, line ${line + 1}: it is not UTF-8 text; save the file as UTF-8`);
}

function refuseDuplicates({ data, starts, ends }: ByteStrings, order: Uint32Array): void {
  const strings = { data, starts, ends };
  for (let i = 1; i < order.length; i++) {
    if (compareBytes(strings, i - 1, i) === 0) {
      const entry = decoder.decode(data.subarray(starts[i], ends[i]));
      throw badInput(
        `entries, line ${order[i]! + 1}: "${entry}" stands on line ${order[i - 1]! + 1} already; each entry counts once`,
      );
    }
  }
}

/** The entries in order, end to end without line ends. */
function sortDistinct(raw: ByteStrings): { data: Uint8Array; ends: Uint32Array } {
  const order = sortBytewise(raw);
  const data = new Uint8Array(raw.data.length);
  const starts = new Uint32Array(order.length);
  const ends = new Uint32Array(order.length);
  let to = 0;
  for (let i = 0; i < order.length; i++) {
    const line = order[i]!;
    const end = raw.ends[line]!;
    starts[i] = to;
    for (let from = raw.starts[line]!; from < end; from++) data[to++] = raw.data[from]!;
    ends[i] = to;
  }
  // Neighbours are compared where they now lie, side by side in memory.
  refuseDuplicates({ data, starts, ends }, order);
  return { data: data.subarray(0, to), ends };
}

class SortedEntries implements FrozenEntries {
  readonly #data: Uint8Array;
  readonly #ends: Uint32Array;
  readonly #tree: MerkleLog;
  readonly root: Uint8Array;

  constructor(data: Uint8Array, ends: Uint32Array) {
    const hasher = createHasher();
    const leaves = new Uint8Array(ends.length * HASH_BYTES);
    hasher.hashLeaves(data, ends, leaves);
    this.#data = data;
    this.#ends = ends;
    this.#tree = new MerkleLog(hasher);
    this.#tree.append(leaves);
    this.root = this.#tree.root();
  }

  get count(): number {
    return this.#ends.length;
  }

  #bytes(index: number): Uint8Array {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) {
      throw new RangeError(`index: expected an integer 0 to ${this.count - 1}, got ${index}`);
    }
    return this.#data.subarray(index === 0 ? 0 : this.#ends[index - 1]!, this.#ends[index]!);
  }

  entry(index: number): string {
    return decoder.decode(this.#bytes(index));
  }

  indexOf(entry: string): number {
    const wanted = encoder.encode(entry);
    let low = 0;
    let high = this.count - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const order = compareWhole(this.#bytes(middle), wanted);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  proof(index: number): Uint8Array[] {
    return this.#tree.inclusionProof(index);
  }

  lines(): Uint8Array {
    const text = new Uint8Array(this.#data.length + this.count);
    let from = 0;
    for (let i = 0; i < this.count; i++) {
      const end = this.#ends[i]!;
      for (; from < end; from++) text[from + i] = this.#data[from]!;
      text[end + i] = LF;
    }
    return text;
  }
}

function compareWhole(a: Uint8Array, b: Uint8Array): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const difference = a[i]! - b[i]!;
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/**
 * Freezes the entries of a text file, one entry a line. Cost: about a second for 5,000,000.
 * @param file the whole file's bytes; not kept
 * @throws TirazhError BAD_INPUT naming the first line that is wrong: empty, over-long, not UTF-8, with a control
 *   character, or a duplicate
 */
export function freezeEntries(file: Uint8Array): FrozenEntries {
  const raw = splitLines(file);
  checkUtf8(raw);
  const { data, ends } = sortDistinct(raw);
  return new SortedEntries(data, ends);
}
