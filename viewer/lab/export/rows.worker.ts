/** Runs the first trials of a scenario again, a row each, into an Arrow file. Loaded only when somebody asks for one. */
import { prepareTrials } from '../../../simulator/trials/prepareTrials.ts';
import { emptyTally } from '../../../simulator/trials/tally.ts';
import { addBlock, blockTrialsOf } from '../../../simulator/trials/trialBlock.ts';
import { trialRows } from '../../../simulator/trials/trialRows.ts';
import { faultLine } from '../run/runMessages.ts';
import { rowsFile } from './rowsFile.ts';
import { type FromRows, MOST_ROWS, type ToRows } from './rowsMessages.ts';

const tell = (message: FromRows, transfer: Transferable[] = []): void => postMessage(message, { transfer });

function write({ scenario }: ToRows): void {
  const blockTrials = blockTrialsOf(scenario.mode);
  const wanted = Math.min(scenario.trials, MOST_ROWS);
  const blocks = Math.ceil(wanted / blockTrials);
  // The last block is run whole, and the rows beyond the limit are left out.
  const rows = trialRows(blocks * blockTrials);
  const tally = emptyTally(prepareTrials(scenario));
  for (let block = 0; block < blocks; block++) {
    addBlock(tally, block, rows);
    tell({ kind: 'progress', share: (block + 1) / blocks });
  }
  rows.length = Math.min(rows.length, wanted);
  const bytes = rowsFile(scenario, rows);
  tell({ kind: 'file', bytes }, [bytes.buffer]);
}

addEventListener('message', ({ data }: MessageEvent<ToRows>) => {
  try {
    write(data);
  } catch (fault) {
    tell({ kind: 'fault', message: faultLine(fault) });
  }
});
