/** One import in a thread of its own: a large file must not hold up a draw. */
import { parentPort } from 'node:worker_threads';
import { TirazhError } from '../../engine/errors.ts';
import { toldFault } from '../boundedThread.ts';
import { type ImportTask, importFile } from './importFile.ts';
import type { ThreadAnswer } from './importInThread.ts';

function answer(task: ImportTask): ThreadAnswer {
  try {
    return { ok: true, imported: importFile(task) };
  } catch (fault) {
    if (!(fault instanceof TirazhError)) throw fault;
    return { ok: false, fault: toldFault(fault) };
  }
}

parentPort!.once('message', (task: ImportTask) => parentPort!.postMessage(answer(task)));
