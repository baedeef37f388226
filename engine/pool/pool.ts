/** The one room with threads: typed doors to the workers. */
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type {
  FreezeResult,
  FreezeTask,
  OpenResult,
  OpenTask,
  PickResult,
  PickTask,
  PrintResult,
  PrintTask,
  ProveResult,
  ProveTask,
} from './tasks.ts';

const workerPath = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const DRAW_WORKER = workerPath('./draw.worker.ts');
const SERIES_WORKER = workerPath('./series.worker.ts');

export interface WorkerPool {
  /** Sorts and hashes entries. @throws TirazhError-like errors of `freezeEntries` */
  freeze(task: FreezeTask): Promise<FreezeResult>;
  /** Picks winners and reserves from frozen entries. */
  pickWinners(task: PickTask): Promise<PickResult>;
  proveEntry(task: ProveTask): Promise<ProveResult>;
  /** Makes a whole series. */
  print(task: PrintTask): Promise<PrintResult>;
  /** Reads a print run's file and commits to it anew. */
  open(task: OpenTask): Promise<OpenResult>;
  /** Ends the threads; running tasks are abandoned. */
  close(): Promise<void>;
}

/** @param threads how many workers may run at once */
export function createPool(threads: number): WorkerPool {
  const piscina = new Piscina({
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: 30_000,
    filename: DRAW_WORKER,
  });
  return {
    freeze: (task) => piscina.run(task, { name: 'freeze' }),
    pickWinners: (task) => piscina.run(task, { name: 'pickWinners' }),
    proveEntry: (task) => piscina.run(task, { name: 'proveEntry' }),
    print: (task) => piscina.run(task, { name: 'print', filename: SERIES_WORKER }),
    open: (task) => piscina.run(task, { name: 'open', filename: SERIES_WORKER }),
    close: () => piscina.destroy(),
  };
}
