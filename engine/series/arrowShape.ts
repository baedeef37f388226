/**
 * Looks at the counts in an Arrow file's metadata before a reader believes them: apache-arrow loops over a vector of
 * three milliard entries if a damaged byte says so.
 * Source: Apache Arrow `File.fbs`, `Schema.fbs`, `Message.fbs`; the FlatBuffers internals page for tables and vectors.
 */
import { badInput } from '../errors.ts';

const MAGIC_BYTES = 6;
const BLOCK_BYTES = 24;
const STRUCT_BYTES = 16;
const OFFSET_BYTES = 4;
/** What precedes a message: a continuation mark and the length. */
const MESSAGE_PREFIX_BYTES = 8;
const CONTINUATION = -1;
const RECORD_BATCH = 3;
const DICTIONARY_BATCH = 2;
/** Series columns are flat; a deeper schema is none of ours. */
const MAX_DEPTH = 2;

const damaged = (where: string, cause?: unknown): Error =>
  badInput(`the Arrow file is damaged: its ${where} cannot be right`, { cause });

class Metadata {
  readonly #view: DataView;
  readonly #where: string;

  constructor(bytes: Uint8Array, where: string) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#where = where;
  }

  /** @throws TirazhError BAD_INPUT outside the bytes, as all of these do */
  #read<T>(read: () => T): T {
    try {
      return read();
    } catch (cause) {
      throw damaged(this.#where, cause);
    }
  }

  /** Follows an offset. Signs are read as apache-arrow reads them, so that both see the same table. */
  target(at: number): number {
    return at + this.#read(() => this.#view.getInt32(at, true));
  }

  /** Where field `index` of a table stands, or undefined where the table leaves it out. */
  field(table: number, index: number): number | undefined {
    return this.#read(() => {
      const vtable = table - this.#view.getInt32(table, true);
      const slot = 4 + index * 2;
      if (slot + 2 > this.#view.getInt16(vtable, true)) return undefined;
      const offset = this.#view.getInt16(vtable + slot, true);
      return offset === 0 ? undefined : table + offset;
    });
  }

  byte(at: number): number {
    return this.#read(() => this.#view.getUint8(at));
  }

  /** A 64-bit field; 0 where the table leaves it out. */
  long(table: number, index: number): number {
    const at = this.field(table, index);
    return at === undefined ? 0 : this.#read(() => Number(this.#view.getBigInt64(at, true)));
  }

  /** Where the entries of a vector field begin and how many there are; none where the field is left out. */
  vector(table: number, index: number, entryBytes: number): { start: number; count: number } {
    const at = this.field(table, index);
    if (at === undefined) return { start: 0, count: 0 };
    const vector = this.target(at);
    const count = this.#read(() => this.#view.getUint32(vector, true));
    if (vector + 4 + count * entryBytes > this.#view.byteLength) throw damaged(this.#where);
    return { start: vector + 4, count };
  }

  /** Checks the vectors of a schema's fields. */
  checkFields(table: number, index: number, depth: number): void {
    if (depth > MAX_DEPTH) throw damaged(this.#where);
    const { start, count } = this.vector(table, index, OFFSET_BYTES);
    for (let i = 0; i < count; i++) {
      const field = this.target(start + i * OFFSET_BYTES);
      this.checkFields(field, 5, depth + 1);
      this.vector(field, 6, OFFSET_BYTES);
    }
  }
}

interface Block {
  readonly offset: number;
  readonly metadataBytes: number;
  readonly bodyBytes: number;
}

function footerOf(file: Uint8Array): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const end = file.length - MAGIC_BYTES - 4;
  const length = end > 0 ? view.getInt32(end, true) : -1;
  if (length <= 0 || length > end) throw damaged('footer');
  return file.subarray(end - length, end);
}

function blocksOf(footer: Metadata, bytes: Uint8Array, root: number, index: number): Block[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { start, count } = footer.vector(root, index, BLOCK_BYTES);
  return Array.from({ length: count }, (_, i) => ({
    offset: Number(view.getBigInt64(start + i * BLOCK_BYTES, true)),
    metadataBytes: view.getInt32(start + i * BLOCK_BYTES + 8, true),
    bodyBytes: Number(view.getBigInt64(start + i * BLOCK_BYTES + 16, true)),
  }));
}

function checkMessage(file: Uint8Array, { offset, metadataBytes, bodyBytes }: Block): void {
  const where = 'batch';
  const isWithin = offset >= 0 && bodyBytes >= 0 && offset + metadataBytes + bodyBytes <= file.length;
  if (!isWithin || metadataBytes < MESSAGE_PREFIX_BYTES) throw damaged(where);
  const prefix = new DataView(file.buffer, file.byteOffset + offset, MESSAGE_PREFIX_BYTES);
  const isPrefix = prefix.getInt32(0, true) === CONTINUATION;
  if (!isPrefix || prefix.getInt32(4, true) !== metadataBytes - MESSAGE_PREFIX_BYTES) throw damaged(where);
  const message = new Metadata(file.subarray(offset + MESSAGE_PREFIX_BYTES, offset + metadataBytes), where);
  const root = message.target(0);
  const type = message.field(root, 1);
  const header = message.field(root, 2);
  if (type === undefined || header === undefined || message.long(root, 3) !== bodyBytes) throw damaged(where);
  message.vector(root, 4, OFFSET_BYTES);
  let batch = message.target(header);
  if (message.byte(type) === DICTIONARY_BATCH) {
    const data = message.field(batch, 1);
    if (data === undefined) throw damaged(where);
    batch = message.target(data);
  } else if (message.byte(type) !== RECORD_BATCH) {
    throw damaged(where);
  }
  message.vector(batch, 1, STRUCT_BYTES);
  message.vector(batch, 2, STRUCT_BYTES);
  message.vector(batch, 4, 8);
}

/** @throws TirazhError BAD_INPUT for a file whose metadata count more than they hold */
export function checkArrowShape(file: Uint8Array): void {
  const bytes = footerOf(file);
  const footer = new Metadata(bytes, 'footer');
  const root = footer.target(0);
  const schema = footer.field(root, 1);
  if (schema === undefined) throw damaged('footer');
  const schemaTable = footer.target(schema);
  footer.checkFields(schemaTable, 1, 0);
  footer.vector(schemaTable, 2, OFFSET_BYTES);
  const blocks = [...blocksOf(footer, bytes, root, 2), ...blocksOf(footer, bytes, root, 3)];
  for (const block of blocks) checkMessage(file, block);
}
