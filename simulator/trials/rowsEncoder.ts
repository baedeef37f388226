/**
 * Trials as an Arrow IPC file, piece by piece: its head, one record batch after another, its footer. Nothing is kept but
 * where each batch stands, and the pieces depend on the trials alone. No nulls, no compression.
 * Source: Apache Arrow columnar format 1.5, "IPC File Format".
 */
import { concatBytes } from '@noble/hashes/utils.js';
import {
  Field,
  Float64,
  Int64,
  makeData,
  RecordBatch,
  RecordBatchFileWriter,
  Schema,
  Struct,
  type TypeMap,
} from 'apache-arrow';
import { FileBlock } from 'apache-arrow/ipc/metadata/file';
import { Message } from 'apache-arrow/ipc/metadata/message';

/** One number of every trial. */
export interface RowColumn {
  readonly name: string;
  /** Whole numbers become int64, others float64. */
  readonly whole: boolean;
}

export interface RowsEncoder {
  /** The bytes before the first batch. */
  readonly head: Uint8Array;
  /** The next batch. @param columns in the order of the schema, all of one length; whole numbers within ±2⁵³ */
  batch(columns: readonly Float64Array[]): Uint8Array[];
  /**
   * Goes on behind rows that were encoded before, in batches of `batchRows` with what is left in one more.
   * @returns the bytes that they take, which are the same for any values
   */
  skip(rows: number, batchRows: number): number;
  /** The bytes behind the last batch. */
  footer(): Uint8Array[];
}

const WORD = 2 ** 32;

/** Whole numbers as 64-bit integers, without a BigInt each: low word, high word. */
function int64Of(values: Float64Array): BigInt64Array {
  const whole = new BigInt64Array(values.length);
  const words = new Int32Array(whole.buffer);
  for (let i = 0; i < values.length; i++) {
    const high = Math.floor(values[i]! / WORD);
    words[2 * i] = values[i]! - high * WORD;
    words[2 * i + 1] = high;
  }
  return whole;
}

/** Gathers what apache-arrow writes instead of queueing it, and can go on behind batches of an earlier process. */
class PieceWriter extends RecordBatchFileWriter {
  #pieces: Uint8Array[] = [];

  take(): Uint8Array[] {
    const pieces = this.#pieces;
    this.#pieces = [];
    return pieces;
  }

  /** @returns the bytes of the blocks */
  addBlocks(count: number, metadataBytes: number, bodyBytes: number): number {
    const begin = this._position;
    for (let i = 0; i < count; i++) {
      this._recordBatchBlocks.push(new FileBlock(metadataBytes, bodyBytes, this._position));
      this._position += metadataBytes + bodyBytes;
    }
    return this._position - begin;
  }

  /** Metadata and body bytes of the newest batch. */
  newestBlock(): readonly [number, number] {
    const { metaDataLength, bodyLength } = this._recordBatchBlocks.at(-1)!;
    return [metaDataLength, bodyLength];
  }

  protected override _write(chunk: ArrayBufferView): this {
    const bytes = new Uint8Array(chunk.buffer as ArrayBuffer, chunk.byteOffset, chunk.byteLength);
    if (this._started && bytes.length > 0) {
      this.#pieces.push(bytes);
      this._position += bytes.length;
    }
    return this;
  }

  // The file writer leaves out the schema message that the format puts before the batches.
  protected override _writeSchema(schema: Schema<TypeMap>): this {
    return super._writeSchema(schema)._writeMessage(Message.from(schema));
  }
}

/** @param metadata of the schema: what the file says about itself */
export function rowsEncoder(
  columns: readonly RowColumn[],
  metadata: ReadonlyMap<string, string>,
): RowsEncoder {
  const fields = columns.map(
    ({ name, whole }) => new Field(name, whole ? new Int64() : new Float64(), false),
  );
  const schema = new Schema(fields, new Map(metadata));
  const begin = (): { writer: PieceWriter; head: Uint8Array } => {
    const writer = new PieceWriter();
    writer.reset(undefined, schema);
    return { writer, head: concatBytes(...writer.take()) };
  };
  const batchOf = (values: readonly Float64Array[]): RecordBatch => {
    const length = values[0]!.length;
    const children = columns.map(({ whole }, i) =>
      whole
        ? makeData({ type: new Int64(), length, nullCount: 0, data: int64Of(values[i]!) })
        : makeData({ type: new Float64(), length, nullCount: 0, data: values[i]! }),
    );
    return new RecordBatch(schema, makeData({ type: new Struct(fields), length, nullCount: 0, children }));
  };
  const blockOf = (rows: number): readonly [number, number] => {
    const { writer } = begin();
    writer.write(batchOf(columns.map(() => new Float64Array(rows))));
    return writer.newestBlock();
  };
  const { writer, head } = begin();
  return {
    head,
    batch(values) {
      writer.write(batchOf(values));
      return writer.take();
    },
    skip(rows, batchRows) {
      const rest = rows % batchRows;
      const parts: [count: number, rows: number][] = [[Math.floor(rows / batchRows), batchRows]];
      if (rest > 0) parts.push([1, rest]);
      return parts.reduce((sum, [count, size]) => sum + writer.addBlocks(count, ...blockOf(size)), 0);
    },
    footer() {
      writer.finish();
      return writer.take();
    },
  };
}
