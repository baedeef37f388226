import { bytesToHex } from '@noble/hashes/utils.js';
import {
  RecordBatchReader,
  type RecordBatchStreamReader,
  Schema,
  Table,
  tableFromArrays,
  tableFromIPC,
  tableToIPC,
} from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { TirazhError } from '../errors.ts';
import { termsHash } from '../terms/termsHash.ts';
import { buildSeries } from './buildSeries.ts';
import { ticketTree } from './commitSeries.ts';
import { serialTextAt, textAt } from './seriesColumns.ts';
import { decodeSeries, encodeSeries } from './seriesFile.ts';
import { secretOf, smallTerms } from './smallTerms.ts';

const terms = smallTerms({
  tickets: 90,
  packTickets: 30,
  tiers: [
    [3000, 20],
    [2_000_000_000, 1],
  ],
  rows: 2,
  symbols: 5,
});
const columns = buildSeries(terms, 42, [secretOf(3), secretOf(4)]);
const file = { columns, series: 42, custodians: 2, terms, termsHash: termsHash(terms) };
const bytes = encodeSeries(file);

/** The file after another program has read it and written what `edit` made of it. */
function rewritten(edit: (table: Table) => Table): Uint8Array {
  return tableToIPC(edit(tableFromIPC(bytes)), 'file');
}

function withMetadata(key: string, value: string): Uint8Array {
  return rewritten((table) => {
    const metadata = new Map(table.schema.metadata).set(key, value);
    const schema = new Schema(table.schema.fields, metadata);
    return new Table(schema, table.batches);
  });
}

function faultOf(damaged: Uint8Array): string {
  try {
    decodeSeries(damaged);
  } catch (fault) {
    if (fault instanceof TirazhError) return fault.message;
    throw fault;
  }
  throw new Error('the file was taken');
}

describe('a series file', () => {
  it('comes back as it went, and gives the same root', () => {
    const read = decodeSeries(bytes);
    expect(read).toEqual(file);
    expect(bytesToHex(ticketTree(read.columns).root())).toBe(bytesToHex(ticketTree(columns).root()));
  });

  it('is read at any alignment', () => {
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(decodeSeries(shifted.subarray(3))).toEqual(file);
  });

  it('shows every ticket to an ordinary Arrow reader', () => {
    const table = tableFromIPC(bytes);
    expect(table.numRows).toBe(90);
    expect(table.schema.fields.map((field) => `${field.name}: ${field.type}`)).toMatchInlineSnapshot(`
      [
        "serial: Utf8",
        "series: Uint16",
        "pack: Int32",
        "position: Int8",
        "draw_number: Utf8",
        "validation_code: Utf8",
        "tier: Int8",
        "prize_tenge: Int32",
        "row01_a: Dictionary<Int8, Utf8>",
        "row01_b: Dictionary<Int8, Utf8>",
        "row01_c: Dictionary<Int8, Utf8>",
        "row01_amount_tenge: Int32",
        "row02_a: Dictionary<Int8, Utf8>",
        "row02_b: Dictionary<Int8, Utf8>",
        "row02_c: Dictionary<Int8, Utf8>",
        "row02_amount_tenge: Int32",
        "salt: FixedSizeBinary[16]",
      ]
    `);
    for (const ticket of [0, 45, 89]) {
      const row = table.get(ticket)!;
      expect(row.serial).toBe(serialTextAt(columns, ticket));
      expect(row.draw_number).toBe(textAt(columns.drawNumbers, ticket, 12));
      expect(row.prize_tenge).toBe(columns.prizesTenge[ticket]);
      expect(row.row02_c).toBe(`s${columns.symbols[5]![ticket]}`);
      expect(row.row02_amount_tenge).toBe(columns.amountsTenge[1]![ticket]);
      expect([...(row.salt as Uint8Array)]).toEqual([
        ...columns.salts.subarray(ticket * 16, ticket * 16 + 16),
      ]);
    }
  });

  it('holds a whole stream behind its magic, for readers that take it as one', () => {
    const reader = RecordBatchReader.from(bytes.subarray(8)) as RecordBatchStreamReader;
    expect(new Table([...reader]).numRows).toBe(90);
  });

  it('is read from several batches, and with another order of its dictionaries', () => {
    const inThree = rewritten(
      (table) =>
        new Table([table.slice(0, 10), table.slice(10, 50), table.slice(50)].flatMap((t) => t.batches)),
    );
    expect(decodeSeries(inThree).columns).toEqual(columns);
  });
});

describe('a damaged series file', () => {
  it('is named when it is something else', () => {
    expect(faultOf(new TextEncoder().encode('hello'))).toMatch(/not an Arrow file/);
    expect(faultOf(new Uint8Array(0))).toMatch(/not an Arrow file/);
    expect(faultOf(tableToIPC(tableFromArrays({ a: [1] }), 'file'))).toMatch(
      /tirazh\.version: expected.*got nothing/,
    );
  });

  it.each([10, 100, 2000, bytes.length - 7])('is named when it is cut after %i bytes', (length) => {
    expect(faultOf(bytes.subarray(0, length))).toMatch(/cut short/);
  });

  it.each([0xa5, 0xff, 0x00])(
    'is refused or read, never a hang or a foreign fault, with bytes of %i anywhere',
    (byte) => {
      for (let at = 8; at < bytes.length - 8; at += 151) {
        const damaged = bytes.slice();
        damaged.fill(byte, at, at + 8);
        try {
          expect(decodeSeries(damaged).columns.tickets).toBe(90);
        } catch (fault) {
          expect(fault).toBeInstanceOf(TirazhError);
        }
      }
    },
  );

  it('is named for metadata that contradicts it', () => {
    expect(faultOf(withMetadata('tirazh.version', 'tirazh/series/v2'))).toMatch(
      /expected tirazh\/series\/v1/,
    );
    expect(faultOf(withMetadata('tirazh.terms_hash', '00'.repeat(32)))).toMatch(
      /the hash of the terms inside/,
    );
    expect(faultOf(withMetadata('tirazh.terms', '{'))).toMatch(/tirazh\.terms: it is not JSON/);
    expect(faultOf(withMetadata('tirazh.terms', '{}'))).toMatch(/tirazh\.terms: /);
    expect(faultOf(withMetadata('tirazh.lottery', 'other'))).toMatch(/the id in the terms, got "other"/);
    expect(faultOf(withMetadata('tirazh.series', '1000'))).toMatch(/series number/);
    expect(faultOf(withMetadata('tirazh.custodians', 'two'))).toMatch(/expected a whole number, got "two"/);
  });

  it('is named for a column that is missing, foreign, or of another type', () => {
    const names = tableFromIPC(bytes).schema.names as string[];
    const without = names.filter((name) => name !== 'row02_b');
    expect(faultOf(rewritten((table) => table.select(without)))).toMatch(/column row02_b: it is missing/);
    const foreign = rewritten((table) => table.assign(tableFromArrays({ hint: new Int8Array(90) })));
    expect(faultOf(foreign)).toMatch(/column hint: a series file has no such column/);
    const prizes = { prize_tenge: Float64Array.from(columns.prizesTenge) };
    expect(faultOf(rewritten((table) => table.assign(tableFromArrays(prizes))))).toMatch(
      /column prize_tenge: expected type Int32, got Float64/,
    );
  });
});
