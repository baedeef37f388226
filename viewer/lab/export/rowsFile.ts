/** Trials as an Arrow IPC file, a row each, in one piece: the columns and the metadata of `tirazh simulate --out`. */
import { concatBytes } from '@noble/hashes/utils.js';
import type { Scenario } from '../../../simulator/scenario/scenario.ts';
import { rowsEncoder } from '../../../simulator/trials/rowsEncoder.ts';
import { rowsMetadata } from '../../../simulator/trials/rowsMetadata.ts';
import { ROW_COLUMNS, type TrialRows } from '../../../simulator/trials/trialRows.ts';

/** @returns the whole file; the first `rows.length` trials of the scenario */
export function rowsFile(scenario: Scenario, { columns, length }: TrialRows): Uint8Array<ArrayBuffer> {
  const encoder = rowsEncoder(ROW_COLUMNS, rowsMetadata(scenario));
  const batch = encoder.batch(columns.map((column) => column.subarray(0, length)));
  return concatBytes(encoder.head, ...batch, ...encoder.footer()) as Uint8Array<ArrayBuffer>;
}
