/** The thread of one file of sales. */
import { parentPort } from 'node:worker_threads';
import { TirazhError } from '../../engine/errors.ts';
import { toldFault } from '../boundedThread.ts';
import { readSales } from './salesFile.ts';
import type { SalesAnswer, SalesTask } from './salesInThread.ts';
import { packSales } from './salesRead.ts';

function answer({ file, shape, nowMs, distributors }: SalesTask): SalesAnswer {
  const known = new Set(distributors);
  try {
    return { ok: true, read: packSales(readSales(file, shape, nowMs, (id) => known.has(id))) };
  } catch (fault) {
    if (!(fault instanceof TirazhError)) throw fault;
    return { ok: false, fault: toldFault(fault) };
  }
}

parentPort!.once('message', (task: SalesTask) => parentPort!.postMessage(answer(task)));
