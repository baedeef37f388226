/** Reads a file of sales in a thread with bounded memory and time. */
import type { SeriesShape } from '../../engine/tickets/selectTickets.ts';
import { askThread } from '../boundedThread.ts';
import type { ReadSales } from './salesRead.ts';

export interface SalesTask {
  readonly file: Uint8Array;
  readonly shape: SeriesShape;
  /** No sale is of a later day. */
  readonly nowMs: number;
  /** Ids of those that there are. */
  readonly distributors: readonly string[];
}

const THREAD = new URL('./sales.worker.ts', import.meta.url);
/** 200,000 rows take about 1 s of an idle core, and half of the memory. */
const BOUNDS = { memoryMb: 512, nurseryMb: 32, longestMs: 60_000 };

/** @throws TirazhError BAD_INPUT as `readSales`, and for a file that takes too much time or memory */
export const readSalesInThread = (task: SalesTask): Promise<ReadSales> => askThread(THREAD, task, BOUNDS);
