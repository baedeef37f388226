/**
 * The Arrow IPC file of a series: this file owns its schema, both ways. One record batch, no compression, no nulls:
 * pandas, polars, R and DuckDB open it as it is. The metadata of the schema carries the terms, so the file explains
 * itself.
 * Source: Apache Arrow columnar format 1.5, "IPC File Format".
 */
import {
  type Data,
  type DataType,
  Dictionary,
  Field,
  FixedSizeBinary,
  Int8,
  Int32,
  makeData,
  RecordBatch,
  RecordBatchFileWriter,
  Schema,
  Struct,
  type Table,
  tableFromIPC,
  Uint16,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow';
import { Message } from 'apache-arrow/ipc/metadata/message';
import { canonicalJson } from '../encoding/canonicalJson.ts';
import { badInput, checkFailed } from '../errors.ts';
import { type LotteryTerms, parseTerms } from '../terms/lotteryTerms.ts';
import { termsHash } from '../terms/termsHash.ts';
import { checkArrowShape } from './arrowShape.ts';
import { DRAW_NUMBER_DIGITS } from './drawNumber.ts';
import { checkPrintable } from './printLimits.ts';
import { SERIAL_CHARACTERS } from './serial.ts';
import { SALT_BYTES, type SeriesColumns } from './seriesColumns.ts';
import { SERIES_VERSION } from './seriesKeys.ts';
import { VALIDATION_CODE_CHARACTERS } from './validationCode.ts';

/** What a series file says about itself. */
export interface SeriesFile {
  readonly columns: SeriesColumns;
  readonly series: number;
  /** How many secrets the series was made from. */
  readonly custodians: number;
  readonly terms: LotteryTerms;
  /** SHA-256 of the terms' canonical JSON, 64 hex digits. */
  readonly termsHash: string;
}

/** Keys of the schema's metadata. */
const META = {
  version: 'tirazh.version',
  lottery: 'tirazh.lottery',
  series: 'tirazh.series',
  custodians: 'tirazh.custodians',
  termsHash: 'tirazh.terms_hash',
  terms: 'tirazh.terms',
} as const;

type Values = Int8Array | Uint8Array | Uint16Array | Int32Array;

/** One column: its Arrow type and how many elements of `values` a ticket takes. */
interface ColumnSpec {
  readonly name: string;
  readonly type: DataType;
  readonly width: number;
  readonly values: (columns: SeriesColumns) => Values;
}

const CELL_LETTERS = 'abcdefghij';
const rowName = (row: number): string => `row${String(row + 1).padStart(2, '0')}`;
const symbolType = (id: number): Dictionary<Utf8, Int8> => new Dictionary(new Utf8(), new Int8(), id);

/** The columns in their order, for a face of a given shape. */
function columnSpecs(rows: number, symbolsPerRow: number): ColumnSpec[] {
  const specs: ColumnSpec[] = [
    { name: 'serial', type: new Utf8(), width: SERIAL_CHARACTERS, values: (c) => c.serials },
    { name: 'series', type: new Uint16(), width: 1, values: (c) => c.series },
    { name: 'pack', type: new Int32(), width: 1, values: (c) => c.packs },
    { name: 'position', type: new Int8(), width: 1, values: (c) => c.positions },
    { name: 'draw_number', type: new Utf8(), width: DRAW_NUMBER_DIGITS, values: (c) => c.drawNumbers },
    {
      name: 'validation_code',
      type: new Utf8(),
      width: VALIDATION_CODE_CHARACTERS,
      values: (c) => c.validationCodes,
    },
    { name: 'tier', type: new Int8(), width: 1, values: (c) => c.tiers },
    { name: 'prize_tenge', type: new Int32(), width: 1, values: (c) => c.prizesTenge },
  ];
  for (let row = 0; row < rows; row++) {
    for (let cell = 0; cell < symbolsPerRow; cell++) {
      const at = row * symbolsPerRow + cell;
      // A dictionary of its own for each column: not every reader lets columns share one.
      const name = `${rowName(row)}_${CELL_LETTERS[cell]}`;
      specs.push({ name, type: symbolType(at), width: 1, values: (c) => c.symbols[at]! });
    }
    specs.push({
      name: `${rowName(row)}_amount_tenge`,
      type: new Int32(),
      width: 1,
      values: (c) => c.amountsTenge[row]!,
    });
  }
  specs.push({
    name: 'salt',
    type: new FixedSizeBinary(SALT_BYTES),
    width: SALT_BYTES,
    values: (c) => c.salts,
  });
  return specs;
}

/** Offsets of texts of one length, made once for each length. */
function fixedOffsets(tickets: number): (width: number) => Int32Array {
  const made = new Map<number, Int32Array>();
  return (width) => {
    const known = made.get(width);
    if (known) return known;
    const offsets = new Int32Array(tickets + 1);
    for (let i = 0; i <= tickets; i++) offsets[i] = i * width;
    made.set(width, offsets);
    return offsets;
  };
}

/**
 * The file writer of apache-arrow leaves out the schema message that the format puts before the batches; readers that
 * take the file as a stream need it.
 */
class WholeFileWriter extends RecordBatchFileWriter {
  protected override _writeSchema(schema: Schema): this {
    return super._writeSchema(schema)._writeMessage(Message.from(schema));
  }
}

/** The bytes of the file. Copies the columns once. */
export function encodeSeries({
  columns,
  series,
  custodians,
  terms,
  termsHash,
}: SeriesFile): Uint8Array<ArrayBuffer> {
  const { tickets } = columns;
  const specs = columnSpecs(columns.rows, columns.symbolsPerRow);
  const metadata = new Map<string, string>([
    [META.version, SERIES_VERSION],
    [META.lottery, terms.id],
    [META.series, String(series)],
    [META.custodians, String(custodians)],
    [META.termsHash, termsHash],
    [META.terms, canonicalJson(terms)],
  ]);
  const schema = new Schema(
    specs.map(({ name, type }) => new Field(name, type, false)),
    metadata,
  );
  const dictionary = vectorFromArray(
    terms.face.symbols.map((symbol) => symbol.id),
    new Utf8(),
  );
  const offsetsOf = fixedOffsets(tickets);
  const children = specs.map(({ type, width, values }): Data => {
    const common = { length: tickets, nullCount: 0, data: values(columns) };
    if (type instanceof Utf8) return makeData({ ...common, type, valueOffsets: offsetsOf(width) } as never);
    if (type instanceof Dictionary) return makeData({ ...common, type, dictionary } as never);
    return makeData({ ...common, type } as never);
  });
  const data = makeData({ type: new Struct(schema.fields), length: tickets, nullCount: 0, children });
  const writer = new WholeFileWriter();
  writer.write(new RecordBatch(schema, data));
  return writer.finish().toUint8Array(true) as Uint8Array<ArrayBuffer>;
}

const MAGIC = 'ARROW1';
const ascii = new TextDecoder('latin1');

/** The table of a file. @throws TirazhError BAD_INPUT for bytes that are no whole Arrow file */
function readTable(bytes: Uint8Array): Table {
  if (ascii.decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) {
    throw badInput('it is not an Arrow file (an encrypted one needs --identity-file)');
  }
  if (ascii.decode(bytes.subarray(-MAGIC.length)) !== MAGIC) {
    throw badInput('the Arrow file is cut short: its end is missing; copy it again');
  }
  checkArrowShape(bytes);
  let table: Table;
  try {
    // Columns are read in place, which needs their alignment.
    table = tableFromIPC(bytes.byteOffset % 8 === 0 ? bytes : bytes.slice());
  } catch (cause) {
    throw badInput(`the Arrow file is damaged: ${(cause as Error).message}`, { cause });
  }
  for (const batch of table.batches) {
    const wrong = batch.data.children.find((child) => child.length !== batch.numRows);
    if (wrong || batch.numRows > bytes.length)
      throw badInput('the Arrow file is damaged: its columns differ in length');
  }
  return table;
}

/** The terms in the metadata, checked against their hash. */
function readTerms(metadata: ReadonlyMap<string, string>): LotteryTerms {
  let json: unknown;
  try {
    json = JSON.parse(metadata.get(META.terms) ?? '');
  } catch (cause) {
    throw badInput(`metadata ${META.terms}: it is not JSON`, { cause });
  }
  const parsed = parseTerms(json);
  if (!parsed.ok) {
    const { path, message } = parsed.faults[0]!;
    throw badInput(`metadata ${META.terms}: ${path}: ${message}`);
  }
  const hash = termsHash(parsed.terms);
  const stated = metadata.get(META.termsHash);
  if (hash !== stated) {
    throw checkFailed(
      `metadata ${META.termsHash}: expected ${hash}, the hash of the terms inside, got ${stated}`,
    );
  }
  const lottery = metadata.get(META.lottery);
  if (lottery !== parsed.terms.id) {
    throw checkFailed(
      `metadata ${META.lottery}: expected "${parsed.terms.id}", the id in the terms, got "${lottery}"`,
    );
  }
  return parsed.terms;
}

function readWhole(metadata: ReadonlyMap<string, string>, key: string): number {
  const text = metadata.get(key) ?? '';
  if (!/^[1-9]\d{0,8}$/.test(text)) throw badInput(`metadata ${key}: expected a whole number, got "${text}"`);
  return Number(text);
}

/** Chunks end to end; one chunk is not copied. */
function joined(chunks: readonly Values[]): Values {
  const [first] = chunks as readonly [Values];
  if (chunks.length === 1) return first;
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const whole = new (first.constructor as new (length: number) => Values)(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function checkTextLengths(
  name: string,
  { valueOffsets, length }: Data,
  width: number,
  firstTicket: number,
): void {
  for (let i = 0; i < length; i++) {
    const characters = valueOffsets[i + 1]! - valueOffsets[i]!;
    if (characters !== width) {
      throw checkFailed(
        `${name}, ticket ${firstTicket + i + 1}: expected ${width} characters, got ${characters}`,
      );
    }
  }
}

/** The elements of one column. @throws TirazhError naming the column and what is wrong with it */
function readColumn(table: Table, { name, type, width }: ColumnSpec): Values {
  const vector: Vector | null = table.getChild(name);
  if (!vector) throw badInput(`column ${name}: it is missing`);
  if (String(vector.type) !== String(type)) {
    throw badInput(`column ${name}: expected type ${type}, got ${vector.type}`);
  }
  if (vector.nullCount > 0) throw badInput(`column ${name}: ${vector.nullCount} cells are empty`);
  let firstTicket = 0;
  const chunks = vector.data.map((data) => {
    const isText = type instanceof Utf8;
    if (isText) checkTextLengths(name, data, width, firstTicket);
    const start = isText ? (data.valueOffsets[0] as number) : 0;
    const values = (data.values as Values).subarray(start, start + data.length * width);
    if (values.length !== data.length * width) {
      throw badInput(`column ${name}: expected ${data.length * width} elements, got ${values.length}`);
    }
    firstTicket += data.length;
    return values;
  });
  return joined(chunks);
}

/** Places in the terms' symbols, whatever the order of the file's dictionary. */
function readSymbols(table: Table, spec: ColumnSpec, symbolIds: readonly string[]): Int8Array {
  const places = readColumn(table, spec) as Int8Array;
  const dictionary = table.getChild(spec.name)!.data[0]!.dictionary!;
  const inTerms = Int8Array.from(dictionary.toArray() as string[], (id) => symbolIds.indexOf(id));
  const unknown = inTerms.indexOf(-1);
  if (unknown >= 0)
    throw checkFailed(`column ${spec.name}: symbol "${dictionary.get(unknown)}" is not in the terms`);
  for (let i = 0; i < places.length; i++) {
    if (!(places[i]! >= 0 && places[i]! < inTerms.length)) {
      throw badInput(`column ${spec.name}, ticket ${i + 1}: place ${places[i]} is outside its dictionary`);
    }
  }
  const isSameOrder = inTerms.every((place, i) => place === i);
  return isSameOrder ? places : places.map((place) => inTerms[place]!);
}

/**
 * Reads a series file. A file in one batch, as we write it, is not copied: the columns are views of `bytes`.
 * @throws TirazhError BAD_INPUT for a file of another shape, CHECK_FAILED for one whose parts contradict one another
 */
export function decodeSeries(bytes: Uint8Array): SeriesFile {
  const table = readTable(bytes);
  const metadata = table.schema.metadata;
  const version = metadata.get(META.version);
  if (version !== SERIES_VERSION) {
    throw badInput(`metadata ${META.version}: expected ${SERIES_VERSION}, got ${version ?? 'nothing'}`);
  }
  const terms = readTerms(metadata);
  const series = readWhole(metadata, META.series);
  checkPrintable(terms, series);
  const { rows, symbolsPerRow, symbols } = terms.face;
  const specs = columnSpecs(rows, symbolsPerRow);
  const known = new Set(specs.map(({ name }) => name));
  const foreign = table.schema.fields.find(({ name }) => !known.has(name));
  if (foreign) throw badInput(`column ${foreign.name}: a series file has no such column`);
  if (table.numRows === 0) throw badInput('the file holds no ticket');
  const symbolIds = symbols.map((symbol) => symbol.id);
  const read = new Map<string, Values>();
  for (const spec of specs) {
    const isSymbol = spec.type instanceof Dictionary;
    read.set(spec.name, isSymbol ? readSymbols(table, spec, symbolIds) : readColumn(table, spec));
  }
  return {
    columns: columnsOf(read, table.numRows, rows, symbolsPerRow),
    series,
    custodians: readWhole(metadata, META.custodians),
    terms,
    termsHash: termsHash(terms),
  };
}

function columnsOf(
  read: ReadonlyMap<string, Values>,
  tickets: number,
  rows: number,
  symbolsPerRow: number,
): SeriesColumns {
  const column = <T extends Values>(name: string): T => read.get(name) as T;
  return {
    tickets,
    rows,
    symbolsPerRow,
    series: column('series'),
    packs: column('pack'),
    positions: column('position'),
    serials: column('serial'),
    drawNumbers: column('draw_number'),
    validationCodes: column('validation_code'),
    tiers: column('tier'),
    prizesTenge: column('prize_tenge'),
    symbols: Array.from({ length: rows * symbolsPerRow }, (_, at) =>
      column<Int8Array>(`${rowName(Math.floor(at / symbolsPerRow))}_${CELL_LETTERS[at % symbolsPerRow]}`),
    ),
    amountsTenge: Array.from({ length: rows }, (_, row) =>
      column<Int32Array>(`${rowName(row)}_amount_tenge`),
    ),
    salts: column('salt'),
  };
}
