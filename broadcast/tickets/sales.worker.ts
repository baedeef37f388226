/** The thread of one file of sales. */
import { answerInThread } from '../boundedThread.ts';
import { readSales } from './salesFile.ts';
import type { SalesTask } from './salesInThread.ts';
import { packSales } from './salesRead.ts';

answerInThread(({ file, shape, nowMs, distributors }: SalesTask) => {
  const known = new Set(distributors);
  return packSales(readSales(file, shape, nowMs, (id) => known.has(id)));
});
