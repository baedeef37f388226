/**
 * The central directory of a ZIP file (PKWARE APPNOTE 6.3, §4.3.12 to §4.3.16): which parts there are and where. Nothing
 * is inflated here. What an honest spreadsheet never writes is refused: encryption, parts of one name, parts that overlap.
 */
import { fileFault } from './fileFault.ts';

/** How a part is kept. */
export interface ZipPart {
  readonly name: string;
  readonly isDeflated: boolean;
  /** As it stands in the file. */
  readonly bytes: Uint8Array;
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const MOST_PARTS = 2000;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;
/** In 32 bits: the number stands in a ZIP64 field, which some writers use for small files too. */
const ELSEWHERE = 0xffffffff;
const ZIP64_FIELD = 1;

const broken = (what: string): Error => fileFault('file-broken', `the file is no whole XLSX file: ${what}`);

/** Where the directory's end record begins. */
function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= first; at--) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  throw broken('its directory is missing');
}

/** Sizes and place of a part whose directory entry has them in its ZIP64 field: 8 bytes for each number that is elsewhere. */
function wideNumbers(view: DataView, extraAt: number, extraEnd: number, narrow: readonly number[]): number[] {
  for (let at = extraAt; at + 4 <= extraEnd; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== ZIP64_FIELD) continue;
    let next = at + 4;
    return narrow.map((number) => {
      if (number !== ELSEWHERE) return number;
      next += 8;
      if (next > extraEnd) throw broken('its directory is cut off');
      return Number(view.getBigUint64(next - 8, true));
    });
  }
  return [...narrow];
}

interface Entry extends ZipPart {
  readonly from: number;
  readonly to: number;
  readonly next: number;
}

function entryAt(file: Uint8Array, view: DataView, at: number, decoder: TextDecoder): Entry {
  if (at + ENTRY_BYTES > file.length || view.getUint32(at, true) !== ENTRY_SIGNATURE) {
    throw broken('its directory is cut off');
  }
  const method = view.getUint16(at + 10, true);
  const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
  const nameAt = at + ENTRY_BYTES;
  const extraAt = nameAt + nameBytes!;
  const next = extraAt + extraBytes! + commentBytes!;
  if (next > file.length) throw broken('its directory is cut off');
  const narrow = [24, 20, 42].map((field) => view.getUint32(at + field, true));
  const [, size, local] = wideNumbers(view, extraAt, extraAt + extraBytes!, narrow) as [
    number,
    number,
    number,
  ];
  const name = decoder.decode(file.subarray(nameAt, nameAt + nameBytes!));
  if (view.getUint16(at + 8, true) & ENCRYPTED)
    throw fileFault('file-locked', 'the file is locked; save it without a password');
  if (method !== STORED && method !== DEFLATED)
    throw broken(`a part is packed in an unusual way (${method})`);
  if (local + LOCAL_BYTES > file.length || view.getUint32(local, true) !== LOCAL_SIGNATURE) {
    throw broken('a part is missing');
  }
  const from = local + LOCAL_BYTES + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const to = from + size;
  if (to > file.length) throw broken('a part is cut off');
  const bytes = file.subarray(from, to);
  return { name, isDeflated: method === DEFLATED, bytes, from: local, to, next };
}

function expectApart(entries: readonly Entry[]): void {
  let end = 0;
  for (const { from, to } of entries.toSorted((a, b) => a.from - b.from)) {
    if (from < end) throw broken('its parts overlap');
    end = to;
  }
}

/** The parts by name. @throws TirazhError BAD_INPUT for a file that is cut off, locked, or made to hurt */
export function zipDirectory(file: Uint8Array): ReadonlyMap<string, ZipPart> {
  if (file.length < END_BYTES) throw broken('it is too short');
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  if (count > MOST_PARTS)
    throw fileFault('file-broken', `the file has more than ${MOST_PARTS} parts; it is no list`);
  const decoder = new TextDecoder();
  const entries: Entry[] = [];
  const parts = new Map<string, ZipPart>();
  for (let i = 0, at = view.getUint32(end + 16, true); i < count; i++) {
    const entry = entryAt(file, view, at, decoder);
    // Names of parts are alike whatever their case (ECMA-376, part 2, §6.2.2.3).
    const key = entry.name.toLowerCase();
    if (parts.has(key)) throw broken(`it has two parts named ${entry.name.slice(0, 100)}`);
    parts.set(key, entry);
    entries.push(entry);
    at = entry.next;
  }
  expectApart(entries);
  return parts;
}
