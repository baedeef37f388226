/** The rows of a simulation as `--out` writes them: which columns, how many to a batch, what the file says of its run. */
import type { Scenario } from '../scenario/scenario.ts';
import { rowsMetadata } from '../trials/rowsMetadata.ts';
import { blockTrialsOf } from '../trials/trialBlock.ts';
import { ROW_COLUMNS, type TrialRows } from '../trials/trialRows.ts';
import { openRowsFile, type RowsFile } from './rowsFile.ts';

/** Blocks that share a record batch: blocks of full mode are small. */
const BATCH_BLOCKS = { terminal: 1, path: 1, full: 16 } as const;

export interface TrialRowsFile extends Pick<RowsFile, 'sync' | 'finish' | 'close'> {
  /** Blocks to a record batch: a range that is appended begins at a multiple of it. */
  readonly batchBlocks: number;
  /** Appends the trials of a range, which ends with a whole batch or with the run. */
  append(rows: TrialRows): Promise<void>;
}

/**
 * @param resumeTrials trials that are in `FILE.part` already; 0 to begin anew
 * @throws TirazhError as `openRowsFile`
 */
export async function openTrialRows(
  path: string,
  scenario: Scenario,
  resumeTrials: number,
): Promise<TrialRowsFile> {
  const batchBlocks = BATCH_BLOCKS[scenario.mode];
  const batchRows = batchBlocks * blockTrialsOf(scenario.mode);
  const file = await openRowsFile({
    path,
    columns: ROW_COLUMNS,
    metadata: rowsMetadata(scenario),
    batchRows,
    resumeRows: resumeTrials,
  });
  return {
    batchBlocks,
    async append({ columns, length }) {
      for (let at = 0; at < length; at += batchRows) {
        await file.append(columns.map((column) => column.subarray(at, Math.min(length, at + batchRows))));
      }
    },
    sync: file.sync,
    finish: file.finish,
    close: file.close,
  };
}
