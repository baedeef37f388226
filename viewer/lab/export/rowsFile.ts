/**
 * Trials as an Arrow IPC file, a row each: the columns and the metadata of `tirazh simulate --out`, in one piece.
 * Source: Apache Arrow columnar format 1.5, "IPC File Format".
 */
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
import { Message } from 'apache-arrow/ipc/metadata/message';
import type { Scenario } from '../../../simulator/scenario/scenario.ts';
import { scenarioHash } from '../../../simulator/scenario/scenarioHash.ts';
import { ROW_COLUMNS, type TrialRows } from '../../../simulator/trials/trialRows.ts';

const ROWS_VERSION = 'tirazh/trials/v1';

/** The library's file writer leaves out the schema message that the format puts before the batches. */
class RowsWriter extends RecordBatchFileWriter {
  protected override _writeSchema(schema: Schema<TypeMap>): this {
    return super._writeSchema(schema)._writeMessage(Message.from(schema));
  }
}

const metadataOf = (scenario: Scenario): Map<string, string> =>
  new Map([
    ['tirazh.version', ROWS_VERSION],
    ['tirazh.scenario_hash', scenarioHash(scenario)],
    ['tirazh.seed', scenario.seed],
    ['tirazh.mode', scenario.mode],
    ['tirazh.trials', String(scenario.trials)],
  ]);

/** @returns the whole file; the first `rows.length` trials of the scenario */
export function rowsFile(scenario: Scenario, { columns, length }: TrialRows): Uint8Array<ArrayBuffer> {
  const fields = ROW_COLUMNS.map(
    ({ name, whole }) => new Field(name, whole ? new Int64() : new Float64(), false),
  );
  const children = ROW_COLUMNS.map(({ whole }, i) => {
    const values = columns[i]!.subarray(0, length);
    return whole
      ? makeData({ type: new Int64(), length, nullCount: 0, data: BigInt64Array.from(values, BigInt) })
      : makeData({ type: new Float64(), length, nullCount: 0, data: values });
  });
  const schema = new Schema(fields, metadataOf(scenario));
  const writer = new RowsWriter();
  writer.reset(undefined, schema);
  writer.write(
    new RecordBatch(schema, makeData({ type: new Struct(fields), length, nullCount: 0, children })),
  );
  writer.finish();
  return new Uint8Array(writer.toUint8Array(true));
}
